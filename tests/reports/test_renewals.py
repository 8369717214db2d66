"""Which contracts are to be decided, by decision day."""

from datetime import date
from decimal import Decimal

import pytest

from amctl.reports.renewals import COLUMNS, renewals_ahead
from amctl.reports.report import Cell, Prose

KEYS = [
    "account",
    "name",
    "contract",
    "state",
    "decision",
    "days",
    "deadline",
    "end",
    "renewal",
    "amount",
    "currency",
    "book_amount",
    "forecast",
    "forecast_amount",
    "forecast_day",
    "owner",
    "otherwise",
    "file",
    "line",
]
UNTIL = date(2027, 5, 23)


@pytest.fixture
def ask(today, facts):
    """Asks what is to be decided of one account's terms, or of accounts."""

    def report(*terms, book=None, until: date = UNTIL, **whose):
        return renewals_ahead(book or [facts(terms=terms)], today=today, until=until, currency="EUR", **whose)

    return report


def _names(report) -> list[str]:
    return [row["contract"] for row in report.rows]


def test_the_nearest_decision_comes_first_then_the_account_then_the_contract(ask, facts, term):
    terms = (term(contract="q"), term(contract="p"), term(contract="r", decision=date(2026, 12, 1)))
    book = [facts(account="b", terms=terms), facts(account="a", terms=terms[:1])]
    order = [(row["account"], row["contract"]) for row in ask(book=book).rows]
    assert order == [("b", "r"), ("a", "q"), ("b", "p"), ("b", "q")]


@pytest.mark.parametrize(
    ("decision", "lead", "seen"),
    [
        (date(2027, 5, 23), date(2027, 2, 1), True),
        (date(2027, 5, 24), date(2027, 2, 1), False),
        (date(2027, 5, 24), date(2026, 11, 23), True),
        (date(2027, 5, 24), date(2026, 11, 24), False),
        (date(2027, 5, 24), None, False),
        (date(2025, 1, 1), None, True),
        (None, None, True),
    ],
    ids=["window", "behind it", "lead time", "before it", "no lead", "long ago", "day unknown"],
)
def test_what_is_decided_in_the_window_or_near_is_shown(ask, term, decision, lead, seen):
    report = ask(term(decision=decision, lead=lead, end=None))
    assert len(report.rows) == seen
    if not seen:
        assert report.nothing == "No contract is to be decided until 2027-05-23."


def test_notice_is_shown_among_what_is_to_be_decided(ask, term):
    report = ask(term(contract="p"), term(contract="q", state="notice", decision=date(2026, 12, 1)))
    assert _names(report) == ["q", "p"]
    assert [block.title for block in report.blocks if not isinstance(block, Prose)] == [
        "To decide until 2027-05-23, or soon"
    ]


def test_what_needs_no_decision_stands_apart_whatever_the_window(ask, term):
    states = ["open-ended", "unsigned", "renewed", "secured", "open"]
    terms = [term(contract=state, state=state, decision=None, end=date(2099, 1, 1)) for state in states]
    report = ask(*terms)
    assert _names(report) == ["open", "secured", "renewed", "unsigned", "open-ended"]
    assert [block.title for block in report.blocks if not isinstance(block, Prose)] == [
        "To decide until 2027-05-23, or soon",
        "Secured: renewed by themselves",
        "Renewed: the next term is signed",
        "Unsigned: not revenue yet",
        "Open-ended",
    ]


def test_what_stands_apart_is_in_the_order_of_its_days_too(ask, term):
    terms = [
        term(contract="never", state="unsigned", decision=None, end=None),
        term(contract="late", state="unsigned", decision=None, end=date(2028, 1, 1)),
        term(contract="soon", state="unsigned", decision=None, end=date(2027, 1, 1)),
    ]
    assert _names(ask(*terms)) == ["soon", "late", "never"]


def test_somebodys_contracts_are_those_of_their_accounts(ask, facts, term):
    book = [facts(owner="anna", terms=(term(contract="a"),)), facts(owner="ben", terms=(term(contract="b"),))]
    assert _names(ask(book=book, people={"ben"})) == ["b"]
    assert _names(ask(book=book)) == ["a", "b"]
    assert _names(ask(book=book, people={"ben"}, present={"anna", "ben"})) == ["b"]
    assert _names(ask(book=book, people={"ben"}, present={"ben"})) == ["a", "b"], "what is nobody's is everybody's"
    mine = ask(book=[], people={"cleo"})
    assert (mine.title, mine.nothing) == (
        "Renewals on 2026-11-23 for cleo", f"No contract is to be decided for cleo until {UNTIL}.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ([48000], "1 contract, 48,000 EUR a year."),
        ([48000, "0.50"], "2 contracts, 48,000.50 EUR a year."),
        ([48000, None, None], "3 contracts, 48,000 EUR a year; 2 without a rate in amctl.yaml not counted."),
        ([None], "1 contract, 0 EUR a year; 1 without a rate in amctl.yaml not counted."),
    ],
)
def test_what_is_ahead_is_summed_up_in_the_books_currency(ask, term, amounts, words):
    terms = [term(book_amount=None if amount is None else Decimal(amount)) for amount in amounts]
    assert ask(*terms).blocks[1] == Prose(words)


def test_what_stands_apart_is_not_summed_up(ask, term):
    assert not any(isinstance(block, Prose) for block in ask(term(state="secured")).blocks)
    assert "1 contract," in ask(term(), term(state="secured")).blocks[1].text


def test_a_row_has_these_keys_and_no_others(ask, term):
    (row,) = ask(term()).rows
    assert list(row) == KEYS
    assert set(COLUMNS) <= set(KEYS)
    assert COLUMNS[0] == "account"


def test_a_row_says_it_all(ask, term):
    (row,) = ask(term(forecast="", forecast_amount=None, forecast_day=None)).rows
    assert row == {
        "account": "acme",
        "name": "Acme",
        "contract": "p",
        "state": "open",
        "decision": date(2026, 12, 23),
        "days": 30,
        "deadline": date(2026, 12, 23),
        "end": date(2027, 3, 31),
        "renewal": "auto",
        "amount": Decimal(48000),
        "currency": "EUR",
        "book_amount": Decimal(48000),
        "forecast": None,
        "forecast_amount": None,
        "forecast_day": None,
        "owner": "anna",
        "otherwise": "renews by itself",
        "file": "acme.yaml",
        "line": 12,
    }


@pytest.mark.parametrize(("decision", "days"), [(date(2026, 11, 22), -1), (date(2026, 11, 23), 0), (None, None)])
def test_days_are_counted_to_the_decision(ask, term, decision, days):
    assert ask(term(decision=decision)).rows[0]["days"] == days


def test_people_read_a_line(ask, term):
    assert ask(term(lead=None)).blocks[0].rows == (
        (
            Cell("2026-12-23"),
            Cell("2027-03-31"),
            Cell("acme", "strong"),
            Cell("p (auto)"),
            Cell("48,000 EUR"),
            Cell("likely", "good"),
            Cell("anna"),
            Cell("renews by itself"),
        ),
    )


@pytest.mark.parametrize(
    ("more", "cell"),
    [
        ({"lead": None}, Cell("2026-12-23")),
        ({"lead": date(2026, 11, 23)}, Cell("2026-12-23", "warn")),
        ({"lead": date(2026, 11, 24)}, Cell("2026-12-23")),
        ({"decision": date(2026, 11, 23), "lead": None}, Cell("2026-11-23")),
        ({"decision": date(2026, 11, 22)}, Cell("2026-11-22 !", "bad")),
        ({"decision": date(2026, 11, 22), "state": "notice"}, Cell("2026-11-22")),
        ({"decision": None, "lead": None}, Cell("-")),
    ],
)
def test_a_decision_that_is_near_or_late_stands_out(ask, term, more, cell):
    assert ask(term(**more)).blocks[0].rows[0][0] == cell


@pytest.mark.parametrize(
    ("state", "forecast", "cell"),
    [
        ("open", "committed", Cell("committed", "good")),
        ("open", "at-risk", Cell("at-risk", "warn")),
        ("open", "lost", Cell("lost", "bad")),
        ("open", "", Cell("none", "dim")),
        ("secured", "", Cell("-", "dim")),
    ],
)
def test_a_forecast_has_a_tone_and_is_missed_where_it_is_needed(ask, term, state, forecast, cell):
    assert ask(term(state=state, forecast=forecast)).blocks[0].rows[0][5] == cell


def test_an_end_that_nobody_knows_is_open(ask, term):
    assert ask(term(state="open-ended", decision=None, end=None)).blocks[0].rows[0][:2] == (Cell("-"), Cell("open"))
