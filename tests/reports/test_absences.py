"""Who of us is away when."""

from datetime import date

import pytest

from amctl.model.reading import understood
from amctl.model.settings import Settings
from amctl.reports.absences import COLUMNS, absences, none_ahead
from amctl.reports.report import Cell, Table
from amctl.yaml.reader import read

SETTINGS = """\
amctl: 1
people:
  anna:
    name: Anna
    lead: ruth
    away: [{from: 2026-12-21, until: 2027-01-04, cover: ben}, {from: 2026-11-20, until: 2026-11-23}]
  ben: {name: Ben, lead: ruth, away: [{from: 2026-12-20, until: 2026-12-31, cover: nobody}, {from: 2026-11-02, until: 2026-11-22}]}
  mei: {name: Mei, away: [{from: 2026-12-24, until: 2026-12-24}, {from: 2027-03-01, until: 2027-02-01}]}
  jonas: {name: Jonas, left: {date: 2026-12-01}, away: [{from: 2026-12-01, until: 2026-12-05, cover: ben}, {from: 2026-12-02, until: 2026-12-05}]}
  lea: {name: Lea, away: [{from: 2027-01-04, until: 2027-01-04, cover: mia}]}
  mia: {name: Mia, away: [{from: 2027-01-04, until: 2027-01-04}]}
  ruth: {name: Ruth}
"""  # noqa: E501


@pytest.fixture
def ours() -> Settings:
    found, problems = understood(read("amctl.yaml", SETTINGS.encode()), Settings)
    assert found is not None, problems
    return found


def test_all_that_run_or_are_ahead_by_their_first_day(ours, facts, today):
    book = [facts(), facts(account="beta", status="paused"), facts(status="ended"), facts(owner="ben")]
    report = absences(ours, book, today=today)
    assert tuple(report.rows[0]) == COLUMNS
    assert [(row["person"], str(row["from"]), row["cover"], row["told"], row["accounts"]) for row in report.rows] == [
        ("anna", "2026-11-20", None, "ruth", 2),
        ("jonas", "2026-12-01", "ben", "ben", 0),
        ("ben", "2026-12-20", "nobody", "ruth", 1),
        ("anna", "2026-12-21", "ben", "ruth", 2),
        ("mei", "2026-12-24", None, None, 0),
        ("lea", "2027-01-04", "mia", None, 0),
        ("mia", "2027-01-04", None, None, 0),
    ]


def test_it_is_said_who_covers_or_is_told_instead(ours, facts, today):
    (table,) = absences(ours, [], today=today).blocks
    assert isinstance(table, Table)
    assert [row[3] for row in table.rows] == [
        Cell("nobody; Ruth is told", "warn"),
        Cell("Ben"),
        Cell("nobody; Ruth is told", "warn"),
        Cell("Ben, who is not there; Ruth is told", "warn"),
        Cell("nobody is there", "bad"),
        Cell("Mia, who is not there either", "bad"),
        Cell("nobody is there", "bad"),
    ]
    assert table.rows[0][:3] == (Cell("Anna (anna)", "strong"), Cell("2026-11-20", "warn"), Cell("2026-11-23", "warn"))
    assert table.rows[1][1:3] == (Cell("2026-12-01"), Cell("2026-12-05"))


def test_nobody_is_away(ours, today):
    report = absences(ours, [], today=date(2027, 3, 1))
    assert (report.rows, report.nothing) == ((), "Nobody is away from 2027-03-01 on.")
    assert none_ahead(ours, "ruth", today).nothing == "No absence of Ruth is ahead."
