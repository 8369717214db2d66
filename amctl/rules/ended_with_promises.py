"""The account has ended, and something promised to it, or its handoff, is still open.

The last impression lasts: keep the promise, or close it with a word. Nobody takes over what has ended, so a handoff is
called off.

    status: ended                       # before
    follow_ups: [{what: Send data export, due: 2026-10-01}]

    follow_ups:                         # after
      - {what: Send data export, due: 2026-10-01, done: 2026-09-28}
"""

from collections.abc import Iterable

from amctl.changes.identity import SHOWN_LENGTH
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM501", "ended-with-promises"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each follow-up, issue or handoff of an ended or archived account that is still open."""
    account = case.record.account
    if account.status not in ("ended", "archived"):
        return
    for nth, entry in enumerate(account.follow_ups):
        if not entry.done:
            handle = case.handles[nth][:SHOWN_LENGTH]
            hint = f"{command('done', handle)}, or {command('drop', handle)}"
            if account.status == "archived":  # where nothing is due, nothing has a handle on the command line
                hint = command("edit", case.record.id)
            spot = case.spot("follow_ups", nth, "what")
            yield Hit(spot, f"the account is {account.status}, but this is open: {entry.what}", hint)
    for name, issue in account.issues.items():
        if not issue.resolved:
            spot = case.spot("issues", name, key=True)
            hint = command("issue", "resolve", case.record.id, name, "--told")
            yield Hit(spot, f"the account is {account.status}, but this is open: {issue.what}", hint)
    for nth, one in enumerate(account.handoffs):
        if one.open:
            message = f"the account is {account.status}, but this is open: the handoff to {one.to}"
            yield Hit(case.spot("handoffs", nth, "to"), message, command("handoff", "cancel", case.record.id))
