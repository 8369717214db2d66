"""Which accounts hang on one person, and how much revenue hangs with them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from amctl.reports.hanging import COLUMNS, hanging
from amctl.reports.report import Cell, Prose

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def ask(today):
    """Asks what hangs on one person in a book."""

    def report(*book):
        return hanging(book, present=frozenset({"anna", "ben"}), today=today, currency="EUR")

    return report


@pytest.fixture
def sound(person):
    """People with whom an account hangs on nobody, and nothing is missing."""
    return (
        person("doe", approves=("renewal",), known_by=("anna", "ben"), touches=(("anna", ago(5)),)),
        person("roe", known_by=("anna",)),
    )


def _names(report) -> list[str]:
    return [row["account"] for row in report.rows]


def test_accounts_are_in_the_order_of_revenue_what_nobody_can_tell_first(ask, facts):
    amounts = {"a": 5, "b": 9, "c": None, "d": 9, "e": 0}
    book = [facts(account=name, revenue=None if x is None else Decimal(x)) for name, x in amounts.items()]
    assert _names(ask(*book)) == ["c", "b", "d", "a", "e"]


def test_those_with_other_gaps_stand_apart_and_the_sound_are_left_out(ask, facts, person, sound):
    key = person("poe", stance="champion")
    quiet = (sound[0]._replace(touches=(("anna", ago(91)),)), sound[1])
    book = (
        facts(account="sound", people=sound),
        facts(account="single", people=sound[:1]),
        facts(account="unknown", people=(*sound, key)),
        facts(account="quiet", people=quiet, revenue=Decimal(5)),
        facts(account="over", status="ended"),
    )
    report = ask(*book)
    assert _names(report) == ["single", "quiet", "unknown"]
    assert [b.title for b in report.blocks if not isinstance(b, Prose)] == ["Hang on one person", "Other gaps"]
    assert [block.title for block in ask(book[2]).blocks] == ["Other gaps"]


def test_nothing_that_hangs_is_told(ask, facts, sound):
    report = ask(facts(people=sound))
    assert (report.rows, report.blocks, report.nothing) == ((), (), "No account hangs on one person.")
    assert ask(facts(status="archived")).nothing == "The book holds no account to look after."


def test_a_row_says_it_all(ask, facts, person):
    some = (
        person("doe", approves=("renewal",), known_by=("anna",), touches=(("anna", ago(5)),)),
        person("roe", stance="blocker"),
    )
    (row,) = ask(facts(people=some, revenue=Decimal(48000))).rows
    assert row == {
        "account": "acme",
        "name": "Acme",
        "revenue": Decimal(48000),
        "hangs": ("ours", "theirs"),
        "ours": ("anna",),
        "theirs": ("doe",),
        "key": ("doe", "roe"),
        "key_unknown": ("roe",),
        "approvers": ("doe",),
        "approver_touch": ago(5),
        "days": 5,
        "owner": "anna",
        "file": "acme.yaml",
    }
    assert set(COLUMNS) <= set(row)
    assert COLUMNS[0] == "account"


def test_people_read_a_line(ask, facts, person):
    some = (
        person("doe", name="Jane Doe", approves=("renewal",), known_by=("anna", "ben"), touches=(("anna", ago(5)),)),
        person("roe", stance="blocker"),
        person("poe", stance="champion"),
    )
    assert ask(facts(people=some, revenue=Decimal(48000))).blocks[0].rows == (
        (
            Cell("acme", "strong"),
            Cell("48,000"),
            Cell("2 people"),
            Cell("only Jane Doe", "warn"),
            Cell("Poe, Roe", "bad"),
            Cell("2026-11-18"),
            Cell("anna"),
        ),
    )


def test_people_read_of_an_account_of_which_nothing_is_known(ask, facts):
    (row,) = ask(facts(revenue=None)).blocks[0].rows
    assert row[1:6] == (
        Cell("?", "warn"),
        Cell("nobody", "bad"),
        Cell("nobody", "bad"),
        Cell("none marked as key", "warn"),
        Cell("nobody known to approve", "warn"),
    )
    assert ask(facts()).rows[0]["days"] is None


@pytest.mark.parametrize(
    ("touches", "cell"),
    [
        ((), Cell("never", "bad")),
        ((("anna", ago(90)),), Cell("2026-08-25")),
        ((("anna", ago(91)),), Cell("2026-08-24", "bad")),
    ],
)
def test_an_approver_who_was_not_touched_stands_out(ask, facts, person, touches, cell):
    one = person(approves=("renewal",), known_by=("anna",), touches=touches)
    row = ask(facts(people=(one,))).blocks[0].rows[0]
    assert row[4:6] == (Cell("-", "dim"), cell)


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ([5], "1 of 2 accounts hangs on one person, or on nobody: 5 of 12 EUR a year. "),
        ([5, 6], "2 of 3 accounts hang on one person, or on nobody: 11 of 18 EUR a year. "),
        (
            [5, None],
            "2 of 3 accounts hang on one person, or on nobody: 5 of 12 EUR a year; "
            "1 without a rate in amctl.yaml not counted. ",
        ),
    ],
)
def test_what_hangs_on_one_person_is_summed_up(ask, facts, sound, amounts, words):
    some = [facts(account=f"a{n}", revenue=None if x is None else Decimal(x)) for n, x in enumerate(amounts)]
    report = ask(*some, facts(account="sound", people=sound, revenue=Decimal(7)))
    assert report.blocks[1].text.startswith(words)
    assert ask(facts()).blocks[1].text.startswith("1 of 1 account hangs")
