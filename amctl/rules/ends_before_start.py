"""A contract or a line that ends before it starts.

Ends are inclusive: a term of a year from 2026-02-01 ends on 2027-01-31.

    start: 2026-12-01                   # before
    end: 2026-11-30

    start: 2026-12-01                   # after
    end: 2027-11-30
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM401", "ends-before-start"
LEVEL: Level = "error"


def check(case: Case) -> Iterable[Hit]:
    """Each contract, and each line, whose last day comes before its first."""
    for name, contract in case.record.account.contracts.items():
        if contract.end and contract.end < contract.start:
            message = f"{name} ends on {contract.end}, before it starts on {contract.start}"
            yield Hit(case.spot("contracts", name, "end"), message, "the end is the last day of the term")
        for key, line in contract.lines.items():
            first = line.start or contract.start
            if line.end and line.end < first:
                spot = case.spot("contracts", name, "lines", key, "end")
                yield Hit(spot, f"{key} ends on {line.end}, before it starts on {first}", "the end is the last day")
