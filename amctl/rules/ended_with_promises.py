"""The account has ended, and something promised to it is still open.

The last impression lasts: keep the promise, or close it with a word.

    status: ended                       # before
    follow_ups: [{what: Send data export, due: 2026-10-01}]

    follow_ups:                         # after
      - {what: Send data export, due: 2026-10-01, done: 2026-09-28}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM501", "ended-with-promises"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each follow-up or issue of an ended or archived account that is still open."""
    account = case.record.account
    if account.status not in ("ended", "archived"):
        return
    for nth, entry in enumerate(account.follow_ups):
        if not entry.done:
            spot = case.spot("follow_ups", nth, "what")
            yield Hit(
                spot,
                f"the account is {account.status}, but this is open: {entry.what}",
                "write done: with the day",
            )
    for name, issue in account.issues.items():
        if not issue.resolved:
            spot = case.spot("issues", name, key=True)
            yield Hit(
                spot,
                f"the account is {account.status}, but this is open: {issue.what}",
                "write resolved: with the day",
            )
