"""Who counts in the rules about people: who is still there, who is key, who of us knows whom."""

from datetime import date

from amctl.cadence import begun
from amctl.dates import Period, plus
from amctl.model.account import Status
from amctl.model.people import Contact
from amctl.rules.rule import Case

CARED_FOR: frozenset[Status] = frozenset({"onboarding", "active"})  # customers of whom upkeep is expected
RECENT = Period(180, "day")  # a contact older than this holds nobody together
SETTLING = Period(90, "day")  # a new customer, or a new account manager, needs that long to get to know people
_DECIDES = ("economic-buyer", "decision-maker", "executive-sponsor")


def key_people(case: Case) -> dict[str, tuple[Contact, str]]:
    """Those without whom nothing is decided over there, and what makes them so."""
    return {name: (one, why) for name, one in case.present.items() if (why := _key(one))}


def _key(contact: Contact) -> str:
    if contact.approves:
        return f"approves {' and '.join(contact.approves)}"
    role = next((role for role in _DECIDES if role in contact.roles), None)
    return f"is {role}" if role else "has high influence" if contact.influence == "high" else ""


def settled(case: Case) -> bool:
    """Whether a signed term runs, and people have had the time to get to know each other."""
    account = case.record.account
    since = begun(account) if account.status in CARED_FOR and case.running else None
    return since is not None and case.horizon.passed(plus(since, SETTLING))


def gone(case: Case, person: str) -> date | None:
    """The last day of one of us who has left; None for everybody else."""
    one = case.settings.people.get(person)
    return one.left.date if one and one.left and case.horizon.passed(one.left.date) else None


def known_by(case: Case, name: str, contact: Contact, since: Period | None = None) -> set[str]:
    """Who of us knows a contact: as the file says, or by a touch, one that is not older than `since` if that is given.

    "" stands for a touch that names nobody of us; who has left us is among them.
    """
    touched = case.touches.get(name, {}).items()
    recent = (who for who, day in touched if since is None or not case.horizon.passed(plus(day, since)))
    return {*contact.known_by, *recent}
