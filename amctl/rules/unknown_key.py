"""A key that the format does not know.

Mostly a slip of the pen; what stands under it is not used. What is yours alone goes under `custom:` or under a key
that begins with `x-`: neither is ever touched.

    nmae: Nordwind Logistik             # before
    name: Nordwind Logistik             # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM201", "unknown-key"
LEVEL: Level = "error"
MENDS = "a slip of the pen for one known key gets its name, if that is free and what stands there fits"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
