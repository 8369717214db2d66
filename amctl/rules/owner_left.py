"""The account's owner has left us.

What is due there shows up with the successor that amctl.yaml names, else with the lead, who may not know the customer.
Hand the account over: `amctl handoff plan --from jonas` shows all of them, and who could take them. While a handoff to
somebody who is there is open, nothing is told.

    owner: jonas                        # before
    owner: ben                          # after
"""

from collections.abc import Iterable

from amctl.changes.handoffs import open_handoff
from amctl.changes.mending import Mend
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.relations import gone
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM306", "owner-left"
LEVEL: Level = "error"
MENDS = "the successor becomes the owner, unless gone as well"


def check(case: Case) -> Iterable[Hit]:
    """An owner whose last day is over, while the account is still to be looked after."""
    owner, people = case.record.account.owner, case.settings.people
    day = gone(case, owner) if case.record.account.status in OURS else None
    if day is None or _goes_over(case):
        return
    left = people[owner].left
    successor = left.successor if left else None
    to = ("--to", successor) if successor else ()
    hint = command("handoff", "plan", "--from", owner, *to)
    mend = Mend(("owner",), successor) if successor in people and not gone(case, successor) else None
    yield Hit(case.spot("owner"), f"{people[owner].name} left on {day}", hint, mend)


def _goes_over(case: Case) -> bool:
    """Whether somebody who is there is about to take the account over."""
    going = open_handoff(case.record)
    return going is not None and going.to in case.settings.people and not gone(case, going.to)
