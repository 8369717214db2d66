"""An open goal that nothing measures.

A goal is reached when a figure says so: without a metric with a target, both sides will judge by how they feel at the
renewal. Ask them by what they would know it.

    fast: {goal: Dispatch faster, due: 2027-03-31}  # before

    fast:                                           # after
      goal: Dispatch faster
      due: 2027-03-31
      metric: {unit: hours, baseline: 6, target: 2}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM601", "goal-without-measure"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open goal without a metric, or whose metric has no target."""
    for name, goal in case.open_goals():
        path = f"goals.{name}.metric"
        if goal.metric is None:
            message = f"{name} has no metric: nobody can tell when it is reached"
            hint = command("set", case.record.id, f"{path}.unit=UNIT", f"{path}.target=NUMBER")
            yield Hit(case.spot("goals", name, key=True), message, hint)
        elif goal.metric.target is None:
            message = f"the metric of {name} has no target: nobody can tell when it is reached"
            hint = command("set", case.record.id, f"{path}.target=NUMBER")
            yield Hit(case.spot("goals", name, "metric", key=True), message, hint)
