"""An unresolved merge conflict.

Git could not join two versions of the file and left both in it. Keep what is right, delete the lines that begin with
<<<<<<<, ======= and >>>>>>>, and commit.

    <<<<<<< HEAD                        # before
    owner: anna
    =======
    owner: ben
    >>>>>>> branch

    owner: ben                          # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit, told

CODE, NAME = "AM102", "conflict-markers"
LEVEL: Level = "error"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """What was found of it while reading."""
    return told(NAME, problems)
