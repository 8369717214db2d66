"""A file of the book that cannot be opened as an account.

Only regular files up to 1 MB whose names end in .yaml are read: no links (they could lead out of the book), no pipes
or devices, nothing that the user may not read. A file that ends in .yml would be overlooked by other tools: rename it.

    acme.yml                            # before
    acme.yaml                           # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM105", "unreadable-file"
LEVEL: Level = "error"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
