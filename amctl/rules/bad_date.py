"""Something that is no day.

Days are written as YYYY-MM-DD, and must exist. No other form is taken, for 01/02 is January to some and February to
others.

    due: 2026-02-30                     # before
    due: 2026-02-28                     # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM203", "bad-date"
LEVEL: Level = "error"
MENDS = "a day in figures that can be read in one way only is written as YYYY-MM-DD"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
