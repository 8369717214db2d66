"""The checklist of a handoff: its steps, sized by the account's tier, and how each stands."""

from collections.abc import Iterable, Iterator
from datetime import date

from amctl.dates import plus, working_from
from amctl.messages import Message
from amctl.model.playbooks import Part, Plan, PlanStep
from amctl.model.settings import Settings
from amctl.model.work import Handoff, Tick, plan_name
from amctl.plans.answers import Answer, Found, Matter, together
from amctl.plans.evaluators import EVALUATORS
from amctl.rules.relations import gone
from amctl.rules.rule import Case, command


def checklist(case: Case, handoff: Handoff, *, begun: bool = True) -> tuple[Answer, ...]:
    """How each step of a handoff stands; none if there is no plan file for its kind.

    `begun`: whether it is in the file; else it is what somebody thinks of, who takes over being perhaps unknown ("").
    """
    plan = case.plan(plan_name(handoff.kind))
    return tuple(evaluated(plan, case, handoff, begun=begun)) if plan else ()


def evaluated(plan: Plan, case: Case, handoff: Handoff, *, begun: bool = True) -> Iterator[Answer]:
    """How each step of a plan stands that the account's tier is not spared."""
    for name, step in sized(plan, case.record.account.tier):
        tick = handoff.done.get(name)
        found = _found(case, handoff, name, step, begun=begun)
        yield Answer(
            step=name,
            what=step.what,
            state=found.state,
            evidence=found.told,
            mend=found.mend,
            who=whose(step.who, handoff, case),
            required=step.required,
            day=day_of(step, handoff.opened, handoff.due) if begun else None,
            seen=found.seen,
            done=tick.date if tick else None,
            by=tick.by if tick else None,
        )


def sized(plan: Plan, tier: str | None) -> Iterator[tuple[str, PlanStep]]:
    """The steps of a plan that the accounts of a tier are not spared."""
    return ((name, step) for name, step in plan.steps.items() if tier not in step.not_for)


def day_of(step: PlanStep, begins: date, due: date | None = None) -> date | None:
    """By when a step is to be done that counts from a day: on a working day, never after the due day; None if
    nobody said.
    """
    day = working_from(plus(begins, step.after)) if step.after else None
    return min(filter(None, (day, due)), default=None)


def lacking(answers: Iterable[Answer]) -> list[Answer]:
    """The required steps that are not there yet."""
    return [one for one in answers if one.required and not one.settled]


def whose(part: Part, handoff: Handoff, case: Case) -> tuple[str, ...]:
    """Those of us who play a part in a handoff; what would fall to somebody who has left falls to the successor."""
    wanted = {
        "predecessor": (handoff.from_,),
        "successor": (handoff.to,),
        "both": (handoff.from_, handoff.to),
        "lead": (_lead(handoff, case.settings),),
        "owner": (case.record.account.owner,),
    }[part]
    here = (handoff.to if gone(case, person) else person for person in wanted)
    return tuple(dict.fromkeys(person for person in here if person))


def _lead(handoff: Handoff, settings: Settings) -> str:
    """Who leads the successor, else the predecessor; the successor if nobody does."""
    for person in (handoff.to, handoff.from_):
        one = settings.people.get(person)
        if one and one.lead:
            return one.lead
    return handoff.to


def from_the_file(case: Case, handoff: Handoff) -> dict[str, Found]:
    """What the account's file says to each step that it answers, whatever was ticked."""
    plan = case.plan(plan_name(handoff.kind))
    steps = sized(plan, case.record.account.tier) if plan else ()
    asked = ((name, step.answered_by, step.stale) for name, step in steps)
    return {name: EVALUATORS[by](Matter(case, handoff, True, stale, name)) for name, by, stale in asked if by}


def _found(case: Case, handoff: Handoff, name: str, step: PlanStep, *, begun: bool) -> Found:
    """What answers a step: the account, or a tick; a note excuses what the account lacked when it was written."""
    matter = Matter(case, handoff, begun, step.stale, name)
    tick = matter.ticked
    if step.answered_by is None:
        if tick:
            return _ticked(tick)
        mend = command("handoff", "tick", case.record.id, name) if begun else ""
        return Found("open", Message("nobody has ticked it"), mend)
    found = EVALUATORS[step.answered_by](matter)
    if tick is None or not tick.note:
        return found
    lacks = found.state in ("missing", "stale")
    if lacks and (found.since is None or found.since <= tick.date):
        return Found("ok", together([found.told, _excused(tick)]), seen=tick.date)
    return found._replace(told=together([found.told, _noted(tick)]))


def _excused(tick: Tick) -> str:
    if tick.by:
        return Message("excused by {person} on {day}: {note}", person=tick.by, day=tick.date, note=tick.note)
    return Message("excused on {day}: {note}", day=tick.date, note=tick.note)


def _noted(tick: Tick) -> str:
    if tick.by:
        return Message("noted by {person} on {day}: {note}", person=tick.by, day=tick.date, note=tick.note)
    return Message("noted on {day}: {note}", day=tick.date, note=tick.note)


def _ticked(tick: Tick) -> Found:
    if tick.by and tick.note:
        told = Message("{person}: {note}", person=tick.by, note=tick.note)
    elif tick.note:
        told = Message("ticked: {note}", note=tick.note)
    else:
        told = Message("ticked by {person}", person=tick.by) if tick.by else Message("ticked")
    return Found("ok", told, seen=tick.date)
