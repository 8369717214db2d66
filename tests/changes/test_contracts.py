"""Which contract is meant, and lines that are added while it runs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.changes.contracts import add_contract, amend_contract, contract_meant, term_running, term_to_decide
from amctl.changes.edits import Deed
from amctl.dates import Period
from amctl.errors import UsageError
from amctl.model.contracts import Contract, Line
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
RUNNING = """\
contracts:
  p-2025: {signed: 2025-01-01, start: 2025-04-01, end: 2026-03-31, outcome: {result: renewed, date: 2026-01-01}}
  p-2026:
    signed: 2026-01-01
    start: 2026-04-01
    end: 2027-03-31
    follows: p-2025
    number: ES-7
    lines: {p: {product: platform, amount: 48000.00}}
"""
NEXT = "  p-2027: {signed: 2026-11-01, start: 2027-04-01, end: 2028-03-31, follows: p-2026}\n"
OTHER = "  other: {signed: 2026-01-01, start: 2026-06-01, end: 2027-05-31}\n"
DRAFT = "  draft: {start: 2027-04-01, end: 2028-03-31, follows: p-2026}\n"


def line(**more: Any) -> Line:
    return Line(**{"product": "analytics", "amount": Decimal(6000), **more})


def amended(record: Record, contract: str = "p-2026", given: str | None = None, **more: Any) -> Deed:
    return amend_contract(record, contract, given, line(**more), today=TODAY, currency="EUR")


@pytest.mark.parametrize(("word", "name"), [("p-2025", "p-2025"), ("es-7", "p-2026"), ("p-2026", "p-2026")])
def test_a_contract_is_meant_by_its_id_its_number_or_a_beginning(account: Make, word: str, name: str) -> None:
    record = account(RUNNING)
    assert contract_meant(record, word) == term_to_decide(record, word, TODAY) == name
    assert term_running(record, word, TODAY) == name


def test_what_is_no_contract_is_refused(account: Make) -> None:
    with pytest.raises(UsageError, match="no contract 'x'"):
        term_to_decide(account(RUNNING), "x", TODAY)
    with pytest.raises(UsageError, match="fits several: p-2025, p-2026"):
        term_running(account(RUNNING), "p-", TODAY)


@pytest.mark.parametrize(
    ("text", "today", "decide", "running"),
    [
        (RUNNING, "2026-11-23", "p-2026", "p-2026"),
        (RUNNING + NEXT, "2026-11-23", "p-2027", "p-2026"),
        (RUNNING + NEXT, "2027-04-01", "p-2027", "p-2027"),
        (RUNNING + DRAFT, "2026-11-23", "p-2026", "p-2026"),
        ("contracts:\n  draft: {start: 2027-04-01, end: 2028-03-31}\n", "2026-11-23", "draft", None),
        ("contracts:\n  open: {signed: 2026-01-01, start: 2026-01-01}\n", "2026-11-23", "open", "open"),
        ("contracts:\n  over: {signed: 2025-01-01, start: 2025-01-01, end: 2025-12-31}\n", "2026-11-23", "over", None),
        (
            "contracts:\n"
            "  rolls: {signed: 2025-01-01, start: 2025-01-01, end: 2025-12-31, renewal: auto, renews_for: 1 year,\n"
            "          outcome: {result: renewed, date: 2025-12-01}}\n",
            "2026-11-23", "rolls", "rolls",
        ),
        (
            "contracts:\n"
            "  given: {signed: 2025-01-01, start: 2026-01-01, end: 2026-12-31,\n"
            "          notice_given: {date: 2026-11-01, by: customer}}\n",
            "2026-11-23", "given", "given",
        ),
    ],
)  # fmt: skip
def test_what_is_clear_need_not_be_said(account: Make, text: str, today: str, decide: str, running: str | None) -> None:
    record, day = account(text), date.fromisoformat(today)
    assert term_to_decide(record, None, day) == decide
    if running:
        assert term_running(record, None, day) == running
    else:
        with pytest.raises(UsageError, match=rf"^Acme has no contract that runs on {today}$"):
            term_running(record, None, day)


def test_what_is_not_clear_must_be_said(account: Make) -> None:
    record = account(RUNNING + OTHER)
    with pytest.raises(UsageError, match=r"^Acme has 2 contracts to be decided: p-2026, other$") as error:
        term_to_decide(record, None, TODAY)
    assert error.value.hint == "say which: --contract p-2026"
    with pytest.raises(UsageError, match="2 contracts that run"):
        term_running(record, None, TODAY)
    with pytest.raises(UsageError, match=r"^Acme has no contract$") as error:
        term_to_decide(account(), None, TODAY)
    assert error.value.hint == "the first one: amctl contract add acme --product ID --amount AMOUNT --term 1y"
    over = "contracts:\n  p: {signed: 2025-01-01, start: 2025-01-01, outcome: {result: lapsed, date: 2025-12-31}}\n"
    with pytest.raises(UsageError, match=r"^Acme has no contract to be decided$") as error:
        term_to_decide(account(over), None, TODAY)
    assert error.value.hint == "name one with --contract; there are: p"


def test_a_line_is_added_from_today_until_the_term_ends(account: Make, harmless: After) -> None:
    record = account(RUNNING)
    deed = amended(record)
    lines = harmless(record, deed)["contracts"]["p-2026"]["lines"]
    assert lines == {
        "p": {"product": "platform", "amount": "48000.00"},
        "analytics": {"product": "analytics", "amount": 6000, "start": "2026-11-23"},
    }
    assert deed.done == (
        "Added analytics to p-2026 of Acme: 6,000 EUR a year from 2026-11-23. "
        "It brings 54,000 EUR a year, 48,000 before."
    )
    assert deed.notes == ()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"per": "month", "start": date(2026, 12, 1)}, "6,000 EUR a month from 2026-12-01. It brings 120,000 EUR"),
        ({"per": "once"}, "6,000 EUR once from 2026-11-23."),
        ({"per": "term", "start": date(2026, 10, 1)}, "6,000 EUR for the term from 2026-10-01. It brings 60,000 EUR"),
        ({"kind": "usage", "end": date(2026, 12, 31)}, "6,000 EUR a year from 2026-11-23 to 2026-12-31."),
    ],
)
def test_a_price_is_told_as_it_was_agreed(account: Make, harmless: After, more: dict[str, Any], told: str) -> None:
    record = account(RUNNING)
    deed = amended(record, **more)
    harmless(record, deed)
    assert f": {told}" in deed.done


def test_a_line_from_the_first_day_needs_no_start_and_another_of_the_kind_a_name(account: Make, after: After) -> None:
    record = account(RUNNING)
    first = amended(record, start=date(2026, 4, 1), product="p")
    assert after(record, first)["contracts"]["p-2026"]["lines"]["p-2"] == {"product": "p", "amount": 6000}
    unnamed = amend_contract(
        record, "p-2026", None, Line(amount=Decimal(1), note="Night shift"), today=TODAY, currency="EUR"
    )
    assert [*after(record, unnamed)["contracts"]["p-2026"]["lines"]] == ["p", "night-shift"]
    named = amended(record, given="depots")
    assert [*after(record, named)["contracts"]["p-2026"]["lines"]] == ["p", "depots"]
    with pytest.raises(UsageError, match="there is a line p already"):
        amended(record, given="p")


def test_a_term_to_come_gets_its_line_from_its_beginning(account: Make, after: After) -> None:
    record = account(RUNNING + NEXT)
    deed = amended(record, "p-2027")
    assert after(record, deed)["contracts"]["p-2027"]["lines"] == {
        "analytics": {"product": "analytics", "amount": 6000}
    }
    assert deed.notes == ()


def test_the_term_that_follows_already_has_not_got_it(account: Make) -> None:
    record = account(RUNNING + NEXT)
    again = "p-2027 follows without it; this adds it there too: amctl contract amend acme --contract p-2027"
    assert amended(record).notes == (f"{again} --product analytics --amount 6000",)
    assert amended(record, end=date(2027, 1, 31)).notes == amended(record, per="once").notes == ()
    much = {"product": None, "quantity": Decimal("2.50"), "unit": "it's", "kind": "usage", "per": "month"}
    (note,) = amended(record, given="x", **much).notes
    assert note == f"{again} --id x --amount 6000 --per month --quantity 2.50 --unit 'it'\"'\"'s' --kind usage"


def test_a_name_that_is_taken_in_the_term_that_follows_gets_a_number(account: Make) -> None:
    record = account(RUNNING + NEXT.replace("}\n", ", lines: {x: {amount: 1}}}\n"))
    assert " --contract p-2027 --id x-2 --product analytics" in amended(record, given="x").notes[0]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"start": date(2026, 3, 31)}, "2026-03-31 is no day of p-2026, which begins on 2026-04-01 and runs until"),
        ({"start": date(2027, 4, 1)}, "2027-04-01 is no day of p-2026"),
        ({"end": date(2026, 11, 1)}, "it would end on 2026-11-01, before it begins on 2026-11-23"),
        ({"end": date(2027, 4, 1)}, "it would end on 2027-04-01, but p-2026 ends on 2027-03-31"),
    ],
)
def test_a_line_lies_in_its_term(account: Make, more: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=f"^{message}"):
        amended(account(RUNNING), **more)


def test_a_term_without_an_end_has_no_price_for_itself(account: Make) -> None:
    record = account("contracts:\n  open: {signed: 2026-01-01, start: 2026-01-01, currency: USD}\n")
    assert "6,000 USD a quarter" in amended(record, "open", per="quarter").done
    with pytest.raises(UsageError, match="no price per term"):
        amended(record, "open", per="term")
    with pytest.raises(UsageError, match="begins on 2026-01-01 and runs on"):
        amended(record, "open", start=date(2025, 1, 1))


def added(record: Record, given: str | None = None, **more: Any) -> Deed:
    return add_contract(record, given, Contract(**{"start": TODAY, **more}), today=TODAY, currency="EUR")


def test_a_first_contract_has_a_term_a_worth_and_a_last_day_for_notice(account: Make, harmless: After) -> None:
    record = account()
    deed = added(
        record, signed=TODAY, end=date(2027, 11, 22), renewal="auto", renews_for=Period(12, "month"),
        notice=Period(3, "month"), lines={"analytics": line()},
    )  # fmt: skip
    assert harmless(record, deed)["contracts"] == {
        "analytics-2026": {
            "signed": "2026-11-23",
            "start": "2026-11-23",
            "end": "2027-11-22",
            "renewal": "auto",
            "renews_for": "12 months",
            "notice": "3 months",
            "lines": {"analytics": {"product": "analytics", "amount": 6000}},
        }
    }
    assert deed.done == (
        "Added contract analytics-2026 to Acme: 2026-11-23 to 2027-11-22, 6,000 EUR a year; "
        "it renews by itself for 12 months. Last day for notice: Sun 2027-08-22 (in 9 months)."
    )
    assert deed.notes == ()


def test_what_is_not_signed_or_has_no_line_is_told(account: Make, harmless: After) -> None:
    record = account(RUNNING)
    deed = added(record)
    assert harmless(record, deed)["contracts"]["contract-2026"] == {"start": "2026-11-23"}
    assert deed.done == "Added contract contract-2026 to Acme: from 2026-11-23, without an end. It is not signed."
    assert deed.notes == (
        "It is no revenue until it is signed: amctl set acme contracts.contract-2026.signed=today",
        "It has no line: amctl contract amend acme --contract contract-2026 --product ID --amount AMOUNT",
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"per": "month"}, ", 72,000 EUR a year."),
        ({"per": "once"}, ", 6,000 EUR once."),
        ({"kind": "pilot"}, ", 6,000 EUR a year (pilot)."),
    ],
)
def test_what_is_no_revenue_is_told_as_its_price(account: Make, more: dict[str, Any], told: str) -> None:
    assert told in added(account(), end=date(2027, 11, 22), lines={"a": line(**more)}).done


def test_a_new_contract_has_an_id_of_its_own(account: Make, after: After) -> None:
    record = account("contracts:\n  analytics-2026: {start: 2026-01-01, end: 2026-06-30}\n")
    assert [*after(record, added(record, lines={"x": line()}))["contracts"]] == ["analytics-2026", "analytics-2026-2"]
    unnamed = Line(amount=Decimal(1))
    assert "contract-2026" in after(record, added(record, lines={"x": unnamed}))["contracts"]
    assert "main" in after(record, added(record, "main"))["contracts"]
    with pytest.raises(UsageError, match="there is a contract analytics-2026 already"):
        added(record, "analytics-2026")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"end": date(2026, 11, 22)}, "it would end on 2026-11-22, before it begins on 2026-11-23"),
        ({"renewal": "auto"}, "without an end there is nothing to renew"),
        ({"lines": {"x": line(per="term")}}, "no price per term"),
    ],
)
def test_a_contract_that_cannot_be_is_refused(account: Make, more: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        added(account(), **more)
