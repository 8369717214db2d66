"""Sums of days and periods: clipped at month ends, counted from the anchor, never beyond the calendar."""

from calendar import monthrange
from datetime import date, timedelta

import pytest

from amctl.dates import (
    FIRST,
    LAST,
    NEVER,
    Period,
    day_after,
    day_before,
    minus,
    months_between,
    occurrences,
    parse_period,
    plus,
)

MONTH = Period(1, "month")


@pytest.mark.parametrize(
    ("end", "notice", "deadline"),
    [
        ("2025-12-31", "60 days", "2025-11-01"),
        ("2025-12-31", "90 days", "2025-10-02"),
        ("2025-12-31", "3 months", "2025-09-30"),
        ("2025-08-31", "3 months", "2025-05-31"),
        ("2025-05-31", "3 months", "2025-02-28"),
        ("2028-05-31", "3 months", "2028-02-29"),
        ("2025-06-30", "3 months", "2025-03-30"),
        ("2025-03-30", "1 month", "2025-02-28"),
        ("2028-02-29", "1 year", "2027-02-28"),
        ("2025-03-31", "4 weeks", "2025-03-03"),
        ("2025-12-31", "1 quarter", "2025-09-30"),
        ("2025-05-31", "90 days", "2025-03-02"),
    ],
)
def test_deadlines(end: str, notice: str, deadline: str) -> None:
    assert minus(date.fromisoformat(end), parse_period(notice)) == date.fromisoformat(deadline)


def test_notice_on_the_deadline_is_in_time_and_little_is_given_away() -> None:
    """For every end day of 2023 to 2028 and 1 to 24 months: deadline + notice never passes the end of the term, and
    the deadline lies at most three days before the latest day of which that is true.
    """
    days = [date(2020, 12, 1) + timedelta(days=n) for n in range(2960)]
    ends = [day for day in days if day.year >= 2023]
    for months in range(1, 25):
        notice = Period(months, "month")
        served = {day: plus(day, notice) for day in days}
        for end in ends:
            deadline = minus(end, notice)
            assert served[deadline] <= end < served[deadline + timedelta(days=4)]


def test_months_are_counted_from_the_anchor_and_never_chained() -> None:
    days = [str(plus(date(2025, 1, 31), MONTH, times)) for times in range(4)]
    assert days == ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"]
    years = [str(plus(date(2024, 2, 29), Period(1, "year"), times)) for times in range(5)]
    assert years == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_a_month_that_lacks_the_day_gives_its_last_for_every_start() -> None:
    for start in (date(2024, 1, 1) + timedelta(days=n) for n in range(3288)):  # to the end of 2032
        year, month = start.year + start.month // 12, start.month % 12 + 1
        assert plus(start, MONTH) == date(year, month, min(start.day, monthrange(year, month)[1]))


@pytest.mark.parametrize(
    ("period", "times", "day"),
    [
        ("3 days", 1, "2026-02-03"),
        ("2 weeks", 2, "2026-02-28"),
        ("1 quarter", 1, "2026-04-30"),
        ("2 years", 1, "2028-01-31"),
        ("1 month", -1, "2025-12-31"),
        ("1 year", 0, "2026-01-31"),
    ],
)
def test_units(period: str, times: int, day: str) -> None:
    assert plus(date(2026, 1, 31), parse_period(period), times) == date.fromisoformat(day)


def test_the_outermost_days_and_periods_stay_in_the_calendar() -> None:
    for text in ("36525 days", "5217 weeks", "1217 months", "401 quarters", "100 years"):
        assert minus(FIRST, parse_period(text)).year >= 1868
        assert plus(LAST, parse_period(text)).year <= 2302


def test_the_end_of_time_has_no_day_after() -> None:
    assert day_after(NEVER) == NEVER
    assert day_after(date(2025, 12, 31)) == date(2026, 1, 1)
    assert day_before(date(2026, 1, 1)) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-02-01", "2026-01-31", 12),
        ("2025-01-15", "2025-02-14", 1),
        ("2024-03-01", "2024-02-29", 0),
        ("2025-01-31", "2025-02-27", 1),  # to the day before 28 February, which is where 31 January clips to
        ("2025-01-15", "2025-02-13", None),
        ("2025-01-15", "2025-02-15", None),
        ("2025-02-01", "2024-12-31", -1),
    ],
)
def test_a_term_ends_inclusively(start: str, end: str, months: int | None) -> None:
    assert months_between(date.fromisoformat(start), day_after(date.fromisoformat(end))) == months


@pytest.mark.parametrize(
    ("begins", "every", "after", "until", "expected"),
    [
        ("2026-08-31", "1 month", "2026-08-31", "2026-11-30", ["2026-09-30", "2026-10-31", "2026-11-30"]),
        ("2026-08-31", "1 month", "2026-08-30", "2026-09-29", ["2026-08-31"]),
        ("2026-12-01", "2 weeks", "2026-11-01", "2026-12-15", ["2026-12-01", "2026-12-15"]),
        ("2026-12-01", "2 weeks", "2026-12-01", "2026-12-14", []),
        ("2027-12-01", "1 day", "2026-12-01", "2026-12-14", []),
        ("2020-02-29", "1 year", "2026-01-01", "2028-12-31", ["2026-02-28", "2027-02-28", "2028-02-29"]),
    ],
)
def test_a_series_is_counted_from_its_first_day(
    begins: str, every: str, after: str, until: str, expected: list[str]
) -> None:
    first, behind, last = map(date.fromisoformat, (begins, after, until))
    assert [str(day) for day in occurrences(first, parse_period(every), behind, last)] == expected
