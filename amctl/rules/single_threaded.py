"""Only one person over there was in touch with us within 180 days.

When that person leaves, falls ill or turns away, so does the account. Asked of accounts that are onboarding or active,
with a signed term that runs and either revenue or further contacts, once they are older than 90 days (as for touches:
since the start, the last handoff or the first term). Only contact that goes both ways counts, and only with people who
are still there; whether there was any at all is the affair of AM502.

    - {date: 2026-11-03, kind: call, with: keller, summary: s}          # before
    - {date: 2026-11-03, kind: call, with: [keller, yilmaz], summary: s} # after
"""

from collections.abc import Iterable

from amctl.dates import plus
from amctl.findings import Level
from amctl.rules.relations import RECENT, settled
from amctl.rules.rule import Case, Hit
from amctl.terms import term_amount

CODE, NAME = "AM504", "single-threaded"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """An account that hangs by one of their people."""
    if not settled(case):
        return
    here = case.present
    last = {name: max(days.values()) for name, days in case.touches.items() if name in here}
    recent = [name for name, day in last.items() if not case.horizon.passed(plus(day, RECENT))]
    others = [name for name in here if name not in recent]
    if len(recent) != 1 or not (others or _revenue(case)):
        return
    (name,) = recent
    who, day, account = here[name].name, last[name], case.record.id
    if others:
        message = f"of {len(here)} contacts only {who} was in touch within {RECENT}, last on {day}"
        remedy = f"talk to the others too, and log it: amctl call {account} {others[0]} TEXT"
    else:
        message = f"{who}, last in touch on {day}, is the only one over there whom we know"
        remedy = f"ask who else matters, then: amctl contact add {account} --name NAME"
    yield Hit(case.spot("contacts", name, key=True), message, remedy)


def _revenue(case: Case) -> bool:
    return any(term_amount(contract, None, case.horizon) for contract in case.running.values())
