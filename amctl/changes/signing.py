"""Renewals signed: the next term, with the lines that run on, and the outcome of the one before."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from amctl import money
from amctl.changes.apply import put
from amctl.changes.contracts import a_year, amending, amount_on, follower, price, term_to_decide
from amctl.changes.edits import Change, Deed
from amctl.changes.entries import written
from amctl.changes.new_ids import new_id
from amctl.dates import Horizon, Period, day_after, day_before, months_between, plus
from amctl.errors import UsageError
from amctl.model.contracts import Contract, Line, Outcome, Result
from amctl.model.reading import Record
from amctl.terms import RENEWED, line_span, notice_end, rolled_end

_KEPT = ("renewal", "renews_for", "notice", "notice_to", "notice_form", "currency")


class Signing(NamedTuple):
    """What is known of a signature; what is not said follows from the term before."""

    signed: date | None = None
    new_id: str | None = None
    start: date | None = None
    end: date | None = None
    term: Period | None = None
    amount: Decimal | None = None
    uplift: bool = False
    number: str | None = None


def term_to_sign(record: Record, word: str | None, today: date) -> str:
    """The contract that a word means, else the one to be decided, if it has begun or wants its own signature.

    Raises UsageError: who renews what has not begun must name it, or has just done it.
    """
    name = term_to_decide(record, word, today)
    term = record.account.contracts[name]
    if word is None and term.signed and term.start > today:
        message = f"{name} is signed, since {term.signed}, and begins on {term.start}"
        raise UsageError(message, f"to renew it even before it begins: --contract {name}")
    return name


def sign_renewal(record: Record, contract: str, wish: Signing, *, today: date, currency: str) -> Deed:
    """The next term of a contract, signed; or the signature under the one that is in the file unsigned.

    Its committed and usage lines run on, at their prices unless `amount` or `uplift` says otherwise. Raises UsageError
    for a term that cannot be renewed, and for wishes that do not fit it.
    """
    old = record.account.contracts[contract]
    drafts = [contract] if not old.signed else _drafts(record, contract)
    if drafts:
        return _sign_draft(record, drafts, wish, today, currency)
    _renewable(record, contract, old)
    start = _start(contract, old, wish.start, today)
    end = _end(old, start, wish)
    signed = _signed(contract, old, wish, today)
    priced, notes = _priced(old, start, end, wish)
    taken = {field: getattr(old, field) for field in _KEPT if field in old.model_fields_set}
    if old.uplift:
        taken["uplift"] = old.uplift.model_copy(update={"announced": None})
    known = {"signed": signed, "start": start, "end": end, **taken, "follows": contract, "number": wish.number}
    new = Contract(**{name: value for name, value in known.items() if value is not None}, lines=priced)
    name = new_id(wish.new_id, _next_id(contract, old, start), record.account.contracts, "contract")
    changes: list[Change] = [put(record, ("contracts", name), written(new))]
    outcome, told = _outcome(record, contract, new, signed, currency)
    worth = a_year(amount_on(new, start), new, currency)
    span = f"{start} to {end}" if end else f"from {start}, without an end"
    done = f"Signed {name} for {record.account.name}: {span}, {worth}.{told}"
    return Deed((*changes, *outcome), done, (*notes, *_left_behind(old, start)))


def _renewable(record: Record, name: str, old: Contract) -> None:
    if after := follower(record, name):
        raise UsageError(f"{name} is renewed already: {after} follows it", f"--contract {after}")
    if old.outcome and old.outcome.result not in RENEWED:
        result, day = old.outcome.result, old.outcome.date
        raise UsageError(
            f"{name} is over, {result} on {day}: there is nothing to renew", f"if that is wrong: amctl edit {record.id}"
        )


def _signed(name: str, before: Contract | None, wish: Signing, today: date) -> date:
    """The day of the signature; raises UsageError if the term before was not signed yet."""
    signed = wish.signed or today
    if before and before.signed and signed < before.signed:
        raise UsageError(f"{signed} is before {name} itself was signed, on {before.signed}", "--on DAY")
    return signed


def _drafts(record: Record, name: str) -> list[str]:
    """Terms in the file that follow this one and only want a signature."""
    contracts = record.account.contracts.items()
    return [other for other, one in contracts if one.follows == name and not one.signed and not one.outcome]


def _sign_draft(record: Record, drafts: list[str], wish: Signing, today: date, currency: str) -> Deed:
    """The signature under a term that is written already."""
    name = drafts[0]
    if len(drafts) > 1:
        raise UsageError(f"several terms wait for a signature: {', '.join(drafts)}", f"say which: --contract {name}")
    new = record.account.contracts[name]
    if new.outcome:
        raise UsageError(
            f"{name} is over, {new.outcome.result} on {new.outcome.date}: there is nothing to sign",
            f"amctl edit {record.id}",
        )
    if wish._replace(signed=None, number=None) not in (Signing(), Signing(new_id=name)):
        hint = f"sign it as it is, or change it first: amctl edit {record.id}"
        raise UsageError(f"{name} is in the file already, unsigned", hint)
    before = record.account.contracts.get(new.follows or "")
    signed = _signed(new.follows or name, before, wish, today)
    changes: list[Change] = [put(record, ("contracts", name, "signed"), signed)]
    if wish.number:
        changes.append(put(record, ("contracts", name, "number"), wish.number))
    told, notes = "", list[str]()
    if new.follows in record.account.contracts:
        outcome, told = _outcome(record, new.follows, new, signed, currency)
        changes += outcome
        notes = list(_lacking(record, name, new.follows, currency))
    span = f"{new.start} to {new.end}" if new.end else f"from {new.start}, without an end"
    worth = a_year(amount_on(new, new.start), new, currency)
    return Deed(tuple(changes), f"Signed {name} for {record.account.name}: {span}, {worth}.{told}", tuple(notes))


def _lacking(record: Record, name: str, before: str, currency: str) -> Iterator[str]:
    """Lines of the term before that would run on, and that a draft lacks: dropped, or forgotten."""
    old, new = record.account.contracts[before], record.account.contracts[name]
    products = {line.product for line in new.lines.values() if line.product}
    for key, line in old.lines.items():
        if key not in new.lines and line.product not in products and not _stays_behind(line, old, new.start):
            adds = amending(record, name, key, line)
            yield f"Not in it: {key}, {price(line, old, currency)}; if it was forgotten: {adds}"


def _outcome(
    record: Record, contract: str, new: Contract, signed: date, currency: str
) -> tuple[tuple[Change, ...], str]:
    """The outcome of the term before, by what both bring in a year, and a sentence; one on record stays."""
    old = record.account.contracts[contract]
    before, after = amount_on(old, day_before(new.start)), amount_on(new, new.start)
    if old.currency != new.currency:  # which of them is more depends on the day's rates
        before = after
    result: Result = "renewed-more" if after > before else "renewed-less" if after < before else "renewed"
    if old.outcome:
        return (), f" {contract} stays {old.outcome.result}."
    change = put(record, ("contracts", contract, "outcome"), written(Outcome(result=result, date=signed)))
    was = f", {a_year(before, old, currency)} before" if before != after else ""
    return (change,), f" {contract} is {result}{was}."


def _start(name: str, old: Contract, start: date | None, today: date) -> date:
    """The first day of the next term: the day after the one that runs, as often as it has renewed by itself."""
    last = notice_end(old) if old.notice_given else old.end
    if start is None:
        if last is None:
            raise UsageError(f"{name} has no end, so that the next term has no beginning", "--start DAY")
        rolling = old.renewal == "auto" and old.renews_for and not old.notice_given
        start = day_after(
            rolled_end(old, Horizon(today).first_ahead(lambda n: rolled_end(old, n))) if rolling else last
        )
    if start <= (last or old.start):
        until = f"runs until {last}" if last else f"began on {old.start}"
        raise UsageError(f"{start} is too early: {name} {until}", "--start DAY")
    return start


def _end(old: Contract, start: date, wish: Signing) -> date | None:
    """The last day: as wished, else after what the contract renews for, else after as long as it was."""
    if wish.end and wish.term:
        raise UsageError("an end and a term say the same", "leave one of them out")
    if wish.end:
        if wish.end < start:
            raise UsageError(f"it would end on {wish.end}, before it begins on {start}", "--end DAY")
        return wish.end
    length = wish.term or old.renews_for or _length(old.start, old.end)
    return day_before(plus(start, length)) if length else None


def _length(start: date, end: date | None) -> Period | None:
    """How long a term is: in months if they are whole, else in days; None without an end."""
    if end is None:
        return None
    months = months_between(start, day_after(end))
    return Period(months, "month") if months else Period((end - start).days + 1, "day")


def _next_id(name: str, old: Contract, start: date) -> str:
    """The old id with its year moved on; one without a year gets that of the new beginning."""
    later = start.year - old.start.year
    moved, found = re.subn(r"(?<!\d)(?:19|20)\d\d(?!\d)", lambda year: str(int(year[0]) + later), name)
    return moved if found else f"{name}-{start.year}"


def _priced(old: Contract, start: date, end: date | None, wish: Signing) -> tuple[dict[str, Line], list[str]]:
    """The lines that run on, with their prices, and what to know about them."""
    lines, notes = {}, []
    for name, line in old.lines.items():
        if reason := _stays_behind(line, old, start):
            notes.append(f"Not taken over: {name} ({reason}).")
        else:
            lines[name] = _carried(line, old, start, end)
            if lines[name].per != line.per:
                notes.append(f"{name} was {money.written(line.amount)} for its term; it is priced a year now.")
    if wish.amount is not None:
        return _at_amount(lines, wish), notes
    return (_raised(lines, old), notes) if wish.uplift else (lines, [*notes, *_not_raised(old)])


def _stays_behind(line: Line, old: Contract, start: date) -> str:
    begins, ends = line_span(line, old)
    if line.per == "once":
        return "one-off"
    if line.kind == "pilot":
        return "pilot"
    if ends < day_before(start):
        return f"ended on {ends}"
    return f"begins on {begins} only" if begins >= start else ""


def _carried(line: Line, old: Contract, start: date, end: date | None) -> Line:
    """A line of the next term: a price for a term of another length becomes one a year."""
    own = ("start", "end")
    said: dict[str, Any] = {field: getattr(line, field) for field in line.model_fields_set if field not in own}
    if line.end and line.end >= start and (end is None or line.end < end):
        said["end"] = line.end
    begins, ends = line.start or old.start, line.end or old.end
    if line.per == "term" and _length(begins, ends) != _length(start, said.get("end", end)):
        yearly = money.yearly(line.amount, "term", begins, ends)
        if yearly is not None:
            said |= {"amount": yearly, "per": "year", "list_amount": None}
    return Line(**said)


def _at_amount(lines: dict[str, Line], wish: Signing) -> dict[str, Line]:
    committed = [name for name, line in lines.items() if line.kind == "committed"]
    if wish.uplift:
        raise UsageError("a new amount and an increase contradict each other", "leave one of them out")
    if len(committed) != 1:
        several = f"{len(committed)} committed lines: {', '.join(committed)}" if committed else "no committed line"
        raise UsageError(f"the amount is of which line? It has {several}", "sign without it, then amend or edit")
    line = lines[committed[0]]
    per = {} if line.per == "year" else {"per": "year", "list_amount": None}
    return {**lines, committed[0]: line.model_copy(update={"amount": wish.amount, **per})}


def _raised(lines: dict[str, Line], old: Contract) -> dict[str, Line]:
    if old.uplift is None:
        raise UsageError("no increase is agreed", "--amount AMOUNT a year")
    factor = 1 + old.uplift.percent / 100
    return {name: line.model_copy(update={"amount": money.cents(line.amount * factor)}) for name, line in lines.items()}


def _not_raised(old: Contract) -> Iterator[str]:
    if old.uplift:
        yield f"Prices stay as they are; the agreed increase of {old.uplift.percent} % needs --uplift."


def _left_behind(old: Contract, start: date) -> Iterator[str]:
    if old.end and old.renewal == "manual" and day_after(old.end) < start:
        yield f"There is a gap: the term before ended on {old.end}."
    if old.notice_given:
        yield f"Notice of {old.notice_given.date} stays on record."
    if old.terms:
        yield f"Special terms are not taken over: {old.terms}"
