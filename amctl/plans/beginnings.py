"""The handoff itself, what was sold and why, what was promised, whether they know the successor."""

from amctl.cadence import is_touch
from amctl.messages import Message, counted
from amctl.model.contracts import Contract
from amctl.model.history import Interaction
from amctl.model.work import Handoff
from amctl.plans.answers import Found, Matter, first_missing, fresh, latest, missing, past
from amctl.rules.relations import gone
from amctl.rules.rule import command, sign


def reason_lacks(handoff: Handoff) -> bool:
    """Whether why an account changes hands is to be said, and is not; from sales, it is the sale."""
    return not handoff.reason and handoff.kind != "sales-to-account"


def opened(matter: Matter) -> Found:
    """From whom to whom, since when, and why."""
    one = matter.handoff
    if not matter.begun:
        start = command("handoff", "start", matter.id, "--to", matter.successor, "--kind", one.kind)
        return missing(Message("no handoff is open"), start)
    noted = matter.ticked and matter.ticked.note
    if reason_lacks(one) and not noted:
        mend = command("handoff", "tick", matter.id, matter.step, "--note", "TEXT")
        return missing(Message("why it changes hands is not on record"), mend)
    told = Message("from {one} to {other}", one=one.from_, other=one.to)
    if one.reason:
        told = Message("{way}: {reason}", way=told, reason=one.reason)
    return Found("ok", told, seen=one.opened)


def terms_in_force(matter: Matter) -> dict[str, Contract]:
    """The signed terms that are not over, or whose end is not on record."""
    standings, contracts = matter.case.standings, matter.account.contracts
    return {name: contracts[name] for name, at in standings.items() if at.state != "unsigned"}


def sold(matter: Matter) -> Found:
    """Which products, by a signed term that is not over."""
    terms = terms_in_force(matter)
    if not terms:
        return _nothing_in_force(matter)
    lacking: list[Found] = []
    for name, term in terms.items():
        if not term.lines:
            amend = command("contract", "amend", matter.id, "--contract", name, "--product", "ID", "--amount", "AMOUNT")
            lacking.append(missing(Message("{contract} says not what was sold", contract=name), amend))
        for line, one in term.lines.items():
            if not one.product:
                mend = command("set", matter.id, f"contracts.{name}.lines.{line}.product=ID")
                told = Message("{contract} says not which product {line} is", contract=name, line=line)
                lacking.append(missing(told, mend))
    if lacking:
        return first_missing(lacking)
    products = dict.fromkeys(line.product for term in terms.values() for line in term.lines.values() if line.product)
    told = Message("{products}, by {contracts}", products=", ".join(products), contracts=", ".join(terms))
    return Found("ok", told, seen=max(term.signed for term in terms.values() if term.signed))


def _nothing_in_force(matter: Matter) -> Found:
    ended = {name: one.end for name, one in matter.account.contracts.items() if one.signed and one.end}
    if ended:
        last = max(ended, key=lambda name: ended[name])
        return past(ended[last], Message("{contract} is over", contract=last), sign(matter.case, last))
    waiting = [name for name, at in matter.case.standings.items() if at.state == "unsigned"]
    if waiting:
        return missing(Message("{contract} is not signed", contract=waiting[0]), sign(matter.case, waiting[0]))
    add = command("contract", "add", matter.id, "--product", "ID", "--amount", "AMOUNT", "--signed", "DAY")
    return missing(Message("no contract is on record"), add)


def reasons(matter: Matter) -> Found:
    """Why they bought, and a goal by which one sees whether they got it."""
    deal = matter.account.deal
    there = dict(matter.case.open_goals())
    measured = {name: one for name, one in there.items() if one.metric and one.metric.target is not None}
    lacking = []
    if not (deal and deal.why):
        mend = command("set", matter.id, "deal.why=TEXT")
        lacking.append(missing(Message("why they bought is not on record"), mend))
    if not measured:
        add = command("goal", "add", matter.id, "TEXT", "--unit", "TEXT", "--target", "NUMBER", "--due", "DAY")
        over = latest(day for one in matter.account.goals.values() for day in (one.achieved, one.dropped))
        lacking.append(missing(Message("no open goal has a measure and a target"), add, over))
    if lacking:
        return first_missing(lacking)
    days = [reading.date for one in measured.values() for reading in one.readings]
    days += [one.date for one in matter.account.interactions if one.kind == "review" and is_touch(one)]
    told = Message("{why}; measured by {goals}", why=str(deal and deal.why).strip(" ."), goals=", ".join(measured))
    known = [
        day for day in (*days, deal and deal.signed, matter.account.since) if day and matter.case.horizon.reached(day)
    ]
    reading = command("goal", "reading", matter.id, next(iter(measured)), "NUMBER")
    return fresh(matter, told, max(known, default=None), reading)


def promises(matter: Matter) -> Found:
    """What sales promised; an empty list says that nothing was."""
    deal = matter.account.deal
    made = deal.promises if deal else None
    if made is None:
        mend = command("set", matter.id, "deal.promises=TEXT")
        return missing(Message("nobody has said what was promised; [] says: nothing"), mend)
    waiting = sum(bool(one.promised_to) and not one.done for one in matter.account.follow_ups)
    told = counted("{count} promise was made", "{count} promises were made", len(made)) if made else Message("none")
    if waiting:
        still = counted(
            "{count} promise made since is to be kept", "{count} promises made since are to be kept", waiting
        )
        told = Message("{one}; {other}", one=told, other=still)
    return Found("ok", told, seen=deal.signed if deal else None)


def introduction(matter: Matter) -> Found:
    """A contact with them since the opening in which both took part; the successor alone, if the other has left."""
    one = matter.handoff
    needed = {one.to} if gone(matter.case, one.from_) else {one.from_, one.to}
    held = [entry for entry in matter.account.interactions if _introduces(matter, entry, needed)]
    if not held:
        by = [word for name in sorted(needed - {""}) for word in ("--by", name)]
        mend = command("met", matter.id, "CONTACT", "TEXT", *by)
        return missing(Message("{successor} has not been introduced to them", successor=matter.told_successor), mend)
    last = max(held, key=lambda entry: entry.date)
    names = ", ".join(last.with_)
    return Found("ok", Message("with {names}", names=names), seen=last.date)


def _introduces(matter: Matter, entry: Interaction, needed: set[str]) -> bool:
    """Whether all of us who are needed were in touch with somebody over there since the handoff was opened."""
    if not matter.begun or entry.kind == "note" or entry.reached is False:
        return False
    since = entry.date >= matter.handoff.opened and matter.case.horizon.reached(entry.date)
    return since and bool(entry.with_) and needed <= set(entry.by)
