"""Changes as data. A path is keys and entries, never an index: lists move while somebody looks away.

Values are those of a file: nothing, true and false, whole numbers, texts, lists and mappings of these; and days and
decimals, which a file has as plain text, but which are written without quotes.
"""

from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A step of a path into a list: the entry with this identity, the nth of those that are alike.

    Of a list of plain values, such as tags, the identity is the value's text.
    """

    identity: tuple[str, ...]
    nth: int = 0


Path = tuple[str | Entry, ...]


class Set(NamedTuple):
    """A key gets a value; `was` is the old one, None if there was none. What is missing above it is made."""

    path: Path
    value: Any
    was: Any = None


class Remove(NamedTuple):
    """A key or an entry goes; `was` is what it held."""

    path: Path
    was: Any


class Append(NamedTuple):
    """A list gets one more entry; one that is missing is made."""

    path: Path
    value: Any


class Rename(NamedTuple):
    """A key gets another name; what it holds stays as it is."""

    path: Path
    name: str


class Quote(NamedTuple):
    """A word stays what it is and gets quotes, so that every reader of YAML takes it for text."""

    path: Path
    value: Any


class Create(NamedTuple):
    """A new file."""

    file: str
    text: str


Change = Set | Remove | Append | Rename | Quote  # in a file that is there


class Edit(NamedTuple):
    """What one command does to one file; `sha` is the SHA-256 of the bytes it was planned on, empty for a new file."""

    file: str
    sha: str
    changes: tuple[Change | Create, ...]


class Deed(NamedTuple):
    """What a command does to one account, and a sentence that says so."""

    changes: tuple[Change, ...]
    done: str
    notes: tuple[str, ...] = ()  # what else to know: what is orphaned by it, what stays open
    told: tuple[str, ...] = ()  # codes of rules that would only say once more what the notes say
