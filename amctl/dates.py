"""Days and periods: arithmetic that clips at month ends, never chains, and knows when its answers expire."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

FIRST, LAST = date(1970, 1, 1), date(2200, 12, 31)  # no day of an account lies outside
NEVER = date.max
_WORKING = 5  # days of a week, from Monday on

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)  # ASCII: \d alone also takes other scripts' digits
_PERIOD = re.compile(r"([1-9][0-9]{0,4}) (day|week|month|quarter|year)s?", re.ASCII)
_SHORT = re.compile(r"([0-9]{1,5})([dwmqy])", re.ASCII)
_UNITS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
PERIOD_PATTERN = r"^[1-9][0-9]{0,4} (day|week|month|quarter|year)s?$"


class Period(NamedTuple):
    """A length of time as people agree on it: so many days, weeks, months, quarters or years."""

    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody wants here
    unit: str

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


def parse_day(text: str) -> date:
    """The day that an ISO text (YYYY-MM-DD) names; raises ValueError that says what is wrong with another."""
    if not _ISO.fullmatch(text):
        raise ValueError("write the day as YYYY-MM-DD")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day {text}") from None
    if not FIRST <= day <= LAST:
        raise ValueError(f"a day lies between {FIRST} and {LAST}")
    return day


def parse_period(text: str) -> Period:
    """A period as the files have it, such as `90 days` or `1 month`; raises ValueError on anything else."""
    match = _PERIOD.fullmatch(text)
    if not match:
        raise ValueError("write a period as a number and a unit: 90 days, 2 weeks, 12 months, 1 year")
    return _period(int(match[1]), match[2])


def parse_span(text: str) -> Period:
    """A period as it is typed, such as `7d`, `2w`, `6m`, `1q`, `1y` or `90 days`; raises ValueError."""
    match = _SHORT.fullmatch(text)
    if match:
        return _period(int(match[1]), _UNITS[match[2]])
    try:
        return parse_period(text)
    except ValueError:
        raise ValueError(f"cannot read {text!r} as a period: try 7d, 2w, 6m or 1y") from None


def _period(count: int, unit: str) -> Period:
    if count * _DAYS[unit] > 36525:
        raise ValueError("a period is at most 100 years long")
    return Period(count, unit)


def plus(day: date, period: Period, times: int = 1) -> date:
    """`day` moved by `times` periods, counted from it in one step; a day that its month lacks becomes the last one.

    >>> str(plus(date(2025, 1, 31), Period(1, "month"), 2))
    '2025-03-31'
    """
    count = period.count * times
    if period.unit in ("day", "week"):
        return day + timedelta(days=count * _DAYS[period.unit])
    from dateutil.relativedelta import relativedelta

    months = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    return day + relativedelta(months=count * months)


def minus(day: date, period: Period) -> date:
    """`day` moved back by a period; for a notice period: the last day on which notice still counts.

    A day that its month lacks becomes the last one, so that the answer errs on the early, safe side.
    """
    return plus(day, period, -1)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def day_after(day: date) -> date:
    """The day after; the end of time stays where it is."""
    return day if day == NEVER else day + timedelta(days=1)


def day_off(day: date) -> bool:
    """Whether nobody is expected to work on a day: Saturday and Sunday."""
    return day.weekday() >= _WORKING


def working_from(day: date) -> date:
    """The day, or the Monday after it if it is a Saturday or a Sunday."""
    return day + timedelta(days=7 - day.weekday()) if day_off(day) else day


def months_between(start: date, after: date) -> int | None:
    """How many whole months lie from `start` up to, and without, `after`; None if there is a remainder."""
    count = (after.year - start.year) * 12 + after.month - start.month
    return count if plus(start, Period(1, "month"), count) == after else None


def occurrences(begins: date, every: Period, after: date, until: date) -> Iterator[date]:
    """The days of a series that lie after one day, up to another; all of them counted from its first."""
    number = first(lambda n: plus(begins, every, n) > after)
    while (day := plus(begins, every, number)) <= until:
        yield day
        number += 1


class Horizon:
    """Today, open to one question only: has this day come? It remembers when the next answer changes.

    What is worked out with a horizon instead of a date stays true until `good_until`, by construction.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self.good_until = NEVER

    def reached(self, day: date) -> bool:
        """Whether `day` is today or past."""
        if day <= self._today:
            return True
        self.good_until = min(self.good_until, day)
        return False

    def passed(self, day: date) -> bool:
        """Whether `day` is over."""
        return self.reached(day_after(day))

    def first_ahead(self, day_of: Callable[[int], date]) -> int:
        """The first n for which `day_of(n)` is today or still to come; `day_of` grows with n."""
        return first(lambda n: not self.passed(day_of(n)))


def first(holds: Callable[[int], bool]) -> int:
    """The first n from 0 for which `holds(n)` is true, where it stays true from then on."""
    low, high = 0, 1
    if holds(0):
        return 0
    while not holds(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
