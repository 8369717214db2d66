"""Nobody has been in touch for longer than the maximum.

A touch is a contact that goes both ways: a meeting, a call that reached somebody, a mail from them. The maximum comes
from the account's `touch`, else from its tier; while onboarding it is two weeks. A meeting that is planned is enough.

    follow_ups: []                      # before

    follow_ups:                         # after
      - {what: Catch up with Keller, kind: meeting, due: 2026-12-01}
"""

from collections.abc import Iterable

from amctl.cadence import begun, last_touch, meeting_planned, touch_due, wanted
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM502", "out-of-touch"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """An account that is past its maximum, or of which nobody can tell since when it has been waiting."""
    account = case.record.account
    spot = case.spot("interactions", key=True)
    if account.status not in OURS:
        return
    due = touch_due(account, case.settings, case.horizon)
    if due and case.horizon.passed(due.grace):
        most = due.touch.maximum or due.touch.ideal
        since = f"no touch since {due.last}" if due.last else f"never in touch since {due.since}"
        message = f"{since}; the maximum of {most} ended on {due.grace}"
        yield Hit(spot, message, "talk to them and log it, or plan a meeting")
    elif wanted(account, case.settings) and not _since(case) and not meeting_planned(account, case.horizon):
        yield Hit(spot, "never in touch, and nothing says since when", "write since: with the day they came to us")


def _since(case: Case) -> object:
    return last_touch(case.record.account, case.horizon) or begun(case.record.account)
