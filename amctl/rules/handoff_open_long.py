"""A handoff that nobody has accepted by its day, or for 30 days.

Meanwhile the account has two managers, or none. `amctl handoff show` says what is missing; with that in place the
successor accepts it: `amctl handoff accept`. Who does not want it says so: `amctl handoff reject`.

    - kind: account-to-account          # before
      from: jonas
      to: anna
      opened: 2026-09-14

    - kind: account-to-account          # after
      from: jonas
      to: anna
      opened: 2026-09-14
      accepted: 2026-10-02
"""

from collections.abc import Iterable

from amctl.dates import Period, plus
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM609", "handoff-open-long"
LEVEL: Level = "warning"

PATIENCE = Period(30, "day")


def check(case: Case) -> Iterable[Hit]:
    """Each handoff that is not accepted, past its due day, or 30 days after it was opened if it has none."""
    for nth, handoff in enumerate(case.record.account.handoffs if case.ours else ()):
        if handoff.open and case.horizon.passed(handoff.due or plus(handoff.opened, PATIENCE)):
            due = f", due on {handoff.due}" if handoff.due else ""
            message = f"the handoff to {handoff.to}, opened on {handoff.opened}{due}, is not accepted"
            show, accept = (command("handoff", word, case.record.id) for word in ("show", "accept"))
            hint = f"{show} says what is missing; then {handoff.to}: {accept}"
            yield Hit(case.spot("handoffs", nth, "to"), message, hint)
