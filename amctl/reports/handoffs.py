"""The handoffs that are open: from whom to whom, for how long, what is missing, and what comes next."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from amctl.changes.taking_over import elsewhere
from amctl.facts import Facts
from amctl.messages import Message, counted, on
from amctl.model.words import word
from amctl.model.work import Handoff
from amctl.plans.answers import Answer
from amctl.plans.checklist import lacking
from amctl.reports.report import Block, Cell, Column, Report, Row, Table

COLUMNS = ("account", "kind", "from", "to", "opened", "due", "days", "missing", "next", "next_day", "who")
NOTHING = Message("No account is being handed over.")
_HEADS = (
    Column(Message("Account")),
    Column(Message("From"), keep=True),
    Column(Message("To"), keep=True),
    Column(Message("Kind"), spare=2),
    Column(Message("Open"), right=True, keep=True),
    Column(Message("Due"), keep=True),
    Column(Message("Missing"), right=True, keep=True),
    Column(Message("Next step")),
    Column(Message("Who"), spare=1),
)


class Open(NamedTuple):
    """A handoff that is open, and how its steps stand."""

    facts: Facts
    handoff: Handoff
    answers: Sequence[Answer]

    @property
    def next(self) -> Answer | None:
        """What is to be done first: a required step before another, the earlier day before the later."""
        left = [one for one in self.answers if not one.settled]
        return min(left, key=lambda one: (not one.required, one.day or date.max), default=None)


def open_handoffs(found: Sequence[Open], today: date, people: Collection[str] = ()) -> Report:
    """All open handoffs, or those of some people; the one that is due first before the others, then the oldest."""
    ordered = sorted(found, key=lambda one: (one.handoff.due or date.max, one.handoff.opened, one.facts.account))
    rows = tuple(_row(one, today) for one in ordered)
    blocks: tuple[Block, ...] = (Table(_HEADS, tuple(_cells(one, today) for one in ordered)),)
    title, nothing = Message("Open handoffs"), NOTHING
    if people:
        names = ", ".join(sorted(people))
        title = Message("Open handoffs of {people}", people=names)
        nothing = Message("No account of {people} is being handed over.", people=names)
    return Report("handoff list", title, today, COLUMNS, rows, blocks, nothing)


def _row(one: Open, today: date) -> Row:
    handoff, following = one.handoff, one.next
    return {
        "account": one.facts.account,
        "name": one.facts.name,
        "kind": handoff.kind,
        "from": handoff.from_,
        "to": handoff.to,
        "opened": handoff.opened,
        "due": handoff.due,
        "days": (today - handoff.opened).days,
        "missing": [step.step for step in lacking(one.answers)],
        "next": following.step if following else None,
        "next_day": following.day if following else None,
        "who": following.who if following else [],
        "mend": following.mend or None if following else None,
        "file": one.facts.file,
    }


def _cells(one: Open, today: date) -> tuple[Cell, ...]:
    handoff, following, missing = one.handoff, one.next, len(lacking(one.answers))
    late = handoff.due is not None and handoff.due < today
    overdue = following is not None and following.day is not None and following.day < today
    said = following.what if following else Message("accept it")
    if following and following.day:
        said = Message("{what} ({day})", what=following.what, day=following.day)
    if elsewhere(one.facts.owner, handoff):
        said, overdue = Message("call it off: the account is with {owner} now", owner=one.facts.owner), True
    return (
        Cell(one.facts.account, "strong"),
        Cell(handoff.from_),
        Cell(handoff.to),
        Cell(word(handoff.kind), "dim"),
        Cell(counted("{count}d", "{count}d", (today - handoff.opened).days)),
        Cell(on(handoff.due), "bad" if late else "plain"),
        Cell(str(missing), "warn" if missing else "good"),
        Cell(said, "bad" if overdue else "plain"),
        Cell(", ".join(following.who) if following else handoff.to),
    )
