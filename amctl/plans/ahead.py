"""What binds and what is ahead: contracts, usage, opportunities, the next meeting, the next steps."""

from amctl.cadence import MEETINGS, next_day
from amctl.changes.contacts import over
from amctl.dates import Period, minus, plus
from amctl.messages import Message, counted
from amctl.model.contracts import Contract
from amctl.model.words import word
from amctl.model.work import FollowUp
from amctl.plans.answers import Found, Matter, first_missing, fresh, missing, together
from amctl.plans.beginnings import terms_in_force
from amctl.rules.rule import command, sign
from amctl.terms import Standing

_AHEAD = Period(90, "day")  # what a successor has planned by then is a plan


def contracts(matter: Matter) -> Found:
    """Of each term in force: how it ends or renews, its notice, and what is expected of a decision that is near."""
    terms = terms_in_force(matter)
    if not terms:
        waiting = [name for name, at in matter.case.standings.items() if at.state == "unsigned"]
        add = command("contract", "add", matter.id, "--product", "ID", "--amount", "AMOUNT", "--notice", "SPAN")
        if not waiting:
            return missing(Message("no contract is on record"), add)
        return missing(Message("{contract} is not signed", contract=waiting[0]), sign(matter.case, waiting[0]))
    found = [_term(matter, name, term, matter.case.standings[name]) for name, term in terms.items()]
    for state in ("missing", "stale"):
        lacking = [one for one in found if one.state == state]
        if lacking:
            return first_missing(lacking)
    return Found("ok", together([one.told for one in found]))


def _term(matter: Matter, name: str, term: Contract, at: Standing) -> Found:
    runs_on = at.state in ("open", "secured", "open-ended")
    if runs_on and not term.notice and (term.renewal == "auto" or not term.end):
        mend = command("set", matter.id, f"contracts.{name}.notice=90 days")
        return missing(Message("the notice period of {contract} is not on record", contract=name), mend)
    if runs_on and term.end and term.renewal == "auto" and not term.renews_for:
        mend = command("set", matter.id, f"contracts.{name}.renews_for=12 months")
        return missing(Message("for how long {contract} renews is not on record", contract=name), mend)
    decide = command("renewal", "outcome", matter.id, "RESULT", "--contract", name)
    decision = at.decision
    if not at.recorded or (at.state == "open" and decision and matter.case.horizon.passed(decision)):
        return Found("stale", Message("what became of {contract} is not on record", contract=name), decide, decision)
    lead = matter.case.settings.lead_of(matter.account.tier, "decision")
    near = at.state == "open" and decision and lead and matter.case.horizon.reached(minus(decision, lead))
    if near:
        return _forecast(matter, name, term, at)
    return _told(name, term, at)


def _forecast(matter: Matter, name: str, term: Contract, at: Standing) -> Found:
    expect = command("renewal", "forecast", matter.id, "CALL", "--contract", name)
    if not term.forecast:
        told = Message(
            "{contract} is to be decided by {day}, and nobody says what to expect", contract=name, day=at.decision
        )
        return missing(told, expect)
    told = Message(
        "{contract}: decision by {day}, {call}", contract=name, day=at.decision, call=word(term.forecast.call)
    )
    return fresh(matter, told, term.forecast.date, expect)


def _told(name: str, term: Contract, at: Standing) -> Found:
    if at.decision and at.state != "notice":
        return Found("ok", Message("{contract}: decision by {day}", contract=name, day=at.decision))
    if at.end:
        return Found("ok", Message("{contract}: until {day}", contract=name, day=at.end))
    return Found("ok", Message("{contract}: no end, notice {period}", contract=name, period=term.notice))


def usage(matter: Matter) -> Found:
    """How much of what they pay for is in use, of each product."""
    lines = [line for one in matter.case.running.values() for line in one.lines.values()]
    products = [line.product for line in lines if line.product and line.kind == "committed"]
    if not products:
        return Found("n/a", Message("nothing that could be used runs"))
    counts = [one for one in matter.account.usage if matter.case.horizon.reached(one.date)]
    if not counts:
        mend = command("usage", matter.id, products[0], "ACTIVE", "OF")
        return missing(Message("nobody has counted what is in use"), mend)
    last = max(counts, key=lambda one: one.date)
    again = command("usage", matter.id, last.product, "ACTIVE", "OF")
    share = {"product": last.product, "active": last.active, "of": last.of}
    if last.of is None:
        return fresh(matter, Message("{product}: {active}", **share), last.date, again)
    return fresh(matter, Message("{product}: {active} of {of}", **share), last.date, again)


def opportunities(matter: Matter) -> Found:
    """Of each that is open: what is next, and when it is decided."""
    chances = {name: one for name, one in matter.account.opportunities.items() if not over(one)}
    if not chances:
        return Found("n/a", Message("no opportunity is open"))
    lacking = []
    for name, one in chances.items():
        stage = ("opportunity", "stage", matter.id, name)
        if not one.next:
            told = Message("what is next for {name} is not on record", name=name)
            lacking.append(missing(told, command(*stage, "--next", "TEXT")))
        if not one.close:
            told = Message("when {name} is decided is not on record", name=name)
            lacking.append(missing(told, command(*stage, "--close", "DAY")))
    if lacking:
        return first_missing(lacking)
    for name, one in chances.items():
        if one.close and matter.case.horizon.passed(one.close):
            mend = command("opportunity", "stage", matter.id, name, "--close", "DAY")
            return Found("stale", Message("{name} was to be decided", name=name), mend, one.close)
    ahead = [
        Message("{name}: {next}, by {day}", name=name, next=one.next, day=one.close) for name, one in chances.items()
    ]
    return Found("ok", together(ahead))


def next_meeting(matter: Matter) -> Found:
    """A meeting or call that is planned with the successor."""
    found = [one for one in matter.account.follow_ups if one.kind in (*MEETINGS, "call") and _theirs(matter, one)]
    if not found:
        mend = command("follow-up", matter.id, "TEXT", "--kind", "meeting", "--due", "DAY", "--who", matter.successor)
        return missing(Message("no meeting or call with {person} is planned", person=matter.told_successor), mend)
    first = min(found, key=next_day)
    return Found("ok", Message("{what} on {day}", what=first.what, day=next_day(first)))


def next_steps(matter: Matter) -> Found:
    """What the successor is to do in the ninety days from the opening, meetings aside."""
    until = plus(matter.handoff.opened, _AHEAD)
    found = [
        one
        for one in matter.account.follow_ups
        if one.kind not in (*MEETINGS, "call") and _theirs(matter, one) and next_day(one) <= until
    ]
    if not found:
        mend = command("follow-up", matter.id, "TEXT", "--due", "DAY", "--who", matter.successor)
        return missing(Message("nothing is planned for {person}", person=matter.told_successor), mend)
    first = min(found, key=next_day)
    told = counted(
        "{count} thing, the first: {what} on {day}",
        "{count} things, the first: {what} on {day}",
        len(found),
        what=first.what,
        day=next_day(first),
    )
    return Found("ok", told)


def _theirs(matter: Matter, entry: FollowUp) -> bool:
    """Whether a follow-up lies ahead and falls to the successor."""
    whose = entry.who or (matter.account.owner,)
    return not entry.done and matter.handoff.to in whose and not matter.case.horizon.passed(next_day(entry))
