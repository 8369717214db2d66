"""Files with one awkwardness each: every edit on every value of them, one at a time."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amctl.changes.apply import plain
from amctl.changes.edits import Append, Remove, Rename, Set
from amctl.errors import CannotEdit
from amctl.model.account import Account
from amctl.yaml.editor import carried_out
from amctl.yaml.reader import read
from tests.yaml.drawn import Drawn, at, path_of, places
from tests.yaml.judge import complaints

FOLDER = Path(__file__).parent / "awkward"
FILES = sorted(FOLDER.glob("*.yaml"))
# What cannot be done without touching something else, and what is said of it.
REFUSED = {
    "pairs-without-braces": "a pair without braces stands in a list",
    "block-at-the-open-end": "the file ends inside a text block, without a line end",
}
CALL = {
    "date": date(2026, 11, 23), "kind": "call", "by": "anna", "with": ["keller"], "summary": "Wants it: fixed, no less."
}  # fmt: skip
NOTE = "Two lines\nof text.\n"


def edited(data: dict[str, Any], place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The data with another value at a place."""
    made = deepcopy(data)
    at(made, place[:-1])[place[-1]] = plain(value)
    return made


def edits(data: dict[str, Any]) -> Iterator[Drawn]:
    """Every kind of edit on everything there is."""
    yield Drawn(Set(("opportunities", "one", "next"), "call", None), ("opportunities",),
                {**data, "opportunities": {"one": {"next": "call"}}})  # fmt: skip
    for name in ("interactions", "follow_ups"):
        entries = [*(data.get(name) or []), plain(CALL)]
        yield Drawn(Append((name,), CALL), (name,), {**data, name: entries}, whole=False)
    for place, value in [((), data), *places(data)]:
        path = path_of(data, place)
        if place:
            made = deepcopy(data)
            del at(made, place[:-1])[place[-1]]
            yield Drawn(Remove(path, value), place, made)
            for new in ("plain words", 'say "no": # ', NOTE, CALL, ["a", {"b": "c"}], 48000):
                yield Drawn(Set(path, new, value), place, edited(data, place, new))
        if place and isinstance(place[-1], str):
            inside = {("renamed: x" if key == place[-1] else key): one for key, one in at(data, place[:-1]).items()}
            made = edited(data, place[:-1], inside) if place[1:] else inside
            yield Drawn(Rename(path, "renamed: x"), place, made, whole=False)
        if isinstance(value, dict):
            for new in ("words", NOTE, CALL, []):
                for key in ("owner", "title", "zz"):
                    if key not in value:
                        full = (*place, key)
                        yield Drawn(Set((*path, key), new, None), full, edited(data, full, new))
        if isinstance(value, list):
            for new in ("words", NOTE, CALL, ["x"]):
                longer = edited(data, place, [*value, plain(new)])
                yield Drawn(Append(path, new), place, longer, whole=False)


def outcome(file: Path, content: bytes, edit: Drawn) -> bytes | str:
    """The file with the edit in it, or why it was refused."""
    try:
        return carried_out(file.name, content, [edit.change], Account)
    except CannotEdit as error:
        return str(error)


def judge_edits(file: Path, judged: Callable[..., Any], every: int) -> None:
    content = file.read_bytes()
    document = read(file.name, content)
    assert document.problems == ()
    assert document.data == judged(content.decode("utf-8-sig"))
    for edit in list(edits(document.data))[len(file.stem) % every :: every]:
        after = outcome(file, content, edit)
        if isinstance(after, str):
            assert REFUSED.get(file.stem, "no reason to refuse") in after, edit.change
        else:
            assert list(complaints(content, after, edit, judged)) == [], f"{edit.change}\n{after.decode()}"


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_edits_on_an_awkward_file(file: Path, judged: Callable[..., Any]) -> None:
    judge_edits(file, judged, 11)


@pytest.mark.torture
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_edit_on_an_awkward_file(file: Path, judged: Callable[..., Any]) -> None:
    judge_edits(file, judged, 1)


def test_there_are_enough_awkward_files() -> None:
    assert len(FILES) >= 60
