"""The people on their side, across accounts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.errors import UsageError
from amctl.facts import Facts, Person
from amctl.reports.contacts import COLUMNS, Asked, contacts
from amctl.reports.report import Cell, Report, Table

TODAY = date(2026, 11, 23)


def person(**more: Any) -> Person:
    given: dict[str, Any] = dict.fromkeys(Person._fields, "")
    given |= {"contact": "keller", "name": "Miriam Keller", "assessed": None, "left": None, "line": 7}
    given |= {"roles": (), "approves": (), "known_by": (), "tags": (), "touches": ()}
    return Person(**{**given, **more})


@pytest.fixture
def book(facts: Callable[..., Facts]) -> list[Facts]:
    keller = person(
        title="COO",
        department="Operations",
        email="m.keller@acme.example",
        phone="+49 40 1",
        mobile="+49 171 2",
        roles=("legal", "coach"),
        stance="champion",
        influence="high",
        tags=("golf",),
        touches=(("anna", date(2026, 11, 3)), ("", date(2026, 10, 1))),
    )
    brandt = person(contact="brandt", name="Ole Brandt", stance="blocker", influence="low", left=date(2026, 10, 31))
    mueller = person(contact="mueller", name="Änne Müller", roles=("legal",), left=date(2026, 12, 31), line=9)
    return [
        facts(account="beta", name="Beta SE", file="team/beta.yaml", people=(mueller,)),
        facts(account="acme", name="Acme GmbH", aliases=("ACG",), people=(keller, brandt)),
    ]


def names(report: Report) -> str:
    return " ".join(str(row["contact"]) for row in report.rows)


def test_they_come_by_account_as_the_files_have_them(book: list[Facts]) -> None:
    assert names(contacts(book, Asked(gone=True), today=TODAY)) == "keller brandt mueller"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), "keller mueller"),
        (Asked(gone=True), "keller brandt mueller"),
        (Asked(["mueller"]), "mueller"),
        (Asked(["muller", "beta"]), "mueller"),
        (Asked(["keller", "beta"]), ""),
        *((Asked([word]), "keller") for word in ("miriam", "coo", "operations", "m.keller@", "coach", "golf", "gmbh")),
        *((Asked([word]), "keller") for word in ("acg", "acme")),
        (Asked(accounts={"beta"}), "mueller"),
        (Asked(roles=["legal"]), "keller mueller"),
        (Asked(roles=["coach", "billing"]), "keller"),
        (Asked(stances=["champion"]), "keller"),
        (Asked(stances=["blocker", "unknown"]), "mueller"),
        (Asked(stances=["blocker"], gone=True), "brandt"),
    ],
)
def test_who_is_asked_for(book: list[Facts], asked: Asked, found: str) -> None:
    assert names(contacts(book, asked, today=TODAY)) == found


def test_who_leaves_later_is_there_until_that_day(book: list[Facts]) -> None:
    assert names(contacts(book, Asked(), today=date(2026, 12, 30))) == "keller mueller"
    assert names(contacts(book, Asked(), today=date(2026, 12, 31))) == "keller"


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("contact", "brandt keller mueller"),
        ("-contact", "mueller keller brandt"),
        ("stance", "keller brandt mueller"),
        ("-stance", "brandt keller mueller"),
        ("influence", "keller brandt mueller"),
        ("-last_touch", "keller brandt mueller"),
        ("-line", "mueller keller brandt"),
        ("roles", "mueller keller brandt"),
    ],
)
def test_they_can_be_sorted_by_a_column(book: list[Facts], sort: str, found: str) -> None:
    assert names(contacts(book, Asked(gone=True), today=TODAY, sort=sort)) == found


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_sorted_by_and_is_in_every_row(book: list[Facts], column: str) -> None:
    report = contacts(book, Asked(gone=True), today=TODAY, sort=f"-{column}")
    assert len(report.rows) == 3
    assert all(column in row for row in report.rows)


def test_a_column_that_does_not_exist_is_refused(book: list[Facts]) -> None:
    with pytest.raises(UsageError, match="no column 'nme'"):
        contacts(book, Asked(), today=TODAY, sort="-nme")


def test_a_row_has_everything_that_is_known(book: list[Facts]) -> None:
    first, last = contacts(book, Asked(), today=TODAY).rows
    assert first == {
        "account": "acme",
        "account_name": "Acme GmbH",
        "contact": "keller",
        "name": "Miriam Keller",
        "title": "COO",
        "department": "Operations",
        "email": "m.keller@acme.example",
        "phone": "+49 40 1",
        "mobile": "+49 171 2",
        "roles": ("legal", "coach"),
        "stance": "champion",
        "influence": "high",
        "approves": (),
        "assessed": None,
        "known_by": (),
        "tags": ("golf",),
        "left": None,
        "replaced_by": None,
        "language": None,
        "last_touch": date(2026, 11, 3),
        "touches": ({"by": "anna", "day": date(2026, 11, 3)}, {"by": None, "day": date(2026, 10, 1)}),
        "file": "acme.yaml",
        "line": 7,
    }
    assert (last["email"], last["stance"], last["last_touch"], last["file"]) == (None, None, None, "team/beta.yaml")


def test_the_table_shows_how_they_stand_and_how_to_reach_them(book: list[Facts]) -> None:
    table = contacts(book, Asked(gone=True), today=TODAY).blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0] == (
        Cell("acme", "strong"),
        Cell("Miriam Keller"),
        Cell("COO"),
        Cell("legal, coach"),
        Cell("champion", "good"),
        Cell("high"),
        Cell("m.keller@acme.example"),
        Cell("+49 40 1\n+49 171 2"),
        Cell("2026-11-03"),
    )
    assert table.rows[1][1] == Cell("Ole Brandt (left 2026-10-31)", "dim")
    assert table.rows[2][1] == Cell("Änne Müller (left 2026-12-31)", "dim")
    assert table.rows[2][4] == Cell("-", "dim")


def test_nobody_is_told_in_words(book: list[Facts], facts: Callable[..., Facts]) -> None:
    assert contacts(book, Asked(["nobody"]), today=TODAY).nothing == "Nobody fits."
    report = contacts([facts()], Asked(), today=TODAY)
    assert report.nothing.startswith("No account has contacts yet")
    assert report.blocks == ()
