"""A week in every format: days side by side where there is room, else day by day; on paper, across."""

import re
from datetime import date

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from amctl.render.blocks import heading, side_by_side, stacked
from amctl.render.formats import rendered
from amctl.render.look import Look
from amctl.reports.report import Cell, Column, Day, Report, Table, Week

HEADS = (
    Column("Day", keep=True),
    Column("Account"),
    Column("Kind", keep=True),
    Column("What"),
    Column("Handle", keep=True),
)
NAMES = ("Mon 2026-11-23\ntoday", "Tue 2026-11-24", "Wed 2026-11-25", "Thu 2026-11-26", "Fri 2026-11-27")
WEEKEND = ("Sat 2026-11-28", "Sun 2026-11-29")
SGR = re.compile(r"\x1b\[[0-9;]*m")


def entry(what: str) -> tuple[Cell, ...]:
    return (Cell("nordwind-logistik", "strong"), Cell("meeting", "dim"), Cell(what), Cell("7k2qx", "dim"))


def week(*days: str, title: str = "2026-W48", **rows: list[tuple[Cell, ...]]) -> Week:
    made = (Day(Cell(name, "warn" if "today" in name else "strong"), tuple(rows.get(name[:3], ()))) for name in days)
    return Week(HEADS, tuple(made), title)


BUSY = week(
    *NAMES,
    Mon=[entry("Business review, 10:00"), entry("Send the offer for all of the fourteen depots")],
    Thu=[entry("x")],
)
LONG = week(*NAMES, *WEEKEND, Fri=[entry("y")], Sat=[entry("Fair")], Sun=[entry("Fair"), entry("way home")])
EMPTY = week(*NAMES, title="2026-W49")


def shown(*weeks: Week, width: int = 200, name: str = "table", colour: bool = False) -> str:
    report = Report("agenda", "Agenda", date(2026, 11, 23), (), (), weeks)
    return rendered(report, name, Look(width, colour=colour, ascii=False))


@pytest.mark.parametrize("width", [80, 110, 200])
def test_weeks_on_a_terminal(width: int, snapshot: SnapshotAssertion) -> None:
    assert shown(BUSY, EMPTY, width=width) == snapshot


@pytest.mark.parametrize("width", [80, 140])
def test_weeks_with_a_weekend(width: int, snapshot: SnapshotAssertion) -> None:
    assert shown(LONG, width=width) == snapshot


@pytest.mark.parametrize("name", ["md", "html"])
def test_weeks_in_a_document(name: str, snapshot: SnapshotAssertion) -> None:
    assert shown(BUSY, LONG, name=name).partition("<body>")[::2][name == "html"] == snapshot


def test_days_stand_side_by_side_where_each_has_twenty_columns() -> None:
    across, down = shown(BUSY, width=108), shown(BUSY, width=107)
    assert "Mon 2026-11-23 today  Tue 2026-11-24" in across
    assert "Tue" not in down
    assert "Mon 2026-11-23  nordwind-logistik" in down
    assert "Sun 2026-11-29" in shown(LONG, width=130).splitlines()[4]
    assert "Sun 2026-11-29  nordwind-logistik" in shown(LONG, width=129)


def test_one_week_with_a_weekend_makes_all_of_them_a_list() -> None:
    assert "Mon 2026-11-23  nordwind-logistik" in shown(BUSY, LONG, width=120)


def test_an_empty_week_is_a_week_side_by_side_and_nothing_in_a_list() -> None:
    assert "2026-W49" in shown(BUSY, EMPTY)
    assert "2026-W49" in shown(BUSY, EMPTY, name="html")
    assert "2026-W49" not in shown(BUSY, EMPTY, width=80)
    assert "2026-W49" not in shown(BUSY, EMPTY, name="md")
    assert shown(EMPTY, width=80) == ""


def test_nothing_is_cut_and_no_line_is_too_long() -> None:
    for width in (*range(40, 241, 9), 107, 108, 129, 130):
        text = shown(BUSY, LONG, EMPTY, width=width)
        assert all(cell_len(line) <= width for line in text.splitlines()), width
        letters = "".join(text.split())
        for row in (row for one in (BUSY, LONG) for day in one.days for row in day.rows):
            assert all(set(cell.text.split()[0]) <= set(letters) for cell in row)
        assert letters.count("7k2qx") == 7, width
        assert "\n\n\n" not in text


def test_colour_changes_no_letter() -> None:
    assert SGR.sub("", shown(BUSY, LONG, colour=True)) == shown(BUSY, LONG)
    assert "\x1b[33mMon 2026-11-23 today\x1b[0m" in shown(BUSY, colour=True)


def test_the_page_is_laid_across_only_if_there_is_a_week() -> None:
    assert "@page { size: A4 landscape;" in shown(BUSY, name="html")
    assert "@page" not in rendered(
        Report("x", "x", date(2026, 11, 23), (), (), (Table(HEADS[:1], ((Cell("x"),),)),)),
        "html",
        Look(80, False, False),
    )


def test_hostile_texts_are_letters_in_every_cell_of_a_week(hostile: list[str]) -> None:
    for text in hostile:
        days = tuple(Day(Cell(text), ((Cell(text), Cell(text), Cell(text), Cell(text)),)) for _ in range(7))
        one = Week(HEADS, days, text)
        for width in (80, 200):
            page = SGR.sub("", shown(one, width=width, colour=True))
            assert not set("\x1b\x07\x9b\u202e\u2066") & set(page)
        for name in ("md", "html"):
            page = shown(one, name=name)
            assert "<script>" not in page
            assert "<img" not in page


def test_what_is_never_broken_stands_behind_what_is_before_it() -> None:
    row = (Cell("acme"), Cell("call"), Cell("What"), Cell("7k2qx"))
    assert stacked(HEADS, row) == [[row[0], row[1]], [row[2], row[3]]]
    empty = Cell("")
    assert stacked(HEADS, (empty, empty, Cell("away"), empty)) == [[Cell("away")]]
    assert stacked(HEADS, (empty, Cell("call"), empty, empty)) == [[Cell("call")]]


def test_the_weekend_shares_a_column() -> None:
    assert [len(days) for days in side_by_side(BUSY)] == [1] * 5
    assert [len(days) for days in side_by_side(LONG)] == [1] * 5 + [2]
    assert heading(Day(Cell("Mon\ntoday", "warn"))) == Cell("Mon today", "warn")
