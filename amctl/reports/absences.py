"""Who of us is away when, and who covers."""

from collections.abc import Iterable
from datetime import date

from amctl.facts import Facts
from amctl.messages import Message
from amctl.model.settings import Away, Settings
from amctl.model.standing_in import stand_ins
from amctl.reports.covered import looks_after
from amctl.reports.report import Cell, Column, Report, Row, Table

COLUMNS = ("person", "name", "from", "until", "cover", "told", "accounts")


def absences(settings: Settings, book: Iterable[Facts], *, today: date) -> Report:
    """All absences that run or are ahead, by their first day; `told` is who gets what falls due on that day."""
    facts = list(book)
    ahead = [
        (person, away)
        for person, one in settings.people.items()
        for away in one.away
        if away.from_ <= away.until and away.until >= today and (not one.left or one.left.date >= away.from_)
    ]
    rows, cells = [], []
    for person, away in sorted(ahead, key=lambda one: (one[1].from_, one[0])):
        told = stand_ins(settings, max(away.from_, today)).get(person)
        mine = sum(looks_after(person, one) for one in facts)
        row: Row = {
            "person": person,
            "name": settings.people[person].name,
            "from": away.from_,
            "until": away.until,
            "cover": away.cover,
            "told": told if told != person else None,
            "accounts": mine,
        }
        rows.append(row)
        cells.append(_cells(settings, person, away, told or person, mine, today))
    columns = (
        Column(Message("Person")),
        Column(Message("From"), keep=True),
        Column(Message("Until"), keep=True),
        Column(Message("Cover")),
        Column(Message("Accounts"), right=True, keep=True),
    )
    title, nothing = Message("Away from {day} on", day=today), Message("Nobody is away from {day} on.", day=today)
    return Report("away", title, today, COLUMNS, tuple(rows), (Table(columns, tuple(cells)),), nothing)


def none_ahead(settings: Settings, person: str, today: date) -> Report:
    """The answer about somebody who is not going to be away."""
    name = settings.people[person].name
    nothing = Message("No absence of {person} is ahead.", person=name)
    return Report("away", Message("Absences of {person}", person=name), today, COLUMNS, (), (), nothing)


def _cells(settings: Settings, person: str, away: Away, told: str, accounts: int, today: date) -> tuple[Cell, ...]:
    runs = away.has(today)
    first = Message("{day}", day=away.from_)
    last = Message("{day}", day=away.until)
    return (
        Cell(f"{settings.people[person].name} ({person})", "strong"),
        Cell(first, "warn" if runs else "plain"),
        Cell(last, "warn" if runs else "plain"),
        _cover(settings, person, away, told),
        Cell(str(accounts)),
    )


def _cover(settings: Settings, person: str, away: Away, told: str) -> Cell:
    """Who covers, and who is told instead if nobody does, or if the cover is not there."""
    names = {name: one.name for name, one in settings.people.items()}
    cover = names.get(away.cover or "")
    if told == away.cover:
        return Cell(names[told])
    if told == person:
        either = Message("{cover}, who is not there either", cover=cover) if cover else Message("nobody is there")
        return Cell(either, "bad")
    if cover:
        return Cell(Message("{cover}, who is not there; {person} is told", cover=cover, person=names[told]), "warn")
    return Cell(Message("nobody; {person} is told", person=names[told]), "warn")
