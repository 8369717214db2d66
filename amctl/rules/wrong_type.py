"""A value that does not fit its field, or a field that is missing.

The account cannot be used until it is mended, since a report on half of its facts would be worse than none. The
remedy says what fits; `amctl schema` has the whole format.

    status: actve                       # before
    status: active                      # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM202", "wrong-type"
LEVEL: Level = "error"
MENDS = "a slip of the pen for one of the words allowed becomes that word"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
