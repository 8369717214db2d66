"""Contracts: which one is meant, a new one, and lines added to it while it runs."""

import shlex
from datetime import date
from decimal import Decimal

from amctl import money
from amctl.changes.apply import plain, put
from amctl.changes.edits import Deed
from amctl.changes.entries import written
from amctl.changes.meant import meant
from amctl.changes.new_ids import new_id
from amctl.dates import NEVER, Horizon
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.contracts import Contract, Line
from amctl.model.reading import Record
from amctl.terms import last_day, standing, standings, successors, term_amount

_AHEAD = ("open", "secured", "notice", "open-ended")  # states of a term about which there is something to decide


def contract_meant(record: Record, word: str) -> str:
    """The contract that a word means: its id, its number in the papers, or a beginning; raises UsageError."""
    return meant(word, {name: (one.number or "",) for name, one in record.account.contracts.items()}, "contract")


def term_to_decide(record: Record, word: str | None, today: date) -> str:
    """The contract that a word means, else the only one that is still to be decided; raises UsageError."""
    if word is not None:
        return contract_meant(record, word)
    contracts = record.account.contracts
    known = standings(record.account, Horizon(today))
    ahead = [name for name, at in known.items() if at.state in _AHEAD]
    without = [name for name in ahead if contracts[name].outcome is None]
    found = without or ahead or [name for name, at in known.items() if at.state == "unsigned"]
    return _only(record, found, "to be decided")


def term_running(record: Record, word: str | None, day: date) -> str:
    """The contract that a word means, else the only one that runs on a day; raises UsageError."""
    if word is not None:
        return contract_meant(record, word)
    return _only(record, runs_on(record, day), f"that runs on {day}")


def runs_on(record: Record, day: date) -> list[str]:
    """The signed contracts that run on a day."""
    following = successors(record.account.contracts)
    contracts = record.account.contracts.items()
    return [name for name, one in contracts if one.signed and one.start <= day <= last_day(one, following.get(name))]


def _only(record: Record, found: list[str], what: str) -> str:
    if not record.account.contracts:
        first = f"the first one: amctl contract add {record.id} --product ID --amount AMOUNT --term 1y"
        raise UsageError(f"{record.account.name} has no contract", first)
    if not found:
        hint = f"name one with --contract; there are: {', '.join(record.account.contracts)}"
        raise UsageError(f"{record.account.name} has no contract {what}", hint)
    if len(found) > 1:
        message = f"{record.account.name} has {len(found)} contracts {what}: {', '.join(found)}"
        raise UsageError(message, f"say which: --contract {found[0]}")
    return found[0]


def add_contract(record: Record, given: str | None, contract: Contract, *, today: date, currency: str) -> Deed:
    """A contract is added; its id comes from its product and its first year unless one is given.

    Raises UsageError for an id that is taken, and for a term or a price that cannot be.
    """
    start, end = contract.start, contract.end
    if end and end < start:
        raise UsageError(f"it would end on {end}, before it begins on {start}", "--end DAY")
    if end is None and contract.renewal == "auto":
        raise UsageError("without an end there is nothing to renew: it runs on", "--term 1y, or leave out --auto")
    if end is None and any(line.per == "term" for line in contract.lines.values()):
        raise UsageError("it has no end, so there is no price per term", "--per year, or --term 1y")
    product = next((line.product for line in contract.lines.values() if line.product), "contract")
    name = new_id(given, f"{product}-{start.year}", record.account.contracts, "contract")
    span = f"{start} to {end}" if end else f"from {start}, without an end"
    done = f"Added contract {name} to {record.account.name}: {span}{_worth(contract, currency)}{_renews(contract)}."
    at = standing(contract.model_copy(update={"signed": start}), None, Horizon(today))
    if at and at.deadline:
        done += f" Last day for notice: {spoken(at.deadline, today)}."
    notes = []
    if not contract.signed:
        signing = f"amctl set {record.id} contracts.{name}.signed=today"
        done, notes = f"{done} It is not signed.", [f"It is no revenue until it is signed: {signing}"]
    if not contract.lines:
        notes.append(f"It has no line: amctl contract amend {record.id} --contract {name} --product ID --amount AMOUNT")
    return Deed((put(record, ("contracts", name), written(contract)),), done, tuple(notes), told=("AM407", "AM409"))


def _worth(contract: Contract, currency: str) -> str:
    """What it brings a year; of what does not count as revenue, the price."""
    if amount := amount_on(contract, contract.start):
        return f", {a_year(amount, contract, currency)}"
    other = (f", {price(one, contract, currency)} ({one.kind})" for one in contract.lines.values())
    return "".join(other).replace(" (committed)", "")


def _renews(contract: Contract) -> str:
    return f"; it renews by itself for {contract.renews_for}" if contract.renews_for else ""


def amend_contract(
    record: Record, contract: str, line_id: str | None, line: Line, *, today: date, currency: str
) -> Deed:
    """A line is added to a term, from its start (else today) until the term ends; `currency` is the book's.

    Raises UsageError for an id that is taken, and for days that do not lie in the term.
    """
    old = record.account.contracts[contract]
    start = line.start or max(today, old.start)
    after = follower(record, contract)
    last = last_day(old, record.account.contracts[after] if after else None)
    _within(contract, old, last, start, line.end)
    name = new_id(line_id, line.product or line.note or line.kind, old.lines, "line")
    said = {field: getattr(line, field) for field in line.model_fields_set} | {"start": start}
    added = Line(**{field: value for field, value in said.items() if field != "start" or start != old.start})
    if line.per == "term" and old.end is None:
        raise UsageError(f"{contract} has no end, so there is no price per term", "--per year, or another")
    amended = old.model_copy(update={"lines": {**old.lines, name: added}})
    was, now = amount_on(old, start), amount_on(amended, start)
    until = f" to {line.end}" if line.end else ""
    done = f"Added {name} to {contract} of {record.account.name}: {price(added, old, currency)} from {start}{until}."
    if was != now:
        done += f" It brings {a_year(now, old, currency)}, {money.written(was)} before."
    change = put(record, ("contracts", contract, "lines", name), written(added))
    if after is None or line.end or line.per == "once":
        return Deed((change,), done)
    there = record.account.contracts[after].lines
    command = amending(record, after, name if name not in there else new_id(None, name, there, "line"), line)
    return Deed((change,), done, (f"{after} follows without it; this adds it there too: {command}",))


def amending(record: Record, contract: str, name: str, line: Line) -> str:
    """The command that adds a line to a contract, as it is typed."""
    said = {**written(line), "id": None if name == line.product else name}
    words = ["amctl", "contract", "amend", record.id, "--contract", contract]
    for option in ("id", "product", "amount", "per", "quantity", "unit", "kind", "note"):
        if said.get(option) is not None:
            words += [f"--{option}", str(plain(said[option]))]
    return shlex.join(words)


def _within(name: str, contract: Contract, last: date, start: date, end: date | None) -> None:
    if contract.start > start or start > last:
        until = "runs on" if last == NEVER else f"runs until {last}"
        raise UsageError(f"{start} is no day of {name}, which begins on {contract.start} and {until}", "--start DAY")
    if end and end < start:
        raise UsageError(f"it would end on {end}, before it begins on {start}", "--end DAY")
    if end and end > last:
        raise UsageError(f"it would end on {end}, but {name} ends on {last}", "leave out --end: it ends with the term")


def follower(record: Record, contract: str) -> str | None:
    """The signed term that follows a contract, if there is one."""
    following = successors(record.account.contracts).get(contract)
    return next((name for name, one in record.account.contracts.items() if one is following), None)


def amount_on(contract: Contract, day: date) -> Decimal:
    """What the committed lines of a contract bring on a day, a year."""
    return term_amount(contract, day, Horizon(day))


def a_year(amount: Decimal, contract: Contract, currency: str) -> str:
    """An amount a year in a contract's currency, else the book's, in words."""
    return f"{money.written(amount)} {contract.currency or currency} a year"


def price(line: Line, contract: Contract, currency: str) -> str:
    """What a line costs, in words."""
    often = {"once": "once", "term": "for the term"}.get(line.per, f"a {line.per}")
    return f"{money.written(line.amount)} {contract.currency or currency} {often}"
