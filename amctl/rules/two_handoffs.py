"""Two handoffs of an account are open at the same time, or one has come to an end twice.

An account goes to one successor, who says yes or no. Mostly two people, or two clones of the book, have written at the
same time: `amctl handoff cancel` calls one of them off; what is left of two ends is to be decided by hand.

    - {kind: departed, from: jonas, to: ben, opened: 2026-11-16}   # before
    - {kind: departed, from: jonas, to: anna, opened: 2026-11-16}

    - {kind: departed, from: jonas, to: ben, opened: 2026-11-16}   # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM612", "two-handoffs"
LEVEL: Level = "error"


def check(case: Case) -> Iterable[Hit]:
    """Each open handoff but the first, and each one that is accepted, rejected or called off at once."""
    first = None
    for nth, one in enumerate(case.record.account.handoffs):
        ends = [name for name in ("accepted", "rejected", "cancelled") if getattr(one, name)]
        if len(ends) > 1:
            spot = case.spot("handoffs", nth, ends[1], key=True)
            message = f"the handoff to {one.to} is {' and '.join(ends)}"
            yield Hit(spot, message, f"{command('edit', case.record.id)}, and leave one of them")
        if one.open and first:
            message = f"a handoff to {one.to} is open as well as one to {first.to}, opened on {first.opened}"
            cancel, edit = command("handoff", "cancel", case.record.id), command("edit", case.record.id)
            hint = f"{cancel} calls off the one to {first.to}; to take out this one: {edit}"
            yield Hit(case.spot("handoffs", nth, "to"), message, hint)
        first = first or (one if one.open else None)
