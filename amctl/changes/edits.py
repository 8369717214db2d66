"""Changes as data. A path is keys and entries, never an index: lists move while somebody looks away."""

from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A step of a path into a list: the entry with this identity, the nth of those that are alike."""

    identity: tuple[str, ...]
    nth: int = 0


Path = tuple[str | Entry, ...]


class Set(NamedTuple):
    """A key gets a value; `was` is the old one, None if there was none."""

    path: Path
    value: Any
    was: Any = None


class Remove(NamedTuple):
    """A key or an entry goes; `was` is what it held."""

    path: Path
    was: Any


class Append(NamedTuple):
    """A list gets one more entry."""

    path: Path
    value: Any


class Create(NamedTuple):
    """A new file."""

    file: str
    text: str


Change = Set | Remove | Append | Create


class Edit(NamedTuple):
    """What one command does to one file; `sha` is the SHA-256 of the bytes it was planned on, empty for a new file."""

    file: str
    sha: str
    changes: tuple[Change, ...]
