"""What a change over many accounts would make of them: each value, the old one and the new one."""

from collections.abc import Callable
from datetime import date

import pytest

from amctl.changes.values import set_value
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.reports.planned import planned_values
from amctl.yaml.reader import read

TODAY = date(2026, 11, 23)
TEXT = "name: Acme\nstatus: active\nowner: anna\ntags: [a, b, a]\nadvocacy: {reference: true}\n"


@pytest.fixture
def record() -> Callable[[], Record]:
    def make() -> Record:
        document = read("acme.yaml", TEXT.encode())
        account, problems = understood(document, Account)
        assert account is not None, problems
        return Record("acme", account, document)

    return make


def test_each_value_with_the_old_one_and_the_new_one(record: Callable[[], Record]) -> None:
    acme = record()
    deed = set_value(acme, ["tags-=a", "tags+=c", "owner=ben", "tier=x", "advocacy.reference=false"], today=TODAY)
    report = planned_values([(acme, deed)], today=TODAY)
    assert [tuple(row.values()) for row in report.rows] == [
        ("acme", "Acme", "tags", ["a", "b", "a"], ["b", "c"]),
        ("acme", "Acme", "owner", "anna", "ben"),
        ("acme", "Acme", "tier", None, "x"),
        ("acme", "Acme", "advocacy.reference", True, False),
    ]
    (table,) = report.blocks
    shown = [[cell.text for cell in row[2:]] for row in table.rows]  # type: ignore[union-attr]
    assert shown == [
        ["tags", "a, b, a", "b, c"],
        ["owner", "anna", "ben"],
        ["tier", "-", "x"],
        ["advocacy.reference", "true", "false"],
    ]
    assert report.columns == tuple(report.rows[0])


def test_nothing_is_shown_of_nothing() -> None:
    report = planned_values([], today=TODAY)
    assert (report.rows, report.blocks) == ((), ())
