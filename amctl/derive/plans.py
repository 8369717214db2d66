"""Items of plans: goals and milestones to reach, opportunities to decide."""

from collections.abc import Iterator

from amctl.derive.dated import dated
from amctl.items import Item
from amctl.model.account import OURS
from amctl.rules.rule import Case


def plan_items(case: Case) -> Iterator[Item]:
    """Items of goals, milestones and opportunities that are still open."""
    account = case.record.account
    if account.status not in OURS:
        return
    for name, goal in account.goals.items():
        if goal.due and not goal.achieved and not goal.dropped:
            last = goal.last
            why = f"goal for {goal.due}" + (
                f"; last reading {last.value} on {last.date}" if last else "; no reading yet"
            )
            who = (goal.owner,) if goal.owner else ()
            yield dated(case, "goal", goal.due, f"Goal: {goal.goal}", path=("goals", name), who=who, why=why)
    for name, milestone in account.milestones.items():
        if milestone.due and not milestone.done and not milestone.dropped:
            who = (milestone.owner,) if milestone.owner else ()
            why = f"milestone of {milestone.phase or 'the roadmap'}, due {milestone.due}"
            path = ("milestones", name)
            yield dated(case, "milestone", milestone.due, f"Milestone: {milestone.what}", path=path, who=who, why=why)
    for name, chance in account.opportunities.items():
        if chance.close and chance.stage not in ("won", "lost"):
            who = (chance.owner,) if chance.owner else ()
            what = f"{chance.kind.capitalize()}: {chance.what}" + (f"; next: {chance.next}" if chance.next else "")
            why = f"{chance.stage} opportunity, expected to close on {chance.close}"
            yield dated(case, "opportunity", chance.close, what, path=("opportunities", name), who=who, why=why)
