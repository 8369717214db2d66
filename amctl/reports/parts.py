"""The parts of a file that answer as one: a contact, an interaction, a contract; the rest of the account; a comment."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Literal, NamedTuple

from amctl.dates import parse_day
from amctl.document import Document, Path, Spot

# Collections by the id of what they hold, and lists of what happens with the field that says when.
THINGS = {
    "contacts": "contact",
    "contracts": "contract",
    "goals": "goal",
    "milestones": "milestone",
    "opportunities": "opportunity",
    "issues": "issue",
}
EVENTS = {
    "interactions": ("interaction of", "date"),
    "follow_ups": ("follow-up due", "due"),
    "usage": ("usage of", "date"),
    "feedback": ("feedback of", "date"),
    "handoffs": ("handoff of", "opened"),
}
NAMED = frozenset({"lines", "links", "team", "done", "custom"})  # whose keys are words of people, not of the format
_SIGN = re.compile(r"(?:^|(?<=\s))#+")
_SIGNS = 50
_MODELINE = re.compile(r"\s*yaml-language-server\s*:")

Kind = Literal["account", "thing", "event", "comment", "line"]


class Value(NamedTuple):
    """One text of a part. `key`: it is a key, such as the id of a contact."""

    path: Path
    text: str
    key: bool = False


class Part(NamedTuple):
    """What answers as one. `label` is what people call it, `depth` how many steps of a path lead to it."""

    kind: Kind
    label: str
    path: str
    depth: int
    day: date | None
    values: tuple[Value, ...]
    line: int = 0  # of a comment, or a line

    def field(self, value: Value) -> str:
        """What people call a value of it: `summary`, `lines addon note`; `id` for the key of the part itself."""
        steps = [step for step in value.path[self.depth :] if isinstance(step, str)]
        return " ".join(steps[:-1] or ["id"] if value.key else steps).replace("_", " ")

    def address(self, value: Value) -> str:
        """Where a value of it is, for programs: contacts.keller.notes, interactions[2026-11-03].summary."""
        rest = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in value.path[self.depth :])
        return (self.path + rest).removeprefix(".")


def parts(document: Document) -> Iterator[Part]:
    """The parts of a file that could be read, comments excepted; what stands alone belongs to the account itself."""
    alone: list[Value] = []
    for name, value in document.data.items():
        if name in THINGS and isinstance(value, dict):
            yield from (_thing(name, key, inner) for key, inner in value.items())
        elif name in EVENTS and isinstance(value, list):
            yield from (_event(name, n, inner) for n, inner in enumerate(value))
        else:
            alone += _values(value, (name,))
    yield Part("account", "account", "", 0, None, tuple(alone))


def _thing(name: str, key: str, value: Any) -> Part:
    path = (name, key)
    values = (Value(path, key, key=True), *_values(value, path))
    return Part("thing", f"{THINGS[name]} {key}", f"{name}.{key}", 2, None, values)


def _event(name: str, number: int, value: Any) -> Part:
    what, field = EVENTS[name]
    there = value if isinstance(value, dict) else {}
    try:
        day = parse_day(str(there.get(field)))
    except ValueError:
        day = None
    if name == "interactions" and isinstance(kind := there.get("kind"), str):
        what = f"{kind} of"
    label = f"{what} {day}" if day else f"{name.replace('_', ' ')} {number + 1}"
    path = f"{name}[{day or number}]"
    return Part("event", label, path, 2, day, tuple(_values(value, (name, number))))


def _values(value: Any, path: Path) -> Iterator[Value]:
    """Every text and number below a path, and the keys that are words of people."""
    if isinstance(value, Mapping):
        words = path[-1] in NAMED or str(path[-1]).startswith("x-")
        for key, inner in value.items():
            if words:
                yield Value((*path, key), key, key=True)
            yield from _values(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _values(inner, (*path, number))
    elif value is not None and not isinstance(value, bool):
        yield Value(path, str(value))


def comments(document: Document, fits: Callable[[str], bool]) -> Iterator[Part]:
    """The comments of a file that fit, a line each; what only looks like one within a text is none."""
    signed = ((number, _tails(line)) for number, line in enumerate(document.text.split("\n"), 1) if "#" in line)
    likely = [(number, tails) for number, tails in signed if any(fits(tail.text) for tail in tails)]
    if not likely:
        return
    spots = _spots(document)
    longer = [" ".join(one.text.split()) for part in parts(document) for one in part.values if "#" in one.text]
    for number, tails in likely:
        here = spots.get(number, ())
        found = next((t for t in tails if not any(one.column <= t.column < one.end for one in here)), None)
        if found and fits(found.text) and not found.to_an_editor() and not any(found.whole in one for one in longer):
            yield Part("comment", "comment", "", 0, None, (Value((), found.text),), number)


class _Tail(NamedTuple):
    """The rest of a line from a sign on that may begin a comment."""

    column: int
    whole: str
    text: str

    def to_an_editor(self) -> bool:
        return _MODELINE.match(self.text) is not None


def _tails(line: str) -> list[_Tail]:
    """From each such sign on; a line has not many of them."""
    signs = islice(_SIGN.finditer(line), _SIGNS)
    return [_Tail(one.start() + 1, " ".join(line[one.start() :].split()), line[one.end() :].strip()) for one in signs]


def _spots(document: Document) -> dict[int, list[Spot]]:
    """Where texts stand that begin and end on one line, by their lines."""
    found: dict[int, list[Spot]] = {}
    waiting = list(document.places.values())
    while waiting:
        place = waiting.pop()
        inside = place.inside
        if inside is None:
            found.setdefault(place.value.line, []).append(place.value)
        waiting += inside.values() if isinstance(inside, dict) else inside or ()
    return found


def lines(document: Document, fits: Callable[[str], bool]) -> Iterator[Part]:
    """The lines of a file that could not be read, as far as they fit."""
    for number, line in enumerate(document.text.split("\n"), 1):
        if fits(line):
            yield Part("line", "line", "", 0, None, (Value((), line.strip()),), number)
