"""What all reports have in common."""

import pytest

from amctl.reports.accounts import Chosen, accounts
from amctl.reports.agenda import agenda
from amctl.reports.due import Wanted, due
from amctl.reports.findings import findings_report
from amctl.reports.manual import exit_codes, rules_explained
from amctl.reports.renewals import renewals_ahead
from amctl.reports.report import Cell, Report, Table

ACCOUNT = """\
name: Acme
status: active
owner: ana
contracts: {p: {signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31}}
interactions: [{date: 2026-11-01, kind: call, summary: s}]
"""


@pytest.fixture
def reports(today, item, facts, term, finding, show) -> list[Report]:
    """One of each kind, with something in it."""
    book = [facts(terms=(term(),))]
    return [
        due([item()], Wanted(today), today=today, names={}, handle_length=5),
        agenda([item()], Wanted(today), today=today, book=book, people={}, handle_length=5),
        renewals_ahead(book, today=today, until=today, currency="EUR"),
        accounts(book, Chosen(), today=today, currency="EUR"),
        show(ACCOUNT),
        findings_report([finding()], today),
        rules_explained("", today),
        exit_codes(today),
    ]


def test_columns_are_keys_of_every_row(reports):
    for report in reports:
        assert report.rows
        assert all(set(report.columns) <= set(row) for row in report.rows)


def test_each_has_a_name_of_its_own_a_title_and_the_day(reports, today):
    assert len({report.name for report in reports}) == len(reports)
    assert all(report.title and report.today == today and report.problems == () for report in reports)


def test_days_amounts_codes_and_handles_are_never_broken_over_lines(reports):
    tables = [block for report in reports for block in report.blocks if isinstance(block, Table)]
    kept = {"Day", "Decision", "End", "Last touch", "A year", "EUR a year", "Code", "Handle"}
    columns = [column for table in tables for column in table.columns]
    assert kept <= {column.head for column in columns}
    assert all(column.keep for column in columns if column.head in kept)
    assert all(column.right for column in columns if column.head in ("A year", "EUR a year"))
    assert not any(column.keep for column in columns if column.head in ("What", "If nobody acts", "What it finds"))


def test_tables_are_as_wide_as_their_heads(reports):
    tables = [block for report in reports for block in report.blocks if isinstance(block, Table)]
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)


def test_a_cell_comes_apart_where_something_stands_out():
    assert list(Cell("abcd", marks=((0, 1), (2, 3))).parted()) == [
        *(("", False), ("a", True), ("b", False), ("c", True), ("d", False)),
    ]
    assert list(Cell("ab").parted()) == [("ab", False)]
