"""How a key person stands to us was judged too long ago, or never on a known day.

People change their minds, and seldom tell. A judgement of stance and influence is good for as long as the tier's
`assess` says, else for 180 days; without a day it counts from when the account began, as touches do. `amctl due` lists
the same day for every judged contact of a tier that has `assess`; this is about the key people of onboarding and active
accounts: who approves something, who is economic buyer, decision maker or executive sponsor, whose influence is high.

    keller: {name: K, influence: high, assessed: 2026-01-15}    # before
    keller: {name: K, influence: high, assessed: 2026-11-10}    # after
"""

from collections.abc import Iterable

from amctl.cadence import assessment_due
from amctl.dates import Period
from amctl.findings import Level
from amctl.rules.relations import CARED_FOR, key_people
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM507", "stale-assessment"
LEVEL: Level = "warning"

_USUAL = Period(180, "day")


def check(case: Case) -> Iterable[Hit]:
    """Each key person whose judgement is stale."""
    account = case.record.account
    tier = case.settings.tiers.get(account.tier or "")
    every = (tier and tier.assess) or _USUAL
    for name, (contact, _) in key_people(case).items() if account.status in CARED_FOR else ():
        due = assessment_due(account, contact, every)
        if due and not case.horizon.passed(due[0]):
            continue
        word = f"--stance {contact.stance or 'STANCE'}" if contact.stance or not contact.influence else ""
        again = word or f"--influence {contact.influence}"
        if contact.assessed and due:
            message = f"{contact.name} was last judged on {contact.assessed}, which was good until {due[0]}"
        else:
            message = f"nothing says when stance and influence of {contact.name} were last judged"
        spot = case.spot("contacts", name, "assessed") if contact.assessed else case.spot("contacts", name, key=True)
        yield Hit(spot, message, f"judge anew, even if it stays: amctl contact set {case.record.id} {name} {again}")
