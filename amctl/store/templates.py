"""Templates of a book: account files with a few placeholders, from a closed list, and nothing that runs."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from amctl.disk import read_regular
from amctl.document import Document, Place, Spot
from amctl.errors import UsageError
from amctl.model.fields import is_id
from amctl.yaml.reader import read
from amctl.yaml.writing import scalar_text

FOLDER = "templates"
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")
Marks = dict[str, str | date]  # what stands in for a placeholder: the value


def template_text(root: Path, name: str) -> str:
    """The text of templates/NAME.yaml; raises UsageError if there is none, Unreadable if it cannot be read."""
    path = root / FOLDER / f"{name}.yaml"
    if not is_id(name) or not os.path.lexists(path):
        there = sorted(one.stem for one in (root / FOLDER).glob("*.yaml") if is_id(one.stem))
        raise UsageError(f"no template '{name}'", f"there are: {', '.join(there)}" if there else f"write {path}")
    return read_regular(path).decode("utf-8-sig", "replace")


def rendered(name: str, text: str, values: dict[str, str | date]) -> str:
    """The text with the values in their places, each as YAML writes it, whatever it holds.

    What comes out is read again, and must say what the template says. Raises UsageError for a placeholder that does
    not exist, and for a template that is no file of our dialect.
    """
    file = f"{FOLDER}/{name}.yaml"
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in values:
            known = ", ".join(f"{{{one}}}" for one in values)
            line = text.count("\n", 0, found.start()) + 1
            raise UsageError(f"{file}:{line}: unknown placeholder {found[0]}", f"there are: {known}")
    marks = {_mark(one): value for one, value in values.items()}
    draft = _sound(file, _PLACEHOLDER.sub(lambda found: _mark(found[1]), text))
    wanted = _filled(draft.data, marks)
    for flow in (False, True):  # in brackets, more has to stand in quotes
        made: str = _filled(_with_scalars(draft, marks, flow=flow), marks)
        after = read(file, made.encode())
        if not after.problems and after.data == wanted:
            return made
    raise UsageError(f"{file} would say something else with these values", "put each placeholder on a line of its own")


def _mark(name: str) -> str:
    """A word that YAML reads as one, in the place of a placeholder in braces."""
    return f"amctlplaceholder{name.replace('_', '')}"


def _sound(file: str, text: str) -> Document:
    document = read(file, text.encode())
    for problem in document.problems:
        raise UsageError(f"{file}:{problem.spot.line}: {problem.message}", problem.help)
    return document


def _with_scalars(draft: Document, marks: Marks, *, flow: bool) -> str:
    """The text with every value on one line that has a mark in it written anew; marks elsewhere stay."""
    lines = draft.text.split("\n")
    for line, start, end in sorted(_scalars(draft.places), reverse=True):
        text = lines[line - 1]
        there = text[start - 1 : end - 1]
        if any(mark in there for mark in marks):
            new = _scalar(there, marks, flow=flow)
            lines[line - 1] = text[: start - 1] + new + text[end - 1 :]
    return "\n".join(lines)


def _scalar(there: str, marks: Marks, *, flow: bool) -> str:
    alone = marks.get(there)
    if isinstance(alone, date):
        return alone.isoformat()
    data = read("a scalar", f"x: {there}\n".encode()).data
    return scalar_text(_filled(data["x"], marks), flow=flow, like=there)


def _scalars(places: dict[str, Place] | list[Place]) -> Iterator[Spot]:
    for place in places.values() if isinstance(places, dict) else places:
        if place.inside is None:
            yield place.value
        else:
            yield from _scalars(place.inside)


def _filled(data: Any, marks: Marks) -> Any:
    """The data with the values in the place of their marks."""
    if isinstance(data, dict):
        return {_filled(key, marks): _filled(value, marks) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(one, marks) for one in data]
    for mark, value in marks.items() if isinstance(data, str) else ():
        data = data.replace(mark, str(value))
    return data
