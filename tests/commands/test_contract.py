"""amctl contract add: the first contract of an account"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
SETTINGS = """\
amctl: 1
currency: EUR
rates: {CHF: 1.05}
people: {anna: {name: Anna Becker}}
products: {platform: {name: Platform}}
"""
ACME = """\
name: Acme
status: active   # since spring
owner: anna
"""
CONTRACT = """\
contracts:
  platform-2026:
    signed: 2026-11-20
    start: 2026-12-01
    end: 2028-11-30
    renewal: auto
    renews_for: 1 year
    notice: 3 months
    notice_to: term-end
    number: ES-1
    currency: CHF
    lines:
      platform: {product: platform, quantity: 20, unit: seats, amount: 500, per: month}
"""


@pytest.fixture
def root(book: Make) -> Path:
    return book(amctl=SETTINGS, acme=ACME)


def text_of(root: Path) -> str:
    return (root / "acme.yaml").read_text()


def test_the_first_contract_is_added_and_taken_back(amctl: Run, root: Path) -> None:
    ran = amctl(
        "-C", root, "contract", "add", "acme", "--product", "platform", "--amount", "500", "--per", "month",
        "--quantity", "20", "--unit", "seats", "--start", "2026-12-01", "--term", "2y", "--auto", "1y",
        "--notice", "3m", "--notice-to", "term-end", "--signed", "fri", "--currency", "chf", "--number", "ES-1",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == (
        "Added contract platform-2026 to Acme: 2026-12-01 to 2028-11-30, 6,000 CHF a year; "
        "it renews by itself for 1 year. Last day for notice: Wed 2028-08-30 (in 21 months)."
    )
    assert text_of(root).startswith(ACME)
    assert text_of(root) == ACME + CONTRACT
    assert amctl("-C", root, "validate").code == 0
    assert amctl("-C", root, "undo").code == 0
    assert text_of(root) == ACME


def test_an_unsigned_one_is_signed_by_the_command_that_is_told(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "contract", "add", "acme", "main", "--line", "hosting", "--amount", "1200", "--json")
    assert ran.code == 0
    (row,) = ran.json["data"]
    assert row["done"] == (
        "Added contract main to Acme: from 2026-11-23, without an end, 1,200 EUR a year. It is not signed."
    )
    command = row["notes"][0].split(": amctl ")[1].split()
    assert amctl("-C", root, *command).code == 0
    assert "signed: 2026-11-23" in text_of(root)


def test_without_a_contract_the_way_to_the_first_is_told(amctl: Run, root: Path) -> None:
    signed = amctl("-C", root, "renewal", "sign", "acme")
    assert signed.code == 2
    assert "amctl contract add acme --product ID --amount AMOUNT --term 1y" in signed.err
    changed = amctl("-C", root, "set", "acme", "contracts.x.end=2027-12-31")
    assert changed.code == 2
    assert "amctl contract add" in changed.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--product", "platform"], "a line has a price"),
        (["--line", "x"], "a line has a price"),
        (["--amount", "1"], "what is sold?"),
        (["--amount", "1", "--product", "plat"], "no product 'plat'"),
        (["--term", "1y", "--end", "2027-12-31"], "an end and a term say the same"),
        (["--end", "2026-11-01"], "before it begins"),
        (["--auto", "1y"], "nothing to renew"),
        (["--notice-to", "never"], "no notice_to 'never'"),
        (["--currency", "USD"], "no currency 'USD'"),
        (["--signed", "2027-01-01"], "has not come yet"),
        (["No Id"], "is no id"),
        (["--amount", "1", "--line", "No Id"], "is no id"),
    ],
)
def test_what_does_not_fit_writes_nothing(amctl: Run, root: Path, words: list[str], message: str) -> None:
    ran = amctl("-C", root, "contract", "add", "acme", *words)
    assert ran.code == 2
    assert message in ran.err
    assert text_of(root) == ACME
