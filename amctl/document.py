"""A file as it was read: its data, where each value stands, and what was wrong with it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """A stretch of one line, counted from 1; `end` is the column after its last character."""

    line: int
    column: int
    end: int


TOP = Spot(1, 1, 1)


class Place(NamedTuple):
    """Where one value of a file stands, and its key; `inside` has the places of what it holds."""

    value: Spot
    key: Spot
    plain: bool  # a scalar written without quotes, which other YAML readers may take for something else
    inside: "dict[str, Place] | list[Place] | None"


class Problem(NamedTuple):
    """Something that keeps a file, or a part of it, from being understood; worded by the rule of that name."""

    rule: str
    spot: Spot
    message: str
    help: str = ""
    fatal: bool = True  # False: the rest of the account can still be used
    path: Path = ()  # of the value that it is about
    meant: str = ""  # the one word that can have been meant instead of what was written


class Document(NamedTuple):
    """One file of the book. `file` is relative to the book, with slashes."""

    file: str
    text: str
    data: dict[str, Any]
    places: dict[str, Place]
    problems: tuple[Problem, ...]

    def place(self, path: Sequence[str | int]) -> Place | None:
        """The place of exactly this value; None if the file does not have it."""
        inside: dict[str, Place] | list[Place] | None = self.places
        found: Place | None = None
        for step in path:
            if isinstance(inside, dict):
                found = inside.get(str(step))
            else:
                found = (
                    inside[step] if isinstance(inside, list) and isinstance(step, int) and step < len(inside) else None
                )
            if found is None:
                return None
            inside = found.inside
        return found

    def spot(self, path: Sequence[str | int], *, key: bool = False) -> Spot:
        """Where the value at `path` stands, or its key; of what is missing, the key of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            place = self.place(path[:length])
            if place is not None:
                return place.key if key or length < len(path) else place.value
        return next((place.key for place in self.places.values()), TOP)

    def line(self, path: Sequence[str | int]) -> int:
        """The line on which the value at `path` begins, with its key."""
        return self.spot(path, key=True).line

    def inside_a_value(self, line: int, column: int) -> bool:
        """Whether a place in the text belongs to a value that stands on one line: what looks like a comment is none."""
        waiting: list[Place] = list(self.places.values())
        while waiting:
            place = waiting.pop()
            inside = place.inside
            if inside is None and place.value.line == line and place.value.column <= column < place.value.end:
                return True
            waiting += inside.values() if isinstance(inside, dict) else inside or ()
        return False
