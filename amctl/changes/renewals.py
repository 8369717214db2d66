"""What is expected of a term, notice given on it, and how the decision about it went."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amctl.changes.apply import put
from amctl.changes.contracts import a_year, follower
from amctl.changes.edits import Deed
from amctl.changes.entries import written
from amctl.changes.revised import revised
from amctl.dates import NEVER, Horizon
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.contracts import Contract, Forecast, Notice, Outcome
from amctl.model.reading import Record
from amctl.terms import RENEWED, deadline, last_day, notice_end, standing, successors

_BY = {"customer": "the customer", "us": "us"}


def forecast_renewal(record: Record, contract: str, forecast: Forecast, *, today: date, currency: str) -> Deed:
    """What we expect of the decision ahead, as of today; an expected amount stays unless another is given.

    A reason belongs to the call that it was given for. Raises UsageError for a term that is decided.
    """
    term = _undecided(record, contract)
    old, amount = term.forecast, forecast.amount
    if amount is None and old and forecast.call != "lost":
        amount = old.amount
    said: dict[str, Any] = {"call": forecast.call, "amount": amount, "date": today, "reason": forecast.reason}
    new = Forecast(**{name: value for name, value in said.items() if value is not None})
    changes = revised(record, ("contracts", contract, "forecast"), written(new), ["amount", "reason"])
    worth = f", {a_year(amount, term, currency)}" if amount is not None else ""
    was = f", was {old.call}" if old and old.call != forecast.call else ""
    done = f"Forecast of {contract} at {record.account.name}: {forecast.call}{worth}{was}."
    at = standing(term, None, Horizon(today))
    if at and at.decision:
        done += f" To be decided by {spoken(at.decision, today)}."
    return Deed(changes, done)


def give_notice(record: Record, contract: str, notice: Notice, *, today: date) -> Deed:
    """Notice that one side has given; the notes say if it came late. Raises UsageError for a term that is decided."""
    term = _undecided(record, contract)
    if not term.signed:
        raise UsageError(f"{contract} is not signed: there is nothing to give notice on", _contracts(record))
    if term.notice_given:
        given = term.notice_given
        raise UsageError(
            f"notice was given on {given.date} by {_BY[given.by]} already", f"amctl edit {record.id} corrects it"
        )
    if notice.date < min(term.signed, term.start):
        raise UsageError(f"{notice.date} is before {contract} was signed, on {term.signed}", "--on DAY")
    if notice.effective and notice.effective < notice.date:
        raise UsageError(
            f"it would end on {notice.effective}, before notice was given on {notice.date}", "--effective DAY"
        )
    last = notice_end(term.model_copy(update={"notice_given": notice}))
    ends = f"it ended on {last}" if last < today else f"it ends on {spoken(last, today)}"
    done = f"Notice on {contract} at {record.account.name}, given by {_BY[notice.by]} on {notice.date}: {ends}."
    change = put(record, ("contracts", contract, "notice_given"), written(notice))
    return Deed((change,), done, tuple(_about_notice(record, contract, term, notice)), told=("AM412",))


def _about_notice(record: Record, name: str, term: Contract, notice: Notice) -> Iterator[str]:
    due = notice_end(term.model_copy(update={"notice_given": Notice(date=notice.date, by=notice.by)}))
    if term.end and term.renewal == "auto" and notice.date > deadline(term):
        yield f"The deadline for the end of the term on {term.end} was {deadline(term)}."
    if notice.effective and notice.effective < due:
        yield f"That is before {due}, the first day to which the contract allows it."
    if term.forecast and term.forecast.call != "lost":
        yield f"The forecast still says {term.forecast.call}: amctl renewal forecast {record.id} lost --contract {name}"


def record_outcome(record: Record, contract: str, outcome: Outcome, *, today: date) -> Deed:
    """How the decision about a term went; raises UsageError if that is on record, or cannot be."""
    term = record.account.contracts[contract]
    following = successors(record.account.contracts).get(contract)
    renewed = outcome.result in RENEWED
    if term.outcome:
        known = f"{term.outcome.result} on {term.outcome.date}"
        remedy = f"amctl edit {record.id} corrects it"
        if term.renewal == "auto" and term.outcome.result in RENEWED:
            remedy = f"amctl renewal sign {record.id} --contract {contract} writes down the next term; {remedy}"
        raise UsageError(f"{contract} has an outcome already: {known}", remedy)
    if following and not renewed:
        raise UsageError(
            f"{contract} is followed by a signed term: it was renewed", "renewed, renewed-less, renewed-more"
        )
    if renewed and not term.signed:
        raise UsageError(f"{contract} is not signed", f"amctl renewal sign {record.id} --contract {contract}")
    over = term.renewal == "manual" and term.end is not None and term.end < today
    if renewed and over and not following:
        hint = f"amctl renewal sign {record.id} --contract {contract} writes it, and the outcome"
        raise UsageError(f"{contract} ended on {term.end}: what was renewed needs its next term", hint)
    after = term.model_copy(update={"outcome": outcome})
    why = f" ({outcome.reason})" if outcome.reason else ""
    done = f"Outcome of {contract} at {record.account.name}: {outcome.result}, decided on {outcome.date}{why}."
    last = last_day(after, following)
    if term.signed and last != NEVER:
        done += f" Its last day {'was' if last < today else 'is'} {spoken(last, today)}."
    notes = _about_outcome(record, contract, after, following, today)
    return Deed((put(record, ("contracts", contract, "outcome"), written(outcome)),), done, tuple(notes))


def _about_outcome(record: Record, name: str, term: Contract, following: Contract | None, today: date) -> Iterator[str]:
    assert term.outcome is not None
    sign = f"amctl renewal sign {record.id} --contract {name}"
    at = standing(term, following, Horizon(today))
    if term.outcome.result in RENEWED:
        if term.notice_given:
            yield f"Notice of {term.notice_given.date} stays on record, and ends it, until the next term is: {sign}"
        elif not following and term.renewal == "manual" and term.end:
            yield f"The next term is not in the file yet: {sign}"
        elif at and not at.recorded:
            yield f"It has renewed by itself {at.rolls} times; write the term that runs now: {sign}"
    elif not any(
        other != name and one.signed and not one.outcome and last_day(one, None) >= today
        for other, one in record.account.contracts.items()
    ):
        yield f"No other contract runs on. If that was all: amctl close {record.id}"


def _undecided(record: Record, name: str) -> Contract:
    """A term about which there is something to decide; raises UsageError for one that is decided."""
    term = record.account.contracts[name]
    if after := follower(record, name):
        raise UsageError(f"{name} is decided: {after} follows it", f"--contract {after}")
    outcome = term.outcome
    if outcome and (outcome.result not in RENEWED or term.renewal == "manual"):
        raise UsageError(f"{name} is decided: {outcome.result} on {outcome.date}", _contracts(record))
    return term


def _contracts(record: Record) -> str:
    return f"name another with --contract; there are: {', '.join(record.account.contracts)}"
