"""The tables of a cover sheet: the accounts, what falls due, issues, whom to write first, what to know."""

from collections.abc import Sequence
from datetime import date

from amctl.facts import Facts as Row
from amctl.facts import Issue, Person
from amctl.messages import Message, counted, on
from amctl.model.settings import Person as Colleague
from amctl.model.words import word
from amctl.money import Money
from amctl.reports.covered import Task, Work, first_to_write, to_know
from amctl.reports.issues import SEVERITIES, to_tell
from amctl.reports.report import Cell, Column, Table
from amctl.reports.threads import people_there

_CHANNELS = {
    "email": Message("rather by mail"),
    "phone": Message("rather by phone"),
    "video": Message("rather by video"),
    "chat": Message("rather by chat"),
    "in-person": Message("rather in person"),
}
_NOTHING = Cell("-", "dim")


def accounts_table(work: Sequence[Work], currency: str) -> Table:
    """The accounts of the person: how they stand, what is next to decide, and whom to call."""
    columns = (
        Column(Message("Account")),
        Column(Message("Tier"), spare=2),
        Column(Message("Status"), keep=True, spare=1),
        Column(Message("Revenue a year"), right=True, keep=True),
        Column(Message("Next decision"), keep=True),
        Column(Message("Champion to call")),
        Column(Message("Open issues"), right=True, keep=True),
    )
    rows = tuple(_account(one.facts, currency) for one in work)
    return Table(columns, rows, Message("The accounts"))


def _account(facts: Row, currency: str) -> tuple[Cell, ...]:
    champions = [one for one in people_there(facts) if one.stance == "champion"]
    revenue = Message("{revenue}", revenue=Money(facts.revenue, currency)) if facts.revenue is not None else None
    return (
        Cell(facts.account, "strong"),
        Cell(facts.tier or "-", "plain" if facts.tier else "dim"),
        Cell(word(facts.status)),
        Cell(revenue) if revenue else Cell(Message("a rate is missing"), "warn"),
        Cell(on(facts.next_decision)),
        _people(champions) if champions else Cell(Message("no champion"), "warn"),
        Cell(str(facts.open_issues), "warn" if facts.open_issues else "dim"),
    )


def tasks_table(tasks: Sequence[Task], title: Message, today: date, handle_length: int) -> Table:
    """What is to be done, by its day, and with whom of them."""
    columns = (
        Column(Message("Day"), keep=True),
        Column(Message("Account")),
        Column(Message("What")),
        Column(Message("With whom")),
        Column(Message("Who")),
        Column(Message("Handle"), keep=True),
    )
    rows = tuple(
        (
            _when(task.on, task.item.late(today) if task.late else 0),
            Cell(task.item.account, "strong"),
            Cell(_what(task)),
            _people(task.whom),
            Cell(", ".join(task.item.who)),
            Cell(task.item.handle[:handle_length], "dim"),
        )
        for task in tasks
    )
    return Table(columns, rows, title)


def _what(task: Task) -> str:
    """What is to be done; of what was put off, since when."""
    item = task.item
    if item.hidden == task.on and item.hidden > item.day:
        return Message("{what}; put off, due {day}", what=item.what, day=item.day)
    return item.what


def _when(day: date, late: int) -> Cell:
    """A day, and for how many days it has been late."""
    if late <= 0:
        return Cell(on(day))
    return Cell(counted("{day}\n{count} day late", "{day}\n{count} days late", late, day=day), "bad")


def _people(people: Sequence[Person]) -> Cell:
    """Their names, each with the telephone number, else the mail address."""
    lines = [line for one in people for line in (one.name, one.phone or one.mobile or one.email) if line]
    return Cell("\n".join(lines)) if lines else _NOTHING


def _ways(person: Person) -> Cell:
    """The name with every way to reach the person."""
    return Cell("\n".join(filter(None, [person.name, person.phone, person.mobile, person.email])))


def reached(person: Colleague) -> Cell:
    """One of us with telephone number and mail address."""
    return Cell(" · ".join(filter(None, [person.name, person.phone, person.email])))


def issues_table(work: Sequence[Work], today: date) -> Table:
    """Escalations, and issues of which they are to hear meanwhile; the worst first."""
    columns = (
        Column(Message("Next update"), keep=True),
        Column(Message("Account")),
        Column(Message("Issue")),
        Column(Message("Severity"), keep=True),
        Column(Message("Whom to tell")),
        Column(Message("Last word"), spare=1),
        Column(Message("Who")),
        Column(Message("Ticket"), spare=2),
    )
    pairs = [(one.facts, issue) for one in work for issue in one.issues]
    pairs.sort(key=lambda pair: list(SEVERITIES).index(pair[1].severity))
    rows = tuple(_issue(facts, issue, today) for facts, issue in pairs)
    return Table(columns, rows, Message("Escalations and promised updates"))


def _issue(facts: Row, issue: Issue, today: date) -> tuple[Cell, ...]:
    person, promised = to_tell(facts, issue, today), issue.next_update
    what = Message("Escalation: {issue}", issue=issue.what) if issue.kind == "escalation" else issue.what
    said = Message("{day}: {word}", day=issue.updated, word=issue.word) if issue.updated else Message("no word yet")
    return (
        _when(promised, (today - promised).days) if promised else Cell(Message("not promised"), "warn"),
        Cell(facts.account, "strong"),
        Cell(what),
        Cell(word(issue.severity), SEVERITIES[issue.severity]),
        _ways(person) if person else Cell(Message("nobody named"), "warn"),
        Cell(said, "plain" if issue.updated else "dim"),
        Cell(issue.owner),
        Cell(issue.ticket or "-", "plain" if issue.ticket else "dim"),
    )


def first_table(work: Sequence[Work], today: date) -> Table:
    """Whom to write first at each account, how, and in which language."""
    columns = (
        Column(Message("Account")),
        Column(Message("Whom")),
        Column(Message("How they like it"), spare=2),
        Column(Message("Language"), spare=1),
        Column(Message("To know")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in work:
        person = first_to_write(one.looked, today)
        if person is None:
            alone = (Cell(one.facts.account, "strong"), Cell(Message("nobody is on record"), "warn"))
            rows.append((*alone, _NOTHING, _NOTHING, _NOTHING))
            continue
        contact = one.looked.account.contacts[person.contact]
        cells = (contact.language or one.facts.language or "-", contact.notes or "-")
        how = _CHANNELS[contact.channel] if contact.channel else "-"
        rows.append((Cell(one.facts.account, "strong"), _ways(person), *map(Cell, (how, *cells))))
    return Table(columns, tuple(rows), Message("Whom to write first"))


def known_table(work: Sequence[Work], today: date, until: date) -> Table:
    """What to know of each account before doing anything."""
    columns = (Column(Message("Account")), Column(Message("To know")))
    rows = tuple(
        (Cell(one.facts.account, "strong"), Cell(text)) for one in work for text in to_know(one.looked, today, until)
    )
    return Table(columns, rows, Message("Before you touch anything"))


def is_late(issue: Issue, today: date) -> bool:
    """Whether somebody should have heard of it by now."""
    return issue.next_update is not None and issue.next_update < today
