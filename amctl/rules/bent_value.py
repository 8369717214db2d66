"""A telephone number, postcode or country code that other YAML readers would bend.

Without quotes, +4940123456 and 01067 are numbers to other programs, which lose the plus and the leading zero, and NO
is false to many. Put it in quotes.

    phone: +4940123456                  # before
    phone: "+4940123456"                # after
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amctl.changes.mending import Mend
from amctl.document import Document, Path, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM205", "bent-value"
LEVEL: Level = "warning"
MENDS = "it gets quotes"


_FIELDS = frozenset({"phone", "mobile", "postcode", "country"})
# What some reader of YAML 1.1 or 1.2 takes for a number, a time or a truth value.
_BENT = re.compile(
    r"[-+]?(0x[0-9a-fA-F_]+|(0[ob])?[0-9][0-9_,.]*([eE][-+]?[0-9]+)?|[0-9][0-9_]*(:[0-5]?[0-9])+)"
    r"|y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE"
)


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """Each such field that stands without quotes and reads as something else."""
    return _within(document, (), document.data)


def _within(document: Document, path: Path, value: Any) -> Iterator[Hit]:
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _within(document, (*path, step), inner)
    elif path[-1] in _FIELDS and _BENT.fullmatch(str(value)):
        place = document.place(path)
        if place and place.plain:
            message = f"other YAML readers take {value} for something else"
            mend = None if isinstance(value, bool) else Mend(path, str(value))
            yield Hit(place.value, message, f'write "{value}"', mend)
