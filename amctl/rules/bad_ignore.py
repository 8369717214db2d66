"""A request to ignore findings that cannot be granted.

Such a comment names codes and gives a reason; without one, nobody can tell later whether it still holds.

    owner: jonas   # amctl: ignore[AM306]                           # before
    owner: jonas   # amctl: ignore[AM306] his account until January # after
"""

from collections.abc import Iterable, Iterator, Sequence

from amctl.document import Document, Problem, Spot
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM106", "bad-ignore"
LEVEL: Level = "warning"


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """Each comment that asks to ignore without a reason, or names a code that does not exist."""
    if "amctl:" not in document.text:
        return
    for number, line in enumerate(document.text.split("\n"), 1):
        yield from _of_line(number, line.rstrip("\r"))


def _of_line(number: int, line: str) -> Iterator[Hit]:
    from amctl.rules.catalogue import RULES, UNUSABLE
    from amctl.rules.runner import IGNORE

    if not (match := IGNORE.search(line)):
        return
    spot = Spot(number, match.start() + 1, match.end() + 1)
    if not match[2].strip():
        yield Hit(spot, "an ignore without a reason", "write the reason behind the bracket")
    known = {rule.CODE for rule in RULES}
    for code in match[1].split(","):
        if code.strip() not in known:
            yield Hit(spot, f"an ignore of the unknown rule '{code.strip()}'", "amctl explain lists the rules")
        elif code.strip() in UNUSABLE:
            yield Hit(spot, f"{code.strip()} cannot be ignored: it keeps the file from being used", "mend the file")
