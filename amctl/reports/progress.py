"""How far a goal is, and whether that is far enough for the day."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal

from amctl.facts import Goal

State = Literal["", "on-track", "behind", "at-risk", "reached", "achieved", "dropped"]


def progress(goal: Goal) -> int | None:
    """Per cent of the way from the baseline, else the first reading, to the target; whole ones, rounded down.

    Less than 0 away from the target, more than 100 beyond it; None if nobody knows.
    """
    if goal.baseline is None and goal.first_day == goal.value_day:  # one reading is no way
        return None
    share = _share(goal, goal.value)
    return None if share is None else floor(share * 100)


def state(goal: Goal, today: date) -> State:
    """Achieved or dropped, as somebody wrote; reached, as the last reading says; else on track, behind or at risk.

    At risk: its day is over. Else two readings tell: of the way from the first reading to the target the last one
    must have made at least the share that had passed, by then, of the time from the first reading to the due day;
    with less than half of that share it is at risk. Nothing is said where there is no such start.
    """
    if goal.achieved or goal.dropped:
        return "achieved" if goal.achieved else "dropped"
    made = progress(goal)
    if goal.value is not None and (goal.value == goal.target or (made is not None and made >= 100)):
        return "reached"
    return "at-risk" if goal.due and goal.due < today else _pace(goal)


def _pace(goal: Goal) -> State:
    if not (goal.first_day and goal.value_day and goal.due and goal.first_day < min(goal.value_day, goal.due)):
        return ""
    first, last = _share(goal, goal.first), _share(goal, goal.value)
    if first is None or last is None:
        return ""
    if first >= 1:  # it was there, and is no longer
        return "at-risk"
    way = (last - first) / (1 - first)
    time = Fraction((goal.value_day - goal.first_day).days, (goal.due - goal.first_day).days)
    return "on-track" if way >= time else "behind" if way * 2 >= time else "at-risk"


def _share(goal: Goal, value: Decimal | None) -> Fraction | None:
    """Which share of the way a value has made; None without a start, a value, a target, or a way between them."""
    start = goal.first if goal.baseline is None else goal.baseline
    if start is None or value is None or goal.target is None or start == goal.target:
        return None
    return Fraction(value - start) / Fraction(goal.target - start)
