"""Somebody ticked a step that the checklist of the handoff does not have.

It counts for nothing: the step that was meant stays open. The checklists are those that ship with amctl, with what the
book's own files in `playbooks/` change. What is accepted, rejected or called off is left alone.

    done: {met-taem: {date: 2026-11-16, by: ben}}       # before
    done: {met-team: {date: 2026-11-16, by: ben}}       # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.model.reading import suggestion
from amctl.model.work import plan_name
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM320", "unknown-step"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each tick of an open handoff that belongs to no step."""
    for nth, handoff in enumerate(case.record.account.handoffs if case.ours else ()):
        plan = case.plan(plan_name(handoff.kind)) if handoff.open and handoff.done else None
        for step in handoff.done if plan else ():
            if plan and step not in plan.steps:
                hint = suggestion(step, plan.steps) or f"{command('handoff', 'show', case.record.id)} lists the steps"
                spot = case.spot("handoffs", nth, "done", step, key=True)
                yield Hit(spot, f"the checklist has no step '{step}'", hint)
