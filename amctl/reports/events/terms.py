"""The days of an account's contracts: signed, begun, decided, renewed by themselves, ended."""

from collections.abc import Iterator
from datetime import date

from amctl.dates import NEVER, Horizon
from amctl.facts import Term
from amctl.model.contracts import Contract
from amctl.model.reading import Record
from amctl.money import written
from amctl.reports.events.event import Event, several
from amctl.reports.report import Tone
from amctl.terms import RENEWED, deadline, last_day, rolled_end, standings, successors, term_amount

_CALLS: dict[str, Tone] = {"committed": "good", "likely": "good", "at-risk": "warn", "lost": "bad"}


def term_events(record: Record, terms: tuple[Term, ...], *, today: date, currency: str) -> Iterator[Event]:
    """What happened to each contract, and what is to come of it; `terms` are the rows about those that matter today."""
    account = record.account
    horizon, rows = Horizon(today), {row.contract: row for row in terms}
    stands, following = standings(account, horizon), successors(account.contracts)
    for name, contract in account.contracts.items():
        line = record.document.line(("contracts", name))
        money = contract.currency or currency
        yield Event("contract", contract.signed, f"{name} signed", line, tone="good")
        unsigned = "" if contract.signed else ", not signed yet"
        amount = f"{written(term_amount(contract, contract.start, horizon))} {money} a year"
        yield Event("contract", contract.start, f"{name} begins{unsigned}: {amount}", line)
        yield from _lines(record, name, contract)
        yield from _said(record, name, contract, money)
        if name in stands:
            yield from _passed(name, contract, stands[name].rolls, line)
        if row := rows.get(name):
            yield from _ahead(row, line)
        last = last_day(contract, following.get(name))
        if contract.signed and last != NEVER:
            yield Event("contract", last, f"Last day of {name}", line)


def _lines(record: Record, name: str, contract: Contract) -> Iterator[Event]:
    """Lines that begin or end on days of their own."""
    for one, row in contract.lines.items():
        line = record.document.line(("contracts", name, "lines", one))
        if row.start and row.start != contract.start:
            yield Event("contract", row.start, f"{name}: {one} begins", line)
        if row.end and row.end != contract.end:
            yield Event("contract", row.end, f"{name}: last day of {one}", line)


def _said(record: Record, name: str, contract: Contract, currency: str) -> Iterator[Event]:
    """What somebody expected, said or decided."""
    forecast, notice, outcome, uplift = contract.forecast, contract.notice_given, contract.outcome, contract.uplift

    def line(key: str) -> int:
        return record.document.line(("contracts", name, key))

    if forecast:
        amount = f", {written(forecast.amount)} {currency} a year" if forecast.amount is not None else ""
        what = several(f"Forecast for {name}", f"{forecast.call}{amount}", forecast.reason)
        yield Event("contract", forecast.date, what, line("forecast"), tone=_CALLS[forecast.call])
    if uplift:
        what = f"Price increase of {uplift.percent} % on {name} announced"
        yield Event("contract", uplift.announced, what, line("uplift"))
    if notice:
        by = "us" if notice.by == "us" else "the customer"
        until = f", to {notice.effective}" if notice.effective else ""
        what = several(f"Notice on {name} given by {by}{until}", notice.reason)
        yield Event("contract", notice.date, what, line("notice_given"), tone="bad")
    if outcome:
        tone: Tone = "good" if outcome.result in RENEWED else "bad"
        yield Event("contract", outcome.date, several(name, outcome.result, outcome.reason), line("outcome"), tone=tone)


def _passed(name: str, contract: Contract, rolls: int, line: int) -> Iterator[Event]:
    """The decision days that passed, on each of which the contract renewed by itself."""
    for times in range(rolls):
        until = f" until {rolled_end(contract, times + 1)}" if contract.renews_for else ""
        what = f"Last day for notice on {name}: none, so it runs on{until}"
        yield Event("decision", deadline(contract, times), what, line, tone="good")


def _ahead(row: Term, line: int) -> Iterator[Event]:
    """What is to be decided, and the end of a term that may renew by itself."""
    if row.state == "open":
        yield Event("decision", row.decision, f"Decide on {row.contract}: {row.otherwise}", line, open=True)
    if row.renewal == "auto" and row.state in ("open", "secured") and row.end:
        yield Event("contract", row.end, f"The term of {row.contract} ends", line)
