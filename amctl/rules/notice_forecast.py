"""The customer has given notice, and the forecast does not know it.

Forecasts are summed up: one from before the notice still counts on a renewal. Notice may be withdrawn, so any call
made since will do.

    notice_given: {date: 2026-10-20, by: customer}  # before
    forecast: {call: likely, date: 2026-08-31}

    notice_given: {date: 2026-10-20, by: customer}  # after
    forecast: {call: lost, date: 2026-10-20}
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM412", "notice-forecast"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each undecided term under notice of the customer's, without a forecast of lost or one made since."""
    for name, at in case.standings.items():
        contract = case.record.account.contracts[name]
        notice, forecast = contract.notice_given, contract.forecast
        if notice is None or notice.by != "customer" or contract.outcome or name in case.following:
            continue
        if forecast and (forecast.call == "lost" or forecast.date >= notice.date):
            continue
        if at.end and not case.horizon.passed(at.end):
            still = f"the forecast of {forecast.date} says {forecast.call}" if forecast else "there is no forecast"
            spot = (
                case.spot("contracts", name, "forecast", "call") if forecast else case.spot("contracts", name, key=True)
            )
            hint = command("renewal", "forecast", case.record.id, "lost", "--contract", name)
            yield Hit(spot, f"notice on {name} was given on {notice.date}, but {still}", hint)
