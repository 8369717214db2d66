"""Who of us knows whom over there, who of them weighs most, and what is missing between the two."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, NamedTuple

from amctl.facts import Facts, Person

QUIET = 90  # days without a touch after which nobody is in touch any more
LAPSED = 365  # days after the last touch for which somebody is known who is not known by anybody on record
KEY_ROLES = ("economic-buyer", "decision-maker", "executive-sponsor")
_STANCES = ("champion", "blocker", "skeptic", "supporter", "neutral", "unknown", "")
_INFLUENCES = ("high", "medium", "low", "")

Gap = Literal["unknown", "single", "quiet"]


class Thread(NamedTuple):
    """What is between one of us and one of them."""

    who: str
    known: bool  # on record as a relationship
    last: date | None  # the last touch

    def holds(self, today: date) -> bool:
        """Whether the one knows the other: on record, or by a touch within the year."""
        return self.known or (self.last is not None and (today - self.last).days <= LAPSED)


def threads(person: Person) -> tuple[Thread, ...]:
    """All there ever was between us and a contact; somebody of us who is not named is ""."""
    touched = dict(person.touches)
    known = dict.fromkeys(person.known_by)
    return tuple(Thread(who, who in known, touched.get(who)) for who in dict.fromkeys((*known, *touched)))


def knowing(person: Person, present: Collection[str], today: date) -> tuple[str, ...]:
    """Who of us, of those still here, knows a contact."""
    return tuple(one.who for one in threads(person) if one.who in present and one.holds(today))


def is_key(person: Person) -> bool:
    """Whether the account turns on a contact: who approves, decides or sponsors, a strong word, champion, blocker."""
    return (
        bool(person.approves)
        or not set(KEY_ROLES).isdisjoint(person.roles)
        or person.influence == "high"
        or person.stance in ("champion", "blocker")
    )


def by_weight(person: Person) -> tuple[bool, bool, bool, int, int, str]:
    """The sorting key: key people first; of them those who approve the renewal, who decide, by influence, by stance."""
    return (
        not is_key(person),
        "renewal" not in person.approves,
        not person.approves and set(KEY_ROLES).isdisjoint(person.roles),
        _INFLUENCES.index(person.influence),
        _STANCES.index(person.stance),
        person.name,
    )


def gaps(person: Person, present: Collection[str], today: date) -> tuple[Gap, ...]:
    """What is missing with a contact on whom the account turns; nothing is of the others."""
    if not is_key(person):
        return ()
    known = knowing(person, present, today)
    found: list[Gap] = ["unknown"] if not known else ["single"] if len(known) == 1 else []
    last = person.last_touch
    if last is None or (today - last).days > QUIET:
        found.append("quiet")
    return tuple(found)


class Web(NamedTuple):
    """How an account hangs between the two sides."""

    theirs: tuple[str, ...]  # contacts whom anybody of us knows
    ours: tuple[str, ...]  # those of us who know anybody
    key: tuple[Person, ...]
    unknown: tuple[Person, ...]  # key people whom nobody knows
    approvers: tuple[Person, ...]  # of the renewal
    approved: date | None  # the last touch with any of them

    @property
    def hangs(self) -> tuple[str, ...]:
        """The sides on which the account hangs on one person, or on nobody: ours, theirs."""
        return tuple(side for side, some in (("ours", self.ours), ("theirs", self.theirs)) if len(some) < 2)

    def quiet(self, today: date) -> bool:
        """Whether nobody has been in touch with an approver for long, or nobody is known to approve."""
        return self.approved is None or (today - self.approved).days > QUIET


def people_there(facts: Facts) -> list[Person]:
    """The contacts who have not left, by weight."""
    return sorted((one for one in facts.people if not one.left), key=by_weight)


def web(facts: Facts, present: Collection[str], today: date) -> Web:
    """How an account hangs between the two sides."""
    people = people_there(facts)
    known = {one.contact: knowing(one, present, today) for one in people}
    approvers = tuple(one for one in people if "renewal" in one.approves)
    return Web(
        theirs=tuple(name for name, by in known.items() if by),
        ours=ours(facts, [who for by in known.values() for who in by]),
        key=tuple(one for one in people if is_key(one)),
        unknown=tuple(one for one in people if is_key(one) and not known[one.contact]),
        approvers=approvers,
        approved=max((one.last_touch for one in approvers if one.last_touch), default=None),
    )


def ours(facts: Facts, people: Sequence[str]) -> tuple[str, ...]:
    """Each of some people of ours once: the account manager, the team, then whoever comes up most often."""
    first = {who: number for number, who in enumerate((facts.owner, *facts.team))}
    return tuple(sorted(set(people), key=lambda who: (first.get(who, len(first)), -people.count(who), who)))
