"""Days and periods are read as they are documented, and nothing else is guessed at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.dates import FIRST, LAST, Period, parse_day, parse_period, parse_span


@given(st.dates(FIRST, LAST))
def test_every_day_between_the_bounds_is_read(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "today",
        "01/02/2026",
        "1.2.2026",
        "2026/01/31",
        "2026-1-31",
        "26-01-31",
        "20260131",
        "2026-W05",
        "2026-W05-1",
        "2026-031",
        "2026-01",
        "2026-01-31 10:00",
        "2026-01-31T10:00:00Z",
        " 2026-01-31",
        "2026-01-31\n",
        "+2026-01-31",
        "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0663\u0661",
        "2026-01-3\u0967",
        "\uff12\uff10\uff12\uff16-01-31",
        "2026\u201001\u201031",
    ],
)
def test_other_notations_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^write the day as YYYY-MM-DD$"):
        parse_day(text)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2025-02-29", "0000-01-01"])
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^there is no day \d"):
        parse_day(text)


@pytest.mark.parametrize("text", ["0001-01-01", "1969-12-31", "2201-01-01", "9999-12-31"])
def test_days_out_of_bounds_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a day lies between 1970-01-01 and 2200-12-31$"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 day", Period(1, "day")),
        ("90 days", Period(90, "day")),
        ("2 weeks", Period(2, "week")),
        ("1 months", Period(1, "month")),
        ("12 month", Period(12, "month")),
        ("4 quarters", Period(4, "quarter")),
        ("1 year", Period(1, "year")),
        ("36525 days", Period(36525, "day")),
        ("100 years", Period(100, "year")),
    ],
)
def test_periods_are_read(text: str, period: Period) -> None:
    assert parse_period(text) == period
    assert parse_span(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "days",
        "0 days",
        "-1 days",
        "+1 day",
        "007 days",
        "1.5 years",
        "90days",
        "90  days",
        " 90 days",
        "90 days ",
        "90 days\n",
        "90 Days",
        "one year",
        "1 year 2 months",
        "90 business days",
        "\u0669\u0660 days",
        "123456 days",
    ],
)
def test_other_periods_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^write a period as a number and a unit: 90 days"):
        parse_period(text)


@pytest.mark.parametrize("text", ["36526 days", "5218 weeks", "1218 months", "402 quarters", "101 years"])
def test_a_period_is_at_most_a_hundred_years_long(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a period is at most 100 years long$"):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("7d", Period(7, "day")),
        ("2w", Period(2, "week")),
        ("6m", Period(6, "month")),
        ("1q", Period(1, "quarter")),
        ("1y", Period(1, "year")),
        ("0d", Period(0, "day")),
    ],
)
def test_typed_spans_are_read(text: str, period: Period) -> None:
    assert parse_span(text) == period


@pytest.mark.parametrize("text", ["", "7", "d", "7 d", "-7d", "7D", "7h", "\u0667d", "1y6m", "7d\n", "tomorrow"])
def test_other_spans_are_refused_and_quoted(text: str) -> None:
    with pytest.raises(ValueError, match=r"as a period: try 7d, 2w, 6m or 1y$") as refused:
        parse_span(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize("text", ["99999d", "101y"])
def test_a_typed_span_is_at_most_a_hundred_years_long(text: str) -> None:
    with pytest.raises(ValueError, match=r"at most 100 years"):
        parse_span(text)


@given(st.integers(1, 100), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_a_period_reads_back_as_it_is_written(count: int, unit: str) -> None:
    assert parse_period(str(Period(count, unit))) == Period(count, unit)


def test_one_is_singular() -> None:
    assert [str(Period(n, "month")) for n in (0, 1, 2)] == ["0 months", "1 month", "2 months"]
