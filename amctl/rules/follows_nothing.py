"""A term that `follows` another, and does not begin where that one ends.

What follows takes over: on the day after the other's end. One that does not begin later than the other follows nothing;
before the other's end both count; after a gap the account brought nothing meanwhile. Where the customer had really left
and came back, the new term follows nothing, and the old one has lapsed. The same line in both is told by AM402.

    # platform-2025 ends on 2026-11-30
    platform-2026: {start: 2027-01-01, follows: platform-2025, …}   # before
    platform-2026: {start: 2026-12-01, follows: platform-2025, …}   # after
"""

from collections.abc import Iterable

from amctl.dates import day_after
from amctl.findings import Level
from amctl.model.contracts import Contract
from amctl.rules.rule import Case, Hit, command
from amctl.terms import RENEWED, last_day

CODE, NAME = "AM419", "follows-nothing"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each term that begins before the one it follows ends, or leaves a gap that nothing explains."""
    contracts = case.record.account.contracts
    for name, contract in contracts.items() if case.ours else ():
        before = contracts.get(contract.follows or "")
        if before is None or before is contract:
            continue
        if found := _wrong(contract, before):
            begin = f"contracts.{name}.start={day_after(before.end)}" if before.end else f"contracts.{name}.follows="
            message = f"{name} begins on {contract.start}, {found}"
            yield Hit(case.spot("contracts", name, "start"), message, command("set", case.record.id, begin))


def _wrong(contract: Contract, before: Contract) -> str:
    """What is wrong with where a term begins that follows another; empty if nothing is."""
    name = contract.follows
    if contract.start <= before.start:
        return f"but {name}, which it follows, does not begin earlier"
    if not (contract.signed and before.signed and before.end):
        return ""
    last = last_day(before, contract)
    if contract.start <= last:
        apart = contract.lines and before.lines and contract.lines.keys().isdisjoint(before.lines)
        return f"but {name}, which it follows, runs until {last}" if apart else ""
    explained = before.notice_given or (before.outcome and before.outcome.result not in RENEWED)
    if contract.start > day_after(last) and not explained:
        return f"but {name}, which it follows, ended on {last}"
    return ""
