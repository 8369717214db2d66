"""Amounts: exact decimals, what they come to in a year, and in the book's currency."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from amctl.dates import day_after, months_between

_AMOUNT = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", re.ASCII)
AMOUNT_PATTERN = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
CURRENCY_PATTERN = r"^[A-Z]{3}$"
_LARGE = Context(prec=60)  # the largest amount at the largest rate has more digits than the usual 28
_PER_YEAR = {"year": 1, "quarter": 4, "month": 12}


def parse_number(value: str | int) -> Decimal:
    """An exact number from a whole one or a text such as `3.25`; raises ValueError on anything else.

    At most 15 digits, so that the number survives programs which read it as a double.
    """
    text = str(value)
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text, re.ASCII) and sum(c.isdigit() for c in text) > 15:
        raise ValueError("an amount has at most 15 digits")
    if not _AMOUNT.fullmatch(text):
        raise ValueError("write an amount in digits with a point, without separators or currency: 48000.00")
    return Decimal(text)


def parse_amount(value: str | int) -> Decimal:
    """An exact amount; raises ValueError on what is none, and on `12.000`: twelve to some, 12,000 to others."""
    amount = parse_number(value)
    if re.search(r"[1-9]\d*\.\d{3}$", str(value)):
        whole = str(value).replace(".", "")
        raise ValueError(f"three digits behind a point mean thousands to many: write {whole}, or {amount:.2f}")
    return amount


def yearly(amount: Decimal, per: str, start: date, end: date | None) -> Decimal | None:
    """What an amount per year, quarter, month or term comes to in twelve months; None for a one-off or an open term.

    A term is counted in whole months (30,000 for 24 months are 15,000 a year), else in days of a 365-day year.
    """
    if per in _PER_YEAR:
        return amount * _PER_YEAR[per]
    if per != "term" or end is None:
        return None
    months = months_between(start, day_after(end))
    if months and months > 0:
        return cents(amount * 12 / months)
    days = (day_after(end) - start).days
    return cents(amount * 365 / days) if days > 0 else None


def cents(amount: Decimal) -> Decimal:
    """Rounded to hundredths, halves upwards as on an invoice."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP, _LARGE)


def converted(amount: Decimal, currency: str, book: str, rates: Mapping[str, Decimal]) -> Decimal | None:
    """The amount in the book's currency, by the book's rates; None where no rate is given."""
    if currency == book:
        return amount
    rate = rates.get(currency)
    return None if rate is None else cents(amount * rate)


class Money(NamedTuple):
    """An amount in a currency, to be told to people in their language's way; without one if nobody named it ("")."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{written(self.amount)} {self.currency}".rstrip()


def written(amount: Decimal) -> str:
    """An amount for people: thousands apart, cents only if there are any. `48,000` · `512.50`."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{cents(amount):,.2f}"
