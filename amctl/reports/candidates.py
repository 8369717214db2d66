"""Who could take an account over: who knows the people there, speaks their language, and has room for one more."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from amctl.facts import Facts
from amctl.items import UPKEEP, Item
from amctl.messages import Message, counted
from amctl.model.settings import Person, Settings
from amctl.reports.threads import is_key, knowing, people_there


class Load(NamedTuple):
    """What somebody looks after: accounts, their revenue a year as far as it is known, and what is to be done."""

    accounts: int = 0
    revenue: Decimal = Decimal(0)
    open: int = 0

    def plus(self, other: "Load", times: int) -> "Load":
        """With so many times another load on top."""
        accounts, revenue = self.accounts + times * other.accounts, self.revenue + times * other.revenue
        return Load(accounts, revenue, self.open + times * other.open)


class Candidate(NamedTuple):
    """One of us who could take an account over."""

    person: str
    knows: tuple[str, ...]  # their names
    lacks: tuple[str, ...] | None  # languages; None: nobody has said what the person speaks
    team: bool  # whether the person works with them already
    accounts: int
    back: date | None  # of somebody away: the last day of it
    named: bool = False  # whether the settings say that the person takes over from who has left

    @property
    def speaks(self) -> bool | None:
        """Whether the person speaks what is spoken there; None if nobody knows."""
        return None if self.lacks is None else not self.lacks

    @property
    def rank(self) -> tuple[int, bool, bool, bool, bool, int, str]:
        """The sorting key: the best one first."""
        return (
            -len(self.knows),
            self.speaks is False,
            self.back is not None,
            not self.named,
            not self.team,
            self.accounts,
            self.person,
        )

    def why(self, languages: Sequence[str]) -> list[Message]:
        """What speaks for and against the person."""
        found = []
        if self.knows:
            found.append(Message("knows {people}", people=", ".join(self.knows)))
        if self.lacks:
            found.append(Message("does not speak {languages}", languages=", ".join(self.lacks)))
        elif self.lacks is not None:
            found.append(Message("speaks {languages}", languages=", ".join(languages)))
        if self.named:
            found.append(Message("is the successor by the settings"))
        if self.team:
            found.append(Message("in the team"))
        found.append(counted("has {count} account", "has {count} accounts", self.accounts))
        if self.back:
            found.append(Message("away until {day}", day=self.back))
        return found


def work_of(items: Iterable[Item], person: str, accounts: Collection[str] | None = None) -> list[Item]:
    """What somebody has to do, in all accounts or in some; upkeep aside."""
    return [
        item
        for item in items
        if person in item.who and item.kind not in UPKEEP and (accounts is None or item.account in accounts)
    ]


def loads(book: Sequence[Facts], items: Sequence[Item], people: Iterable[str]) -> dict[str, Load]:
    """What each of some people looks after."""
    found = {}
    for person in people:
        owned = [facts for facts in book if facts.owner == person and not facts.over]
        revenue = sum((facts.revenue for facts in owned if facts.revenue is not None), Decimal(0))
        found[person] = Load(len(owned), revenue, len(work_of(items, person)))
    return found


def languages_of(facts: Facts) -> tuple[str, ...]:
    """What one should speak: the account's language, and those of the people on whom it turns."""
    theirs = (one.language for one in people_there(facts) if is_key(one) and one.language)
    return tuple(dict.fromkeys(code.partition("-")[0].lower() for code in (facts.language, *theirs)))


def lacking(person: Person, languages: Iterable[str]) -> tuple[str, ...] | None:
    """Which of some languages somebody does not speak; None if nobody has said what the person speaks."""
    own = {code.partition("-")[0].lower() for code in person.languages}
    return tuple(code for code in languages if code not in own) if own else None


def known_there(facts: Facts, person: str, today: date) -> tuple[str, ...]:
    """The names of the people over there whom one of us knows, by their weight."""
    return tuple(one.name for one in people_there(facts) if knowing(one, {person}, today))


def known_only(facts: Facts, person: str, present: Collection[str], today: date) -> tuple[str, ...]:
    """The names of those whom nobody else of us knows."""
    return tuple(one.name for one in people_there(facts) if knowing(one, {*present, person}, today) == (person,))


def pool(settings: Settings, leaver: str, book: Iterable[Facts]) -> list[str]:
    """Who of us could do the same work: those of the same role and whoever looks after accounts, else everybody.

    Whoever has left, or is about to, could not.
    """
    present = _staying(settings, leaver)
    one = settings.people.get(leaver)
    same = {name for name in present if one and one.role and settings.people[name].role == one.role}
    able = same | {facts.owner for facts in book if not facts.over} | {named_after(settings, leaver)}
    return [name for name in present if name in able] or present


def named_after(settings: Settings, leaver: str) -> str | None:
    """Who takes over from somebody by the settings, and is to stay; None if nobody is named."""
    one = settings.people.get(leaver)
    heir = one.left.successor if one and one.left else None
    return heir if heir in _staying(settings, leaver) else None


def nearby(facts: Facts, settings: Settings, leaver: str, today: date) -> list[str]:
    """Who of us could take an account over because they know it: by its contacts, or as its manager of old."""
    before = {one.to for one in facts.handoffs if one.state == "accepted"}
    before |= {one.from_ for one in facts.handoffs if one.state == "accepted" and one.kind != "sales-to-account"}
    return [name for name in _staying(settings, leaver) if name in before or known_there(facts, name, today)]


def _staying(settings: Settings, leaver: str) -> list[str]:
    return [name for name, one in settings.people.items() if not one.left and name != leaver]


def candidates(
    facts: Facts, people: Iterable[str], settings: Settings, load: Mapping[str, Load], today: date
) -> list[Candidate]:
    """Those people as candidates for an account, the best one first."""
    languages, named = languages_of(facts), named_after(settings, facts.owner)
    found = [
        Candidate(
            name,
            known_there(facts, name, today),
            lacking(settings.people[name], languages),
            name in facts.team,
            load[name].accounts,
            next((away.until for away in settings.people[name].away if away.has(today)), None),
            name == named,
        )
        for name in people
    ]
    return sorted(found, key=lambda one: one.rank)
