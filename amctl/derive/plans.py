"""Items of plans: goals and milestones to reach, opportunities to decide."""

from collections.abc import Iterator

from amctl.derive.dated import dated
from amctl.items import Item
from amctl.messages import Message
from amctl.model.account import OURS
from amctl.rules.rule import Case

CHANCES = {"upsell": Message("Upsell"), "cross-sell": Message("Cross-sell")}


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
            what = Message("Goal: {goal}", goal=goal.goal)
            yield dated(case, "goal", goal.due, what, path=("goals", name), who=who, why=why)
    for name, milestone in account.milestones.items():
        if milestone.due and not milestone.done and not milestone.dropped:
            who = (milestone.owner,) if milestone.owner else ()
            why = f"milestone of {milestone.phase or 'the roadmap'}, due {milestone.due}"
            path = ("milestones", name)
            what = Message("Milestone: {milestone}", milestone=milestone.what)
            yield dated(case, "milestone", milestone.due, what, path=path, who=who, why=why)
    for name, chance in account.opportunities.items():
        if chance.close and chance.stage not in ("won", "lost"):
            who = (chance.owner,) if chance.owner else ()
            what = Message("{kind}: {what}", kind=CHANCES[chance.kind], what=chance.what)
            if chance.next:
                what = Message("{what}; next: {step}", what=what, step=chance.next)
            why = f"{chance.stage} opportunity, expected to close on {chance.close}"
            yield dated(case, "opportunity", chance.close, what, path=("opportunities", name), who=who, why=why)
