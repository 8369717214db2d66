"""A contract has renewed by itself, and nobody has written it down.

Its notice deadline passed without notice, so that the next term is secured: good news. Record the outcome, or write
the next term with `follows`, so that retention can be computed and the next deadline is seen.

    renewal: auto                       # before

    renewal: auto                       # after
    outcome: {result: renewed, date: 2026-09-01}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.rule import Case, Hit
from amctl.terms import deadline, standings

CODE, NAME = "AM405", "unrecorded-renewal"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each term that has rolled on without a word."""
    account = case.record.account
    for name, at in standings(account, case.horizon).items() if account.status in OURS else ():
        if not at.recorded:
            until = f" until {at.end}" if at.end else ""
            passed = deadline(account.contracts[name], at.rolls - 1)
            message = f"{name} renewed by itself{until}: its deadline {passed} passed without notice"
            hint = f"write the term that runs now, with follows: {name}"
            if at.rolls == 1:
                hint = "write outcome: {result: renewed, date: …}, or the term that follows it"
            yield Hit(case.spot("contracts", name, key=True), message, hint)
