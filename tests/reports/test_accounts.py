"""The accounts, one row each."""

from datetime import date
from decimal import Decimal

import pytest

from amctl.errors import UsageError
from amctl.facts import Facts
from amctl.reports.accounts import COLUMNS, USUAL, Chosen, accounts
from amctl.reports.report import Cell

EVERYBODY = Chosen()


@pytest.fixture
def ask(today):
    """Asks for the accounts."""

    def report(book, chosen=EVERYBODY, **how):
        return accounts(book, chosen, today=today, currency="EUR", **how)

    return report


def _ids(report) -> list[str]:
    return [row["account"] for row in report.rows]


def test_every_column_is_a_fact():
    assert set(COLUMNS) <= set(Facts._fields)
    rows = {"terms", "people", "goals", "issues", "handoffs"}
    for_rules = {"named", "excused", "addresses", "products", "currencies", "spot"}
    assert set(Facts._fields) - set(COLUMNS) == rows | for_rules
    assert set(USUAL) <= set(COLUMNS)


def test_the_usual_columns_are_shown_unless_others_are_named(ask, facts):
    report = ask([facts()])
    assert report.columns == USUAL
    assert list(report.rows[0]) == list(USUAL)
    heads = [column.head for column in report.blocks[0].columns]
    assert heads == ["Account", "Name", "Status", "Tier", "Owner", "EUR a year", "Decision", "Last touch"]


def test_columns_are_shown_as_named_behind_the_id(ask, facts):
    report = ask([facts(tags=("a", "b"))], columns=["tags", "account", "contacts"])
    assert report.columns == ("account", "tags", "contacts")
    assert report.rows == ({"account": "acme", "tags": ("a", "b"), "contacts": 0},)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_shown_and_sorted_by(ask, facts, column):
    book = [facts(account="a"), facts(account="b")]
    for sort in (column, f"-{column}"):
        report = ask(book, columns=[column], sort=sort)
        assert {tuple(row) for row in report.rows} == {tuple(dict.fromkeys(["account", column]))}


@pytest.mark.parametrize("how", [{"columns": ["account", "revenu"]}, {"sort": "revenu"}, {"sort": "-revenu"}])
def test_a_column_that_does_not_exist_is_refused_with_those_that_do(ask, facts, how):
    with pytest.raises(UsageError, match="no column 'revenu'") as caught:
        ask([facts()], **how)
    assert caught.value.hint == f"there are: {', '.join(COLUMNS)}"


def test_they_are_in_the_order_of_their_ids(ask, facts):
    assert _ids(ask([facts(account="b"), facts(account="a")])) == ["a", "b"]
    assert _ids(ask([facts(account="b"), facts(account="a")], sort="-account")) == ["b", "a"]


def test_sorted_by_a_column_what_has_nothing_there_comes_last_either_way(ask, facts):
    amounts = {"a": 5, "b": None, "c": 9, "d": 0, "e": 5}
    book = [facts(account=key, revenue=None if v is None else Decimal(v)) for key, v in amounts.items()]
    assert _ids(ask(book, sort="revenue")) == ["d", "a", "e", "c", "b"]
    assert _ids(ask(book, sort="-revenue")) == ["c", "a", "e", "d", "b"]
    texts = [facts(account="a"), facts(account="b", tier="x"), facts(account="c", tier="w")]
    assert _ids(ask(texts, sort="tier")) == ["c", "b", "a"]
    assert _ids(ask(texts, sort="-tier")) == ["b", "c", "a"]
    days = [facts(account="a"), facts(account="b", since=date(2020, 1, 1))]
    assert _ids(ask(days, sort="since")) == _ids(ask(days, sort="-since")) == ["b", "a"]
    lists = [facts(account="a"), facts(account="b", tags=("z",))]
    assert _ids(ask(lists, sort="tags")) == ["b", "a"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Chosen(), ["a", "b", "c"]),
        (Chosen(owners=["anna"]), ["a", "b"]),
        (Chosen(owners=["anna", "ben"]), ["a", "b", "c"]),
        (Chosen(tiers=["gold"]), ["a"]),
        (Chosen(statuses=["ended"]), ["b"]),
        (Chosen(tags=["dach"]), ["a", "c"]),
        (Chosen(tags=["dach", "food"]), ["c"]),
        (Chosen(owners=["anna"], tags=["dach"]), ["a"]),
        (Chosen(owners=["mei"]), []),
    ],
)
def test_some_may_be_chosen(ask, facts, chosen, expected):
    book = [
        facts(account="a", tier="gold", tags=("dach",)),
        facts(account="b", status="ended"),
        facts(account="c", owner="ben", tags=("food", "dach")),
    ]
    assert _ids(ask(book, chosen)) == expected


def test_nothing_is_told_by_why_there_is_nothing(ask, facts):
    assert ask([facts()], Chosen(owners=["mei"])).nothing == "No account fits."
    assert ask([]).nothing == "The book holds no account yet: amctl init, or add a file."
    assert ask([]).blocks == ()


def test_what_is_not_known_is_nothing_in_a_row_and_a_dash_to_people(ask, facts):
    columns = ["tier", "revenue", "since", "tags", "team"]
    report = ask([facts(revenue=None)], columns=columns)
    assert report.rows[0] == {"account": "acme", "tier": None, "revenue": None, "since": None, "tags": (), "team": ()}
    assert report.blocks[0].rows[0][1:] == (Cell("-", "dim"),) * 5


def test_nought_is_something(ask, facts):
    report = ask([facts()], columns=["revenue", "contacts"])
    assert report.blocks[0].rows[0][1:] == (Cell("0"), Cell("0"))


def test_people_read_amounts_lists_and_tones(ask, facts):
    one = facts(revenue=Decimal("48000.50"), tags=("a", "b"), colour="red", status="ended", since=date(2020, 1, 1))
    report = ask([one], columns=["revenue", "tags", "colour", "status", "since"])
    assert report.blocks[0].rows[0] == (
        Cell("acme", "strong"),
        Cell("48,000.50"),
        Cell("a, b"),
        Cell("red", "bad"),
        Cell("ended", "dim"),
        Cell("2020-01-01"),
    )
