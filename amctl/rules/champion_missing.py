"""Nobody over there is known to be a champion.

A champion has a say over there, and speaks for us when we are not in the room; without one a renewal hangs on the
goodwill of strangers. Asked of active accounts with a signed term that runs. A new customer has 90 days to show who it
is, counted as for touches: from `since`, the last handoff or the first term. When the last champion has left it is told
at once.

    keller: {name: Miriam Keller, stance: supporter}    # before
    keller: {name: Miriam Keller, stance: champion}     # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.relations import settled
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM503", "champion-missing"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """An account without a champion, and who was the last one."""
    account, here = case.record.account, case.present
    if account.status != "active" or not case.running or any(one.stance == "champion" for one in here.values()):
        return
    message = "nobody over there is known to be a champion"
    were = [(one.left.date, one.name) for one in account.contacts.values() if one.left and one.stance == "champion"]
    if were:
        day, name = max(were)
        message += f": {name}, who was, {'left' if case.horizon.reached(day) else 'leaves'} on {day}"
    elif not settled(case):
        return
    likely = next((name for name, one in here.items() if one.stance == "supporter"), "CONTACT")
    remedy = f"win somebody, then: amctl contact set {case.record.id} {likely} --stance champion"
    yield Hit(case.spot("contacts", key=True), message, remedy)
