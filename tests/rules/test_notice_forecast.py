"""AM412"""

import pytest

TERM = (
    "contracts:\n  p:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n"
    "    notice_given: {date: 2026-10-20, by: customer}\n"
)
FORECAST = "    forecast: {call: likely, date: 2026-10-19}\n"


def test_a_forecast_from_before_the_notice_is_told_at_its_call(told):
    assert told(TERM + FORECAST) == [
        (
            10,
            22,
            "AM412",
            "warning",
            "likely",
            "notice on p was given on 2026-10-20, but the forecast of 2026-10-19 says likely",
            "amctl renewal forecast acme lost --contract p",
        )
    ]


def test_without_a_forecast_it_is_told_at_the_contract(told):
    (found,) = told(TERM)
    assert (found.at, found.message) == ("p", "notice on p was given on 2026-10-20, but there is no forecast")


@pytest.mark.parametrize("call", ["committed", "at-risk"])
def test_any_call_from_before_is_out_of_date(codes, call):
    assert codes(TERM + FORECAST.replace("likely", call)) == ["AM412"]


def test_a_call_of_lost_or_one_made_since_is_fine(codes):
    assert codes(TERM + FORECAST.replace("likely", "lost")) == []
    assert codes(TERM + FORECAST.replace("2026-10-19", "2026-10-20")) == []


def test_our_own_notice_is_no_news_to_us(codes):
    assert codes(TERM.replace("by: customer", "by: us") + FORECAST) == []


@pytest.mark.parametrize(
    "more",
    [
        "    outcome: {result: terminated, date: 2026-10-21}\n",
        "  q: {signed: 2026-10-30, start: 2027-04-01, follows: p}\n",
    ],
    ids=["outcome", "followed"],
)
def test_what_is_decided_needs_no_forecast(codes, more):
    assert codes(TERM + FORECAST + more) == []


@pytest.mark.parametrize(("today", "speaks"), [("2027-03-31", True), ("2027-04-01", False)])
def test_after_the_last_day_another_rule_asks_for_the_outcome(codes, today, speaks):
    assert codes(TERM + FORECAST, today=today) == ["AM412"] * speaks


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM + FORECAST, head="name: Acme\nstatus: ended\nowner: anna\n") == []


def test_without_notice_there_is_nothing_to_know(codes):
    assert codes(TERM.replace("    notice_given: {date: 2026-10-20, by: customer}\n", "") + FORECAST) == []
