"""Days as people type and say them: a closed grammar in English and German, with one meaning for each word.

What it does not know it refuses, and says what could have been meant; nothing is guessed.
"""

import re
import unicodedata
from datetime import date, timedelta
from difflib import get_close_matches
from typing import NamedTuple

from amctl.dates import FIRST, LAST, Period, day_before, parse_day, plus
from amctl.figures import readings, with_points


class Words(NamedTuple):
    """Words for a day, in two languages, apart by ` · `, and what they mean."""

    english: str
    german: str
    meaning: str


GRAMMAR: tuple[Words, ...] = (
    Words("2026-11-27", "27.11.2026", "that day"),
    Words("2026-W48", "2026-W48", "the Monday of that week (ISO 8601)"),
    Words("today · tomorrow · yesterday", "heute · morgen · gestern", "that day"),
    Words("+2d", "übermorgen", "in two days"),
    Words("-2d", "vorgestern", "two days ago"),
    Words(
        "fri · friday",
        "fr · freitag",
        "the next one, on a Friday in 7 days; of what happened: the latest one, on a Friday today",
    ),
    Words("coming friday", "kommenden Freitag", "the next one, on a Friday in 7 days"),
    Words("this friday", "diesen Freitag", "the Friday of this week, Monday to Sunday, even if it is over"),
    Words("next friday", "nächsten Freitag", "the Friday of the week after this one"),
    Words("last friday", "letzten Freitag", "the latest one before today"),
    Words(
        "in 3 days · +3d · +2w · +1m · +1q · +1y",
        "in 3 Tagen · in 2 Wochen · in 1 Jahr",
        "so much after today; a day that its month lacks becomes the last one",
    ),
    Words("3 days ago · -3d · -2w", "vor 3 Tagen · vor 2 Wochen", "so much before today"),
    Words("+3bd · in 3 business days", "in 3 Arbeitstagen", "counted in days from Monday to Friday; no holidays"),
    Words("next week", "nächste Woche", "its Monday"),
    Words(
        "next month · next quarter · next year", "nächsten Monat · nächstes Quartal · nächstes Jahr", "its first day"
    ),
    Words("eow · end of week", "Ende der Woche", "this week's Friday; on a Saturday or Sunday, the next one"),
    Words("eom · end of month", "Monatsende · Ende des Monats", "the last day of this month"),
    Words("eoq · end of quarter", "Quartalsende", "the last day of this quarter"),
    Words("eoy · end of year", "Jahresende", "the last day of this year"),
    Words("q4", "q4", "the last day of the next fourth quarter to end; of what happened: of the latest that has ended"),
    Words("q4 2026", "q4 2026", "the last day of that quarter"),
)
FISCAL = (
    "Quarters are fiscal ones, which begin with the month fiscal_year_start of amctl.yaml; a fiscal year has the "
    "number of the year in which it ends. Years without a quarter are the calendar's."
)

_WEEK_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MEANT = {  # a word of the grammar: the other words for it
    "mon": "monday mo montag",
    "tue": "tues tuesday di dienstag",
    "wed": "weds wednesday mi mittwoch",
    "thu": "thur thurs thursday do donnerstag",
    "fri": "friday fr freitag",
    "sat": "saturday sa samstag sonnabend",
    "sun": "sunday so sonntag",
    "today": "heute",
    "tomorrow": "morgen",
    "yesterday": "gestern",
    "in 2 day": "übermorgen",
    "2 day ago": "vorgestern",
    "day": "d days tag tage tagen",
    "week": "w weeks woche wochen",
    "month": "m months monat monate monaten monats",
    "quarter": "quarters quartal quartale quartalen quartals",  # q itself begins q4
    "year": "y years jahr jahre jahren jahres",
    "bd": "arbeitstag arbeitstage arbeitstagen",
    "next": "nächste nächsten nächster nächstes",
    "coming": "kommenden kommende kommender",
    "this": "diesen diese dieser",
    "last": "letzten letzte letzter vergangenen",
    "end": "ende",
    "of": "des der",
    "end of week": "eow",
    "end of month": "eom monatsende",
    "end of quarter": "eoq quartalsende",
    "end of year": "eoy jahresende",
}
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_NEAR_IN_GERMAN = ("uebermorgen", "vorgestern")  # as near, though the grammar counts them
_LENGTHS = (("day", 1.0, 14), ("week", 7.0, 60), ("month", 30.44, 1100), ("year", 365.25, 10**7))
_MONTHS = {"month": 1, "quarter": 3, "year": 12}

_WEEK_DAY = re.compile(r"(?:(last|this|next|coming) )?(mon|tue|wed|thu|fri|sat|sun)")
_COUNTED = re.compile(r"(?:(\+|-|in|vor) )?([0-9]{1,5}) (day|week|month|quarter|q|year|bd)( ago)?")
_NEXT = re.compile("next (week|month|quarter|year)")
_END = re.compile("end of (week|month|quarter|year)")
_QUARTER = re.compile("q ([1-4])(?: ([0-9]{4}))?")
_WEEK = re.compile("([0-9]{4})-w([0-9]{2})")
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _folded(text: str) -> str:
    """Small letters, single spaces, and ae for ä: as all is compared."""
    said = " ".join(unicodedata.normalize("NFC", text).lower().split())
    return said.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


_ALIKE = [word for canon in (*_WEEK_DAYS, *_NEAR) for word in (canon, *_MEANT[canon].split())]
_ALIKE += [one for words in GRAMMAR for one in f"{words.english} · {words.german}".split(" · ")]
_CANON = {_folded(word): canon for canon, others in _MEANT.items() for word in (canon, *others.split())}


def parse_said(text: str, today: date, *, back: bool = False, fiscal_start: int = 1) -> date:
    """The day that somebody typed, as `GRAMMAR` has it.

    `back`: of what happened, so that week days and bare quarters look back; else of what is due. Raises ValueError
    that says what is wrong, or makes three suggestions.
    """
    said = _folded(text)
    if _ISO.fullmatch(said):
        return parse_day(said)
    if iso := with_points(said):
        return parse_day(iso)
    if week := _WEEK.fullmatch(said):
        day: date | None = _monday(int(week[1]), int(week[2]))
    else:
        try:
            day = _understood(_canonical(said), today, back, fiscal_start)
        except (ValueError, OverflowError):  # beyond the calendar
            day = date.max
    if day is None:
        raise ValueError(_refusal(text, said, today, back))
    if not FIRST <= day <= LAST:
        raise ValueError(f"{_quoted(text)} is no day between {FIRST} and {LAST}")
    return day


def last_said(text: str, first: date, today: date, *, fiscal_start: int = 1) -> date:
    """The last day of a stretch that begins on `first`, as somebody typed it.

    So much is counted from the first day on, a week day is the next one from there, tomorrow is tomorrow; what lies
    before the first day if it is said of today, such as the end of a month, is said of that day. Raises ValueError.
    """
    said = _canonical(_folded(text))
    near = said in _NEAR or _folded(text) in _NEAR_IN_GERMAN
    week_day = _WEEK_DAY.fullmatch(said)
    if week_day and week_day[1] in (None, "coming"):
        return parse_said(text, day_before(first))
    if near or not _COUNTED.fullmatch(said):
        day = parse_said(text, today, fiscal_start=fiscal_start)
        if near or day >= first:
            return day
    return parse_said(text, first, fiscal_start=fiscal_start)


def spoken(day: date, today: date) -> str:
    """A day with its week day, exactly, and how far away it is, the more roughly the farther."""
    return f"{_WEEK_DAYS[day.weekday()].capitalize()} {day.isoformat()} ({_distance((day - today).days)})"


def _distance(days: int) -> str:
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    unit, length = next((unit, length) for unit, length, until in _LENGTHS if abs(days) <= until)
    count = f"{round(abs(days) / length)} {unit}s"
    return f"in {count}" if days > 0 else f"{count} ago"


def _canonical(said: str) -> str:
    """The grammar's own words for what was said, apart by single spaces; what it does not know stays as it is."""
    words = re.findall(r"[a-z]+|[0-9]+|[^ ]", re.sub(r"\bbusiness days?\b", "bd", said))
    return " ".join(_CANON.get(word, word) for word in words)


def _understood(said: str, today: date, back: bool, fiscal_start: int) -> date | None:
    """The day of canonical words; None if they are no part of the grammar."""
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    if match := _WEEK_DAY.fullmatch(said):
        return _week_day(_WEEK_DAYS.index(match[2]), match[1] or ("latest" if back else "coming"), today)
    if match := _COUNTED.fullmatch(said):
        before, count, unit, ago = match.groups()
        if bool(before) == bool(ago):  # neither "3 days" nor "in 3 days ago"
            return None
        return _moved(today, int(count), unit, 1 if before in ("+", "in") else -1)
    if match := _NEXT.fullmatch(said):
        return _begin_after(match[1], today, _start(match[1], fiscal_start))
    if match := _END.fullmatch(said):
        return _end_of(match[1], today, _start(match[1], fiscal_start))
    if match := _QUARTER.fullmatch(said):
        return _quarter(int(match[1]), match[2], today, back, fiscal_start)
    return None


def _week_day(number: int, which: str, today: date) -> date:
    ahead = number - today.weekday()  # in days, within the week from Monday to Sunday
    days = {
        "this": ahead,
        "next": ahead + 7,
        "coming": ahead if ahead > 0 else ahead + 7,
        "latest": ahead if ahead <= 0 else ahead - 7,
        "last": ahead if ahead < 0 else ahead - 7,
    }
    return today + timedelta(days=days[which])


def _moved(today: date, count: int, unit: str, way: int) -> date:
    if unit == "bd":
        return _working(today, count, way)
    return plus(today, Period(count, "quarter" if unit == "q" else unit), way)


def _working(today: date, count: int, way: int) -> date:
    """The day so many working days away; a weekend lies between its Friday and its Monday."""
    if count == 0:
        return today
    weekend = today.weekday() - 4
    if weekend > 0:
        today += timedelta(days=-weekend if way > 0 else 3 - weekend)
    weeks, rest = divmod(count, 5)
    crossed = not 0 <= today.weekday() + way * rest <= 4
    return today + way * timedelta(days=7 * weeks + rest + 2 * crossed)


def _month(day: date, count: int) -> date:
    """The first day of the month so many months away."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, 1)


def _start(unit: str, fiscal_start: int) -> int:
    """The first month of the year that a unit is counted by: quarters are fiscal, years the calendar's."""
    return fiscal_start if unit == "quarter" else 1


def _begin(unit: str, day: date, fiscal_start: int) -> date:
    """The first day of the month, quarter or year in which a day lies."""
    return _month(day, -((day.month - fiscal_start) % _MONTHS[unit]))


def _begin_after(unit: str, today: date, fiscal_start: int) -> date:
    if unit == "week":
        return today + timedelta(days=7 - today.weekday())
    return _month(_begin(unit, today, fiscal_start), _MONTHS[unit])


def _end_of(unit: str, today: date, fiscal_start: int) -> date:
    if unit == "week":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    return day_before(_begin_after(unit, today, fiscal_start))


def _quarter(number: int, year: str | None, today: date, back: bool, fiscal_start: int) -> date:
    """The last day of a quarter: of the fiscal year that ends in `year`, or else of the one that is nearest."""
    if year:
        return day_before(_month(date(int(year), fiscal_start, 1), 3 * number - (12 if fiscal_start > 1 else 0)))
    begin = _begin("year", today, fiscal_start)
    ends = [day_before(_month(begin, 3 * number + months)) for months in (-12, 0, 12)]
    return max(end for end in ends if end <= today) if back else min(end for end in ends if end >= today)


def _monday(year: int, week: int) -> date:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        raise ValueError(f"the year {year} has no week {week}") from None


def _refusal(text: str, said: str, today: date, back: bool) -> str:
    """Why a text is no day, with what could have been meant."""
    if found := readings(said):
        if len(found) > 1:
            return f"{_quoted(text)} can be read in two ways: write {' or '.join(found)}"
        return f"{_quoted(text)} is no way to write a day here: write {found[0]}"
    return "cannot read {}: try {}, {} or {}".format(_quoted(text), *_suggestions(said, today, back))


def _suggestions(said: str, today: date, back: bool) -> list[str]:
    """Three things that can be written instead: what the text resembles, else what is often meant."""
    if match := _COUNTED.fullmatch(_canonical(said)):  # a bare number of days
        count = f"{int(match[2])} {match[3]}s".replace("bds", "business days").replace("qs", "quarters")
        return [f"in {count}", f"{count} ago", today.isoformat()]
    usual = ["yesterday", "fri", "3 days ago"] if back else ["tomorrow", "fri", "+2w"]
    near = get_close_matches(said, dict.fromkeys(_ALIKE), n=2, cutoff=0.7)
    return [*near, *(one for one in [today.isoformat(), *usual] if one not in near)][:3]


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
