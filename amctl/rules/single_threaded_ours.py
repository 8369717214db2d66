"""Only one of us knows anybody over there.

A holiday, an illness or a notice of one person, and nobody here can so much as call them. Who knows somebody is said by
`known_by`, and by contact that went both ways within 180 days; who has left us, or them, does not count.

One of us is enough for a small account: one that we mean to talk to once a quarter or less, by its own `touch` or its
tier's; without such a rhythm, one with a single contact. Asked of accounts that are onboarding or active, with a signed
term that runs, once they are older than 90 days; and never in a book of one person.

    keller: {name: Miriam Keller, known_by: [anna]}         # before
    keller: {name: Miriam Keller, known_by: [anna, ben]}    # after
"""

from collections.abc import Iterable

from amctl.cadence import wanted
from amctl.dates import FIRST, Period, plus
from amctl.findings import Level
from amctl.rules.relations import RECENT, gone, known_by, settled
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM505", "single-threaded-ours"
LEVEL: Level = "warning"

_SELDOM = Period(1, "quarter")


def check(case: Case) -> Iterable[Hit]:
    """An account that hangs by one of us."""
    if not settled(case) or _small(case):
        return
    people = case.settings.people
    if sum(not gone(case, name) for name in people) < 2:
        return
    knowing = {name: known_by(case, name, one, RECENT) for name, one in case.present.items()}
    us = {who for several in knowing.values() for who in several if who and not gone(case, who)}
    if len(us) != 1:
        return
    (one,) = us
    contact = next(name for name, several in knowing.items() if one in several)
    name = people[one].name if one in people else one
    remedy = f"introduce a colleague, then: amctl contact set {case.record.id} {contact} --known-by {one},PERSON"
    yield Hit(case.spot("contacts", key=True), f"only {name} knows anybody over there", remedy)


def _small(case: Case) -> bool:
    rhythm = wanted(case.record.account, case.settings)
    if rhythm:
        return plus(FIRST, rhythm.ideal) >= plus(FIRST, _SELDOM)
    return len(case.present) < 2
