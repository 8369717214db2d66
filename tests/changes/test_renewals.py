"""Forecasts, notice and outcomes: what is decided is decided once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.changes.edits import Deed
from amctl.changes.renewals import forecast_renewal, give_notice, record_outcome
from amctl.errors import UsageError
from amctl.model.contracts import Forecast, Notice, Outcome
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
AUTO = "signed: 2026-01-01, start: 2026-04-01, end: 2027-03-31, renewal: auto, renews_for: 12 months, notice: 90 days"
MANUAL = "signed: 2026-01-01, start: 2026-04-01, end: 2027-03-31"
FORECAST = "forecast: {call: likely, amount: 55620.00, date: 2026-11-04, reason: sponsor}"


@pytest.fixture
def term(account: Make) -> Callable[..., Record]:
    """An account with the contract p, and more of them below."""
    return lambda text, more="": account(f"contracts:\n  p: {{{text}}}\n{more}")


def forecast(record: Record, call: Any, **more: Any) -> Deed:
    return forecast_renewal(record, "p", Forecast(call=call, date=TODAY, **more), today=TODAY, currency="EUR")


def notice(record: Record, **more: Any) -> Deed:
    return give_notice(record, "p", Notice(**{"date": TODAY, "by": "customer", **more}), today=TODAY)


def outcome(record: Record, result: Any, today: date = TODAY, **more: Any) -> Deed:
    return record_outcome(record, "p", Outcome(**{"result": result, "date": today, **more}), today=today)


def test_a_first_forecast_is_of_today(term: Make, harmless: After) -> None:
    record = term(AUTO)
    deed = forecast(record, "likely", amount=Decimal("55620.00"), reason="sponsor")
    assert harmless(record, deed)["contracts"]["p"]["forecast"] == {
        "call": "likely",
        "amount": "55620.00",
        "date": "2026-11-23",
        "reason": "sponsor",
    }
    assert deed.done == (
        "Forecast of p at Acme: likely, 55,620 EUR a year. To be decided by Thu 2026-12-31 (in 5 weeks)."
    )


def test_another_call_keeps_the_amount_and_drops_the_reason(term: Make, harmless: After) -> None:
    record = term(f"{MANUAL}, currency: USD, {FORECAST}")
    deed = forecast(record, "at-risk")
    assert harmless(record, deed)["contracts"]["p"]["forecast"] == {
        "call": "at-risk",
        "amount": "55620.00",
        "date": "2026-11-23",
    }
    assert deed.done == (
        "Forecast of p at Acme: at-risk, 55,620 USD a year, was likely. To be decided by Wed 2027-03-31 (in 4 months)."
    )
    lost = forecast(record, "lost")
    assert harmless(record, lost)["contracts"]["p"]["forecast"] == {"call": "lost", "date": "2026-11-23"}
    assert lost.done.startswith("Forecast of p at Acme: lost, was likely.")


def test_the_same_forecast_once_more_is_of_today(term: Make, after: After) -> None:
    record = term(f"{MANUAL}, forecast: {{call: likely, date: 2026-11-04}}")
    deed = forecast(record, "likely")
    assert after(record, deed)["contracts"]["p"]["forecast"] == {"call": "likely", "date": "2026-11-23"}
    assert deed.done.startswith("Forecast of p at Acme: likely. To be")


def test_an_offer_has_a_forecast_but_no_decision(term: Make) -> None:
    assert forecast(term("start: 2027-01-01"), "likely").done == "Forecast of p at Acme: likely."


NEXT = "  q: {signed: 2026-11-01, start: 2027-04-01, end: 2028-03-31, follows: p}\n"
LAPSED = f"{AUTO}, outcome: {{result: lapsed, date: 2026-11-01}}"


@pytest.mark.parametrize(
    ("text", "more", "message"),
    [
        (AUTO, NEXT, "p is decided: q follows it"),
        (LAPSED, "", "p is decided: lapsed on 2026-11-01"),
        (f"{MANUAL}, outcome: {{result: renewed, date: 2026-11-01}}", "", "p is decided: renewed on 2026-11-01"),
    ],
)
def test_what_is_decided_has_no_forecast_and_no_notice(term: Make, text: str, more: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{message}$"):
        forecast(term(text, more), "likely")
    with pytest.raises(UsageError, match=f"^{message}$"):
        notice(term(text, more))


def test_one_renewal_on_record_leaves_the_next_one_open(term: Make) -> None:
    record = term(f"{AUTO}, outcome: {{result: renewed, date: 2026-11-01}}")
    assert "likely" in forecast(record, "likely").done
    assert "2027-03-31" in notice(record).done


def test_notice_in_time_ends_the_term(term: Make, harmless: After) -> None:
    record = term(AUTO)
    deed = notice(record, reason="budget")
    assert harmless(record, deed)["contracts"]["p"]["notice_given"] == {
        "date": "2026-11-23",
        "by": "customer",
        "reason": "budget",
    }
    assert deed.done == (
        "Notice on p at Acme, given by the customer on 2026-11-23: it ends on Wed 2027-03-31 (in 4 months)."
    )
    assert deed.notes == ()


def test_late_notice_ends_the_next_term_and_a_hopeful_forecast_is_told(term: Make, harmless: After) -> None:
    record = term(f"{AUTO}, {FORECAST}")
    deed = give_notice(record, "p", Notice(date=date(2027, 1, 1), by="us"), today=date(2027, 1, 2))
    harmless(record, deed)
    assert "given by us on 2027-01-01: it ends on Fri 2028-03-31" in deed.done
    assert deed.notes == (
        "The deadline for the end of the term on 2027-03-31 was 2026-12-31.",
        "The forecast still says likely: amctl renewal forecast acme lost --contract p",
    )


def test_an_agreed_end_may_be_earlier(term: Make) -> None:
    deed = notice(term(AUTO), effective=date(2026, 12, 31))
    assert "it ends on Thu 2026-12-31 (in 5 weeks)." in deed.done
    assert deed.notes == ("That is before 2027-03-31, the first day to which the contract allows it.",)


def test_a_term_without_an_end_ends_after_the_period(term: Make) -> None:
    record = term("signed: 2025-01-01, start: 2025-01-01, notice: 1 month, notice_to: month-end")
    assert notice(record).done.endswith("it ends on Thu 2026-12-31 (in 5 weeks).")
    assert notice(record, date=date(2026, 9, 1)).done.endswith("it ended on 2026-10-31.")
    assert notice(term(f"{MANUAL}, forecast: {{call: lost, date: 2026-11-01}}")).notes == ()


@pytest.mark.parametrize(
    ("text", "more", "message"),
    [
        ("start: 2027-01-01", {}, "p is not signed"),
        (f"{AUTO}, notice_given: {{date: 2026-11-01, by: us}}", {}, "notice was given on 2026-11-01 by us already"),
        (AUTO, {"effective": date(2026, 11, 1)}, "it would end on 2026-11-01, before notice was given on 2026-11-23"),
    ],
)
def test_notice_makes_sense(term: Make, text: str, more: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=f"^{message}"):
        notice(term(text), **more)


def test_a_lost_term_has_its_last_day_and_may_have_been_the_last(term: Make, harmless: After) -> None:
    record = term(MANUAL)
    deed = outcome(record, "lapsed", reason="budget")
    assert harmless(record, deed)["contracts"]["p"]["outcome"] == {
        "result": "lapsed",
        "date": "2026-11-23",
        "reason": "budget",
    }
    assert deed.done == (
        "Outcome of p at Acme: lapsed, decided on 2026-11-23 (budget). Its last day is Wed 2027-03-31 (in 4 months)."
    )
    assert deed.notes == ("No other contract runs on. If that was all: amctl close acme",)
    other = "  r: {signed: 2026-01-01, start: 2026-01-01}\n"
    assert outcome(term(MANUAL, other), "lapsed").notes == ()


def test_what_is_over_was(term: Make) -> None:
    deed = outcome(term(MANUAL), "terminated", date(2027, 4, 5))
    assert deed.done.endswith("Its last day was Wed 2027-03-31 (5 days ago).")


def test_an_offer_can_only_be_lost(term: Make) -> None:
    assert outcome(term("start: 2027-01-01"), "lapsed").done == "Outcome of p at Acme: lapsed, decided on 2026-11-23."


def test_a_renewal_by_itself_goes_on_record(term: Make, harmless: After) -> None:
    record = term(AUTO)
    deed = outcome(record, "renewed", date(2027, 1, 1))
    harmless(record, deed)
    assert deed.done == "Outcome of p at Acme: renewed, decided on 2027-01-01."
    assert deed.notes == ()
    later = outcome(record, "renewed", date(2029, 1, 1))
    assert later.notes == (
        "It has renewed by itself 3 times; write the term that runs now: amctl renewal sign acme --contract p",
    )


def test_a_renewal_of_what_ends_needs_its_next_term(term: Make) -> None:
    assert outcome(term(MANUAL), "renewed-more").notes == (
        "The next term is not in the file yet: amctl renewal sign acme --contract p",
    )
    assert outcome(term(MANUAL, NEXT), "renewed-more").notes == ()
    assert outcome(term("signed: 2026-01-01, start: 2026-01-01"), "renewed").notes == ()
    noticed = outcome(term(f"{AUTO}, notice_given: {{date: 2026-11-01, by: us}}"), "renewed")
    assert noticed.notes == (
        "Notice of 2026-11-01 stays on record, and ends it, until the next term is: "
        "amctl renewal sign acme --contract p",
    )


@pytest.mark.parametrize(
    ("text", "more", "result", "today", "message"),
    [
        (LAPSED, "", "renewed", "2026-11-23", "p has an outcome already: lapsed on 2026-11-01"),
        (MANUAL, NEXT, "lapsed", "2026-11-23", "p is followed by a signed term: it was renewed"),
        ("start: 2027-01-01", "", "renewed", "2026-11-23", "p is not signed"),
        (MANUAL, "", "renewed", "2027-04-01", "p ended on 2027-03-31: what was renewed needs its next term"),
    ],
)
def test_an_outcome_makes_sense(term: Make, text: str, more: str, result: str, today: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{message}$"):
        outcome(term(text, more), result, date.fromisoformat(today))


def test_what_renewed_by_itself_once_more_is_written_down_as_a_term(term: Make) -> None:
    text = "signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31, renewal: auto, renews_for: 1 year, "
    text += "outcome: {result: renewed, date: 2026-10-01}"
    with pytest.raises(UsageError) as caught:
        outcome(term(text, ""), "renewed", date(2027, 12, 2))
    assert caught.value.hint == (
        "amctl renewal sign acme --contract p writes down the next term; amctl edit acme corrects it"
    )


def test_nobody_gives_notice_on_what_was_not_signed_yet(term: Callable[..., Record]) -> None:
    with pytest.raises(UsageError, match="2025-12-31 is before p was signed, on 2026-01-01"):
        notice(term(MANUAL), date=date(2025, 12, 31))
    early = "signed: 2026-05-01, start: 2026-04-01, end: 2027-03-31"  # signed after it began
    assert notice(term(early), date=date(2026, 4, 1)).changes
