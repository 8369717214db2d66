"""A manual contract is past its end, and nothing says what became of it.

It is either lost or has been renewed: write the outcome, or the next term, which `follows` this one.

    renewal: manual                     # before
    end: 2026-10-31

    end: 2026-10-31                     # after
    outcome: {result: lapsed, date: 2026-10-20, reason: budget}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command, sign
from amctl.terms import RENEWED, last_day

CODE, NAME = "AM403", "undecided"
LEVEL: Level = "error"


def check(case: Case) -> Iterable[Hit]:
    """Each signed term that is over, by its end or by notice, without an outcome or a term that follows."""
    for name, contract in case.record.account.contracts.items() if case.ours else ():
        if not contract.signed or name in case.following:
            continue
        last = last_day(contract, None)
        if not case.horizon.passed(last):
            continue
        spot = case.spot("contracts", name, key=True)
        if contract.outcome is None:
            lapsed = command("renewal", "outcome", case.record.id, "lapsed", "--contract", name)
            hint = f"{sign(case, name)}, or {lapsed}"
            yield Hit(spot, f"{name} ended on {last} without an outcome", hint)
        elif contract.outcome.result in RENEWED and not contract.notice_given:
            yield Hit(spot, f"{name} was renewed, but no signed term follows it", sign(case, name))
