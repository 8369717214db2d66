"""Opportunities are found, moved on, won with their line, or lost."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.changes.edits import Deed
from amctl.changes.opportunities import add_opportunity, lose, move_stage, opportunity_meant, win
from amctl.errors import UsageError
from amctl.model.plans import Opportunity
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
ACME = """\
contracts:
  p-2026:
    {signed: 2026-01-01, start: 2026-04-01, end: 2027-03-31, lines: {analytics: {product: analytics, amount: 100}}}
opportunities:
  analytics: {what: More analytics, product: analytics, amount: 12000, per: month, stage: qualified, probability: 40}
  vague: {what: Something else, close: 2026-12-01}
  old: {what: Old analytics, stage: lost, closed: 2026-01-01}
  done: {what: Done deal, stage: won}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(ACME)


def moved(record: Record, name: str, **said: Any) -> Deed:
    return move_stage(record, name, Opportunity(what="x", **said), today=TODAY)


def won(record: Record, name: str, contract: str | None = "p-2026", line: Any = None, **more: Any) -> Deed:
    return win(record, name, contract, line or {}, today=TODAY, currency="EUR", **more)


def test_an_opportunity_is_added(acme: Record, harmless: After) -> None:
    new = Opportunity(what="Analytics for all", kind="cross-sell", amount=Decimal(500), per="quarter", owner="anna")
    deed = add_opportunity(acme, None, new, currency="EUR")
    assert harmless(acme, deed)["opportunities"]["analytics-for-all"] == {
        "what": "Analytics for all",
        "kind": "cross-sell",
        "amount": 500,
        "per": "quarter",
        "owner": "anna",
    }
    assert deed.done == (
        "Added opportunity analytics-for-all at Acme: Analytics for all, 500 EUR a quarter, identified."
    )
    once = add_opportunity(acme, "x", Opportunity(what="X", amount=Decimal(1), per="once"), currency="EUR")
    assert once.done == "Added opportunity x at Acme: X, 1 EUR once, identified."
    plain = add_opportunity(acme, "x", Opportunity(what="X", stage="proposed"), currency="EUR")
    assert plain.done == "Added opportunity x at Acme: X, proposed."


def test_what_is_new_is_open_and_has_a_name_of_its_own(acme: Record) -> None:
    with pytest.raises(UsageError, match="neither won nor lost"):
        add_opportunity(acme, None, Opportunity(what="x", stage="won"), currency="EUR")
    with pytest.raises(UsageError, match="there is an opportunity vague already"):
        add_opportunity(acme, "vague", Opportunity(what="x"), currency="EUR")


@pytest.mark.parametrize(("word", "name"), [("analytics", "analytics"), ("ana", "analytics"), ("some", "vague")])
def test_an_open_one_is_meant(acme: Record, word: str, name: str) -> None:
    assert opportunity_meant(acme, word) == name


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("old", "old was lost on 2026-01-01"),
        ("done", "done was won"),
        ("deal", "done was won"),
        ("zz", "no opportunity 'zz'"),
    ],
)
def test_a_closed_one_is_closed(acme: Record, word: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{message}$"):
        opportunity_meant(acme, word)


def test_only_what_is_said_moves(acme: Record, harmless: After) -> None:
    deed = moved(acme, "analytics", stage="proposed", probability=60, close=date(2026, 11, 30), next="call")
    assert harmless(acme, deed)["opportunities"]["analytics"] == {
        "what": "More analytics",
        "product": "analytics",
        "amount": 12000,
        "per": "month",
        "stage": "proposed",
        "probability": 60,
        "close": "2026-11-30",
        "next": "call",
    }
    assert deed.done == (
        "More analytics at Acme: stage proposed, was qualified; probability 60 %, was 40 %; "
        "close Mon 2026-11-30 (in 7 days); next call."
    )


def test_moving_needs_something_that_moves(acme: Record) -> None:
    with pytest.raises(UsageError, match="nothing to change: analytics is qualified already"):
        moved(acme, "analytics", stage="qualified", probability=40)
    with pytest.raises(UsageError, match="it takes more to be won") as error:
        moved(acme, "analytics", stage="won")
    assert error.value.hint == "amctl opportunity won acme analytics"


def test_what_is_won_has_its_line_in_the_contract(acme: Record, harmless: After) -> None:
    deed = won(acme, "analytics", reason="champion")
    data = harmless(acme, deed)
    closed = data["opportunities"]["analytics"]
    assert (closed["stage"], closed["closed"], closed["reason"]) == ("won", "2026-11-23", "champion")
    assert data["contracts"]["p-2026"]["lines"]["analytics-2"] == {
        "product": "analytics",
        "amount": 12000,
        "per": "month",
        "start": "2026-11-23",
    }
    assert deed.done == (
        "Won: More analytics at Acme (champion). "
        "Added analytics-2 to p-2026 of Acme: 12,000 EUR a month from 2026-11-23. "
        "It brings 144,100 EUR a year, 100 before."
    )


def test_what_was_agreed_goes_before_what_was_expected(acme: Record, harmless: After) -> None:
    line = {"amount": Decimal(900), "per": "year", "product": None, "start": date(2026, 12, 1), "quantity": Decimal(3)}
    data = harmless(acme, won(acme, "analytics", line=line))
    assert data["contracts"]["p-2026"]["lines"]["analytics-2"] == {
        "product": "analytics",
        "quantity": 3,
        "amount": 900,
        "per": "year",
        "start": "2026-12-01",
    }


def test_without_an_amount_there_is_no_line_and_without_a_contract_no_place_for_it(acme: Record, account: Make) -> None:
    with pytest.raises(UsageError, match="vague was won, but for how much"):
        won(acme, "vague")
    deed = won(acme, "vague", None)
    assert deed.done == "Won: Something else at Acme."
    assert deed.notes == ("No contract runs, so no line was written: amctl contract amend acme adds it once one does.",)
    alone = account("opportunities:\n  vague: {what: Something else}\n")
    first = "No contract runs, so no line was written: amctl contract add acme begins one with it."
    assert won(alone, "vague", None).notes == (first,)


def test_what_is_lost_has_a_reason_if_there_is_one(acme: Record, harmless: After) -> None:
    deed = lose(acme, "vague", "price", today=TODAY)
    assert harmless(acme, deed)["opportunities"]["vague"] == {
        "what": "Something else",
        "close": "2026-12-01",
        "stage": "lost",
        "closed": "2026-11-23",
        "reason": "price",
    }
    assert deed.done == "Lost: Something else at Acme (price)."
    assert lose(acme, "vague", None, today=TODAY).done == "Lost: Something else at Acme."
