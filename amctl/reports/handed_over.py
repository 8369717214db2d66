"""How handoffs go: how long they take, whom the successor gets in touch with soon after, which ones were forced."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from amctl.dates import plus
from amctl.derive.handing import SOON
from amctl.facts import Facts, Handoff
from amctl.messages import Message, counted, on
from amctl.model.words import word
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table

COLUMNS = (
    "account",
    "name",
    "kind",
    "from",
    "to",
    "opened",
    "state",
    "ended",
    "days",
    "touched",
    "contacts",
    "forced",
    "reason",
    "file",
    "line",
)
_CLOSED = {"rejected": Message("rejected"), "cancelled": Message("cancelled")}


class _One(NamedTuple):
    """A handoff of an account; `days` from its opening to its end, or to today."""

    facts: Facts
    handoff: Handoff
    days: int


def handed_over(book: Iterable[Facts], *, today: date) -> Report:
    """Every handoff: the open ones by how long they have been, then the others, the last one first."""
    found = [
        _One(facts, one, ((one.ended or today) - one.opened).days)
        for facts in sorted(book, key=lambda facts: facts.account)
        for one in facts.handoffs
    ]
    waiting = sorted((one for one in found if one.handoff.state == "open"), key=lambda one: -one.days)
    closed = sorted((one for one in found if one.handoff.ended), key=lambda one: one.handoff.ended or today)[::-1]
    accepted = [one for one in closed if one.handoff.state == "accepted"]
    nothing = [one for one in closed if one.handoff.state != "accepted"]
    blocks: list[Block] = []
    if waiting:
        blocks.append(_open(waiting))
    if accepted:
        blocks += [_accepted(accepted, today), _sum(accepted, today)]
    if nothing:
        blocks.append(_came_to_nothing(nothing))
    rows = tuple(_row(one) for one in (*waiting, *closed))
    title = Message("Handoffs on {day}", day=today)
    return Report(
        "handoff report", title, today, COLUMNS, rows, tuple(blocks), Message("No account was ever handed over.")
    )


def _row(one: _One) -> Row:
    facts, handoff = one.facts, one.handoff
    return {
        "account": facts.account,
        "name": facts.name,
        "kind": handoff.kind,
        "from": handoff.from_,
        "to": handoff.to,
        "opened": handoff.opened,
        "state": handoff.state,
        "ended": handoff.ended,
        "days": one.days,
        "touched": handoff.touched,
        "contacts": facts.contacts,
        "forced": handoff.forced or None,
        "reason": handoff.reason or None,
        "file": facts.file,
        "line": handoff.line,
    }


def _heads(*more: Column) -> tuple[Column, ...]:
    return (
        Column(Message("Account")),
        Column(Message("Kind"), spare=1),
        Column(Message("From")),
        Column(Message("To")),
        Column(Message("Opened"), keep=True),
        *more,
    )


def _cells(one: _One, *more: Cell) -> tuple[Cell, ...]:
    handoff = one.handoff
    first = (Cell(one.facts.account, "strong"), Cell(word(handoff.kind), "dim"), Cell(handoff.from_), Cell(handoff.to))
    return (*first, Cell(on(handoff.opened)), *more)


def _open(found: Sequence[_One]) -> Table:
    columns = _heads(Column(Message("Days"), right=True, keep=True), Column(Message("Due"), keep=True))
    rows = (_cells(one, Cell(str(one.days)), Cell(on(one.handoff.due))) for one in found)
    return Table(columns, tuple(rows), Message("Open"))


def _accepted(found: Sequence[_One], today: date) -> Table:
    columns = _heads(
        Column(Message("Accepted"), keep=True),
        Column(Message("Days"), right=True, keep=True),
        Column(Message("In touch by day {count}", count=SOON.count), right=True),
        Column(Message("Forced")),
    )
    rows = (
        _cells(
            one,
            Cell(on(one.handoff.ended)),
            Cell(str(one.days)),
            _touched(one, today),
            Cell(one.handoff.forced, "warn") if one.handoff.forced else Cell("-", "dim"),
        )
        for one in found
    )
    return Table(columns, tuple(rows), Message("Accepted"))


def _touched(one: _One, today: date) -> Cell:
    """How many of the contacts; nothing is said of whoever has been in touch with none, and still has the time."""
    count = len(one.handoff.touched)
    if not count and not _tested(one, today):
        return Cell(Message("not yet"), "dim")
    return Cell(Message("{count} of {all}", count=count, all=one.facts.contacts), "plain" if count else "bad")


def _tested(one: _One, today: date) -> bool:
    """Whether the days are over in which the successor should have been in touch."""
    return one.handoff.ended is not None and plus(one.handoff.ended, SOON) < today


def _sum(found: Sequence[_One], today: date) -> Prose:
    """What it comes to, over all that were accepted."""
    days = [one.days for one in found]
    forced = sum(bool(one.handoff.forced) for one in found)
    told = Message(
        "{accepted}, after {median} as a rule, {most} at most; {forced}.",
        accepted=counted("{count} handoff was accepted", "{count} handoffs were accepted", len(found)),
        median=counted("{count} day", "{count} days", round(median(days))),
        most=max(days),
        forced=counted("{count} was forced", "{count} were forced", forced),
    )
    tested = [one for one in found if _tested(one, today)]
    if not tested:
        return Prose(told)
    soon = Message(
        "In {touched} of {all} that are longer ago than {soon} days, the successor was in touch with somebody there by "
        "then.",
        touched=sum(bool(one.handoff.touched) for one in tested),
        all=len(tested),
        soon=SOON.count,
    )
    return Prose(Message("{one} {other}", one=told, other=soon))


def _came_to_nothing(found: Sequence[_One]) -> Table:
    columns = _heads(Column(Message("End"), keep=True), Column(Message("How")), Column(Message("Why")))
    rows = (
        _cells(
            one,
            Cell(on(one.handoff.ended)),
            Cell(_CLOSED[one.handoff.state], "warn"),
            Cell(one.handoff.reason or "-"),
        )
        for one in found
    )
    return Table(columns, tuple(rows), Message("Came to nothing"))
