"""A contract has renewed by itself, and nobody has written it down.

Its notice deadline passed without notice, so that the next term is secured: good news. Record the outcome, or write
the next term with `follows`, so that retention can be computed and the next deadline is seen.

    renewal: auto                       # before

    renewal: auto                       # after
    outcome: {result: renewed, date: 2026-09-01}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command, sign
from amctl.terms import deadline

CODE, NAME = "AM405", "unrecorded-renewal"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each term that has rolled on without a word."""
    for name, at in case.standings.items():
        if not at.recorded:
            until = f" until {at.end}" if at.end else ""
            passed = deadline(case.record.account.contracts[name], at.rolls - 1)
            message = f"{name} renewed by itself{until}: its deadline {passed} passed without notice"
            hint = sign(case, name)
            if at.rolls == 1:
                hint = f"{command('renewal', 'outcome', case.record.id, 'renewed', '--contract', name)}, or {hint}"
            yield Hit(case.spot("contracts", name, key=True), message, hint)
