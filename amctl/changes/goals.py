"""Goals: what the customer wants to achieve, and how far they are."""

from datetime import date
from decimal import Decimal

from amctl.changes.apply import entry_at, put
from amctl.changes.days import ahead, behind
from amctl.changes.edits import Append, Change, Deed
from amctl.changes.entries import written
from amctl.changes.meant import meant
from amctl.changes.new_ids import new_id
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.plans import Goal, Metric, Reading
from amctl.model.reading import Record


def add_goal(record: Record, goal: Goal, *, id: str | None, today: date) -> Deed:  # noqa: A002
    """A goal of the customer's; its id comes from its first words unless one is given. Raises UsageError."""
    if goal.due:
        ahead(goal.due, today)
    metric = goal.metric
    if metric and metric.target is not None and metric.target == metric.baseline:
        raise UsageError(f"the target is the baseline: {metric.target}", "what is to change?")
    name = new_id(id, goal.goal, record.account.goals, "goal")
    aims = f"; {_aim(metric)}" if metric else ""
    due = f"; due {spoken(goal.due, today)}" if goal.due else ""
    done = f"Added goal {name} at {record.account.name}: {goal.goal}{aims}{due}."
    notes = [f"Nobody will be reminded of it: it has no day (amctl set {record.id} goals.{name}.due=eoq)."]
    told = ("AM602", "AM603")  # what is new was never measured
    return Deed((put(record, ("goals", name), written(goal)),), done, () if goal.due else tuple(notes), told)


def add_reading(record: Record, word: str, reading: Reading, *, achieved: bool, today: date) -> Deed:
    """A measurement of a goal, which may be the one that achieves it; raises UsageError."""
    name, goal = goal_meant(record, word)
    behind(reading.date, today)
    path = ("goals", name)
    change, instead = _reading(record, name, reading)
    changes: list[Change] = [change] if change else []
    unit = f" {goal.metric.unit}" if goal.metric else ""
    day = "" if reading.date == today else f" on {spoken(reading.date, today)}"
    done = f"Recorded for {name} at {record.account.name}: {reading.value}{unit}{day}{instead}"
    notes: tuple[str, ...] = ()
    reached = _reached(goal, reading.value)
    if reached and goal.metric:
        done += f", which reaches the target of {goal.metric.target}"
    elif goal.metric and goal.metric.target is not None:
        done += f", {_aim(goal.metric)}"
    if achieved:
        if goal.achieved:
            raise UsageError(f"{name} was achieved on {goal.achieved} already", "leave out --achieved")
        changes.append(put(record, (*path, "achieved"), reading.date))
        done += "; achieved"
        if reached is False:
            notes = ("That is short of the target: amctl undo, if it was a slip.",)
    elif reached and not goal.achieved:
        notes = (f"To mark it achieved: amctl set {record.id} goals.{name}.achieved={reading.date}",)
    return Deed(tuple(changes), f"{done}.", notes)


def goal_meant(record: Record, word: str) -> tuple[str, Goal]:
    """The goal that a word means, by its id or the beginning of its id or of a word of it; raises UsageError."""
    goals = record.account.goals
    name = meant(word, {name: (one.goal,) for name, one in goals.items()}, "goal")
    if goals[name].dropped:
        raise UsageError(f"{name} was dropped on {goals[name].dropped}", f"amctl set {record.id} goals.{name}.dropped=")
    return name, goals[name]


def _reading(record: Record, name: str, reading: Reading) -> tuple[Change | None, str]:
    """The change that records it, and what it replaces: one day has one reading."""
    path = ("goals", name, "readings")
    for index, one in enumerate(record.account.goals[name].readings):
        if one.date == reading.date:
            if one.value == reading.value:
                return None, ", as was there already"
            change = put(record, (*entry_at(record, path, index), "value"), reading.value)
            return change, f", instead of {one.value}"
    return Append(path, written(reading)), ""


def _reached(goal: Goal, value: Decimal) -> bool | None:
    """Whether a value is at or past the target, seen from the baseline or the first reading; None if nobody knows."""
    metric = goal.metric
    if metric is None or metric.target is None:
        return None
    first = min(goal.readings, key=lambda one: one.date, default=None)
    start = metric.baseline if metric.baseline is not None else first.value if first else None
    if start is None or start == metric.target:
        return True if value == metric.target else None
    return value <= metric.target if metric.target < start else value >= metric.target


def _aim(metric: Metric) -> str:
    """From where to where: from 6 to 2 hours."""
    start = f"from {metric.baseline} " if metric.baseline is not None else ""
    return f"{start}to {metric.target} {metric.unit}" if metric.target is not None else f"{start}in {metric.unit}"
