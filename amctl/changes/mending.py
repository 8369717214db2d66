"""What a rule proposes where there is exactly one right answer, and the change that writes it."""

from typing import NamedTuple

from pydantic import BaseModel

from amctl.changes.apply import at, named_path
from amctl.changes.edits import Change, Quote, Rename, Set
from amctl.dates import parse_day
from amctl.document import Document, Path


class Mend(NamedTuple):
    """The value at a place becomes a text, or with `key` its key does; a value that is that text already gets quotes.

    A place is keys and indexes, as the file has them at the moment.
    """

    path: Path
    text: str
    key: bool = False


def change_of(mend: Mend, document: Document, model: type[BaseModel]) -> Change:
    """The change that mends a file which is as the rule saw it."""
    path, there = named_path(document.data, mend.path, model), at(document.data, mend.path)
    if mend.key:
        return Rename(path, mend.text)
    if there == mend.text:
        return Quote(path, mend.text)
    try:
        return Set(path, parse_day(mend.text), there)  # a day stands without quotes
    except ValueError:
        return Set(path, mend.text, there)
