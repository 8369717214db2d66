"""An open milestone that has nobody, or no day.

It falls to the account manager as everything does, but nobody has said so, and a step that is everybody's is taken by
nobody. Who of them looks after it will do as well. A step without a day is never due.

    kickoff: {what: Kickoff, due: 2026-12-10}               # before
    kickoff: {what: Kickoff, due: 2026-12-10, owner: anna}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM604", "milestone-without-owner"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open milestone without an owner on either side; each one without a day."""
    account, id_ = case.record.account, case.record.id
    for name, step in account.milestones.items() if case.ours else ():
        if step.done or step.dropped:
            continue
        spot = case.spot("milestones", name, key=True)
        if step.owner is None and step.their_owner is None:
            message = f"nobody has said who looks after {name}: it falls to {account.owner}"
            yield Hit(spot, message, command("set", id_, f"milestones.{name}.owner={account.owner}"))
        if step.due is None:
            hint = command("milestone", "move", id_, name, "DAY")
            yield Hit(spot, f"{name} has no day: nobody is reminded of it", hint)
