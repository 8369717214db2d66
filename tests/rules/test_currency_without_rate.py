"""AM414"""

import pytest

TERM = (
    "contracts:\n  p:\n    signed: 2026-01-28\n    start: 2026-04-01\n    end: 2027-03-31\n    currency: CHF\n"
    "    lines: {platform: {product: platform, amount: 48000}}\n"
)


def test_a_currency_that_cannot_be_converted_is_told(told):
    assert told(TERM) == [
        (
            9,
            15,
            "AM414",
            "warning",
            "CHF",
            "CHF has no rate: what p is worth in EUR is unknown",
            "amctl set amctl.yaml rates.CHF=RATE",
        )
    ]


@pytest.mark.parametrize("currency", ["EUR", "USD"])
def test_the_books_own_and_one_with_a_rate_are_fine(codes, currency):
    assert codes(TERM.replace("CHF", currency)) == []


def test_without_a_currency_it_is_the_books(codes):
    assert codes(TERM.replace("    currency: CHF\n", "")) == []


def test_the_books_currency_is_what_its_settings_say(told):
    assert told(TERM, settings="currency: CHF\n") == []
    (found,) = told(TERM.replace("CHF", "EUR"), settings="currency: CHF\n")
    assert found.message == "EUR has no rate: what p is worth in CHF is unknown"


def test_what_is_not_committed_is_in_no_sum(codes):
    assert codes(TERM.replace("amount: 48000", "amount: 48000, kind: usage")) == []


def test_what_is_over_is_left_alone(codes):
    text = TERM + "    outcome: {result: lapsed, date: 2027-03-01}\n"
    assert codes(text) == ["AM414"]
    assert codes(text, today="2027-04-01") == []
    assert codes(TERM, head="name: Acme\nstatus: archived\nowner: anna\n") == []
