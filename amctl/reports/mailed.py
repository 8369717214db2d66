"""Reminders: who would get what today, and what became of those that were sent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from amctl.reports import digest
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone

COLUMNS = (*digest.COLUMNS, "address", "state")
SENT = ("person", "address", "day", "kind", "state", "code", "reason")
TESTED = ("step", "good", "said")
_TONES: dict[str, Tone] = {"sent": "good", "already": "good", "dropped": "dim"}


class Planned(NamedTuple):
    """What one person would get, told in the person's language, and what became of it so far."""

    person: str
    name: str
    address: str
    state: str  # of today's mail: `to send`, or as the ledger has it
    report: Report


class Gone(NamedTuple):
    """What became of one mail."""

    person: str
    address: str
    day: date
    kind: str
    state: str
    code: int
    reason: str


def planned_report(planned: Sequence[Planned], others: Mapping[str, str], today: date) -> Report:
    """Everybody's reminder, one after the other, and why mail does not reach the others."""
    blocks: list[Block] = []
    rows: list[Row] = []
    for one in planned:
        blocks += [Prose(one.state, f"{one.name} <{one.address}>", tone="dim"), *one.report.blocks]
        rows += [{**row, "person": one.person, "address": one.address, "state": one.state} for row in one.report.rows]
    if others:
        pairs = "\n".join(f"  {name}: {why}" for name, why in others.items())
        blocks.append(Prose(pairs, "Mail does not reach", tone="warn"))
    nothing = f"Nobody is to be reminded of anything on {today}."
    columns = COLUMNS if all(one.report.name == "remind" for one in planned) else _columns(planned)
    return Report("remind", f"Reminders of {today}", today, columns, tuple(rows), tuple(blocks), nothing)


def _columns(planned: Iterable[Planned]) -> tuple[str, ...]:
    """Of the weeks of leads: those of the portfolio, and whose week it is."""
    first = next(iter(planned))
    return (*first.report.columns, "person", "address", "state")


def sent_report(gone: Iterable[Gone], today: date) -> Report:
    """What became of each mail, a row each."""
    found = list(gone)
    columns = (
        Column("Person", keep=True),
        Column("", keep=True),
        Column("Address"),
        Column("Day", keep=True, spare=1),
        Column("What was said"),
    )
    cells = tuple(
        (
            Cell(one.person, "strong"),
            Cell(one.state, _TONES.get(one.state, "bad")),
            Cell(one.address),
            Cell(str(one.day), "dim"),
            Cell(f"{one.code} {one.reason}" if one.code else one.reason),
        )
        for one in found
    )
    table = Table(columns, cells)
    rows: tuple[Row, ...] = tuple({**one._asdict(), "code": one.code or None} for one in found)
    nothing = "There was nothing to send."
    return Report("sent", f"Reminders sent on {today}", today, SENT, rows, (table,), nothing)


def steps_report(steps: Iterable[tuple[str, bool, str]], today: date) -> Report:
    """What was said to each step of a mail for a test."""
    found = list(steps)
    columns = (Column("Step", keep=True), Column("", keep=True), Column("What was said"))
    cells = tuple(
        (Cell(name, "strong"), Cell("ok", "good") if good else Cell("failed", "bad"), Cell(said))
        for name, good, said in found
    )
    rows: tuple[Row, ...] = tuple({"step": name, "good": good, "said": said} for name, good, said in found)
    return Report("test", "A mail for a test", today, TESTED, rows, (Table(columns, cells),))


def trouble_line(
    gone: Iterable[Gone], held: Sequence[tuple[str, date]], unreached: int, unfit: Mapping[str, str]
) -> str:
    """One line of what did not go as it should; empty if all is well.

    `held` are mails of which nobody knows whether they arrived; `unfit` says why some of us can get no mail, and
    `unreached` counts the entries that nobody is told of.
    """
    bad = [one for one in gone if one.state not in _TONES]
    parts = []
    if bad:
        alike: dict[str, list[str]] = {}  # often it is the same for all: the server cannot be reached
        for one in bad:
            alike.setdefault(f"{one.state}{_said(one)}", []).append(one.person)
        told = "; ".join(f"{_some(people)}: {said}" for said, people in list(alike.items())[:3])
        left = len(alike) - 3
        more = f"; and {left} {'reason' if left == 1 else 'reasons'} more" if left > 0 else ""
        parts.append(f"{len(bad)} {'mail' if len(bad) == 1 else 'mails'} did not go ({told}{more})")
    if held:
        names = _some([f"{person} of {day}" for person, day in held])
        parts.append(f"nobody knows whether these arrived: {names} (amctl remind --resend {held[0][0]}, or --drop)")
    if unfit:
        why = next(iter(unfit.values()))
        parts.append(f"no mail can go to {_some(list(unfit))}: {why}" + (", and the like" if len(unfit) > 1 else ""))
    if unreached:
        parts.append(nobodys(unreached))
    return "; ".join(parts)


def nobodys(count: int) -> str:
    """How many entries there are of which nobody is told."""
    return f"{count} {'entry falls' if count == 1 else 'entries fall'} to nobody whom mail reaches"


def _some(people: Sequence[str]) -> str:
    more = f" and {len(people) - 3} more" if len(people) > 3 else ""
    return f"{', '.join(people[:3])}{more}"


def _said(one: Gone) -> str:
    said = " ".join(part for part in (str(one.code or ""), one.reason) if part)
    return f", {said}" if said else ""
