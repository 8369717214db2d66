"""What binds and what is ahead: contracts, usage, opportunities, the next meeting, the next steps."""

from datetime import date

from amctl.cadence import MEETINGS, next_day
from amctl.changes.contacts import over
from amctl.dates import Period, day_after, minus, plus
from amctl.messages import Message, counted
from amctl.model.contracts import Contract
from amctl.model.history import Usage
from amctl.model.words import word
from amctl.model.work import FollowUp
from amctl.plans.answers import Found, Matter, first_missing, fresh, latest, missing, past, together
from amctl.plans.beginnings import terms_in_force
from amctl.rules.rule import command, sign
from amctl.terms import Standing, rolled_end

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
            return first_missing(lacking)._replace(since=latest(one.since for one in found))
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
        told = Message("what became of {contract} is not on record", contract=name)
        missed = minus(rolled_end(term, at.rolls - 1), term.notice) if at.rolls and term.notice else decision
        return Found("stale", told, decide, decision, day_after(missed) if missed else None)
    lead = matter.case.settings.lead_of(matter.account.tier, "decision")
    asked = minus(decision, lead) if at.state == "open" and decision and lead else None
    if asked and matter.case.horizon.reached(asked):
        return _forecast(matter, name, term, at, asked)
    return _told(name, term, at)


def _forecast(matter: Matter, name: str, term: Contract, at: Standing, asked: date) -> Found:
    expect = command("renewal", "forecast", matter.id, "CALL", "--contract", name)
    if not term.forecast:
        told = Message(
            "{contract} is to be decided by {day}, and nobody says what to expect", contract=name, day=at.decision
        )
        return missing(told, expect, asked)
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
    """How much of what they pay for is in use, of each product that runs."""
    began = _began(matter)
    if not began:
        return Found("n/a", Message("nothing that could be used runs"))
    counts = {one.product: one for one in sorted(matter.account.usage, key=lambda one: _reached_first(matter, one))}
    uncounted = [product for product in began if product not in counts]
    if uncounted:
        mend = command("usage", matter.id, uncounted[0], "ACTIVE", "OF")
        told = Message("nobody has counted how much of {products} is in use", products=", ".join(uncounted))
        return missing(told, mend, max(began[product] for product in uncounted))
    found = [_counted(matter, counts[product]) for product in began]
    stale = [one for one in found if one.state == "stale"]
    if stale:
        return first_missing(stale)
    return Found(
        "ok", together([one.told for one in found]), seen=min(one.date for one in map(counts.__getitem__, began))
    )


def _began(matter: Matter) -> dict[str, date]:
    """The products whose use can be counted in what runs, and since when they are sold."""
    began: dict[str, date] = {}
    for term in matter.case.running.values():
        for line in term.lines.values():
            first, last = line.start or term.start, line.end
            runs = matter.case.horizon.reached(first) and not (last and matter.case.horizon.passed(last))
            if line.product and runs and line.kind != "pilot" and line.per != "once":
                began[line.product] = min(first, began.get(line.product, first))
    return began


def _reached_first(matter: Matter, count: Usage) -> tuple[bool, date]:
    """Sorts what was counted: the last of the days that have come is the last of all."""
    return matter.case.horizon.reached(count.date), count.date


def _counted(matter: Matter, count: Usage) -> Found:
    share = {"product": count.product, "active": count.active, "of": count.of}
    told = Message("{product}: {active}", **share)
    if count.of is not None:
        told = Message("{product}: {active} of {of}", **share)
    return fresh(matter, told, count.date, command("usage", matter.id, count.product, "ACTIVE", "OF"))


def opportunities(matter: Matter) -> Found:
    """Of each that is open: what is next, and when it is decided."""
    chances = {name: one for name, one in matter.account.opportunities.items() if not over(one)}
    if not chances:
        return Found("n/a", Message("no opportunity is open"))
    lacking, late = [], []
    for name, one in chances.items():
        stage = ("opportunity", "stage", matter.id, name)
        if not one.next:
            told = Message("what is next for {name} is not on record", name=name)
            lacking.append(missing(told, command(*stage, "--next", "TEXT")))
        if not one.close:
            told = Message("when {name} is decided is not on record", name=name)
            lacking.append(missing(told, command(*stage, "--close", "DAY")))
        elif matter.case.horizon.passed(one.close):
            late.append(
                past(one.close, Message("{name} was to be decided", name=name), command(*stage, "--close", "DAY"))
            )
    since = latest(one.since for one in late)
    if lacking:
        return first_missing(lacking)._replace(since=since)
    if late:
        return late[0]._replace(since=since)
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
