"""An open goal without a day.

A goal by no day is a wish: nobody is reminded of it, and it is never missed.

    goal: Dispatch faster               # before

    goal: Dispatch faster               # after
    due: 2027-03-31
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM603", "goal-without-day"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open goal that does not say by when."""
    for name, goal in case.open_goals():
        if goal.due is None:
            hint = command("set", case.record.id, f"goals.{name}.due=DAY")
            yield Hit(case.spot("goals", name, key=True), f"{name} has no day: nobody is reminded of it", hint)
