"""The cover sheet: what somebody must know who covers for one of us, account by account and by what falls due."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from amctl.facts import Issue
from amctl.messages import Message, counted
from amctl.model.settings import Settings
from amctl.model.standing_in import stand_ins
from amctl.money import Money
from amctl.reports.agenda import Absence
from amctl.reports.cover_tables import (
    accounts_table,
    first_table,
    is_late,
    issues_table,
    known_table,
    reached,
    tasks_table,
)
from amctl.reports.covered import Looked, Task, Work, first_to_write, looks_after, to_know, work_of
from amctl.reports.due import row_of
from amctl.reports.report import Block, Cell, Facts, Prose, Report, Table, Value
from amctl.reports.threads import people_there

COLUMNS = (
    "account",
    "name",
    "tier",
    "status",
    "revenue",
    "next_decision",
    "champions",
    "open_issues",
    "overdue",
    "ahead",
    "contact",
    "email",
    "phone",
    "person",
    "cover",
    "from",
    "until",
    "file",
)
_DECISIONS = frozenset({"decision", "announcement"})
_MEETINGS = frozenset({"meeting", "review"})


def cover_sheet(
    absence: Absence, book: Iterable[Looked], *, settings: Settings, today: date, handle_length: int
) -> Report:
    """What there is to do for the cover from the first to the last day, and what to know before doing it."""
    work = work_of(absence, book, today)
    theirs = [one for one in work if looks_after(absence.person, one.facts)]
    told = stand_ins(settings, max(absence.away.from_, today)).get(absence.person, absence.person)

    def of(title: Message, wanted: Callable[[str], bool]) -> Table:
        tasks = [task for one in work for task in one.tasks if wanted(task.item.kind)]
        return tasks_table(sorted(tasks, key=lambda one: one.on), title, today, handle_length)

    others = _DECISIONS | _MEETINGS | {"promise"}
    blocks: list[Block] = [
        _head(absence, work, settings, told, today),
        accounts_table(theirs, settings.currency),
        of(Message("To be decided or announced"), lambda kind: kind in _DECISIONS),
        of(Message("Promised"), lambda kind: kind == "promise"),
        issues_table(work, today),
        of(Message("Meetings and reviews"), lambda kind: kind in _MEETINGS),
        of(Message("What else falls due"), lambda kind: kind not in others),
        first_table(theirs, today),
        known_table(theirs, today, absence.away.until),
        *_close(absence, work, settings, told),
    ]
    person = settings.people[absence.person].name
    title = Message("Cover sheet for {person}", person=person)
    nothing = Message("{person} looks after no account, and has nothing to do elsewhere.", person=person)
    rows = tuple(_row(absence, one, today) for one in work)
    return Report("away", title, today, COLUMNS, rows, tuple(blocks), nothing)


def _head(absence: Absence, work: Sequence[Work], settings: Settings, told: str, today: date) -> Facts:
    """Who is away, who covers, whom to ask, and how much it is."""
    away, people = absence.away, settings.people
    person, cover = people[absence.person], people.get(away.cover or "")
    days = counted(
        "{first} until {last}, {count} day",
        "{first} until {last}, {count} days",
        (away.until - away.from_).days + 1,
        first=away.from_,
        last=away.until,
    )
    pairs = [
        (Message("Away"), Cell(person.name, "strong")),
        (Message("When"), Cell(days)),
        (Message("Cover"), reached(cover) if cover else Cell(Message("nobody"), "bad")),
    ]
    if told not in (absence.person, away.cover):
        pairs.append((Message("Told instead"), reached(people[told])))
    for other in cover.away if cover else ():
        if other.from_ <= away.until and away.from_ <= other.until:
            both = Message("{first} until {last}", first=other.from_, last=other.until)
            pairs.append((Message("Cover away as well"), Cell(both, "bad")))
    lead = people.get(person.lead or "")
    if lead and person.lead != told and not (lead.left and lead.left.date < today):
        pairs.append((Message("To ask"), reached(lead)))
    return Facts((*pairs, *_sums(absence, work, settings.currency, today)))


def _sums(absence: Absence, work: Sequence[Work], currency: str, today: date) -> list[tuple[Message, Cell]]:
    """How many accounts and how much revenue a year; what is overdue already, and what falls due meanwhile."""
    theirs = [one.facts for one in work if looks_after(absence.person, one.facts)]
    revenue = Money(sum((one.revenue for one in theirs if one.revenue is not None), Decimal(0)), currency)
    accounts = counted(
        "{count} account, {revenue} a year", "{count} accounts, {revenue} a year", len(theirs), revenue=revenue
    )
    late = sum(_overdue(one, today) for one in work)
    ahead = sum(len(one.tasks) + len(one.issues) for one in work) - late
    both = Message("{ahead} to be done, {late} overdue already", ahead=ahead, late=late)
    return [
        (Message("Accounts"), Cell(accounts)),
        (Message("Work"), Cell(both, "bad" if late else "plain")),
        (Message("As of"), Cell(Message("{day}", day=today))),
    ]


def _overdue(work: Work, today: date) -> int:
    """How much in an account is overdue, updates on issues among it."""
    return sum(one.late for one in work.tasks) + sum(is_late(one, today) for one in work.issues)


def _close(absence: Absence, work: Sequence[Work], settings: Settings, told: str) -> list[Block]:
    """What is not on the sheet: what is to be done before, and what can wait."""
    person = settings.people[absence.person].name
    before, quiet, upkeep = (sum(getattr(one, name) for one in work) for name in ("before", "quiet", "upkeep"))
    words: list[Message] = []
    if before:
        words.append(
            counted(
                "{count} thing falls due before {day}; if it is not done by then, it comes along.",
                "{count} things fall due before {day}; what is not done by then comes along.",
                before,
                day=absence.away.from_,
            )
        )
    if quiet:
        words.append(
            counted(
                "{count} more issue is open, of which nobody is to hear meanwhile.",
                "{count} more issues are open, of which nobody is to hear meanwhile.",
                quiet,
            )
        )
    if upkeep:
        words.append(
            counted(
                "{count} judgement of a contact is to be renewed; that can wait for {person}.",
                "{count} judgements of contacts are to be renewed; that can wait for {person}.",
                upkeep,
                person=person,
            )
        )
    if told != absence.person:
        name = settings.people[told].name
        words.append(Message("Meanwhile amctl due shows all of this to {cover} day by day.", cover=name))
    return [Prose(one) for one in words]


def _row(absence: Absence, work: Work, today: date) -> dict[str, Value]:
    """What programs get of an account; `items` are the rows of due, each with the day it is done and whom it is for."""
    facts, first = work.facts, first_to_write(work.looked, today)
    late = _overdue(work, today)
    return {
        "account": facts.account,
        "name": facts.name,
        "tier": facts.tier or None,
        "status": facts.status,
        "owner": facts.owner,
        "revenue": facts.revenue,
        "next_decision": facts.next_decision,
        "champions": tuple(one.contact for one in people_there(facts) if one.stance == "champion"),
        "open_issues": facts.open_issues,
        "overdue": late,
        "ahead": len(work.tasks) + len(work.issues) - late,
        "contact": first.contact if first else None,
        "contact_name": first.name if first else None,
        "email": (first.email or None) if first else None,
        "phone": (first.phone or first.mobile or None) if first else None,
        "person": absence.person,
        "cover": absence.away.cover,
        "from": absence.away.from_,
        "until": absence.away.until,
        "items": tuple(_item(task, facts.name, today) for task in work.tasks),
        "issues": tuple(_issue(issue) for issue in work.issues),
        "to_know": tuple(to_know(work.looked, today, absence.away.until)),
        "file": facts.file,
    }


def _item(task: Task, name: str, today: date) -> dict[str, Value]:
    whom = tuple(one.contact for one in task.whom)
    return {**row_of(task.item, today, {task.item.account: name}), "on": task.on, "whom": whom}


def _issue(issue: Issue) -> dict[str, Value]:
    return {
        "issue": issue.issue,
        "kind": issue.kind,
        "severity": issue.severity,
        "what": issue.what,
        "next_update": issue.next_update,
        "raised_by": issue.raised_by or None,
        "owner": issue.owner,
        "ticket": issue.ticket or None,
        "line": issue.line,
    }
