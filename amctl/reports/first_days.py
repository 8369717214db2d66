"""The first ninety days of a handoff that was accepted: how it came about, what is planned, what is done of that."""

from collections.abc import Mapping, Sequence
from datetime import date

from amctl.dates import plus
from amctl.derive.handing import SOON
from amctl.facts import Facts
from amctl.messages import Message, counted, on
from amctl.model.work import Handoff
from amctl.plans.answers import Answer
from amctl.reports.checklist import COLUMNS, KINDS, row
from amctl.reports.report import Block, Cell, Column, Prose, Report, Table
from amctl.reports.report import Facts as Pairs
from amctl.rules.rule import command


def how_it_goes(
    facts: Facts, handoff: Handoff, answers: Sequence[Answer], *, names: Mapping[str, str], today: date
) -> Report:
    """A handoff that was accepted: how it came about, what is left of what was planned for then, and what is done."""
    left, there = [one for one in answers if not one.settled], [one for one in answers if one.settled]
    blocks: list[Block] = [
        _accepted(facts, handoff, today),
        _planned(left, today),
        Table(
            (Column(Message("Done"), keep=True), Column(Message("What")), Column(Message("Who"))),
            tuple((Cell(on(one.done)), Cell(one.what), Cell(", ".join(one.who))) for one in there),
            Message("Done of that"),
        ),
    ]
    course = _course(facts, answers, today)
    if answers:  # else it is what is told instead of rows
        blocks.append(Prose(course))
    title = Message(
        "{name}: taken over by {other} from {one} ({kind}) on {day}",
        name=facts.name,
        one=names.get(handoff.from_, handoff.from_),
        other=names.get(handoff.to, handoff.to),
        kind=KINDS[handoff.kind],
        day=handoff.accepted,
    )
    rows = tuple(row(facts, one) for one in answers)
    return Report("handoff show", title, today, COLUMNS, rows, tuple(blocks), course)


def _planned(left: Sequence[Answer], today: date) -> Table:
    """What is left of what was planned: by when, whose it is, and the command that says it is done."""
    heads = (
        Column(Message("By"), keep=True),
        Column(Message("What")),
        Column(Message("Who")),
        Column(Message("How it stands"), spare=2),
        Column(Message("Once it is done"), keep=True, spare=1),
    )
    rows = (
        (
            Cell(on(one.day), "bad" if _late(one, today) else "plain"),
            Cell(one.what),
            Cell(", ".join(one.who)),
            Cell(one.evidence),
            Cell(one.mend, "dim"),
        )
        for one in left
    )
    return Table(heads, tuple(rows), Message("Planned for the first ninety days"))


def _late(one: Answer, today: date) -> bool:
    return not one.settled and one.day is not None and one.day < today


def _accepted(facts: Facts, handoff: Handoff, today: date) -> Pairs:
    """How the handoff came about, and with whom the successor was in touch soon after."""
    end = handoff.accepted or today
    after = counted("{day}, after {count} day", "{day}, after {count} days", (end - handoff.opened).days, day=end)
    pairs = [(Message("Opened"), Cell(on(handoff.opened)))]
    pairs.append((Message("Accepted"), Cell(after)))
    if handoff.reason:
        pairs.append((Message("Why"), Cell(handoff.reason)))
    if handoff.forced:
        pairs.append((Message("Forced"), Cell(handoff.forced, "warn")))
    ours = (handoff.opened, handoff.to, handoff.accepted)
    touched = next((one.touched for one in facts.handoffs if (one.opened, one.to, one.ended) == ours), ())
    met = [one.name for one in facts.people if one.contact in touched]
    told = Cell(Message("not yet"), "dim") if plus(end, SOON) >= today else Cell(Message("nobody"), "bad")
    if met:
        told = Cell(Message("{count} of {all}: {names}", count=len(met), all=facts.contacts, names=", ".join(met)))
    return Pairs((*pairs, (Message("In touch by day {count}", count=SOON.count), told)))


def _course(facts: Facts, answers: Sequence[Answer], today: date) -> Message:
    """How far the first ninety days are, and how one sees what a next handoff would need."""
    again = command("handoff", "show", facts.account, "--to", "PERSON")
    told = Message("Nothing is planned for the first ninety days.")
    if answers:
        done, late = sum(one.settled for one in answers), sum(_late(one, today) for one in answers)
        told = Message("Done: {done} of {all}; overdue: {late}.", done=done, all=len(answers), late=late)
    return Message("{told} If it changed hands again: {command}", told=told, command=again)
