"""Signing a renewal writes the next term, with what runs on, and the outcome of the one before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.changes.apply import applied
from amctl.changes.edits import Deed
from amctl.changes.signing import Signing, sign_renewal, term_to_sign
from amctl.dates import Horizon, Period
from amctl.errors import UsageError
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.terms import last_day, successors
from amctl.yaml.reader import read

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
AUTO = """\
contracts:
  platform-2026:
    signed: 2026-01-28
    start: 2026-04-01
    end: 2027-03-31
    renewal: auto
    renews_for: 12 months
    notice: 90 days
    notice_form: By letter
    uplift: {percent: 3, announce: 4 months, announced: 2026-10-01}
    follows: platform-2024
    number: ES-3
    currency: USD
    terms: Service credits.
    forecast: {call: likely, date: 2026-11-04}
    lines:
      platform: {product: platform, quantity: 120, amount: 48000.00, kind: committed, list_amount: 52800.00}
      addon: {product: analytics, amount: 500, per: month, start: 2026-06-01, note: co-termed}
      messages: {amount: 180, per: month, kind: usage}
      setup: {amount: 9500, per: once}
      try: {amount: 1, kind: pilot}
      gone: {amount: 100, end: 2026-12-31}
"""
PLAIN = "signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31, lines: {p: {amount: 1000}}"


@pytest.fixture
def term(account: Make) -> Callable[..., Record]:
    """An account with the contract p-2026, and more of them below."""
    return lambda text, more="": account(f"contracts:\n  p-2026: {{{text}}}\n{more}")


def sign(record: Record, contract: str = "p-2026", today: date = TODAY, **wish: Any) -> Deed:
    return sign_renewal(record, contract, Signing(**wish), today=today, currency="EUR")


def test_the_next_term_has_the_lines_that_run_on_under_the_same_terms(account: Make, harmless: After) -> None:
    record = account(AUTO.replace("    follows: platform-2024\n", ""))
    deed = sign(record, "platform-2026")
    contracts = harmless(record, deed)["contracts"]
    assert contracts["platform-2027"] == {
        "signed": "2026-11-23",
        "start": "2027-04-01",
        "end": "2028-03-31",
        "renewal": "auto",
        "renews_for": "12 months",
        "notice": "90 days",
        "notice_form": "By letter",
        "uplift": {"percent": 3, "announce": "4 months"},
        "follows": "platform-2026",
        "currency": "USD",
        "lines": {
            "platform": {
                "product": "platform",
                "quantity": 120,
                "amount": "48000.00",
                "kind": "committed",
                "list_amount": "52800.00",
            },
            "addon": {"product": "analytics", "amount": 500, "per": "month", "note": "co-termed"},
            "messages": {"amount": 180, "per": "month", "kind": "usage"},
        },
    }
    assert contracts["platform-2026"]["outcome"] == {"result": "renewed", "date": "2026-11-23"}
    assert deed.done == (
        "Signed platform-2027 for Acme: 2027-04-01 to 2028-03-31, 54,000 USD a year. platform-2026 is renewed."
    )
    assert deed.notes == (
        "Not taken over: setup (one-off).",
        "Not taken over: try (pilot).",
        "Not taken over: gone (ended on 2026-12-31).",
        "Prices stay as they are; the agreed increase of 3 % needs --uplift.",
        "Special terms are not taken over: Service credits.",
    )


def test_the_agreed_increase_raises_every_price(account: Make, after: After) -> None:
    record = account(AUTO)
    deed = sign(record, "platform-2026", uplift=True, number="ES-9", signed=date(2026, 11, 20))
    contracts = after(record, deed)["contracts"]
    new = contracts["platform-2027"]
    assert {name: line["amount"] for name, line in new["lines"].items()} == {
        "platform": "49440.00",
        "addon": "515.00",
        "messages": "185.40",
    }
    assert (new["number"], new["signed"]) == ("ES-9", "2026-11-20")
    assert contracts["platform-2026"]["outcome"] == {"result": "renewed-more", "date": "2026-11-20"}
    assert deed.done.endswith("55,620 USD a year. platform-2026 is renewed-more, 54,000 USD a year before.")
    assert not any("--uplift" in note for note in deed.notes)


def test_a_new_amount_is_a_years(term: Make, harmless: After) -> None:
    record = term(PLAIN)
    deed = sign(record, amount=Decimal("900.50"))
    contracts = harmless(record, deed)["contracts"]
    assert contracts["p-2027"]["lines"] == {"p": {"amount": "900.50"}}
    assert contracts["p-2026"]["outcome"]["result"] == "renewed-less"
    monthly = term("signed: 2026-01-01, start: 2026-01-01, lines: {p: {amount: 5, per: month, list_amount: 6}}")
    deed = sign(monthly, amount=Decimal(70), start=date(2027, 1, 1))
    assert harmless(monthly, deed)["contracts"]["p-2027"]["lines"] == {"p": {"amount": 70, "per": "year"}}
    assert deed.done == (
        "Signed p-2027 for Acme: from 2027-01-01, without an end, 70 EUR a year. "
        "p-2026 is renewed-more, 60 EUR a year before."
    )


@pytest.mark.parametrize(
    ("lines", "wish", "message"),
    [
        ("{}", {"amount": Decimal(1)}, "the amount is of which line? It has no committed line"),
        ("{a: {amount: 1}, b: {amount: 1}}", {"amount": Decimal(1)}, "of which line? It has 2 committed lines: a, b"),
        ("{a: {amount: 1}}", {"amount": Decimal(1), "uplift": True}, "a new amount and an increase contradict"),
        ("{a: {amount: 1}}", {"uplift": True}, "no increase is agreed"),
    ],
)
def test_a_price_makes_sense(term: Make, lines: str, wish: dict[str, Any], message: str) -> None:
    record = term(f"signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31, lines: {lines}")
    with pytest.raises(UsageError) as error:
        sign(record, **wish)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "wish", "span"),
    [
        (PLAIN, {}, ("2027-01-01", "2027-12-31")),
        ("signed: 2025-01-15, start: 2025-01-15, end: 2026-12-31", {}, ("2027-01-01", "2028-12-16")),
        (f"{PLAIN}, renews_for: 2 years", {}, ("2027-01-01", "2028-12-31")),
        (PLAIN, {"term": Period(2, "year")}, ("2027-01-01", "2028-12-31")),
        (PLAIN, {"end": date(2027, 6, 30)}, ("2027-01-01", "2027-06-30")),
        (PLAIN, {"start": date(2027, 2, 1)}, ("2027-02-01", "2028-01-31")),
        (
            "signed: 2022-01-01, start: 2022-01-01, end: 2022-12-31, renewal: auto, renews_for: 1 year",
            {}, ("2027-01-01", "2027-12-31"),
        ),
        (
            "signed: 2024-01-01, start: 2024-01-01, notice: 1 month, notice_given: {date: 2026-11-10, by: customer}",
            {}, ("2026-12-11", None),
        ),
        (
            f"{PLAIN}, notice_given: {{date: 2026-11-10, by: us, effective: 2026-11-30}}",
            {}, ("2026-12-01", "2027-11-30"),
        ),
    ],
)  # fmt: skip
def test_it_begins_after_the_term_that_runs_and_is_as_long(
    term: Make, harmless: After, text: str, wish: dict[str, Any], span: tuple[str, str | None]
) -> None:
    record = term(text)
    new = harmless(record, sign(record, new_id="new", **wish))["contracts"]["new"]
    assert (new["start"], new.get("end")) == span


@pytest.mark.parametrize(
    ("text", "wish", "message"),
    [
        (PLAIN, {"start": date(2026, 12, 31)}, "2026-12-31 is too early: p-2026 runs until 2026-12-31"),
        ("signed: 2026-01-01, start: 2026-01-01", {}, "p-2026 has no end"),
        ("signed: 2026-01-01, start: 2026-01-01", {"start": date(2026, 1, 1)}, "too early: p-2026 began on 2026-01-01"),
        (PLAIN, {"end": date(2026, 12, 31)}, "it would end on 2026-12-31, before it begins on 2027-01-01"),
        (PLAIN, {"end": date(2027, 12, 31), "term": Period(1, "year")}, "an end and a term say the same"),
        (PLAIN, {"new_id": "p-2026"}, "there is a contract p-2026 already"),
        (
            f"{PLAIN}, outcome: {{result: lapsed, date: 2026-11-01}}",
            {},
            "p-2026 is over, lapsed on 2026-11-01: there is nothing to renew",
        ),
    ],
)
def test_a_renewal_makes_sense(term: Make, text: str, wish: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as error:
        sign(term(text), **wish)
    assert message in str(error.value)


def test_what_is_renewed_is_not_renewed_again(term: Make, after: After) -> None:
    following = "  q: {signed: 2026-11-01, start: 2027-01-01, follows: p-2026}\n"
    with pytest.raises(UsageError, match="p-2026 is renewed already: q follows it"):
        sign(term(PLAIN, following))
    record = term(f"{PLAIN}, outcome: {{result: renewed-more, date: 2026-11-01}}")
    deed = sign(record)
    assert after(record, deed)["contracts"]["p-2026"]["outcome"] == {"result": "renewed-more", "date": "2026-11-01"}
    assert deed.done.endswith(" p-2026 stays renewed-more.")


def test_a_gap_and_notice_are_told(term: Make) -> None:
    assert sign(term(PLAIN), start=date(2027, 2, 1)).notes == ("There is a gap: the term before ended on 2026-12-31.",)
    noticed = f"{PLAIN}, notice_given: {{date: 2026-11-10, by: us}}"
    assert sign(term(noticed)).notes == ("Notice of 2026-11-10 stays on record.",)


@pytest.mark.parametrize(
    ("old", "text", "new"),
    [
        ("platform-2026", "start: 2026-01-01, end: 2026-12-31", "platform-2027"),
        ("platform-2027", "start: 2026-12-01, end: 2027-11-30", "platform-2028"),
        ("p2025-24", "start: 2025-01-01, end: 2026-12-31", "p2027-24"),
        ("platform", "start: 2026-01-01, end: 2026-12-31", "platform-2027"),
        ("summer-2026", "start: 2026-01-01, end: 2026-06-30", "summer-2026-2"),
    ],
)
def test_the_next_id_is_the_old_one_with_its_year_moved_on(
    account: Make, after: After, old: str, text: str, new: str
) -> None:
    record = account(f"contracts:\n  {old}: {{signed: 2025-01-01, {text}}}\n")
    assert new in after(record, sign(record, old))["contracts"]


@pytest.mark.parametrize(
    ("line", "wish", "carried", "note"),
    [
        ("{amount: 1000, per: term}", {}, {"amount": 1000, "per": "term"}, ""),
        (
            "{amount: 1000, per: term, list_amount: 1200}", {"term": Period(6, "month")},
            {"amount": "1000.00", "per": "year"}, "p was 1,000 for its term; it is priced a year now.",
        ),
        (
            "{amount: 1000, per: term, start: 2026-07-01}", {},
            {"amount": "2000.00", "per": "year"}, "p was 1,000 for its term; it is priced a year now.",
        ),
        ("{amount: 1000, end: 2026-12-31}", {}, {"amount": 1000}, ""),
        ("{amount: 1000, end: 2027-06-30}", {}, {"amount": 1000, "end": "2027-06-30"}, ""),
        ("{amount: 1000, end: 2027-12-31}", {}, {"amount": 1000}, ""),
        ("{amount: 1000, start: 2027-01-01}", {}, None, "Not taken over: p (begins on 2027-01-01 only)."),
    ],
)  # fmt: skip
def test_a_line_runs_on_as_it_is(
    term: Make, after: After, line: str, wish: dict[str, Any], carried: dict[str, Any] | None, note: str
) -> None:
    record = term(f"signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31, lines: {{p: {line}}}")
    deed = sign(record, **wish)
    assert after(record, deed)["contracts"]["p-2027"].get("lines", {}).get("p") == carried
    assert deed.notes == ((note,) if note else ())


def test_a_price_for_a_term_without_an_end_stays(term: Make, after: After) -> None:
    record = term("signed: 2026-01-01, start: 2026-01-01, lines: {p: {amount: 1000, per: term}}")
    deed = sign(record, start=date(2027, 1, 1), term=Period(1, "year"))
    assert after(record, deed)["contracts"]["p-2027"]["lines"]["p"] == {"amount": 1000, "per": "term"}


def test_what_has_not_begun_is_renewed_only_if_somebody_names_it(term: Make) -> None:
    """Typed twice, the command would sign the year after the next."""
    record = term(PLAIN, "  q: {signed: 2026-11-01, start: 2027-01-01, end: 2027-12-31, follows: p-2026}\n")
    with pytest.raises(UsageError, match=r"^q is signed, since 2026-11-01, and begins on 2027-01-01$"):
        term_to_sign(record, None, TODAY)
    assert term_to_sign(record, "q", TODAY) == "q"
    assert term_to_sign(record, None, date(2027, 1, 1)) == "q"
    assert term_to_sign(term(PLAIN), None, TODAY) == "p-2026"
    assert term_to_sign(term("start: 2027-01-01"), None, TODAY) == "p-2026"


DRAFT = "  next: {start: 2027-01-01, end: 2027-12-31, follows: p-2026, lines: {p: {amount: 1200}}}\n"


@pytest.mark.parametrize("named", ["p-2026", "next"])
def test_what_only_wants_a_signature_gets_it(term: Make, harmless: After, named: str) -> None:
    record = term(PLAIN, DRAFT)
    deed = sign(record, named, number="ES-9", new_id="next" if named == "next" else None)
    contracts = harmless(record, deed)["contracts"]
    assert contracts["next"]["signed"] == "2026-11-23"
    assert contracts["next"]["number"] == "ES-9"
    assert contracts["p-2026"]["outcome"] == {"result": "renewed-more", "date": "2026-11-23"}
    assert deed.done == (
        "Signed next for Acme: 2027-01-01 to 2027-12-31, 1,200 EUR a year. "
        "p-2026 is renewed-more, 1,000 EUR a year before."
    )


def test_a_first_contract_follows_nothing(account: Make, harmless: After) -> None:
    record = account("contracts:\n  first: {start: 2027-01-01, lines: {p: {amount: 1200}}}\n")
    deed = sign(record, "first", signed=date(2026, 11, 20))
    assert harmless(record, deed)["contracts"]["first"]["signed"] == "2026-11-20"
    assert deed.done == "Signed first for Acme: from 2027-01-01, without an end, 1,200 EUR a year."


def test_amounts_in_two_currencies_are_not_compared(term: Make, after: After) -> None:
    record = term(PLAIN, DRAFT.replace("start:", "currency: USD, start:"))
    assert after(record, sign(record))["contracts"]["p-2026"]["outcome"]["result"] == "renewed"


@pytest.mark.parametrize(
    ("more", "named", "wish", "message"),
    [
        (DRAFT, "p-2026", {"uplift": True}, "next is in the file already, unsigned"),
        (DRAFT, "p-2026", {"new_id": "other"}, "next is in the file already, unsigned"),
        (DRAFT + DRAFT.replace("next", "nest"), "p-2026", {}, "several terms wait for a signature: next, nest"),
        (
            "  lost: {start: 2027-01-01, follows: p-2026, outcome: {result: lapsed, date: 2026-11-01}}\n",
            "lost", {}, "lost is over, lapsed on 2026-11-01: there is nothing to sign",
        ),
    ],
)  # fmt: skip
def test_a_draft_is_signed_as_it_is(term: Make, more: str, named: str, wish: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=f"^{message}$"):
        sign(term(PLAIN, more), named, **wish)


def test_an_offer_that_was_lost_is_no_draft(term: Make, after: After) -> None:
    lost = "  lost: {start: 2027-01-01, follows: p-2026, outcome: {result: lapsed, date: 2026-11-01}}\n"
    record = term(PLAIN, lost)
    assert "p-2027" in after(record, sign(record))["contracts"]


@given(
    st.dates(date(2024, 1, 1), date(2026, 11, 1)),
    st.integers(1, 40),
    st.sampled_from(["renewal: manual", "renewal: auto, renews_for: 12 months, notice: 90 days", "renewal: auto"]),
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
)
def test_revenue_goes_on_without_a_gap_or_an_overlap(start: date, months: int, terms: str, today: date) -> None:
    from amctl.dates import day_after, day_before, plus

    end = day_before(plus(start, Period(months, "month")))
    text = f"name: A\nstatus: active\nowner: anna\ncontracts:\n  p: {{signed: {start}, start: {start}, end: {end}, "
    document = read("a.yaml", f"{text}{terms}, lines: {{p: {{amount: 1000}}}}}}\n".encode())
    found, _ = understood(document, Account)
    assert found is not None
    record, data = Record("a", found, document), document.data
    for change in sign(record, "p", today).changes:
        data = applied(data, change, Account)
    contracts = Account.model_validate(data, by_alias=True, by_name=False).contracts
    name = next(one for one in contracts if one != "p")
    following = successors(contracts)
    assert following["p"] is contracts[name]
    assert day_after(last_day(contracts["p"], following["p"])) == contracts[name].start
    assert Horizon(contracts[name].start).passed(end)


LACKING = """\
contracts:
  p1:
    signed: 2025-11-01
    start: 2025-12-01
    end: 2026-11-30
    lines:
      platform: {product: platform, amount: 48000}
      seats: {product: analytics, quantity: 20, amount: 300, per: month}
      trial: {amount: 0, kind: pilot}
      setup: {amount: 900, per: once}
      old: {product: services, amount: 100, end: 2026-06-30}
  p2: {start: 2026-12-01, end: 2027-11-30, follows: p1, lines: {base: {product: platform, amount: 50000}}}
"""


def test_a_signed_draft_names_what_it_lacks_of_the_term_before(account: Make) -> None:
    deed = sign_renewal(account(LACKING), "p1", Signing(), today=TODAY, currency="EUR")
    adds = (
        "amctl contract amend acme --contract p2 --id seats --product analytics --amount 300 --per month --quantity 20"
    )
    assert deed.notes == (f"Not in it: seats, 300 EUR a month; if it was forgotten: {adds}",)


def test_a_draft_with_all_lines_is_signed_without_a_word(account: Make) -> None:
    whole = LACKING.replace("amount: 50000}}", "amount: 50000}, seats: {product: analytics, amount: 1}}")
    assert sign_renewal(account(whole), "p1", Signing(), today=TODAY, currency="EUR").notes == ()


def test_nobody_renews_what_was_not_signed_yet(account: Make) -> None:
    with pytest.raises(UsageError, match="2020-01-01 is before platform-2026 itself was signed, on 2026-01-28"):
        sign_renewal(account(AUTO), "platform-2026", Signing(signed=date(2020, 1, 1)), today=TODAY, currency="EUR")
    with pytest.raises(UsageError, match="2020-01-01 is before p1 itself was signed, on 2025-11-01"):
        sign_renewal(account(LACKING), "p1", Signing(signed=date(2020, 1, 1)), today=TODAY, currency="EUR")
