"""The days of an account's contracts: signed, begun, decided, renewed by themselves, ended."""

from collections.abc import Iterator
from datetime import date

from amctl.dates import NEVER, Horizon
from amctl.facts import Term
from amctl.messages import Message, listed
from amctl.model.contracts import Contract, Notice
from amctl.model.reading import Record
from amctl.model.words import word
from amctl.money import Money
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
        yield Event("contract", contract.signed, Message("{contract} signed", contract=name), line, tone="good")
        price = Money(term_amount(contract, contract.start, horizon), money)
        begins = Message("{contract} begins: {money} a year", contract=name, money=price)
        if not contract.signed:
            begins = Message("{contract} begins, not signed yet: {money} a year", contract=name, money=price)
        yield Event("contract", contract.start, begins, line)
        yield from _lines(record, name, contract)
        yield from _said(record, name, contract, money)
        if name in stands:
            yield from _passed(name, contract, stands[name].rolls, line)
        if row := rows.get(name):
            yield from _ahead(row, line)
        last = last_day(contract, following.get(name))
        if contract.signed and last != NEVER:
            yield Event("contract", last, Message("Last day of {contract}", contract=name), line)


def _lines(record: Record, name: str, contract: Contract) -> Iterator[Event]:
    """Lines that begin or end on days of their own."""
    for one, row in contract.lines.items():
        line = record.document.line(("contracts", name, "lines", one))
        if row.start and row.start != contract.start:
            yield Event("contract", row.start, Message("{contract}: {line} begins", contract=name, line=one), line)
        if row.end and row.end != contract.end:
            yield Event("contract", row.end, Message("{contract}: last day of {line}", contract=name, line=one), line)


def _said(record: Record, name: str, contract: Contract, currency: str) -> Iterator[Event]:
    """What somebody expected, said or decided."""
    forecast, notice, outcome, uplift = contract.forecast, contract.notice_given, contract.outcome, contract.uplift

    def line(key: str) -> int:
        return record.document.line(("contracts", name, key))

    if forecast:
        call = word(forecast.call)
        if forecast.amount is not None:
            call = listed((call, Message("{money} a year", money=Money(forecast.amount, currency))))
        what = several(Message("Forecast for {contract}", contract=name), call, forecast.reason)
        yield Event("contract", forecast.date, what, line("forecast"), tone=_CALLS[forecast.call])
    if uplift:
        told = Message("Price increase on {contract} announced: {percent} %", percent=uplift.percent, contract=name)
        yield Event("contract", uplift.announced, told, line("uplift"))
    if notice:
        what = several(_notice(name, notice), notice.reason)
        yield Event("contract", notice.date, what, line("notice_given"), tone="bad")
    if outcome:
        tone: Tone = "good" if outcome.result in RENEWED else "bad"
        yield Event(
            "contract", outcome.date, several(name, word(outcome.result), outcome.reason), line("outcome"), tone=tone
        )


def _notice(name: str, notice: Notice) -> Message:
    told = Message("Notice on {contract} given by the customer", contract=name)
    if notice.by == "us":
        told = Message("Notice on {contract} given by us", contract=name)
    return Message("{notice}, to {day}", notice=told, day=notice.effective) if notice.effective else told


def _passed(name: str, contract: Contract, rolls: int, line: int) -> Iterator[Event]:
    """The decision days that passed, on each of which the contract renewed by itself."""
    for times in range(rolls):
        what = Message("Last day for notice on {contract}: none, so it runs on", contract=name)
        if contract.renews_for:
            what = Message(
                "Last day for notice on {contract}: none, so it runs on until {day}",
                contract=name,
                day=rolled_end(contract, times + 1),
            )
        yield Event("decision", deadline(contract, times), what, line, tone="good")


def _ahead(row: Term, line: int) -> Iterator[Event]:
    """What is to be decided, and the end of a term that may renew by itself."""
    if row.state == "open":
        what = Message("Decide on {contract}: {otherwise}", contract=row.contract, otherwise=row.otherwise)
        yield Event("decision", row.decision, what, line, open=True)
    if row.renewal == "auto" and row.state in ("open", "secured") and row.end:
        yield Event("contract", row.end, Message("The term of {contract} ends", contract=row.contract), line)
