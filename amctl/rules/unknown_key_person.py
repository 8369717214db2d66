"""A key person over there whom none of us knows.

Somebody who approves renewals or expansions, who is economic buyer, decision maker or executive sponsor, or whose
influence is high, decides about us in any case; better that they have met one of us. Known is who has a `known_by`, or
was ever in touch, both ways; who has left us does not count. Asked of accounts that are onboarding or active.

    keller: {name: Keller, approves: [renewal]}                     # before
    keller: {name: Keller, approves: [renewal], known_by: [anna]}   # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.relations import CARED_FOR, gone, key_people, known_by
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM506", "unknown-key-person"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each key person whom nobody knows, and who of us did."""
    account = case.record.account
    for name, (contact, why) in key_people(case).items() if account.status in CARED_FOR else ():
        knew = {who: gone(case, who) for who in known_by(case, name, contact)}
        if None in knew.values():
            continue
        message = f"none of us knows {contact.name}, who {why}"
        if left := max(((day, who) for who, day in knew.items() if day), default=None):
            message += f": {case.settings.people[left[1]].name}, who did, left on {left[0]}"
        remedy = f"meet them, then: amctl contact set {case.record.id} {name} --known-by PERSON"
        yield Hit(case.spot("contacts", name, key=True), message, remedy)
