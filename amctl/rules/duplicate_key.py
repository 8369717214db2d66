"""The same key twice in one mapping.

Other YAML readers keep one of the two values and drop the other without a word. Keep the right one.

    owner: anna                         # before
    owner: ben

    owner: ben                          # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM103", "duplicate-key"
LEVEL: Level = "error"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
