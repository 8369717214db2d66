"""One account in one column of time: what was, where we are, what is to come."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from amctl.facts import Facts
from amctl.messages import Message, counted, on
from amctl.model.account import OURS
from amctl.model.reading import Record
from amctl.reports.events.event import KINDS, Event, State
from amctl.reports.events.history import history_events
from amctl.reports.events.plans import plan_events
from amctl.reports.events.terms import term_events
from amctl.reports.events.work import work_events
from amctl.reports.report import Block, Cell, Column, Report, Row, Table, Tone

COLUMNS = ("account", "day", "kind", "state", "what", "who", "with", "file", "line")
FULL = 200  # entries are told one by one, if nobody asked for more; of the years before them only how many there are
_HEADS = (
    Column(Message("Day"), keep=True),
    Column("", keep=True),
    Column(Message("Kind"), keep=True, spare=1),
    Column(Message("What")),
    Column(Message("Who")),
)
_Dated = tuple[date, Event]


class Wanted(NamedTuple):
    """From which day to which, and of which kinds; nothing named means all."""

    since: date | None = None
    until: date | None = None
    kinds: Collection[str] = ()

    def has(self, day: date, kind: str) -> bool:
        """Whether something of a kind on a day is among them."""
        return self.spans(day) and (not self.kinds or kind in self.kinds)

    def spans(self, day: date) -> bool:
        """Whether a day is among them."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def timeline(record: Record, facts: Facts, wanted: Wanted, *, today: date, currency: str) -> Report:
    """Everything in an account that has a day, the oldest first; a line says where today is.

    Of a long one, of which no beginning was named, the years furthest back are only counted.
    """
    contracts = term_events(record, facts.terms, today=today, currency=currency)
    every = (*contracts, *plan_events(record), *history_events(record), *work_events(record, today))
    if record.account.status not in OURS:
        every = tuple(_left_open(one, today) for one in every)
    dated = [(one.day, one) for one in every if one.day and wanted.has(one.day, one.kind)]
    dated.sort(key=lambda pair: (pair[0], pair[1].state(today) == "coming"))
    years = [(year, list(group)) for year, group in groupby(dated, key=lambda pair: pair[0].year)]
    left_out = 0 if wanted.since else _too_much(years, today)
    blocks: list[Block] = []
    if left_out:
        blocks.append(_counts(years[:left_out], facts.account, wanted))
    blocks += _tables(years[left_out:], today, wanted)
    rows = tuple(_row(day, one, facts, today) for day, one in dated)
    nothing = Message("{name} has nothing on the days asked for.", name=facts.name)
    title = Message("{name}: timeline", name=facts.name)
    return Report("timeline", title, today, COLUMNS, rows, tuple(blocks), nothing)


def _left_open(one: Event, today: date) -> Event:
    """What was to be done in an account that is over: left open if its day is past, else gone, as if without a day."""
    if not one.open or one.day is None:
        return one
    day = one.day if one.day < today else None
    return one._replace(open=False, day=day, what=Message("{what}, left open", what=one.what), tone="dim")


def _too_much(years: Sequence[tuple[int, Sequence[_Dated]]], today: date) -> int:
    """How many of the years from the first are one too much; the last and the one before, up to now, never are."""
    told, kept = 0, min([today.year, *(year for year, _ in years[-1:])]) - 1
    for number, (year, group) in reversed(list(enumerate(years))):
        told += len(group)
        if told > FULL and year < kept:
            return number + 1
    return 0


def _counts(years: Iterable[tuple[int, Sequence[_Dated]]], account: str, wanted: Wanted) -> Table:
    kinds = "".join(f" --kind {kind}" for kind in wanted.kinds)
    rows = tuple(
        (
            Cell(str(year), "strong"),
            Cell(str(len(group))),
            Cell(f"amctl timeline {account} --since {year}-01-01 --until {year}-12-31{kinds}", "dim"),
        )
        for year, group in years
    )
    year, entries = Column(Message("Year"), keep=True), Column(Message("Entries"), right=True, keep=True)
    return Table((year, entries, Column(Message("To see them"))), rows, Message("Not shown here"))


def _tables(years: Iterable[tuple[int, Sequence[_Dated]]], today: date, wanted: Wanted) -> list[Block]:
    """A table for each year; today has its line among what was asked for, even if its year has nothing else."""
    by_year = {year: [_cells(day, one, today) for day, one in group] for year, group in years}
    if by_year and wanted.spans(today):
        past = sum(one.state(today) != "coming" for year, group in years if year == today.year for _, one in group)
        by_year.setdefault(today.year, []).insert(past, _now(today))
    return [Table(_HEADS, tuple(rows), str(year)) for year, rows in sorted(by_year.items())]


def _now(today: date) -> tuple[Cell, ...]:
    words = (on(today), Message("today"), "", Message("Above is what was, below what is to come."), "")
    return tuple(Cell(word, "warn") for word in words)


def _cells(day: date, one: Event, today: date) -> tuple[Cell, ...]:
    state = one.state(today)
    tones: dict[State, Tone] = {"overdue": "bad", "happened": "plain", "coming": "plain"}
    return (
        Cell(on(day), tones[state]),
        Cell(_away(day, state, today), tones[state] if state == "overdue" else "dim"),
        Cell(KINDS[one.kind], "dim"),
        Cell(one.what.strip(), "plain" if state == "coming" else one.tone),
        Cell(", ".join((*one.who, *one.contacts))),
    )


def _away(day: date, state: State, today: date) -> str:
    """How late it is, or how far ahead; nothing of what has happened."""
    if day == today:
        return Message("today")
    if state == "overdue":
        return counted("{count}d late", "{count}d late", (today - day).days)
    return counted("in {count}d", "in {count}d", (day - today).days) if state == "coming" else ""


def _row(day: date, one: Event, facts: Facts, today: date) -> Row:
    return {
        "account": facts.account,
        "name": facts.name,
        "day": day,
        "kind": one.kind,
        "state": one.state(today),
        "what": one.what,
        "who": one.who,
        "with": one.contacts,
        "file": facts.file,
        "line": one.line,
    }
