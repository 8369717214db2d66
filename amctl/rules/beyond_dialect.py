"""YAML that account files do not use.

Tags, directives, several documents, merge keys, aliases to lists or mappings, nesting deeper than 50 levels, hidden
line ends, words without a value inside { }: each of them makes a file mean different things to different programs or
people, or grow without bound. Write plainly what is meant.

    base: &b {per: year}                # before
    platform: {<<: *b, amount: 4800}

    platform: {per: year, amount: 4800} # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM104", "beyond-dialect"
LEVEL: Level = "error"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
