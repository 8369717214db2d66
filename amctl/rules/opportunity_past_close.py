"""An open opportunity whose day is past, or one that is offered and has none.

Forecasts count on what is to be decided by when. Ask them, and say when it will be; or that it is won or lost.

    analytics: {what: Analytics, stage: proposed, close: 2026-10-31}  # before
    analytics: {what: Analytics, stage: proposed, close: 2027-01-31}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM607", "opportunity-past-close"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open opportunity past its day; each proposed or negotiated one without a day."""
    for name, chance in case.record.account.opportunities.items() if case.ours else ():
        hint = command("opportunity", "stage", case.record.id, name, "--close", "DAY")
        if chance.stage in ("won", "lost"):
            continue
        if chance.close and case.horizon.passed(chance.close):
            lost = command("opportunity", "lost", case.record.id, name)
            message = f"{name} was to be decided by {chance.close}, and is {chance.stage}"
            yield Hit(case.spot("opportunities", name, "close"), message, f"{hint}, or {lost}")
        elif chance.close is None and chance.stage in ("proposed", "negotiating"):
            message = f"{name} is {chance.stage}, and nothing says when it is decided"
            yield Hit(case.spot("opportunities", name, key=True), message, hint)
