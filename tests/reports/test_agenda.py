"""The weeks ahead as a calendar."""

from datetime import date, timedelta

import pytest

from amctl.reports import due
from amctl.reports.agenda import COLUMNS, agenda, last_day
from amctl.reports.due import Wanted
from amctl.reports.report import Cell, Table, Week

KEYS = ["account", "name", "kind", "day", "what", "who", "late", "when", "handle", "file", "line", "why"]


@pytest.fixture
def ask(today, settings, facts):
    """Asks for the agenda of so many weeks; Monday 23 November 2026 is today."""

    def report(items, *, weeks: int = 2, on: date = today, book=None, **wanted):
        how = {"today": on, "book": book or [facts()], "people": settings.people, "handle_length": 5}
        return agenda(items, Wanted(last_day(on, weeks), **wanted), **how)

    return report


@pytest.fixture
def on(today, item):
    """An item so many days from today."""
    return lambda days, **more: item(day=today + timedelta(days=days), **more)


@pytest.fixture
def daily(on):
    """A follow-up that comes again."""
    return lambda days, every, **more: on(days, begins=date(2026, 8, 31), every=every, **more)


def weeks_of(report) -> list[Week]:
    return [block for block in report.blocks if isinstance(block, Week)]


def standing(report) -> dict[str, list[str]]:
    """What stands on each day on which something does."""
    return {
        day.title.text: [row[2].text for row in day.rows] for week in weeks_of(report) for day in week.days if day.rows
    }


# Weeks


@pytest.mark.parametrize(
    ("day", "weeks", "last"),
    [("2026-11-23", 1, "2026-11-29"), ("2026-11-29", 1, "2026-11-29"), ("2026-11-25", 4, "2026-12-20")],
)
def test_the_week_of_today_is_the_first_and_sunday_its_last_day(day, weeks, last):
    assert last_day(date.fromisoformat(day), weeks) == date.fromisoformat(last)


def test_each_week_has_its_number_and_its_days(ask, on):
    report = ask([on(0)], weeks=7)
    assert report.title == "Agenda from 2026-11-23 to 2027-01-10"
    titles = [week.title for week in weeks_of(report)]
    assert titles[0] == "2026-W48, 2026-11-23 to 2026-11-29"
    assert titles[5:] == ["2026-W53, 2026-12-28 to 2027-01-03", "2027-W01, 2027-01-04 to 2027-01-10"]
    first, *_ = weeks_of(report)
    assert [day.title.text[:3] for day in first.days] == ["Mon", "Tue", "Wed", "Thu", "Fri"]


def test_there_is_a_weekend_in_all_weeks_if_something_stands_on_one(ask, on):
    assert {len(week.days) for week in weeks_of(ask([on(0), on(13)]))} == {7}
    assert {len(week.days) for week in weeks_of(ask([on(0), on(14, kind="decision", shown=date(2026, 1, 1))]))} == {5}


def test_today_is_marked_and_what_is_over_is_dim(ask, on, today):
    (week,) = weeks_of(ask([on(1)], on=today + timedelta(days=1), weeks=1))
    assert [day.title for day in week.days[:3]] == [
        Cell("Mon 2026-11-23", "dim"),
        Cell("Tue 2026-11-24\ntoday", "warn"),
        Cell("Wed 2026-11-25", "strong"),
    ]


def test_an_entry_says_who_is_to_do_what_for_whom(ask, on):
    (week,) = weeks_of(ask([on(0, who=("anna", "mei"), kind="meeting")], weeks=1))
    assert [column.head for column in week.columns] == ["Day", "Account", "Kind", "What", "Who", "Handle"]
    assert week.days[0].rows[-1] == (
        Cell("acme", "strong"),
        Cell("meeting", "dim"),
        Cell("Call"),
        Cell("anna, mei"),
        Cell("01234", "dim"),
    )


# Days


def test_what_is_overdue_comes_first_in_a_block_of_its_own(ask, on):
    report = ask([on(1), on(-2), on(-1, kind="decision")])
    assert [block.title for block in report.blocks][:2] == ["Overdue", "2026-W48, 2026-11-23 to 2026-11-29"]
    assert [(row["kind"], row["when"]) for row in report.rows] == [
        ("decision", "overdue"),
        ("follow-up", "overdue"),
        ("follow-up", "coming"),
    ]
    assert [row[1].text for row in report.blocks[0].rows] == ["1d late", "2d late"]
    assert [row["on"] for row in report.rows] == [date(2026, 11, 23)] * 2 + [date(2026, 11, 24)]


def test_what_may_wait_a_little_longer_stands_on_today(ask, on, today):
    report = ask([on(-5, kind="touch", what="Get in touch", grace=today)])
    assert standing(report)["Mon 2026-11-23\ntoday"][-1] == "Get in touch"
    assert (report.rows[0]["on"], report.rows[0]["when"]) == (today, "today")


def test_what_is_snoozed_stands_on_the_day_on_which_it_wakes_up(ask, on, today):
    report = ask([on(-5, hidden=today + timedelta(days=3)), on(4, what="Later", hidden=today + timedelta(days=1))])
    assert standing(report)["Thu 2026-11-26"] == ["Call; snoozed, due 2026-11-18"]
    assert standing(report)["Fri 2026-11-27"] == ["Later"]
    assert ask([on(-5, hidden=today + timedelta(days=14))]).rows == ()


def test_what_needs_time_stands_on_its_own_day_or_comes_last(ask, on, today):
    near, far = on(9, kind="decision", shown=today), on(40, kind="decision", what="Far", shown=today)
    report = ask([far, near])
    assert standing(report)["Wed 2026-12-02"] == ["Call"]
    last = report.blocks[-1]
    assert isinstance(last, Table)
    assert (last.title, [row[4].text for row in last.rows]) == ("Later, but to be prepared now", ["Far"])
    assert [row["on"] for row in report.rows] == [date(2026, 12, 2), date(2027, 1, 2)]


def test_what_has_a_time_follows_what_has_none_in_the_order_of_the_day(ask, on):
    items = [on(1, what="c", at="16:00"), on(1, what="b", at="09:30"), on(1, what="a", kind="touch")]
    report = ask(items)
    assert standing(report)["Tue 2026-11-24"] == ["a", "b", "c"]
    assert [row["at"] for row in report.rows] == [None, "09:30", "16:00"]


# What comes again


def test_what_comes_again_stands_on_each_of_its_days(ask, daily):
    report = ask([daily(0, "1 week")], weeks=3)
    assert [(row["on"], row["day"], row["again"]) for row in report.rows] == [
        (date(2026, 11, day), date(2026, 11, day), again) for day, again in ((23, False), (30, True))
    ] + [(date(2026, 12, 7), date(2026, 12, 7), True)]
    assert [row["late"] for row in report.rows] == [0, -7, -14]


def test_what_comes_again_is_counted_from_its_beginning(ask, daily):
    report = ask([daily(7, "1 month")], weeks=15)
    assert [str(row["on"]) for row in report.rows] == ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]


def test_what_is_overdue_and_comes_again_still_stands_on_its_further_days(ask, daily):
    report = ask([daily(-14, "1 week")])
    assert [(row["when"], str(row["day"])) for row in report.rows] == [
        ("overdue", "2026-11-09"),
        ("today", "2026-11-23"),
        ("coming", "2026-11-30"),
    ]


def test_what_is_snoozed_comes_again_only_after_it_has_woken_up(ask, daily, today):
    report = ask([daily(0, "1 day", hidden=today + timedelta(days=3))], weeks=1)
    assert [row["on"].day for row in report.rows] == [26, 27, 28, 29]
    assert [row["when"] for row in report.rows] == ["coming"] * 4


# Who is away; settings: Ben on 23 November, covered by Anna; Anna from 21 December to 4 January, covered by Ben


def test_whoever_is_away_is_told_on_each_day_with_the_cover(ask, on):
    report = ask([on(0)], weeks=7)
    away = {day[:14]: told[0] for day, told in standing(report).items() if "away" in told[0]}
    assert away["Mon 2026-11-23"] == "ben is away until 2026-11-23, anna covers"
    assert away["Mon 2026-12-21"] == "anna is away until 2027-01-04, ben covers"
    rest = ["anna is away, ben covers"] * 10
    assert [told for day, told in away.items() if day > "Mon 2026-12-21" or day < "Mon 2026-11"] == rest
    assert len(away) == 12


def test_on_a_weekend_somebody_is_away_only_from_work(ask, on, today):
    report = ask([on(33), on(0)], weeks=5)
    assert standing(report)["Sat 2026-12-26"] == ["anna is away, ben covers", "Call"]
    assert "Sun 2026-12-27" not in standing(report)


def test_days_that_are_over_name_nobody(ask, on):
    report = ask([on(2)], on=date(2026, 11, 24), weeks=1)
    assert list(standing(report)) == ["Wed 2026-11-25"]


def test_nobody_who_has_left_is_away_and_no_cover_is_a_warning(ask, on, settings):
    ben, mei = settings.people["ben"], settings.people["mei"]
    gone = ben.model_copy(update={"left": settings.people["jonas"].left})
    alone = mei.model_copy(update={"away": (ben.away[0].model_copy(update={"cover": None}),)})
    settings.people.update(ben=gone, mei=alone)
    (week,) = weeks_of(ask([on(0)], weeks=1))
    assert [row[2] for row in week.days[0].rows] == [
        Cell("mei is away until 2026-11-23, nobody covers", "warn"),
        Cell("Call"),
    ]


@pytest.mark.parametrize(
    ("people", "accounts", "told"),
    [
        ((), (), True),
        (("anna",), (), True),
        (("ben",), (), True),
        (("mei",), (), False),
        ((), ("acme",), False),
        ((), ("beta",), True),
        ((), ("gamma",), True),
        (("anna",), ("acme",), False),
    ],
)
def test_whoever_is_away_is_among_the_people_and_accounts_asked_for(ask, on, facts, people, accounts, told):
    book = [facts(), facts(account="beta", owner="ben"), facts(account="gamma", team=("ben",))]
    items = [on(0, account=name, who=("anna", "ben", "mei")) for name in ("acme", "beta", "gamma")]
    found = standing(ask(items, weeks=1, book=book, people=people, accounts=accounts)).get("Mon 2026-11-23\ntoday", [])
    assert ("ben is away until 2026-11-23, anna covers" in found) is told


def test_a_row_names_those_who_are_to_do_it_and_are_away(ask, on):
    rows = ask(
        [on(0, who=("ben", "mei")), on(1, who=("ben",)), on(0, what="x", who=("mei",))], people=("mei", "anna")
    ).rows
    assert [(row["who"], row["away"]) for row in rows] == [
        (("ben", "mei"), ("ben",)),
        (("mei",), ()),
        (("ben",), ()),
    ]


# All the same as in due


def test_accounts_kinds_and_people_are_chosen_as_in_due(ask, on):
    items = [on(0, account="a"), on(0, account="b", kind="promise"), on(0, account="c", owner="mei", who=("mei",))]
    assert [row["account"] for row in ask(items, accounts=("a", "b")).rows] == ["b", "a"]
    assert [row["account"] for row in ask(items, kinds=("promise",)).rows] == ["b"]
    assert [row["account"] for row in ask(items, people=("mei",)).rows] == ["c"]


def test_upkeep_is_one_line_unless_asked_for(ask, on):
    items = [on(1, kind="assessment", what="Assess"), on(2, kind="assessment", what="Assess too")]
    assert [row["what"] for row in ask(items).rows] == ["Assess, and 1 more"]
    assert [row["what"] for row in ask(items, kinds=("assessment",)).rows] == ["Assess", "Assess too"]


def test_a_row_has_the_keys_of_due_and_what_a_calendar_needs(ask, on):
    (row,) = ask([on(0)]).rows
    assert list(row) == [*KEYS, "on", "at", "again", "away"]
    assert row["name"] == "Acme"
    assert COLUMNS[: len(due.COLUMNS)] == due.COLUMNS
    assert set(COLUMNS) < set(row)


def test_nothing_due_is_no_calendar(ask):
    report = ask([])
    assert (report.rows, report.blocks) == ((), ())
    assert report.nothing == "Nothing is due until 2026-12-06."
    assert ask([], people=("anna",)).nothing == "Nothing is due for anna until 2026-12-06."


def test_what_comes_only_later_is_shown_with_the_weeks_before_it(ask, on, today):
    report = ask([on(40, kind="decision", shown=today)], on=today)
    assert len(weeks_of(report)) == 2
    report = ask([on(-1)])
    assert report.blocks[0].title == "Overdue"
    assert len(weeks_of(report)) == 2
