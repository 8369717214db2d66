"""The account's longest time without a touch is shorter than the ideal one.

A touch is due after `ideal` and overdue after `maximum`: with these the wrong way round it is overdue before it is due.

    touch: {ideal: 3 weeks, maximum: 10 days}   # before
    touch: {ideal: 10 days, maximum: 3 weeks}   # after
"""

from collections.abc import Iterable

from amctl.cadence import reversed_order
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM416", "touch-order"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """A rhythm of the account's own that is the wrong way round."""
    touch = case.record.account.touch
    if case.ours and touch and reversed_order(touch):
        message = f"the maximum of {touch.maximum} is shorter than the ideal of {touch.ideal}"
        hint = command("set", case.record.id, f"touch.ideal={touch.maximum}", f"touch.maximum={touch.ideal}")
        yield Hit(case.spot("touch", "maximum"), message, hint)
