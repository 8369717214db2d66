"""A price increase that was to be announced by now, and nothing says that it was.

What is not announced in time does not come: the price stays for another term. If it was, say when.

    uplift: {percent: 3, announce: 60 days}                         # before
    uplift: {percent: 3, announce: 60 days, announced: 2026-09-14}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command
from amctl.terms import announcement_day

CODE, NAME = "AM411", "announcement-missed"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each term whose day of announcement is over, while it runs and is to be decided, or renews by itself."""
    for name, at in case.standings.items():
        contract = case.record.account.contracts[name]
        if contract.uplift is None or at.state not in ("open", "secured"):
            continue
        day = announcement_day(contract, case.horizon)
        if day is None or contract.end is None or not case.horizon.passed(day):
            continue
        rolls_on = contract.renewal == "auto" and contract.renews_for
        if rolls_on or not case.horizon.passed(contract.end):
            percent = contract.uplift.percent
            message = f"{name}: nothing says that the increase of {percent} % was announced by {day}"
            hint = command("set", case.record.id, f"contracts.{name}.uplift.announced=DAY")
            spot = case.spot("contracts", name, "uplift", key=True)
            yield Hit(spot, message, f"{hint}; if it was not, the price stays for another term")
