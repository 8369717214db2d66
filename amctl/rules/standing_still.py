"""A prospect or a new customer with whom nothing goes on.

Nothing is planned, and nothing was logged for 30 days: no open follow-up, no goal, milestone or opportunity with a day
ahead of its end, no promised update, no open handoff. Or the account is onboarding for longer than 180 days since it
came to us, which is either over or has failed; both should be said.

    follow_ups: []                      # before

    follow_ups:                         # after
      - {what: Ask whether they have decided, due: 2026-12-01}
"""

from collections.abc import Iterable, Iterator

from amctl.cadence import begun
from amctl.changes.contacts import over
from amctl.dates import Period, plus
from amctl.findings import Level
from amctl.model.account import Account
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM510", "standing-still"
LEVEL: Level = "warning"

_QUIET = Period(30, "day")
_LONG = Period(180, "day")


def check(case: Case) -> Iterable[Hit]:
    """An account on its way to us that does not move."""
    account = case.record.account
    if account.status not in ("prospect", "onboarding"):
        return
    if not _planned(account):
        yield from _quiet(case)
    since = account.since
    if account.status == "onboarding" and since and case.horizon.passed(plus(since, _LONG)):
        remedy = f"if they stand on their own: amctl set {case.record.id} status=active"
        yield Hit(case.spot("status"), f"onboarding since {since}, for longer than {_LONG}", remedy)


def _quiet(case: Case) -> Iterator[Hit]:
    account, spot = case.record.account, case.spot("status")
    last = max((one.date for one in account.interactions if case.horizon.reached(one.date)), default=None)
    since = last or begun(account)
    remedy = f"plan the next step: amctl follow-up {case.record.id} TEXT -d +1w; or amctl close {case.record.id}"
    if since is None:
        yield Hit(spot, f"nothing is planned for this {_noun(account)}, and nothing was ever logged", remedy)
    elif case.horizon.passed(plus(since, _QUIET)):
        logged = f"nothing was logged since {since}" if last else f"nothing was logged since it began on {since}"
        yield Hit(spot, f"nothing is planned for this {_noun(account)}, and {logged}", remedy)


def _noun(account: Account) -> str:
    return "prospect" if account.status == "prospect" else "new customer"


def _planned(account: Account) -> bool:
    """Whether anything open has a day."""
    days = [
        *(entry.due for entry in account.follow_ups if not entry.done),
        *(handoff.due or handoff.opened for handoff in account.handoffs if handoff.open),
        *(issue.next_update for issue in account.issues.values() if not over(issue)),
        *(goal.due for goal in account.goals.values() if not over(goal)),
        *(milestone.due for milestone in account.milestones.values() if not over(milestone)),
        *(chance.close for chance in account.opportunities.values() if not over(chance)),
    ]
    return any(days)
