"""The account's owner has left us.

Nobody gets its reminders. Hand the account over, and write the new owner.

    owner: jonas                        # before
    owner: ben                          # after
"""

from collections.abc import Iterable

from amctl.changes.mending import Mend
from amctl.findings import Level
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM306", "owner-left"
LEVEL: Level = "error"
MENDS = "the successor becomes the owner, unless gone as well"


def check(case: Case) -> Iterable[Hit]:
    """An owner whose last day is over, while the account is still to be looked after."""
    from amctl.model.account import OURS

    account = case.record.account
    person = case.settings.people.get(account.owner)
    if account.status in OURS and person and person.left and case.horizon.passed(person.left.date):
        successor = person.left.successor
        hint = f"write owner: {successor}" if successor else "name somebody who is there"
        there = case.settings.people.get(successor or "")
        stays = there and not (there.left and case.horizon.passed(there.left.date))
        mend = Mend(("owner",), successor) if successor and stays else None
        yield Hit(case.spot("owner"), f"{person.name} left on {person.left.date}", hint, mend)
