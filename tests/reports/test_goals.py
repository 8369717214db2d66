"""What the customers want to achieve, across accounts."""

from datetime import date
from decimal import Decimal

import pytest

from amctl.reports.goals import COLUMNS, goals_ahead
from amctl.reports.report import Cell, Prose
from amctl.reports.whose import Scope

EARLY, LATER = date(2026, 9, 1), date(2026, 11, 1)
ALL = Scope(everything=True)


@pytest.fixture
def ask(today, facts):
    """Asks for the goals of one account, or of accounts."""

    def report(*goals, scope=ALL, book=None, **more):
        return goals_ahead(book or [facts(goals=goals, **more)], scope, today=today, currency="EUR")

    return report


def _names(report) -> list[str]:
    return [row["goal"] for row in report.rows]


def _cells(report, head: str) -> list[Cell]:
    (nth,) = [n for n, column in enumerate(report.blocks[0].columns) if column.head == head]
    return [row[nth] for row in report.blocks[0].rows]


def test_the_nearest_day_comes_first_and_goals_without_a_day_last(ask, facts, goal):
    some = (goal(goal="never"), goal(goal="q", due=LATER), goal(goal="p", due=LATER), goal(goal="soon", due=EARLY))
    book = [facts(account="b", goals=some), facts(account="a", goals=(goal(goal="z", due=LATER),))]
    assert _names(ask(book=book)) == ["soon", "z", "p", "q", "never"]


def test_those_achieved_and_dropped_only_come_if_all_are_wanted(ask, goal):
    some = goal(goal="d", dropped=EARLY), goal(goal="a", achieved=EARLY), goal(goal="o")
    report = ask(*some)
    assert _names(report) == ["o", "a", "d"]
    assert [b.title for b in report.blocks if not isinstance(b, Prose)] == ["Open", "Achieved", "Dropped"]
    assert len(report.blocks) == 5  # what was dropped is worth nothing
    report = ask(*some, scope=Scope())
    assert _names(report) == ["o"]
    assert [block.title for block in report.blocks] == ["", ""]


def test_nothing_open_is_told_with_what_there_is_besides(ask, goal):
    assert ask(scope=Scope()).nothing == "No open goal."
    assert ask(scope=Scope(people=("anna",))).nothing == "No open goal for anna."
    report = ask(goal(achieved=EARLY), goal(dropped=EARLY), scope=Scope())
    assert (report.rows, report.blocks) == ((), ())
    assert report.nothing == "No open goal; 2 achieved or dropped: --all shows them."


def test_accounts_that_have_ended_and_others_work_are_left_out(ask, facts, goal):
    book = [
        facts(account="a", goals=(goal(goal="a"),)),
        facts(account="b", owner="ben", goals=(goal(goal="b", owner="ben"), goal(goal="c", owner="mei"))),
        facts(account="c", status="ended", goals=(goal(goal="d"),)),
    ]
    assert _names(ask(book=book, scope=Scope())) == ["a", "b", "c"]
    assert _names(ask(book=book, scope=Scope(people={"mei"}))) == ["c"]
    assert _names(ask(book=book, scope=Scope(people={"ben"}))) == ["b", "c"]
    assert _names(ask(book=book, scope=Scope(accounts={"c"}))) == ["d"]


def test_a_row_says_it_all(ask, goal, person):
    one = goal(
        (EARLY, "5.2"),
        (LATER, "3.1"),
        unit="hours",
        baseline="6",
        target="2",
        due=date(2026, 11, 30),
        their_owner="doe",
        worth=Decimal(90000),
        worth_per="year",
        currency="USD",
        book_worth=Decimal(82800),
        confirmed_by="roe",
    )
    (row,) = ask(one, people=(person("doe"), person("roe", name="Rick Roe"))).rows
    assert row == {
        "account": "acme",
        "name": "Acme",
        "goal": "fast",
        "what": "Be fast",
        "unit": "hours",
        "baseline": Decimal(6),
        "target": Decimal(2),
        "first": Decimal("5.2"),
        "first_day": EARLY,
        "reading": Decimal("3.1"),
        "reading_day": LATER,
        "progress": 72,
        "state": "behind",
        "due": date(2026, 11, 30),
        "late": -7,
        "owner": "anna",
        "their_owner": "doe",
        "their_owner_name": "Doe",
        "worth": Decimal(90000),
        "worth_per": "year",
        "currency": "USD",
        "book_worth": Decimal(82800),
        "confirmed_by": "roe",
        "confirmed_by_name": "Rick Roe",
        "achieved": None,
        "dropped": None,
        "file": "acme.yaml",
        "line": 5,
    }
    assert set(COLUMNS) <= set(row)
    assert COLUMNS[0] == "account"


def test_what_is_not_known_is_nothing_in_a_row_and_a_dash_to_people(ask, goal):
    report = ask(goal())
    row = report.rows[0]
    absent = {"unit", "baseline", "target", "reading", "reading_day", "progress", "state", "due", "late", "their_owner"}
    absent |= {"their_owner_name", "worth", "worth_per", "currency", "book_worth", "confirmed_by", "confirmed_by_name"}
    assert {row[key] for key in absent} == {None}
    cells = report.blocks[0].rows[0]
    dash = Cell("-", "dim")
    assert cells == (
        *(Cell("-"), Cell("acme", "strong"), Cell("Be fast"), dash, Cell("none", "dim"), Cell("")),
        *(dash, dash, Cell("anna"), dash, dash),
    )


def test_people_read_a_line(ask, goal, person):
    one = goal((EARLY, "5.2"), (LATER, "3.1"), unit="hours", baseline="6", target="2", due=date(2026, 11, 30))
    one = one._replace(their_owner="doe", worth=Decimal(90000), worth_per="year", currency="EUR", confirmed_by="doe")
    assert ask(one, people=(person("doe"),)).blocks[0].rows == (
        (
            Cell("2026-11-30"),
            Cell("acme", "strong"),
            Cell("Be fast"),
            Cell("6 to 2 hours"),
            Cell("3.1 on 2026-11-01"),
            Cell("[#######...]"),
            Cell("72 %"),
            Cell("behind", "warn"),
            Cell("anna"),
            Cell("Doe"),
            Cell("90,000 EUR a year, confirmed by doe"),
        ),
    )


@pytest.mark.parametrize(
    ("more", "cell"),
    [
        ({"baseline": "6", "target": "2", "unit": "h"}, Cell("6 to 2 h")),
        ({"target": "2", "unit": "h"}, Cell("? to 2 h")),
        ({"baseline": "6", "unit": "h"}, Cell("6 to ? h")),
        ({"unit": "h"}, Cell("h")),
    ],
)
def test_from_where_to_where(ask, goal, more, cell):
    assert _cells(ask(goal(**more)), "From, to") == [cell]


@pytest.mark.parametrize(
    ("value", "bar", "made"),
    [
        ("0", "[..........]", "0 %"),
        ("9.99", "[..........]", "9 %"),
        ("10", "[#.........]", "10 %"),
        ("99.9", "[#########.]", "99 %"),
        ("100", "[##########]", "100 %"),
        ("120", "[##########>", "120 %"),
        ("-5", "<..........]", "-5 %"),
    ],
)
def test_the_bar_shows_no_more_than_there_is(ask, goal, value, bar, made):
    report = ask(goal((LATER, value), baseline="0", target="100"))
    assert (_cells(report, "So far"), _cells(report, "Way")) == ([Cell(bar)], [Cell(made)])


@pytest.mark.parametrize(
    ("day", "more", "tone"),
    [
        (date(2026, 8, 25), {}, "plain"),
        (date(2026, 8, 24), {}, "warn"),
        (date(2026, 8, 24), {"achieved": EARLY}, "plain"),
        (date(2026, 8, 24), {"dropped": EARLY}, "plain"),
    ],
)
def test_an_old_reading_stands_out(ask, goal, day, more, tone):
    assert _cells(ask(goal((day, "1"), **more)), "Last reading") == [Cell(f"1 on {day}", tone)]


@pytest.mark.parametrize(
    ("more", "cell"),
    [
        ({"due": date(2026, 11, 22)}, Cell("2026-11-22 !", "bad")),
        ({"due": date(2026, 11, 23)}, Cell("2026-11-23")),
        ({"due": date(2026, 11, 22), "achieved": EARLY}, Cell("2026-11-22")),
    ],
)
def test_a_day_that_is_over_stands_out_while_the_goal_is_open(ask, goal, more, cell):
    assert _cells(ask(goal(**more)), "Due") == [cell]


@pytest.mark.parametrize(
    ("more", "cell"),
    [
        ({"due": EARLY}, Cell("at risk", "bad")),
        ({"achieved": EARLY}, Cell("achieved 2026-09-01", "good")),
        ({"dropped": EARLY}, Cell("dropped 2026-09-01", "dim")),
    ],
)
def test_the_state_is_in_words(ask, goal, more, cell):
    assert _cells(ask(goal(**more)), "State") == [cell]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "5 EUR a year, not confirmed"),
        ({"worth_per": "once"}, "5 EUR once, not confirmed"),
        ({"currency": "", "confirmed_by": "x"}, "5 (which currency?) a year, confirmed by x"),
    ],
)
def test_what_it_is_worth_is_told_with_who_says_so(ask, goal, more, words):
    one = goal(worth=Decimal(5), **{"worth_per": "year", "currency": "EUR", **more})
    assert _cells(ask(one), "Worth to them") == [Cell(words)]


@pytest.mark.parametrize(
    ("worths", "words"),
    [
        ([None], "1 goal; no value a year is confirmed."),
        ([{}], "1 goal; confirmed: 5 EUR a year to them, once they are reached."),
        ([{}, {"book_worth": Decimal("2.5")}], "2 goals; confirmed: 7.50 EUR a year to them, once they are reached."),
        (
            [{}, {"confirmed_by": ""}, {"confirmed_by": ""}],
            "3 goals; confirmed: 5 EUR a year to them, once they are reached; not counted: 2 not confirmed.",
        ),
        ([{"worth_per": "once"}], "1 goal; no value a year is confirmed; not counted: 1 worth it once."),
        (
            [{"book_worth": None}, {"currency": "", "book_worth": None}],
            "2 goals; no value a year is confirmed; not counted: 1 without a rate in amctl.yaml, "
            "1 at accounts with contracts in several currencies.",
        ),
    ],
)
def test_what_they_confirmed_is_summed_and_what_is_left_out_told(ask, goal, worths, words):
    given = {"worth": Decimal(9), "worth_per": "year", "currency": "USD", "book_worth": Decimal(5), "confirmed_by": "x"}
    report = ask(*(goal() if more is None else goal(**{**given, **more}) for more in worths))
    assert report.blocks[1] == Prose(words)


def test_what_is_achieved_is_summed_apart(ask, goal):
    one = goal(worth=Decimal(9), worth_per="year", currency="EUR", book_worth=Decimal(9), confirmed_by="x")
    report = ask(one._replace(achieved=EARLY))
    assert report.blocks[1] == Prose("1 goal; confirmed: 9 EUR a year to them, achieved.")
