"""A signed contract that says nothing of what was sold.

What a contract brings is the sum of its lines: without any, its revenue counts as nothing, and nobody sees what they
bought. Terms that are over are left alone.

    p-2026: {signed: 2026-01-28, start: 2026-04-01, end: 2027-03-31}  # before

    p-2026:                                                           # after
      signed: 2026-01-28
      start: 2026-04-01
      end: 2027-03-31
      lines: {platform: {product: platform, amount: 48000}}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command
from amctl.terms import last_day

CODE, NAME = "AM407", "contract-without-lines"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each signed term without a line that runs, or is still to come."""
    for name in case.standings:
        contract = case.record.account.contracts[name]
        if contract.lines or not contract.signed:
            continue
        if not case.horizon.passed(last_day(contract, case.following.get(name))):
            words = ("--contract", name, "--product", "ID", "--amount", "AMOUNT")
            hint = command("contract", "amend", case.record.id, *words)
            yield Hit(case.spot("contracts", name, key=True), f"{name} has no line: its revenue is unknown", hint)
