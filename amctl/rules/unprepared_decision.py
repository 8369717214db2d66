"""A contract's decision is near, and we are not prepared.

From the lead time before the decision day (the notice deadline, else the end) there should be a forecast not older
than 90 days, and within 90 days a touch with somebody who approves the renewal. Most lost renewals were lost by then.

The forecast stands in the contract: committed, likely, at-risk or lost. Who approves is said at the contact:
approves: [renewal].

    forecast: {call: likely, date: 2026-02-01}      # before
    forecast: {call: likely, date: 2026-09-15}      # after
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from amctl.cadence import last_touch
from amctl.dates import Period, plus
from amctl.facts import Term
from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command
from amctl.terms import term

CODE, NAME = "AM404", "unprepared-decision"
LEVEL: Level = "warning"


FRESH = Period(90, "day")


def check(case: Case) -> Iterable[Hit]:
    """Each term within its lead time that lacks a current forecast or a touch with anybody who approves."""
    near = list(_near(case))
    if near:
        contacts = case.record.account.contacts
        approvers = frozenset(name for name, c in contacts.items() if "renewal" in c.approves and not c.left)
        last = last_touch(case.record.account, case.horizon, approvers)
        ordered = sorted(approvers, key=lambda name: contacts[name].name)
        for row in near:
            yield from _of_term(case, row, ordered, last)


def _near(case: Case) -> Iterator[Term]:
    account, horizon = case.record.account, case.horizon
    for name, at in case.standings.items():
        row = term(name, at, account, case.settings, horizon, 0)
        if row.state == "open" and row.lead and row.end and horizon.reached(row.lead) and not horizon.passed(row.end):
            yield row


def _of_term(case: Case, row: Term, approvers: Sequence[str], last: date | None) -> Iterator[Hit]:
    spot = case.spot("contracts", row.contract, key=True)
    judge = command("renewal", "forecast", case.record.id, "CALL", "--contract", row.contract)
    near = f"the decision on {row.contract} is due by {row.decision}"
    if row.forecast_day is None:
        yield Hit(spot, f"{near}, and there is no forecast", judge)
    elif case.horizon.passed(plus(row.forecast_day, FRESH)):
        where = case.spot("contracts", row.contract, "forecast", "date")
        yield Hit(where, f"{near}; the forecast is of {row.forecast_day}", judge)
    if not approvers:
        hint = command("set", case.record.id, "contacts.CONTACT.approves+=renewal")
        if not any(not one.left for one in case.record.account.contacts.values()):
            hint = f"{command('contact', 'add', case.record.id, 'NAME')}, then {hint}"
        yield Hit(spot, f"{near}, and nobody is known to approve it", hint)
    elif last is None or case.horizon.passed(plus(last, FRESH)):
        names = ", ".join(case.record.account.contacts[name].name for name in approvers)
        since = f"the last touch with {names} was on {last}" if last else f"nobody has been in touch with {names}"
        log = command("call", case.record.id, approvers[0], "TEXT")
        yield Hit(spot, f"{near}; {since}", f"talk to them, and log it: {log}")
