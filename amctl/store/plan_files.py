"""Plan files: those that ship with the package, and what a book says instead in its playbooks folder."""

import os
from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from amctl.document import TOP, Document, Problem
from amctl.messages import shipped as in_our_words
from amctl.model.playbooks import PURPOSES, Plan
from amctl.model.reading import suggestion, understood
from amctl.store.book import Source, content, yaml_files
from amctl.yaml.reader import read

FOLDER = "playbooks"


class PlanFile(NamedTuple):
    """A plan file of the book: its plan with all that ships under its name, unless it is broken; what is wrong."""

    name: str
    document: Document
    plan: Plan | None
    problems: tuple[Problem, ...]


class PlanFiles:
    """The plan files of a book, each read once, when somebody asks for it."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def own(self) -> list[PlanFile]:
        """The book's own, broken ones among them."""
        return [load_plan(source) for source in plan_sources(self._root)]

    def plan(self, name: str) -> Plan | None:
        """A plan by its name: the book's, else the one that ships with amctl; None if there is neither."""
        own = {one.name: one.plan for one in self.own}
        return own.get(name) or shipped(name)


def shipped_names() -> list[str]:
    """The names of the plan files that ship with the package."""
    folder = files("amctl.store").joinpath(FOLDER)
    return sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml"))


@lru_cache
def shipped(name: str) -> Plan | None:
    """A plan that ships with the package, in words that are translated; None if there is none of that name."""
    if name not in shipped_names():
        return None
    document = _shipped_document(name)
    return _with_our_words(Plan.model_validate(document.data, by_alias=True, by_name=False), document.data)


@lru_cache
def _shipped_document(name: str) -> Document:
    return read(name, files("amctl.store").joinpath(FOLDER, f"{name}.yaml").read_bytes())


def plan_sources(root: Path) -> list[Source]:
    """The plan files of a book, by their names relative to the book, with their bytes or why there are none."""
    try:
        names = sorted(os.listdir(root / FOLDER))
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"this folder cannot be read: {error.strerror}"
        return [(FOLDER, Problem("unreadable-file", TOP, message, "change its permissions"))]
    there = yaml_files(names, top=False)
    return [(f"{FOLDER}/{name}", problem or content(root / FOLDER / name)) for name, problem in there]


@lru_cache
def load_plan(source: Source) -> PlanFile:
    """The plan of a book's file. Never raises: a broken file is a value."""
    file, text = source
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if isinstance(text, Problem):
        return PlanFile(name, Document(file, "", {}, {}, (text,)), None, (text,))
    document = read(file, text)
    if any(problem.fatal for problem in document.problems):
        return PlanFile(name, document, None, document.problems)
    below = _shipped_document(name).data if name in shipped_names() else {}
    plan, problems = understood(document._replace(data=_over(below, document.data)), Plan)
    if name not in PURPOSES:  # nobody asks for what else it lacks
        return PlanFile(name, document, plan, (_of_no_use(name),))
    problems = (*problems, *_left_out_in_vain(document, below))
    return PlanFile(name, document, _with_our_words(plan, below) if plan else None, problems)


def _of_no_use(name: str) -> Problem:
    hint = suggestion(name, PURPOSES) or f"the names that are used: {', '.join(PURPOSES)}"
    return Problem("unknown-key", TOP, f"no plan is called '{name}': this file is never used", hint, fatal=False)


def _left_out_in_vain(document: Document, below: dict[str, Any]) -> Iterator[Problem]:
    """Each step that a book leaves out although none of that name ships with amctl."""
    steps, own = below.get("steps", {}), document.data.get("steps")
    for name, one in own.items() if isinstance(own, dict) else ():
        if one is None and name not in steps:
            spot = document.spot(("steps", name), key=True)
            hint = suggestion(name, steps) or "take it out, or say what has to be done"
            yield Problem("unknown-key", spot, f"no step '{name}' ships with amctl", hint, fatal=False)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """What a book says over what ships: single keys of single steps; a step that is empty is left out."""
    steps, own = below.get("steps", {}), above.get("steps", {})
    if own is None:  # what is empty changes nothing
        return {**below, **above, "steps": steps}
    if not isinstance(own, dict):
        return {**below, **above}
    said = {name: {**steps.get(name, {}), **one} if isinstance(one, dict) else one for name, one in own.items()}
    return {**below, **above, "steps": {name: one for name, one in {**steps, **said}.items() if one is not None}}


def _with_our_words(plan: Plan, shipped_data: dict[str, Any]) -> Plan:
    """The plan with the words that ship with the package as messages; those of a book stay as they are."""
    ours = {name: one["what"] for name, one in shipped_data.get("steps", {}).items()}
    steps = {
        name: step.model_copy(update={"what": in_our_words(step.what)}) if step.what == ours.get(name) else step
        for name, step in plan.steps.items()
    }
    name = in_our_words(plan.name) if plan.name == shipped_data.get("name") else plan.name
    return plan.model_copy(update={"name": name, "steps": steps})
