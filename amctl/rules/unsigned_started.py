"""An unsigned term whose first day has come.

What is not signed is never revenue, and nobody can lean on it. Get the signature, or say that nothing came of it.

    p-2026: {start: 2026-11-01, end: 2027-10-31}                      # before
    p-2026: {signed: 2026-10-28, start: 2026-11-01, end: 2027-10-31}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command, sign

CODE, NAME = "AM409", "unsigned-started"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each term without a signature, and without an outcome, that should have begun."""
    for name, at in case.standings.items():
        start = case.record.account.contracts[name].start
        if at.state == "unsigned" and case.horizon.reached(start):
            lapsed = command("renewal", "outcome", case.record.id, "lapsed", "--contract", name)
            message = f"{name} was to begin on {start}, and is not signed: it brings no revenue"
            yield Hit(
                case.spot("contracts", name, key=True), message, f"{sign(case, name)}; if nothing comes of it: {lapsed}"
            )
