"""An interaction that has not happened yet.

The log says what was; what is planned is a follow-up. Mostly the year is wrong.

    - {date: 2062-11-03, kind: call, summary: Talked about prices}  # before
    - {date: 2026-11-03, kind: call, summary: Talked about prices}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM406", "future-interaction"
LEVEL: Level = "error"


def check(case: Case) -> Iterable[Hit]:
    """Each interaction whose day is still to come."""
    for nth, entry in enumerate(case.record.account.interactions):
        if not case.horizon.reached(entry.date):
            spot = case.spot("interactions", nth, "date")
            yield Hit(spot, f"an interaction of {entry.date}, which is still to come", "plan it as a follow-up")
