"""What people type for a day means one thing, or is refused with a way out."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.dates import FIRST, LAST
from amctl.day_words import GRAMMAR, Words, last_said, parse_said, spoken

MONDAY = date(2026, 11, 23)
LEAP_YEAR = [
    [date(2028, 1, 1) + timedelta(days=n) for n in range(366)][start::12] for start in range(12)
]  # by twelfths
DAYS = st.dates(date(1990, 1, 1), date(2180, 12, 31))
STARTS = st.integers(1, 12)
NAMES = [
    ("mon", "monday", "mo", "montag"),
    ("tue", "tues", "tuesday", "di", "dienstag"),
    ("wed", "weds", "wednesday", "mi", "mittwoch"),
    ("thu", "thur", "thurs", "thursday", "do", "donnerstag"),
    ("fri", "friday", "fr", "freitag"),
    ("sat", "saturday", "sa", "samstag", "sonnabend"),
    ("sun", "sunday", "so", "sonntag"),
]


def said(text: str, today: date = MONDAY, *, back: bool = False, fiscal_start: int = 1) -> str:
    return parse_said(text, today, back=back, fiscal_start=fiscal_start).isoformat()


def refused(text: str, *, back: bool = False) -> str:
    with pytest.raises(ValueError, match=r"\w") as caught:
        parse_said(text, MONDAY, back=back)
    return str(caught.value)


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        ("2026-11-27", "2026-11-27"),
        ("2026-W48|2026-w48", "2026-11-23"),
        ("2026-W53", "2026-12-28"),
        ("today|TODAY| today |heute", "2026-11-23"),
        ("tomorrow|morgen|Morgen", "2026-11-24"),
        ("yesterday|gestern", "2026-11-22"),
        ("+2d|übermorgen|uebermorgen|u\u0308bermorgen|ÜBERMORGEN", "2026-11-25"),
        ("-2d|vorgestern", "2026-11-21"),
        ("coming friday|kommenden Freitag|coming fri", "2026-11-27"),
        ("this friday|diesen freitag", "2026-11-27"),
        ("next friday|next  fri|nächsten Freitag|naechsten fr|nächster Freitag", "2026-12-04"),
        ("last friday|letzten Freitag|letzter freitag|vergangenen freitag", "2026-11-20"),
        ("next monday", "2026-11-30"),
        ("this monday", "2026-11-23"),
        ("coming monday", "2026-11-30"),
        ("last monday", "2026-11-16"),
        ("+3d|+ 3 d|+3 days|+3 Tage|in 3 days|in 3d|in 3 Tagen", "2026-11-26"),
        ("+2w|in 2 weeks|in 2 Wochen|in 2\u00a0weeks", "2026-12-07"),
        ("+1m|in 1 month|in 1 Monat", "2026-12-23"),
        ("+3 months|in 3 Monaten|+1q|in 1 quarter|in 1 Quartal", "2027-02-23"),
        ("+1y|in 1 year|in 1 Jahr|+12m|+4q|in 4 quartalen", "2027-11-23"),
        ("-3d|-3 days|3 days ago|3d ago|vor 3 Tagen", "2026-11-20"),
        ("-2w|2 weeks ago|vor 2 wochen", "2026-11-09"),
        ("-1m|1 month ago|vor 1 monat", "2026-10-23"),
        ("-1q|1 quarter ago|vor 1 quartal", "2026-08-23"),
        ("-1y|1 year ago|vor 1 jahr", "2025-11-23"),
        ("+0d|-0w|+0m|+0bd|-0bd", "2026-11-23"),
        ("+3bd|+3 business days|in 3 business days|in 3 Arbeitstagen", "2026-11-26"),
        ("+5bd|in 1 week", "2026-11-30"),
        ("-1bd|1 business day ago|vor 1 Arbeitstag", "2026-11-20"),
        ("next week|nächste Woche|naechste woche", "2026-11-30"),
        ("next month|nächsten Monat", "2026-12-01"),
        ("next quarter|nächstes Quartal|next year|nächstes Jahr", "2027-01-01"),
        ("eow|end of week|Ende der Woche", "2026-11-27"),
        ("eom|end of month|Monatsende|Ende des Monats", "2026-11-30"),
        ("eoq|end of quarter|Quartalsende|Ende des Quartals|eoy|end of year|Jahresende|Ende des Jahres", "2026-12-31"),
        ("q4|Q4|q4 2026|Q4  2026", "2026-12-31"),
        ("q3", "2027-09-30"),
        ("q3 2026", "2026-09-30"),
    ],
)
def test_words_mean_one_day(texts: str, day: str) -> None:
    assert {text: said(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), day)


@pytest.mark.parametrize("words", GRAMMAR, ids=lambda words: words.english)
def test_all_that_the_manual_shows_is_understood(words: Words) -> None:
    english, german = ([said(text) for text in column.split(" · ")] for column in (words.english, words.german))
    assert set(english) & set(german), "the languages differ"
    assert words.meaning


def test_all_that_the_grammar_has_a_word_for_is_in_the_manual() -> None:
    shown = " ".join(f"{words.english} {words.german}" for words in GRAMMAR).casefold()
    for word in ("today", "+3d", "+3bd", "fri", "next week", "eow", "eom", "eoq", "eoy", "q4", "2026-w48", "vor"):
        assert word in shown


@pytest.mark.parametrize("days", LEAP_YEAR)
def test_week_days_from_every_day_of_a_leap_year(days: list[date]) -> None:
    for today in days:
        monday = today - timedelta(days=today.weekday())
        for number, names in enumerate(NAMES):
            this = monday + timedelta(days=number)
            ahead = next(d for n in range(1, 8) if (d := today + timedelta(days=n)).weekday() == number)
            latest = next(d for n in range(7) if (d := today - timedelta(days=n)).weekday() == number)
            before = next(d for n in range(1, 8) if (d := today - timedelta(days=n)).weekday() == number)
            for name in names:
                assert parse_said(name, today) == parse_said(f"coming {name}", today, back=True) == ahead
                assert parse_said(name, today, back=True) == latest
                assert parse_said(f"last {name}", today) == before
                assert parse_said(f"this {name}", today) == this
                assert parse_said(f"next {name}", today) == this + timedelta(days=7)


@pytest.mark.parametrize("days", LEAP_YEAR)
def test_other_words_from_every_day_of_a_leap_year(days: list[date]) -> None:
    for today in days:
        after = [today + timedelta(days=n) for n in range(400)]
        assert parse_said("eow", today) == next(d for d in after if d.weekday() == 4)
        assert parse_said("next week", today) == next(d for d in after[1:] if d.weekday() == 0)
        assert parse_said("next month", today) == next(d for d in after[1:] if d.day == 1)
        assert parse_said("eom", today) == next(d for d in after if (d + timedelta(days=1)).day == 1)
        for first in range(1, 13):
            starts = {(first - 1 + n) % 12 + 1 for n in (0, 3, 6, 9)}
            following = next(d for d in after[1:] if d.day == 1 and d.month in starts)
            year = next(d for d in after[1:] if (d.day, d.month) == (1, 1))
            assert parse_said("next quarter", today, fiscal_start=first) == following
            assert parse_said("eoq", today, fiscal_start=first) == following - timedelta(days=1)
            assert parse_said("next year", today, fiscal_start=first) == year
            assert parse_said("eoy", today, fiscal_start=first) == year - timedelta(days=1)


def _quarter_ended_by(day: date, fiscal_start: int) -> int | None:
    """Which fiscal quarter has this day for its last one, by counting months."""
    after = day + timedelta(days=1)
    passed = (after.month - fiscal_start) % 12
    return (passed // 3 or 4) if after.day == 1 and passed % 3 == 0 else None


@pytest.mark.parametrize("days", LEAP_YEAR)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_bare_quarter_is_the_next_to_end_or_the_latest_that_has_ended(days: list[date], number: int) -> None:
    for today in days:
        for first in (1, 2, 4, 7, 12):
            ahead = next(d for n in range(400) if _quarter_ended_by(d := today + timedelta(days=n), first) == number)
            latest = next(d for n in range(400) if _quarter_ended_by(d := today - timedelta(days=n), first) == number)
            assert parse_said(f"q{number}", today, fiscal_start=first) == ahead
            assert parse_said(f"q{number}", today, back=True, fiscal_start=first) == latest


@pytest.mark.parametrize(
    ("text", "first", "day"),
    [
        ("q4 2027", 2, "2027-01-31"),
        ("q1 2027", 2, "2026-04-30"),
        ("q4 2026", 1, "2026-12-31"),
        ("q1 2028", 12, "2028-02-29"),
        ("q3", 2, "2027-10-31"),
        ("eoq", 2, "2027-01-31"),
        ("eoy", 7, "2026-12-31"),
        ("next quarter", 2, "2027-02-01"),
        ("next year", 4, "2027-01-01"),
        ("+1q", 2, "2027-02-23"),
    ],
)
def test_quarters_are_fiscal_and_bear_the_year_in_which_theirs_ends(text: str, first: int, day: str) -> None:
    assert said(text, fiscal_start=first) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2026, 1, 31), "+1m", "2026-02-28"),
        (date(2026, 1, 31), "+2m", "2026-03-31"),
        (date(2026, 1, 31), "+1q", "2026-04-30"),
        (date(2026, 3, 31), "-1m", "2026-02-28"),
        (date(2028, 2, 29), "+1y", "2029-02-28"),
        (date(2028, 2, 29), "+4y", "2032-02-29"),
        (date(2026, 12, 31), "next month", "2027-01-01"),
        (date(2028, 2, 1), "eom", "2028-02-29"),
    ],
)
def test_months_are_counted_from_today_and_clipped_at_their_ends(today: date, text: str, day: str) -> None:
    assert said(text, today) == day


@given(DAYS, st.integers(0, 60), st.sampled_from([1, -1]))
def test_business_days_are_counted_one_by_one(today: date, count: int, way: int) -> None:
    day = today
    for _ in range(count):
        day += timedelta(days=way)
        while day.weekday() > 4:
            day += timedelta(days=way)
    assert parse_said(f"{'+' if way > 0 else '-'}{count}bd", today) == day


@given(DAYS, st.sampled_from([name for names in NAMES for name in names]), STARTS)
def test_a_week_day_lies_within_seven_days_on_the_side_asked_for(today: date, name: str, first: int) -> None:
    assert 1 <= (parse_said(name, today, fiscal_start=first) - today).days <= 7
    assert -6 <= (parse_said(name, today, back=True, fiscal_start=first) - today).days <= 0


@given(DAYS, st.integers(1, 4), STARTS)
def test_a_quarter_lies_within_a_year_on_the_side_asked_for(today: date, number: int, first: int) -> None:
    assert 0 <= (parse_said(f"q{number}", today, fiscal_start=first) - today).days <= 365
    assert -366 <= (parse_said(f"q{number}", today, back=True, fiscal_start=first) - today).days <= 0


@given(st.dates(FIRST, LAST), DAYS, st.booleans())
def test_an_iso_day_means_itself_whatever_today_is(day: date, today: date, back: bool) -> None:
    assert parse_said(day.isoformat(), today, back=back) == day


@pytest.mark.parametrize("text", ["1.2.2026", "01.02.2026", "1. 2. 2026", "01. 02. 2026"])
def test_a_day_with_points_is_day_month_year(text: str) -> None:
    assert said(text, date(2026, 11, 23)) == "2026-02-01"


@given(DAYS, st.integers(0, 99), st.sampled_from([("d", "tagen"), ("w", "wochen"), ("m", "monaten"), ("y", "jahren")]))
def test_lengths_mean_the_same_in_each_of_their_forms(today: date, count: int, unit: tuple[str, str]) -> None:
    today = min(max(today, date(2080, 1, 1)), date(2090, 1, 1))
    after = {said(f"{words}", today) for words in (f"+{count}{unit[0]}", f"in {count} {unit[1]}")}
    before = {said(f"{words}", today) for words in (f"-{count}{unit[0]}", f"vor {count} {unit[1]}")}
    assert len(after) == len(before) == 1
    assert max(before) <= today.isoformat() <= min(after)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("01/02/2026", "'01/02/2026' can be read in two ways: write 2026-02-01 or 2026-01-02"),
        ("1. 2. 26", "'1. 2. 26' can be read in two ways: write 2026-02-01 or 2026-01-02"),
        ("1-2-2026", "'1-2-2026' can be read in two ways: write 2026-02-01 or 2026-01-02"),
        ("13/02/2026", "'13/02/2026' is no way to write a day here: write 2026-02-13"),
        ("02/13/2026", "'02/13/2026' is no way to write a day here: write 2026-02-13"),
        ("11.11.26", "'11.11.26' is no way to write a day here: write 2026-11-11"),
        ("31.02.2026", "there is no day 2026-02-31"),
        ("11.13.2026", "there is no day 2026-13-11"),
        ("2026/1/3", "'2026/1/3' is no way to write a day here: write 2026-01-03"),
        ("2026-1-3", "'2026-1-3' is no way to write a day here: write 2026-01-03"),
        ("30/30/2026", "cannot read '30/30/2026': try 2026-11-23, tomorrow or fri"),
        ("01-02-26", "cannot read '01-02-26': try 2026-11-23, tomorrow or fri"),
        ("2026-13-01", "there is no day 2026-13-01"),
        ("2026-02-30", "there is no day 2026-02-30"),
        ("1969-12-31", "a day lies between 1970-01-01 and 2200-12-31"),
        ("2026-W54", "the year 2026 has no week 54"),
        ("2025-W53", "the year 2025 has no week 53"),
        ("0000-W01", "the year 0 has no week 1"),
        ("1969-W01", "'1969-W01' is no day between 1970-01-01 and 2200-12-31"),
        ("+500y", "'+500y' is no day between 1970-01-01 and 2200-12-31"),
        ("+99999q", "'+99999q' is no day between 1970-01-01 and 2200-12-31"),
        ("-99999w", "'-99999w' is no day between 1970-01-01 and 2200-12-31"),
        ("+99999bd", "'+99999bd' is no day between 1970-01-01 and 2200-12-31"),
        ("q4 0000", "'q4 0000' is no day between 1970-01-01 and 2200-12-31"),
        ("3 days", "cannot read '3 days': try in 3 days, 3 days ago or 2026-11-23"),
        ("03d", "cannot read '03d': try in 3 days, 3 days ago or 2026-11-23"),
        ("2q", "cannot read '2q': try in 2 quarters, 2 quarters ago or 2026-11-23"),
        ("3bd", "cannot read '3bd': try in 3 business days, 3 business days ago or 2026-11-23"),
        ("in 3 days ago", "cannot read 'in 3 days ago': try in 3 days, 3 days ago or 2026-11-23"),
        ("frday", "cannot read 'frday': try friday, 2026-11-23 or tomorrow"),
        ("donerstag", "cannot read 'donerstag': try donnerstag, dienstag or 2026-11-23"),
        ("", "cannot read '': try 2026-11-23, tomorrow or fri"),
        ("x" * 100, f"cannot read '{'x' * 39}…': try 2026-11-23, tomorrow or fri"),
    ],
)
def test_a_refusal_says_why_or_what_to_write(text: str, why: str) -> None:
    assert refused(text) == why


def test_suggestions_for_what_happened_look_back() -> None:
    assert refused("frday", back=True) == "cannot read 'frday': try friday, 2026-11-23 or yesterday"
    assert refused("whenever", back=True) == "cannot read 'whenever': try 2026-11-23, yesterday or fri"


@pytest.mark.parametrize(
    "text",
    [
        "10", "may", "dec", "1.5", "5-6", "2026", "2026-01", "20260131", "99", "-3", "+3", "1.2.3", "now", "soon", "d",
        "bd", "weekend", "Wochenende", "last week", "this week", "next", "next q4", "friday next", "on friday", "fri.",
        "fri, mon", "mon tue", "q5", "q0", "q42026", "q4/2026", "2026-W48-1", "2026W48", "+1.5d", "+-3d", "++3d", "+d",
        "+3d+1w", "+3h", "in a week", "+123456d", "end of friday", "eod", "next day", "2 days before", "vor morgen",
        "vor 3 tagen ago", "in übermorgen", "vorgestern ago", "+\u0663d", "\uff11\uff10", "2026\u201011\u201027",
        "2026-11-27 10:00", "2026-11-27T10:00:00Z", "today tomorrow", "to day", "3businessdays", "\x00", "\ud83d", "🗓",
        "*", "[bold]", "-", "in 2 day 2 day ago",
    ],
)  # fmt: skip
def test_nothing_else_is_guessed_at(text: str) -> None:
    assert re.fullmatch(r"cannot read .*: try .+, .+ or .+", refused(text))
    assert refused(text, back=True)


@given(st.text(max_size=60) | st.text("0123456789.-/+ dwmqytofriabneu", max_size=12), DAYS, st.booleans(), STARTS)
def test_any_text_is_a_day_between_the_bounds_or_refused(text: str, today: date, back: bool, first: int) -> None:
    try:
        day = parse_said(text, today, back=back, fiscal_start=first)
    except ValueError:
        return
    assert FIRST <= day <= LAST


@given(st.text("12+ dwqyfriabneu", max_size=8).filter(lambda text: not re.search(r"\d{3}", text)), st.booleans())
def test_every_suggestion_can_be_typed(text: str, back: bool) -> None:
    try:
        parse_said(text, MONDAY, back=back)
        return
    except ValueError as error:
        match = re.fullmatch(r"cannot read .*: try (.+), (.+) or (.+)", str(error))
    for suggestion in match.groups() if match else ():
        assert parse_said(suggestion, MONDAY, back=back), text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Mon 2026-11-23 (today)"),
        (1, "Tue 2026-11-24 (tomorrow)"),
        (-1, "Sun 2026-11-22 (yesterday)"),
        (4, "Fri 2026-11-27 (in 4 days)"),
        (-3, "Fri 2026-11-20 (3 days ago)"),
        (14, "Mon 2026-12-07 (in 14 days)"),
        (15, "Tue 2026-12-08 (in 2 weeks)"),
        (-36, "Sun 2026-10-18 (5 weeks ago)"),
        (60, "Fri 2027-01-22 (in 9 weeks)"),
        (61, "Sat 2027-01-23 (in 2 months)"),
        (-365, "Sun 2025-11-23 (12 months ago)"),
        (700, "Mon 2028-10-23 (in 23 months)"),
        (701, "Tue 2028-10-24 (in 23 months)"),
        (1101, "Wed 2029-11-28 (in 3 years)"),
        (-3652, "Wed 2016-11-23 (10 years ago)"),
    ],
)
def test_a_day_is_spoken_exactly_and_its_distance_roughly(days: int, words: str) -> None:
    assert spoken(MONDAY + timedelta(days=days), MONDAY) == words


@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_what_is_spoken_begins_with_the_day_as_it_can_be_typed(day: date, today: date) -> None:
    name, iso, rest = spoken(day, today).split(" ", 2)
    assert parse_said(iso, today) == day
    assert day == today or (rest.startswith("(in ") or rest == "(tomorrow)") == (day > today)
    assert parse_said(f"this {name}", day) == day


@pytest.mark.parametrize(("text", "first", "day"), [
    ("today", "2026-12-01", "2026-12-01"),
    ("tomorrow", "2026-12-01", "2026-12-02"),
    ("übermorgen", "2026-12-01", "2026-12-03"),
    ("tomorrow", "2026-12-05", "2026-12-02"),  # which lies before, and is refused by whoever asks
    ("+2d", "2026-12-07", "2026-12-09"),
    ("in 2 Tagen", "2026-12-07", "2026-12-09"),
    ("fri", "2026-12-01", "2026-12-04"),
    ("tue", "2026-12-01", "2026-12-01"),
    ("coming fri", "2026-12-07", "2026-12-11"),
    ("this fri", "2026-12-07", "2026-12-11"),
    ("next fri", "2026-12-07", "2026-12-11"),
    ("eom", "2026-12-01", "2026-12-31"),
    ("eom", "2027-01-05", "2027-01-31"),
    ("next month", "2026-12-01", "2027-01-01"),
    ("2026-12-24", "2026-12-01", "2026-12-24"),
    ("2026-11-24", "2026-12-01", "2026-11-24"),
])  # fmt: skip
def test_the_last_day_of_a_stretch_is_what_somebody_says_on_the_first_of_december(
    text: str, first: str, day: str
) -> None:
    """1 December 2026 is a Tuesday."""
    assert str(last_said(text, date.fromisoformat(first), date(2026, 12, 1))) == day


def test_the_last_day_of_a_stretch_knows_fiscal_quarters() -> None:
    assert str(last_said("eoq", date(2026, 12, 1), date(2026, 12, 1), fiscal_start=2)) == "2027-01-31"
