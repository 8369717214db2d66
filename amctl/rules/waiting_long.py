"""Something that has been waited for since long after its day.

Whoever did not do it within 30 days has forgotten it, or does not want to: ask, do without, or set another day. While
it is snoozed, somebody has decided to wait.

    - {what: Signed order, due: 2026-09-20, waiting_on: keller}  # before
    - {what: Signed order, due: 2026-12-04, waiting_on: keller}  # after
"""

from collections.abc import Iterable

from amctl.cadence import next_day
from amctl.changes.identity import SHOWN_LENGTH
from amctl.dates import Period, plus
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM608", "waiting-long"
LEVEL: Level = "warning"

PATIENCE = Period(30, "day")


def check(case: Case) -> Iterable[Hit]:
    """Each open follow-up that waits on somebody of theirs, 30 days after its day, or after its snooze is over."""
    account = case.record.account
    for nth, entry in enumerate(account.follow_ups if case.ours else ()):
        if entry.done or entry.waiting_on is None:
            continue
        day = next_day(entry)
        if not case.horizon.passed(plus(day, PATIENCE)):
            continue
        if entry.snoozed_until and not case.horizon.reached(entry.snoozed_until):
            continue
        on = account.contacts.get(entry.waiting_on)
        message = f"waiting on {on.name if on else entry.waiting_on} since {day}: {entry.what}"
        handle = case.handles[nth][:SHOWN_LENGTH]
        hint = f"ask, then {command('snooze', handle, 'DAY')}; or {command('drop', handle)}"
        yield Hit(case.spot("follow_ups", nth, "what"), message, hint)
