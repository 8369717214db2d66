"""What is planned for whoever has just accepted an account, from a plan file, and how that stands."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from amctl.cadence import next_day
from amctl.dates import Period, plus, working_from
from amctl.messages import Message
from amctl.model.playbooks import CONTACT, PlanStep
from amctl.model.work import TAKEOVER, FollowUp, Handoff
from amctl.plans.answers import Answer
from amctl.plans.checklist import sized, whose
from amctl.rules.relations import key_people
from amctl.rules.rule import Case, command

_FIRST = Period(90, "day")


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


def first_days(case: Case, handoff: Handoff) -> tuple[Answer, ...]:
    """How each follow-up stands that was planned on the acceptance of a handoff, the first one first."""
    entries = zip(case.record.account.follow_ups, case.handles, strict=True)
    planned = [(one, name) for one, name in entries if one.playbook == TAKEOVER and _since(one, handoff)]
    return tuple(_how(case, one, name) for one, name in sorted(planned, key=lambda pair: next_day(pair[0])))


def begins(case: Case) -> Handoff | None:
    """The accepted handoff whose first ninety days run, or of which something planned is open; None if there is none.

    Whoever accepted it must have the account still.
    """
    horizon, account = case.horizon, case.record.account
    over = [one for one in account.handoffs if one.accepted and horizon.reached(one.accepted)]
    last = max(over, key=lambda one: one.accepted or one.opened, default=None)
    if last is None or last.accepted is None or last.to != account.owner:
        return None
    runs = not horizon.passed(plus(last.accepted, _FIRST))
    return last if runs or any(not one.done for one in first_days(case, last)) else None


def _since(entry: FollowUp, handoff: Handoff) -> bool:
    """Whether a follow-up is not one of an earlier successor, who is through with it."""
    return entry.done is None or handoff.accepted is None or entry.done >= handoff.accepted


def _how(case: Case, entry: FollowUp, name: str) -> Answer:
    told = Message("not done yet")
    if entry.snoozed_until and not case.horizon.reached(entry.snoozed_until):
        told = Message("put off until {day}", day=entry.snoozed_until)
    return Answer(
        step=entry.step or TAKEOVER,
        what=entry.what,
        state="ok" if entry.done else "open",
        evidence=Message("done on {day}", day=entry.done) if entry.done else told,
        mend="" if entry.done else command("done", name),
        who=entry.who or (case.record.account.owner,),
        required=False,
        day=next_day(entry),
        seen=entry.done,
        done=entry.done,
    )


def _key(case: Case) -> list[str]:
    """Those who decide over there, else whom one writes first."""
    primary = case.record.account.primary
    return list(key_people(case)) or [name for name in case.present if name == primary]


def _about(step: PlanStep, name: str) -> str:
    if isinstance(step.what, Message):
        return Message(step.what.text, contact=name)
    return step.what.replace(CONTACT, name)
