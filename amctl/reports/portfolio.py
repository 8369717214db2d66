"""A lead's week: what the team looks after, what is to be decided, where it is at risk, what is late."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from amctl.facts import Facts, Term
from amctl.items import UPKEEP, Item
from amctl.messages import Message, counted
from amctl.model.settings import Person
from amctl.model.words import word
from amctl.money import Money
from amctl.reports.digest import Book
from amctl.reports.due import folded
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone

COLUMNS = ("account", "name", "owner", "revenue", "colour", "next_decision", "forecast", "overdue", "escalations")
AHEAD = timedelta(days=90)  # decisions within a quarter
_RATINGS: dict[str, tuple[str, Tone]] = {
    "green": (word("green"), "good"),
    "yellow": (word("yellow"), "warn"),
    "red": (word("red"), "bad"),
}
_CALLS: dict[str, tuple[str, Tone]] = {
    "committed": (word("committed"), "good"),
    "likely": (word("likely"), "good"),
    "at-risk": (Message("at risk"), "warn"),
    "lost": (word("lost"), "bad"),
    "": (Message("no forecast"), "warn"),
}


def team_of(lead: str, people: Mapping[str, Person]) -> frozenset[str]:
    """A lead and everybody who is led by them, however many levels below."""
    team = {lead}
    while more := {name for name, one in people.items() if one.lead in team} - team:
        team |= more
    return frozenset(team)


def portfolio(
    lead: str,
    accounts: Iterable[Facts],
    items: Iterable[Item],
    *,
    team: Collection[str],
    today: date,
    monday: date,
    book: Book,
    currency: str,
    footer: Sequence[Prose] = (),
) -> Report:
    """The accounts of a team in one page, in the week that began on `monday`; `currency` is the book's."""
    ours = sorted((one for one in accounts if one.owner in team and not one.over), key=_by_revenue)
    late: dict[str, list[Item]] = {}
    for item in folded(list(items)):
        if item.when(today) == "overdue" and item.kind not in UPKEEP and not (item.hidden and item.hidden > today):
            late.setdefault(item.account, []).append(item)
    blocks: list[Block] = [Prose(_sum(ours, currency))] if ours else []
    tables = (
        _managers(ours, late, today, book, currency),
        _decisions(ours, today, book),
        _risks(ours, book, currency),
        _escalations(ours, today, book),
        _late(ours, late, today, book),
    )
    blocks += [table for table in tables if table.rows]
    blocks += footer
    title = Message("{name}: the week of {day}", name=book.people[lead], day=monday)
    nothing = Message("The team has no accounts.")
    return Report("portfolio", title, today, COLUMNS, tuple(_row(one, late) for one in ours), tuple(blocks), nothing)


def _by_revenue(facts: Facts) -> tuple[Decimal, str]:
    return -(facts.revenue or Decimal(0)), facts.account


def _revenue(accounts: Iterable[Facts]) -> Decimal:
    return sum((one.revenue or Decimal(0) for one in accounts), Decimal(0))


def _sum(ours: Sequence[Facts], currency: str) -> Message:
    money = Money(_revenue(ours), currency)
    return counted("{count} account, {money} a year.", "{count} accounts, {money} a year.", len(ours), money=money)


def _near(facts: Facts, today: date) -> list[Term]:
    """The terms to be decided within a quarter, or whose lead time has begun."""
    return [
        term
        for term in facts.terms
        if term.state in ("open", "notice")
        and term.decision
        and (term.decision <= today + AHEAD or (term.lead is not None and term.lead <= today))
    ]


def _managers(
    ours: Sequence[Facts], late: Mapping[str, Sequence[Item]], today: date, book: Book, currency: str
) -> Table:
    rows = []
    for owner in dict.fromkeys(one.owner for one in ours):
        own = [one for one in ours if one.owner == owner]
        overdue = sum(len(late.get(one.account, ())) for one in own)
        rows.append(
            (
                Cell(book.people.get(owner, owner), "strong"),
                Cell(_number(len(own))),
                Cell(_money(_revenue(own), currency)),
                Cell(_number(sum(len(_near(one, today)) for one in own))),
                Cell(_number(overdue), "bad" if overdue else "plain"),
            )
        )
    columns = (
        Column(Message("Account manager")),
        Column(Message("Accounts"), right=True, keep=True),
        Column(Message("A year"), right=True, keep=True),
        Column(Message("To decide"), right=True, keep=True),
        Column(Message("Overdue"), right=True, keep=True),
    )
    return Table(columns, tuple(rows), Message("By account manager"))


def _decisions(ours: Sequence[Facts], today: date, book: Book) -> Table:
    pairs = sorted(
        ((term.decision, one, term) for one in ours for term in _near(one, today)),
        key=lambda p: (p[0] or today, p[1].account),
    )
    rows = tuple(
        (
            _day(term.decision),
            Cell(one.name, "strong"),
            Cell(book.people.get(one.owner, one.owner), "dim"),
            Cell(_money(term.amount, term.currency)),
            Cell(*_CALLS[term.forecast]),
            Cell(term.otherwise),
        )
        for _, one, term in pairs
    )
    columns = (
        Column(Message("Day"), keep=True),
        Column(Message("Account"), keep=True),
        Column(Message("Account manager"), keep=True),
        Column(Message("A year")),
        Column(Message("Forecast"), keep=True),
        Column(Message("If nobody acts")),
    )
    return Table(columns, rows, Message("Decisions of the next 90 days"))


def _risks(ours: Sequence[Facts], book: Book, currency: str) -> Table:
    rows = tuple(
        (
            Cell(*_RATINGS[one.colour]),
            Cell(one.name, "strong"),
            Cell(book.people.get(one.owner, one.owner), "dim"),
            Cell(_money(one.revenue, currency) if one.revenue is not None else ""),
        )
        for one in sorted(ours, key=lambda one: (one.colour != "red", _by_revenue(one)))
        if one.colour in ("yellow", "red")
    )
    columns = (
        Column(Message("Rating"), keep=True),
        Column(Message("Account"), keep=True),
        Column(Message("Account manager"), keep=True),
        Column(Message("A year"), keep=True),
    )
    return Table(columns, rows, Message("At risk"))


def _escalations(ours: Sequence[Facts], today: date, book: Book) -> Table:
    pairs = [
        (one, issue)
        for one in ours
        for issue in one.issues
        if not issue.resolved and (issue.kind == "escalation" or issue.severity in ("high", "critical"))
    ]
    rows = tuple(
        (
            _day(issue.next_update) if issue.next_update else Cell(Message("no update promised"), "warn"),
            Cell(one.name, "strong"),
            Cell(book.people.get(issue.owner, issue.owner), "dim"),
            Cell(issue.what),
        )
        for one, issue in sorted(
            pairs, key=lambda pair: (pair[1].next_update is not None, pair[1].next_update or today)
        )
    )
    columns = (
        Column(Message("Next update"), keep=True),
        Column(Message("Account"), keep=True),
        Column(Message("Owner"), keep=True),
        Column(Message("What")),
    )
    return Table(columns, rows, Message("Escalations and severe issues"))


def _late(ours: Sequence[Facts], late: Mapping[str, Sequence[Item]], today: date, book: Book) -> Table:
    items = sorted((item for one in ours for item in late.get(one.account, ())), key=lambda one: one.grace)
    rows = tuple(
        (
            Cell(counted("{count} day late", "{count} days late", item.late(today)), "bad"),
            Cell(book.accounts[item.account], "strong"),
            Cell(book.people.get(item.who[0], item.who[0]), "dim"),
            Cell(item.what),
        )
        for item in items
    )
    columns = (
        Column(Message("Late"), keep=True),
        Column(Message("Account"), keep=True),
        Column(Message("Who"), keep=True),
        Column(Message("What")),
    )
    return Table(columns, rows, Message("Overdue"))


def _day(day: date | None) -> Cell:
    return Cell(Message("{day}", day=day))


def _number(number: int) -> Message:
    return Message("{number}", number=number)


def _money(amount: Decimal, currency: str) -> Message:
    return Message("{money}", money=Money(amount, currency))


def _row(facts: Facts, late: Mapping[str, Sequence[Item]]) -> Row:
    term = next((one for one in facts.terms if one.decision == facts.next_decision), None)
    return {
        "account": facts.account,
        "name": facts.name,
        "owner": facts.owner,
        "revenue": facts.revenue,
        "colour": facts.colour or None,
        "next_decision": facts.next_decision,
        "forecast": (term.forecast if term else "") or None,
        "overdue": len(late.get(facts.account, ())),
        "escalations": sum(not one.resolved and one.kind == "escalation" for one in facts.issues),
    }
