"""What is planned for whoever has just accepted an account, from a plan file."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from amctl.dates import plus, working_from
from amctl.messages import Message
from amctl.model.playbooks import CONTACT, PlanStep
from amctl.model.work import TAKEOVER, FollowUp, Handoff
from amctl.plans.checklist import sized, whose
from amctl.rules.relations import key_people
from amctl.rules.rule import Case


def takeover(case: Case, handoff: Handoff, accepted: date, say: Callable[[str], str]) -> Iterator[FollowUp]:
    """The follow-ups of the first weeks, counted from the day of acceptance; none if there is no plan file for them.

    `say` tells words that ship with amctl in the book's language; those of the book's own plan are in it already.
    """
    plan = case.plan(TAKEOVER)
    for name, step in sized(plan, case.record.account.tier) if plan else ():
        part = "successor" if step.who == "owner" else step.who  # who is the owner from that day on
        people = whose(part, handoff, case)
        known: dict[str, Any] = {"playbook": TAKEOVER, "step": name}
        known["due"] = working_from(plus(accepted, step.after) if step.after else accepted)
        if step.kind != "task":
            known["kind"] = step.kind
        if people != (handoff.to,):
            known["who"] = people
        if step.each is None and CONTACT not in step.what:
            yield FollowUp(what=say(step.what), **known)
            continue
        for contact in _key(case):
            what = say(_about(step, case.present[contact].name))
            yield FollowUp(what=what, with_=(contact,), **known)


def _key(case: Case) -> list[str]:
    """Those who decide over there, else whom one writes first."""
    primary = case.record.account.primary
    return list(key_people(case)) or [name for name in case.present if name == primary]


def _about(step: PlanStep, name: str) -> str:
    if isinstance(step.what, Message):
        return Message(step.what.text, contact=name)
    return step.what.replace(CONTACT, name)
