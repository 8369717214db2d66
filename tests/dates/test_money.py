"""Amounts are exact, and come to the same in a year whoever counts."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.money import cents, converted, parse_amount, parse_number, written, yearly

START = date(2025, 2, 1)


@pytest.mark.parametrize(
    ("amount", "per", "end", "result"),
    [
        ("30000", "term", "2027-01-31", "15000.00"),
        ("3000", "quarter", None, "12000"),
        ("500", "month", "2025-03-31", "6000"),
        ("48000.00", "year", None, "48000.00"),
        ("1000", "term", "2025-02-28", "12000.00"),
        ("100", "term", "2025-08-31", "171.43"),  # seven months
        ("1000", "term", "2025-02-10", "36500.00"),  # ten days
        ("1000", "term", "2025-02-01", "365000.00"),  # one day
        ("5000", "once", "2026-01-31", None),
        ("5000", "term", None, None),
        ("5000", "term", "2025-01-31", None),  # over on the day before it begins
        ("5000", "term", "2025-01-15", None),
        ("5000", "term", "2024-12-31", None),  # a whole month before
    ],
)
def test_what_an_amount_comes_to_in_a_year(amount: str, per: str, end: str | None, result: str | None) -> None:
    last = None if end is None else date.fromisoformat(end)
    expected = None if result is None else Decimal(result)
    assert yearly(Decimal(amount), per, START, last) == expected


@pytest.mark.parametrize("text", ["0", "48000", "48000.00", "-12.5", "0.000001", "999999999999999", "123456789.123456"])
def test_amounts_are_read_to_the_digit(text: str) -> None:
    assert str(parse_amount(text)) == text


def test_a_whole_number_is_an_amount() -> None:
    assert parse_amount(48000) == Decimal(48000)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1,000",
        "1.000,00",
        "1 000",
        "1'000",
        "1_000",
        "1e3",
        "NaN",
        "Infinity",
        "-",
        ".5",
        "5.",
        "+5",
        "--5",
        "007",
        "00",
        "0x10",
        "€ 5",
        "5 EUR",
        "5\n",
        "\u0661",
        "\uff15",
        "0.1234567",
    ],
)
def test_other_amounts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^write an amount in digits with a point, without separators or currency"):
        parse_amount(text)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_an_amount_survives_programs_that_read_it_as_a_double(amount: int) -> None:
    assert int(float(parse_amount(amount))) == amount


def test_halves_are_rounded_upwards_as_on_an_invoice() -> None:
    assert [cents(Decimal(text)) for text in ("0.005", "0.015", "0.025", "-0.005")] == [
        Decimal("0.01"),
        Decimal("0.02"),
        Decimal("0.03"),
        Decimal("-0.01"),
    ]


def test_amounts_are_converted_by_the_rates_of_the_book() -> None:
    rates = {"USD": Decimal("0.92")}
    assert converted(Decimal("100.555"), "EUR", "EUR", rates) == Decimal("100.555")
    assert converted(Decimal("100.55"), "USD", "EUR", rates) == Decimal("92.51")
    assert converted(Decimal(100), "CHF", "EUR", rates) is None


def test_the_largest_amount_at_the_largest_rate_is_still_a_figure() -> None:
    large = parse_amount("999999999999999")
    assert yearly(large, "month", START, None) == large * 12
    sum_of_all = converted(large * 12, "USD", "EUR", {"USD": large})
    assert sum_of_all is not None
    assert written(sum_of_all).startswith("11,999,999,999,999,9")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0"),
        ("48000", "48,000"),
        ("48000.00", "48,000"),
        ("512.5", "512.50"),
        ("512.005", "512.01"),
        ("-1234567.8", "-1,234,567.80"),
    ],
)
def test_amounts_are_written_for_people(amount: str, text: str) -> None:
    assert written(Decimal(amount)) == text


@pytest.mark.parametrize("text", ["0.005", "-0.125"])
def test_less_than_one_with_three_digits_is_no_thousand(text: str) -> None:
    assert parse_amount(text) == Decimal(text)


@pytest.mark.parametrize("text", ["-99999999999999999999999999", "1000000000000000", "1234567890.123456"])
def test_too_many_digits_are_told_as_such(text: str) -> None:
    with pytest.raises(ValueError, match="at most 15 digits"):
        parse_number(text)
