"""What more we could sell: found, moved on, won with its line in a contract, or lost."""

from datetime import date
from decimal import Decimal
from typing import Any

from amctl import money
from amctl.changes.apply import put
from amctl.changes.contracts import amend_contract
from amctl.changes.edits import Change, Deed
from amctl.changes.entries import written
from amctl.changes.interactions import together
from amctl.changes.meant import Unknown, meant
from amctl.changes.new_ids import new_id
from amctl.changes.revised import revised
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.contracts import Line
from amctl.model.plans import Opportunity
from amctl.model.reading import Record

CLOSED = ("won", "lost")


def add_opportunity(record: Record, given: str | None, opportunity: Opportunity, *, currency: str) -> Deed:
    """An opportunity is added; its id comes from its first words unless one is given. Raises UsageError."""
    if opportunity.stage in CLOSED:
        raise UsageError("what is new is neither won nor lost", f"add it, then: amctl opportunity {opportunity.stage}")
    name = new_id(given, opportunity.what, record.account.opportunities, "opportunity")
    worth = f", {_worth(opportunity.amount, opportunity.per, currency)}" if opportunity.amount is not None else ""
    done = f"Added opportunity {name} at {record.account.name}: {opportunity.what}{worth}, {opportunity.stage}."
    return Deed((put(record, ("opportunities", name), written(opportunity)),), done)


def opportunity_meant(record: Record, word: str) -> str:
    """The open opportunity that a word means, by its id or a word of what it is; raises UsageError if it is closed."""
    found = record.account.opportunities
    waiting = {name: (one.what,) for name, one in found.items() if one.stage not in CLOSED}
    try:
        name = word if word in found else meant(word, waiting, "open opportunity")
    except Unknown:
        name = meant(word, {name: (one.what,) for name, one in found.items()}, "opportunity")
    if found[name].stage in CLOSED:
        on = f" on {found[name].closed}" if found[name].closed else ""
        raise UsageError(f"{name} was {found[name].stage}{on}", f"add a new one, or amctl edit {record.id}")
    return name


def move_stage(record: Record, opportunity: str, moved: Opportunity, *, today: date) -> Deed:
    """An opportunity is at another stage, more or less likely, expected at another time, or has another next step.

    Only what `moved` says changes. Raises UsageError if nothing does, or for one that is won or lost.
    """
    old = record.account.opportunities[opportunity]
    if moved.stage in CLOSED:
        raise UsageError(
            f"it takes more to be {moved.stage}", f"amctl opportunity {moved.stage} {record.id} {opportunity}"
        )
    said = {name: value for name, value in written(moved).items() if name != "what"}
    changes = revised(record, ("opportunities", opportunity), said)
    if not changes:
        raise UsageError(f"nothing to change: {opportunity} is {old.stage} already", "say what is new")
    told = "; ".join(_told(change, today) for change in changes)
    return Deed(changes, f"{old.what} at {record.account.name}: {told}.")


def _told(change: Change, today: date) -> str:
    value, was = getattr(change, "value", None), getattr(change, "was", None)
    field = str(change.path[-1])
    unit = " %" if field == "probability" else ""
    now = spoken(value, today) if isinstance(value, date) else f"{value}{unit}"
    return f"{field} {now}" + (f", was {was}{unit}" if was is not None else "")


def win(
    record: Record,
    opportunity: str,
    contract: str | None,
    line: dict[str, Any],
    *,
    reason: str | None = None,
    today: date,
    currency: str,
) -> Deed:
    """An opportunity is won today, and its line is written into a contract; `line` overrides what was expected.

    Without a contract, the line is left to whoever writes one. Raises UsageError if nobody has said for how much.
    """
    old = record.account.opportunities[opportunity]
    closed = _closed(record, opportunity, "won", reason, today)
    if contract is None:
        add = f"amctl contract amend {record.id} adds it once one does"
        first = f"amctl contract add {record.id} begins one with it"
        way = add if record.account.contracts else first
        return closed._replace(notes=(f"No contract runs, so no line was written: {way}.",))
    given = {name: value for name, value in line.items() if value is not None}
    said = {"product": old.product, "amount": old.amount, "per": old.per, **given}
    if said["amount"] is None:
        raise UsageError(f"{opportunity} was won, but for how much?", "--amount AMOUNT --per year")
    lines = record.account.contracts[contract].lines
    name = new_id(None, opportunity, lines, "line")
    return together(closed, amend_contract(record, contract, name, Line(**said), today=today, currency=currency))


def lose(record: Record, opportunity: str, reason: str | None, *, today: date) -> Deed:
    """An opportunity is lost today."""
    return _closed(record, opportunity, "lost", reason, today)


def _closed(record: Record, opportunity: str, stage: str, reason: str | None, today: date) -> Deed:
    old = record.account.opportunities[opportunity]
    said = {"stage": stage, "closed": today, **({"reason": reason} if reason else {})}
    why = f" ({reason})" if reason else ""
    done = f"{stage.capitalize()}: {old.what} at {record.account.name}{why}."
    return Deed(revised(record, ("opportunities", opportunity), said), done)


def _worth(amount: Decimal, per: str, currency: str) -> str:
    return f"{money.written(amount)} {currency} {'once' if per == 'once' else f'a {per}'}"
