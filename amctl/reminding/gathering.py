"""Who is told what today: everybody's share of the work, by their own day and in their own language."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from amctl.clock import day_in
from amctl.language import Language, language_of
from amctl.messages import Message, counted
from amctl.model.settings import Settings
from amctl.reports.digest import Book, Digest, digest_report, subject
from amctl.reports.portfolio import portfolio, team_of
from amctl.reports.recipients import NOBODY, reached, shared_out
from amctl.reports.report import Prose, Report
from amctl.session import Session
from amctl.typed import span_end

_OWNER = re.compile(r"^owner:\s*([a-z][a-z0-9-]*)", re.MULTILINE)  # of a file of which no more can be read


class Asked(NamedTuple):
    """What reminders are asked for."""

    within: str = "7d"
    kinds: Collection[str] = ()
    people: frozenset[str] = frozenset()  # only theirs; empty: everybody's
    language: str | None = None  # instead of each person's own
    weekly: bool = False

    @property
    def narrow(self) -> bool:
        """Whether not everybody is told, or not of everything."""
        return bool(self.kinds or self.people)


class Around(NamedTuple):
    """What mails know beside the book: whom mail reaches, what they got last, and what to say of the mails."""

    addressed: Mapping[str, str]  # the addresses of those whom mail can reach
    known: Mapping[str, frozenset[str]] = {}  # the handles in the last digest, of who got one
    heads: Mapping[str, Sequence[Prose]] = {}  # what to tell a person first; "" tells it everybody
    footer: Sequence[Prose] = ()


class Reminder(NamedTuple):
    """What one person is to be told; the words of the report and the subject are not yet in a language."""

    person: str
    name: str
    address: str
    day: date
    language: Language
    subject: Message
    report: Report
    digest: Digest | None  # None: a lead's week

    @property
    def today(self) -> date:
        """The day it is for the person; a week's mail has its Monday's."""
        return self.report.today

    @property
    def items(self) -> tuple[str, ...]:
        """The handles of all that is in it, by which the next one knows what is new."""
        return tuple(sorted({one.handle for one in self.digest.items})) if self.digest else ()


def reminders(session: Session, asked: Asked, around: Around) -> list[Reminder]:
    """Everybody's reminder, by name; whoever has nothing to do has none."""
    found: list[Reminder] = []
    days = {one: day_of(session, one) for one in around.addressed}
    for day in sorted(set(days.values())):
        there = session.at(day)
        people = [one for one in days if days[one] == day and (not asked.people or one in asked.people)]
        make = _weeks if asked.weekly else _digests
        found += make(there, asked, people, around)
    return sorted(found, key=lambda one: one.person)


def unreached(session: Session, asked: Asked, addressed: Collection[str]) -> int:
    """How many items fall to nobody who can be told today, the sender not either."""
    from amctl.model.standing_in import stand_ins

    if session.me in addressed:
        return 0
    today = session.today
    told = reached(stand_ins(session.settings, today), session.settings.people, addressed, session.me)
    until = span_end(today, asked.within)
    return len(shared_out(session.items(), told, today=today, until=until, kinds=asked.kinds).get(NOBODY, ()))


def day_of(session: Session, person: str) -> date:
    """The day it is for a person, who may be none of us any more; that of --today for all, if it is told."""
    one = session.settings.people.get(person)
    return session.told_today() or day_in((one.timezone if one else None) or session.settings.timezone)


def book_of(session: Session) -> Book:
    """What digests tell of the book."""
    from amctl.changes.identity import shown

    settings = session.settings
    return Book(
        accounts={one.account: one.name for one in session.facts()},
        people={name: one.name for name, one in settings.people.items()},
        handle_length=shown(item.handle for item in session.items()),
        base_url=settings.base_url or "",
    )


def _digests(session: Session, asked: Asked, people: Sequence[str], around: Around) -> Iterator[Reminder]:
    from amctl.model.standing_in import stand_ins

    settings, today = session.settings, session.today
    until = span_end(today, asked.within)
    instead = stand_ins(settings, today)
    told = reached(instead, settings.people, around.addressed, session.me)
    shares = shared_out(session.items(), told, today=today, until=until, kinds=asked.kinds)
    nobody = shares.pop(NOBODY, [])
    blind = _blind(session, told)
    book = book_of(session)
    for person in people:
        falls_here = nobody if person == session.me else []
        items = tuple({one.handle: one for one in [*shares.get(person, []), *falls_here]}.values())
        if not items and person not in blind:
            continue
        new = frozenset(one.handle for one in items) - around.known.get(person, frozenset(one.handle for one in items))
        digest = Digest(person, today, items, until, new)
        named = {one for item in items for one in (item.owner, *item.who)}
        heads = [*around.heads.get(person, ()), *around.heads.get("", ()), *_broken(session)]
        notices = [*heads, *_instead(settings, person, instead, told, named, today), *_nobodys(falls_here)]
        report = digest_report(digest, book, notices, around.footer)
        language = language_of(settings, person, asked.language)
        about = subject(digest)
        yield Reminder(person, book.people[person], around.addressed[person], today, language, about, report, digest)


def _weeks(session: Session, asked: Asked, people: Sequence[str], around: Around) -> Iterator[Reminder]:
    """The week of each team, told to its lead, or to whoever is told things instead."""
    from amctl.model.standing_in import stand_ins

    settings, today, book = session.settings, session.today, book_of(session)
    told = reached(stand_ins(settings, today), settings.people, around.addressed, session.me)
    monday = today - timedelta(days=today.weekday())  # a week has one mail, whenever it goes
    teams: dict[str, set[str]] = {}
    for lead in settings.people:
        team = team_of(lead, settings.people)
        if len(team) > 1 and lead in told:
            teams.setdefault(told[lead], set()).update(team)
    for person in people:
        report = portfolio(
            person,
            session.facts(),
            session.items(),
            team=teams.get(person, ()),
            today=today,
            monday=monday,
            book=book,
            currency=settings.currency,
            footer=[*around.heads.get(person, ()), *around.heads.get("", ()), *_broken(session), *around.footer],
        )
        if report.rows:
            count = len(report.rows)
            about = counted(
                "The week of {day}: {count} account", "The week of {day}: {count} accounts", count, day=monday
            )
            language = language_of(settings, person, asked.language)
            address = around.addressed[person]
            yield Reminder(person, book.people[person], address, monday, language, about, report, None)


def _blind(session: Session, told: Mapping[str, str]) -> frozenset[str]:
    """Who is told that files cannot be read, even if nothing is due: whose they are, or all if nobody can tell."""
    found = set[str]()
    for one in session.loaded:
        if one.record is None:
            owner = _OWNER.search(one.document.text)
            found |= {told[owner[1]]} if owner and owner[1] in told else set(told.values())
    return frozenset(found)


def _instead(
    settings: Settings,
    person: str,
    stand_ins: Mapping[str, str],
    told: Mapping[str, str],
    named: Collection[str],
    today: date,
) -> Iterator[Prose]:
    """Instead of whom the person is told things, and why; `named` are those whose work it is."""
    for other, one in settings.people.items():
        if other == person or told.get(other) != person:
            continue
        ends = [away.until for away in one.away if away.has(today)]
        if stand_ins[other] != person:
            if other in named:
                yield Prose(Message("Mail reaches nobody nearer to {name}: you are told.", name=one.name), tone="warn")
        elif one.left and one.left.date < today:
            if other in named:
                yield Prose(Message("You also get what {name} had, who has left.", name=one.name))
        elif ends:
            yield Prose(Message("You stand in for {name} until {day}.", name=one.name, day=max(ends)))


def _nobodys(items: Sequence[object]) -> Iterator[Prose]:
    if items:
        told = counted(
            "{count} entry here falls to nobody whom mail reaches; you get it since you send the reminders.",
            "{count} entries here fall to nobody whom mail reaches; you get them since you send the reminders.",
            len(items),
        )
        yield Prose(told, tone="warn")


def _broken(session: Session) -> Iterator[Prose]:
    """Files that cannot be read: that something may be missing here. Which they are is not everybody's business."""
    lost = sum(one.record is None for one in session.loaded)
    if lost:
        told = counted(
            "{count} file of the book cannot be read, and what is due in it is missing here; amctl validate says why.",
            "{count} files of the book cannot be read, and what is due in them is missing here; "
            "amctl validate says why.",
            lost,
        )
        yield Prose(told, tone="warn")
