"""Events of plans: goals and their readings, milestones, opportunities."""

from collections.abc import Iterator

from amctl.model.plans import Goal
from amctl.model.reading import Record
from amctl.reports.events.event import Event, ids, several
from amctl.reports.report import Tone


def plan_events(record: Record) -> Iterator[Event]:
    """What was reached, given up or measured, and what is still to be."""
    yield from _goals(record)
    yield from _milestones(record)
    yield from _opportunities(record)


def _goals(record: Record) -> Iterator[Event]:
    account = record.account
    for name, goal in account.goals.items():
        line = record.document.line(("goals", name))
        who, them = ids(goal.owner or account.owner), ids(goal.their_owner)
        yield from (one._replace(who=who, contacts=them) for one in _goal(goal, line))
        for nth, reading in enumerate(goal.readings):
            unit = f" {goal.metric.unit}" if goal.metric else ""
            target = f", target {goal.metric.target}" if goal.metric and goal.metric.target is not None else ""
            place = record.document.line(("goals", name, "readings", nth))
            yield Event("goal", reading.date, f"{goal.goal}: {reading.value}{unit}{target}", place)


def _goal(goal: Goal, line: int) -> Iterator[Event]:
    if goal.achieved:
        yield Event("goal", goal.achieved, f"Achieved: {goal.goal}", line, tone="good")
    elif goal.dropped:
        yield Event("goal", goal.dropped, f"Dropped: {goal.goal}", line, tone="dim")
    else:
        yield Event("goal", goal.due, f"Goal: {goal.goal}", line, open=True)


def _milestones(record: Record) -> Iterator[Event]:
    account = record.account
    for name, one in account.milestones.items():
        line = record.document.line(("milestones", name))
        event = Event("milestone", one.due, f"Milestone: {one.what}", line, open=True)
        if one.done:
            late = f", due {one.due}" if one.due and one.due < one.done else ""
            event = Event("milestone", one.done, f"Reached: {one.what}{late}", line, tone="good")
        elif one.dropped:
            event = Event("milestone", one.dropped, f"Dropped: {one.what}", line, tone="dim")
        yield event._replace(who=ids(one.owner or account.owner), contacts=ids(one.their_owner))


def _opportunities(record: Record) -> Iterator[Event]:
    for name, one in record.account.opportunities.items():
        line, who, them = record.document.line(("opportunities", name)), ids(one.owner), ids(one.contact)
        if one.stage in ("won", "lost"):
            tone: Tone = "good" if one.stage == "won" else "bad"
            what = several(one.stage.capitalize(), one.what, one.reason)
            yield Event("opportunity", one.closed, what, line, who, them, tone=tone)
        else:
            what = several(one.kind.capitalize(), f"{one.what}, {one.stage}", one.next and f"next: {one.next}")
            yield Event("opportunity", one.close, what, line, who, them, open=True)
