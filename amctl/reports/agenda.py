"""The weeks ahead as a calendar: what is overdue, what stands on which day, who is away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from amctl.dates import day_before, occurrences, parse_period
from amctl.facts import Facts
from amctl.items import Item, in_order
from amctl.model.settings import Away, Person
from amctl.reports import due
from amctl.reports.due import Wanted, dated_table, folded, row_of
from amctl.reports.report import Block, Cell, Column, Day, Report, Row, Tone, Week

COLUMNS = (*due.COLUMNS, "on", "at", "again", "away")
_HEADS = (
    Column("Day", keep=True),
    Column("Account"),
    Column("Kind", keep=True, spare=1),
    Column("What"),
    Column("Who"),
    Column("Handle", keep=True),
)
_WORKING, _ALL = 5, 7  # days of a week


class Entry(NamedTuple):
    """An item on a day of the calendar. `again`: a later time of something that comes again."""

    item: Item
    on: date
    again: bool = False


class Absence(NamedTuple):
    """One of us who is not there on some days."""

    person: str
    away: Away

    def touches(self, day: date) -> bool:
        """Whether the person is away on a day."""
        return self.away.has(day)


def last_day(today: date, weeks: int) -> date:
    """The Sunday of the last of so many weeks, that of today being the first."""
    return _monday(today) + timedelta(days=_ALL * weeks - 1)


def agenda(
    items: Iterable[Item],
    wanted: Wanted,
    *,
    today: date,
    book: Sequence[Facts],
    people: Mapping[str, Person],
    handle_length: int,
) -> Report:
    """The weeks up to the last day wanted: first what is overdue, in the end what needs time before its later day.

    What comes again stands on each of its days, what is snoozed on the day on which it wakes up.
    """
    chosen = [item for item in items if wanted.has(item, today)]
    if not wanted.kinds:
        chosen = folded(chosen)
    overdue = sorted((item for item in chosen if item.when(today) == "overdue"), key=in_order)
    entries = sorted(on_their_days(chosen, today, wanted.until), key=_in_order)
    later = [entry.item for entry in entries if entry.on > wanted.until]
    absences = [Absence(name, away) for name, one in people.items() for away in one.away if _there(one, away)]
    seen = [one for one in absences if _concerns(one, wanted, book)]
    weeks = _weeks(entries, seen, today, wanted.until, handle_length)
    blocks: list[Block] = []
    if overdue:
        blocks.append(dated_table(("Overdue", "bad"), overdue, today, handle_length))
    if chosen:
        blocks += weeks
    if later:
        blocks.append(dated_table(("Later, but to be prepared now", "plain"), later, today, handle_length))
    names = {facts.account: facts.name for facts in book}
    every = [*(Entry(item, today) for item in overdue), *entries]
    rows = tuple(_row(entry, today, names, absences) for entry in every)
    title = f"Agenda from {today} to {wanted.until}{wanted.whose}"
    nothing = f"Nothing is due{wanted.whose} until {wanted.until}."
    return Report("agenda", title, today, COLUMNS, rows, tuple(blocks), nothing)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _there(person: Person, away: Away) -> bool:
    """Whether an absence is one: whoever has left is not away."""
    return person.left is None or away.from_ <= person.left.date


def _concerns(absence: Absence, wanted: Wanted, book: Sequence[Facts]) -> bool:
    """Whether somebody away is among the people asked for, or covered by them, and looks after the accounts wanted."""
    looks_after = {name for facts in book if facts.account in wanted.accounts for name in (facts.owner, *facts.team)}
    return (not wanted.accounts or absence.person in looks_after) and (
        not wanted.people or not {absence.person, absence.away.cover}.isdisjoint(wanted.people)
    )


def on_their_days(items: Iterable[Item], today: date, until: date) -> Iterator[Entry]:
    """What is not overdue, on its day; of what comes again, overdue or not, each further time up to a day."""
    for item in items:
        on = today
        when = item.when(today)
        if when == "coming":
            on = max(item.hidden or item.day, item.day)
        if when != "overdue":
            yield Entry(item, on)
        if item.begins:
            after = day_before(today) if when == "overdue" else on
            for day in occurrences(item.begins, parse_period(item.every), after, until):
                yield Entry(item._replace(day=day, shown=day, grace=day, hidden=None), day, again=True)


def _in_order(entry: Entry) -> tuple[date, str, tuple[int, date, str, str]]:
    """By day: what has no time of day first, then by time."""
    return entry.on, entry.item.at, in_order(entry.item)


def _row(entry: Entry, today: date, names: Mapping[str, str], absences: Sequence[Absence]) -> Row:
    away = tuple(dict.fromkeys(one.person for one in absences if one.touches(entry.on)))
    return {
        **row_of(entry.item, today, names),
        "on": entry.on,
        "at": entry.item.at or None,
        "again": entry.again,
        "away": tuple(person for person in away if person in entry.item.who),
    }


def _weeks(
    entries: Sequence[Entry], absences: Sequence[Absence], today: date, until: date, handle_length: int
) -> list[Week]:
    """The weeks, Monday to Friday; to Sunday if something stands on one of the weekends."""
    on: dict[date, list[tuple[Cell, ...]]] = {}
    for entry in entries:
        if entry.on <= until:
            on.setdefault(entry.on, []).append(_cells(entry, handle_length))
    length = _ALL if any(day.weekday() >= _WORKING for day in on) else _WORKING
    weeks = []
    for monday in (_monday(today) + timedelta(days=n) for n in range(0, (until - _monday(today)).days, _ALL)):
        days = [monday + timedelta(days=n) for n in range(length)]
        filled = tuple(Day(_title(day, today), _standing(day, today, on.get(day, []), absences)) for day in days)
        year, number, _ = monday.isocalendar()
        title = f"{year}-W{number:02}, {monday} to {monday + timedelta(days=_ALL - 1)}"
        weeks.append(Week(_HEADS, filled, title))
    return weeks


def _title(day: date, today: date) -> Cell:
    tone: Tone = "warn" if day == today else "dim" if day < today else "strong"
    return Cell(f"{day:%a} {day}" + ("\ntoday" if day == today else ""), tone)


def _standing(
    day: date, today: date, rows: Sequence[tuple[Cell, ...]], absences: Sequence[Absence]
) -> tuple[tuple[Cell, ...], ...]:
    """What stands on a day, below who is away; on a weekend without work nobody is, and what is over does not count."""
    working = rows or day.weekday() < _WORKING
    away = [one for one in absences if one.touches(day)] if working and day >= today else []
    return (*(_absent(one, first=day == max(one.away.from_, today)) for one in away), *rows)


def _absent(one: Absence, *, first: bool) -> tuple[Cell, ...]:
    until = f" until {one.away.until}" if first else ""
    cover = one.away.cover if one.away.cover != one.person else None
    what = f"{one.person} is away{until}, {cover or 'nobody'} covers"
    return (Cell(""), Cell(""), Cell(what, "dim" if cover else "warn"), Cell(""), Cell(""))


def _cells(entry: Entry, handle_length: int) -> tuple[Cell, ...]:
    item = entry.item
    what = f"{item.what}; snoozed, due {item.day}" if entry.on > item.day and item.hidden == entry.on else item.what
    who = ", ".join(item.who)
    handle = Cell(item.handle[:handle_length], "dim")
    return (Cell(item.account, "strong"), Cell(item.kind, "dim"), Cell(what), Cell(who), handle)
