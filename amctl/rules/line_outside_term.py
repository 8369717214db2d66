"""A line that runs on days on which its contract does not.

What lies outside the term brings nothing, and what begins after the term's end never counts at all. Days that are the
term's own need not be written.

    start: 2025-12-01                   # before
    end: 2026-11-30
    lines: {addon: {product: platform, amount: 500, start: 2025-10-01}}

    start: 2025-12-01                   # after
    end: 2026-11-30
    lines: {addon: {product: platform, amount: 500}}
"""

from collections.abc import Iterable, Iterator

from amctl.findings import Level
from amctl.model.contracts import Contract
from amctl.rules.rule import Case, Hit, command
from amctl.terms import last_day

CODE, NAME = "AM418", "line-outside-term"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each line that begins before its term or after it is over, or is to end later than agreed for the term."""
    for name, contract in case.record.account.contracts.items() if case.ours else ():
        yield from _of_term(case, name, contract)


def _of_term(case: Case, name: str, contract: Contract) -> Iterator[Hit]:
    last = last_day(contract, case.following.get(name))
    for key, line in contract.lines.items():
        path = f"contracts.{name}.lines.{key}"
        if line.start and line.start < contract.start:
            message = f"{key} begins on {line.start}, before {name} does on {contract.start}"
            spot = case.spot("contracts", name, "lines", key, "start")
            yield Hit(spot, message, command("set", case.record.id, f"{path}.start="))
        elif line.start and line.start > last:
            message = f"{key} begins on {line.start}, after the last day of {name}, {last}: it never counts"
            hint = f"it belongs to the term that runs then: {command('edit', case.record.id)}"
            yield Hit(case.spot("contracts", name, "lines", key, "start"), message, hint)
        elif contract.end and line.end and line.end > max(last, contract.end):
            message = f"{key} ends on {line.end}, after {name} does on {last}"
            spot = case.spot("contracts", name, "lines", key, "end")
            yield Hit(spot, message, command("set", case.record.id, f"{path}.end="))
