"""A tab between a key and its value, or behind a value.

YAML 1.2 allows it there, and amctl reads it; PyYAML and others refuse the whole file. A blank does as well. Tabs
inside texts are fine.

    owner:<tab>anna                     # before
    owner: anna                         # after
"""

from collections.abc import Iterable, Iterator, Sequence

from amctl.document import Document, Place, Problem, Spot
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM107", "tab-between"
LEVEL: Level = "warning"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """The first such tab of each value."""
    if "\t" not in document.text:
        return
    lines = document.text.split("\n")
    for place in _places(document.places.values()):
        if found := _tab(lines, place):
            yield Hit(found, "a tab stands between words: PyYAML and others refuse the file", "write a blank instead")


def _places(places: Iterable[Place]) -> Iterator[Place]:
    for place in places:
        yield place
        inside = place.inside
        yield from _places(inside.values() if isinstance(inside, dict) else inside or ())


def _tab(lines: Sequence[str], place: Place) -> Spot | None:
    """Where the tab is, between the end of the key and the value, or between the value and the line's end."""
    key, value = place.key, place.value
    line = lines[value.line - 1]
    before = line[key.end - 1 : value.column - 1] if key.line == value.line and key.end < value.column else ""
    opened = value.end == value.column + 1 and line[value.column - 1 : value.end - 1] in "\"'|>"  # it ends further down
    behind = "" if opened or place.inside is not None else line[value.end - 1 :]
    behind = behind[: len(behind) - len(behind.lstrip(" \t"))]
    for start, gap in ((key.end, before), (value.end, behind)):
        if "\t" in gap:
            column = start + gap.index("\t")
            return Spot(value.line, column, column + 1)
    return None
