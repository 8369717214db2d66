"""Events of plans: goals and their readings, milestones, opportunities."""

from collections.abc import Iterator

from amctl.derive.plans import CHANCES
from amctl.messages import Message, listed
from amctl.model.plans import Goal, Reading
from amctl.model.reading import Record
from amctl.model.words import word
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
            place = record.document.line(("goals", name, "readings", nth))
            yield Event("goal", reading.date, listed((goal.goal, _measured(goal, reading)), ": "), place)


def _measured(goal: Goal, reading: Reading) -> str:
    """What was read, in its unit, and what is wanted."""
    value = Message("{number}", number=reading.value)
    if goal.metric is None:
        return value
    told = listed((value, goal.metric.unit), " ")
    if goal.metric.target is None:
        return told
    return Message("{reading}, target {target}", reading=told, target=goal.metric.target)


def _goal(goal: Goal, line: int) -> Iterator[Event]:
    if goal.achieved:
        yield Event("goal", goal.achieved, Message("Achieved: {goal}", goal=goal.goal), line, tone="good")
    elif goal.dropped:
        yield Event("goal", goal.dropped, Message("Dropped: {what}", what=goal.goal), line, tone="dim")
    else:
        yield Event("goal", goal.due, Message("Goal: {goal}", goal=goal.goal), line, open=True)


def _milestones(record: Record) -> Iterator[Event]:
    account = record.account
    for name, one in account.milestones.items():
        line = record.document.line(("milestones", name))
        event = Event("milestone", one.due, Message("Milestone: {milestone}", milestone=one.what), line, open=True)
        if one.done:
            what = Message("Reached: {milestone}", milestone=one.what)
            if one.due and one.due < one.done:
                what = Message("Reached: {milestone}, due {day}", milestone=one.what, day=one.due)
            event = Event("milestone", one.done, what, line, tone="good")
        elif one.dropped:
            event = Event("milestone", one.dropped, Message("Dropped: {what}", what=one.what), line, tone="dim")
        yield event._replace(who=ids(one.owner or account.owner), contacts=ids(one.their_owner))


def _opportunities(record: Record) -> Iterator[Event]:
    for name, one in record.account.opportunities.items():
        line, who, them = record.document.line(("opportunities", name)), ids(one.owner), ids(one.contact)
        if one.stage in ("won", "lost"):
            tone: Tone = "good" if one.stage == "won" else "bad"
            what = several(Message("Won") if one.stage == "won" else Message("Lost"), one.what, one.reason)
            yield Event("opportunity", one.closed, what, line, who, them, tone=tone)
        else:
            step = Message("next: {step}", step=one.next) if one.next else ""
            what = several(CHANCES[one.kind], listed((one.what, word(one.stage))), step)
            yield Event("opportunity", one.close, what, line, who, them, open=True)
