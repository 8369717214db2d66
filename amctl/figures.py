"""Days in figures other than YYYY-MM-DD: which days they can name."""

import re

from amctl.dates import parse_day

_POINTS = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.] ?)([0-9]{1,2})\2([0-9]{4}|(?<!-)[0-9]{2})")


def one_reading(text: str) -> str:
    """The day in ISO that a text in figures names, if it can name one only; else an empty text.

    >>> one_reading("25.11.2026"), one_reading("1/2/2026")
    ('2026-11-25', '')
    """
    said = " ".join(text.split())
    points = with_points(said)
    found = [points] if points else readings(said)
    return found[0] if len(found) == 1 and _is_day(found[0]) else ""


def with_points(said: str) -> str:
    """What is written with points, in ISO: day, month, year wherever points are used; empty for anything else."""
    points = _POINTS.fullmatch(said)
    return f"{points[3]}-{points[2]:0>2}-{points[1]:0>2}" if points else ""


def readings(said: str) -> list[str]:
    """The days that a numeric date could name, in ISO."""
    found: list[tuple[str, str, str]] = []
    if match := _YEAR_FIRST.fullmatch(said):
        found = [(match[1], match[2], match[3])]
    elif match := _YEAR_LAST.fullmatch(said):
        one, other, year = match[1], match[3], match[4]
        year = year if len(year) == 4 else f"20{year}"
        found = [(year, other, one), (year, one, other)]
    days = dict.fromkeys(f"{year}-{month:0>2}-{day:0>2}" for year, month, day in found)
    return [day for day in days if _is_day(day)]


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True
