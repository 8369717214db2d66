"""What of somebody's work is there for a cover: what falls due meanwhile, what is overdue, and what is to be known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from amctl.cadence import is_touch
from amctl.changes.identity import handles
from amctl.facts import Facts, Issue, Person
from amctl.items import UPKEEP, Item, in_order
from amctl.messages import Message
from amctl.model.account import Account
from amctl.model.words import word
from amctl.reports.agenda import Absence, on_their_days
from amctl.reports.issues import SEVERITIES
from amctl.reports.threads import people_there

_BEFORE_ITS_DAY = frozenset({"decision", "announcement"})  # what is worked on as soon as its lead time runs
_SEVERITIES = list(SEVERITIES)


class Looked(NamedTuple):
    """An account, with what follows from it today."""

    account: Account
    facts: Facts
    items: Sequence[Item]


class Task(NamedTuple):
    """Something that is the cover's meanwhile: its day, whom of them it is about, and whether it is overdue today."""

    item: Item
    on: date
    late: bool
    whom: tuple[Person, ...]


class Work(NamedTuple):
    """What there is for a cover in one account."""

    looked: Looked
    tasks: tuple[Task, ...]
    issues: tuple[Issue, ...]  # escalations, and those of which somebody is to hear meanwhile
    before: int  # what falls due before the absence begins
    upkeep: int  # judgements to be renewed, which can wait
    quiet: int  # open issues of which nobody is to hear meanwhile

    @property
    def facts(self) -> Facts:
        """The row about the account."""
        return self.looked.facts


def work_of(absence: Absence, book: Iterable[Looked], today: date) -> list[Work]:
    """What there is for a cover in each account that the person looks after, or has work in; their own ones first."""
    found = [_work(absence, looked, today) for looked in book]
    theirs = [one for one in found if looks_after(absence.person, one.facts)]
    others = [one for one in found if (one.tasks or one.issues) and not looks_after(absence.person, one.facts)]
    return [*sorted(theirs, key=_by_weight), *sorted(others, key=_by_weight)]


def looks_after(person: str, facts: Facts) -> bool:
    """Whether somebody is the account manager of an account that is not over."""
    return facts.owner == person and not facts.over


def first_to_write(looked: Looked, today: date) -> Person | None:
    """Whom to write first: the one that the file names, or who came after; else who weighs most. None if nobody is."""
    people = {one.contact: one for one in looked.facts.people}
    person = people.pop(looked.account.primary or "", None)
    while person and person.left and person.left < today and person.replaced_by in people:
        person = people.pop(person.replaced_by)
    if person and not (person.left and person.left < today):
        return person
    return next(iter(people_there(looked.facts)), None)


def to_know(looked: Looked, today: date, until: date) -> Iterator[Message]:
    """What the file says that keeps a cover from doing harm; first of all what was said last."""
    account, facts = looked.account, looked.facts
    yield from _said_last(account, today)
    if account.status == "paused":
        yield Message("Paused: leave them alone until they write.")
    for term in facts.terms:
        if term.state in ("notice", "ending"):
            yield Message("{contract} {outlook}", contract=term.contract, outlook=term.otherwise)
    if account.deal and account.deal.terms:
        yield Message("Special terms: {terms}", terms=account.deal.terms)
    for promise in (account.deal.promises if account.deal else None) or ():
        yield Message("Promised when it was sold: {promise}", promise=promise)
    here = {one.contact: one.name for one in people_there(facts)}
    for name in here:
        contact = account.contacts[name]
        if contact.stance == "blocker":
            yield Message("{name} is against us.", name=contact.name)
        for other in contact.conflicts_with:
            if other in here:
                yield Message("{one} and {other} are at odds.", one=contact.name, other=here[other])
    for item in looked.items:
        if item.hidden and item.hidden > until >= item.day:
            yield Message("Put off until {day}, let it rest: {what}", day=item.hidden, what=item.what)


def _said_last(account: Account, today: date) -> Iterator[Message]:
    said = [(one.date, nth) for nth, one in enumerate(account.interactions) if is_touch(one) and one.date <= today]
    if said:
        last = account.interactions[max(said)[1]]
        names = ", ".join(account.contacts[name].name for name in last.with_ if name in account.contacts)
        told = Message("{kind} with {names}", kind=word(last.kind), names=names) if names else word(last.kind)
        yield Message(
            "Last in touch on {day} ({kind}): {summary}", day=last.date, kind=told, summary=last.summary.strip()
        )


def _by_weight(work: Work) -> tuple[bool, int, str]:
    revenue = work.facts.revenue
    return revenue is None, -int(revenue or 0), work.facts.account


def _work(absence: Absence, looked: Looked, today: date) -> Work:
    person, first, until = absence.person, absence.away.from_, absence.away.until
    mine = [one for one in looked.items if person in (one.owner, *one.who)]
    live = [one for one in mine if one.kind not in UPKEEP and one.kind != "issue"]  # issues are told apart
    whom = _whom(looked, today)
    entries = list(on_their_days(live, today, until))
    ahead = [Task(item, on, False, whom(item)) for item, on, _ in entries]
    late = [Task(item, item.day, True, whom(item)) for item in live if item.when(today) == "overdue"]
    tasks = [one for one in ahead if first <= one.on <= until or _runs(one, until)]
    issues = [one for one in looked.facts.issues if not one.resolved and person in (looked.facts.owner, one.owner)]
    told = [one for one in issues if one.kind == "escalation" or (one.next_update and one.next_update <= until)]
    return Work(
        looked,
        tuple(sorted([*late, *tasks], key=lambda one: (one.on, in_order(one.item)))),
        tuple(sorted(told, key=lambda one: (_SEVERITIES.index(one.severity), one.next_update or date.max))),
        before=sum(one.on < first for one in ahead),
        upkeep=sum(one.kind in UPKEEP and one.visible(today, until) for one in mine),
        quiet=len(issues) - len(told),
    )


def _runs(task: Task, until: date) -> bool:
    """Whether it is to be done later, but needs time before its day, and that time has begun by then."""
    return task.on > until and task.item.kind in _BEFORE_ITS_DAY and task.item.shown <= until


def _whom(looked: Looked, today: date) -> Callable[[Item], tuple[Person, ...]]:
    """Whom of them an item is about: who was promised it, who is to come, who approves; nobody of those who left."""
    facts, entries = looked.facts, looked.account.follow_ups
    people = {one.contact: one for one in facts.people if not one.left or one.left >= today}
    approve = tuple(one for one in people_there(facts) if "renewal" in one.approves)
    named = {
        handle: dict.fromkeys((entry.promised_to, entry.waiting_on, *entry.with_))
        for entry, handle in zip(entries, handles(facts.account, "follow-up", entries), strict=True)
    }

    def whom(item: Item) -> tuple[Person, ...]:
        if item.kind == "decision":
            return approve
        return tuple(people[name] for name in named.get(item.handle, ()) if name in people)

    return whom
