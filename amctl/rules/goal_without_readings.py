"""An open goal with a metric that nobody has read for long.

A reading is good for 120 days. The first one is wanted from 120 days before the goal's day, but not before the account
has been with us for 60 days: since `since`, its last handoff or its first term. While an account is paused, nobody is
asked to measure.

    readings: [{date: 2026-03-31, value: 4.5}]  # before
    readings: [{date: 2026-09-30, value: 3.1}]  # after
"""

from collections.abc import Iterable

from amctl.cadence import begun
from amctl.dates import Period, minus, plus
from amctl.findings import Level
from amctl.model.plans import Goal
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM602", "goal-without-readings"
LEVEL: Level = "warning"

FRESH, SETTLING = Period(120, "day"), Period(60, "day")


def check(case: Case) -> Iterable[Hit]:
    """Each open goal whose last reading is stale, or that has none although it is time for one."""
    for name, goal in case.open_goals() if case.record.account.status != "paused" else ():
        if goal.metric is None:
            continue
        hint = command("goal", "reading", case.record.id, name, "NUMBER")
        if goal.readings:
            last = max(reading.date for reading in goal.readings)
            if case.horizon.passed(plus(last, FRESH)):
                spot = case.spot("goals", name, "readings", key=True)
                yield Hit(spot, f"{name} was last measured on {last}", hint)
        elif _wanted(case, goal):
            yield Hit(case.spot("goals", name, key=True), f"{name} was never measured", hint)


def _wanted(case: Case, goal: Goal) -> bool:
    """Whether it is time for a first reading."""
    since = begun(case.record.account)
    settled = since is not None and case.horizon.passed(plus(since, SETTLING))
    return settled and (goal.due is None or case.horizon.reached(minus(goal.due, FRESH)))
