"""The account's owner has left us.

What is due there shows up with the successor that amctl.yaml names, else with the lead, who may not know the customer.
Hand the account over with `amctl handoff start`; `amctl handoff plan --from jonas` shows all of them, and who could
take them. `validate --fix` makes nobody the owner: a successor goes through the checklist, and accepts. While a handoff
to somebody who is there is open, and can be accepted, nothing is told.

    owner: jonas                        # before
    owner: ben                          # after
"""

from collections.abc import Iterable

from amctl.changes.handoffs import open_handoff
from amctl.changes.taking_over import elsewhere
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.relations import gone
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM306", "owner-left"
LEVEL: Level = "error"


def check(case: Case) -> Iterable[Hit]:
    """An owner whose last day is over, while the account is still to be looked after."""
    owner, people = case.record.account.owner, case.settings.people
    day = gone(case, owner) if case.record.account.status in OURS else None
    if day is None or _goes_over(case):
        return
    yield Hit(case.spot("owner"), f"{people[owner].name} left on {day}", _remedy(case, owner))


def _remedy(case: Case, owner: str) -> str:
    """How the account, or all that somebody had, gets to the successor, or to whoever is found for it."""
    people = case.settings.people
    left = people[owner].left
    named = left.successor if left else None
    heir = named if named in people and not gone(case, named) else None
    plan = command("handoff", "plan", "--from", owner, *(("--to", heir) if heir else ()))
    start = command("handoff", "start", case.record.id, "--to", heir or "PERSON")
    cancel = f"{command('handoff', 'cancel', case.record.id)}, then: " if open_handoff(case.record) else ""
    return f"{cancel}{plan}; this one alone: {start}"


def _goes_over(case: Case) -> bool:
    """Whether somebody who is there is about to take the account over, and can."""
    going = open_handoff(case.record)
    if going is None or elsewhere(case.record.account.owner, going):
        return False
    return going.to in case.settings.people and not gone(case, going.to)
