"""amctl opportunity: add, stage, won, lost"""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Make = Callable[..., Path]
Run = Callable[..., Any]
SETTINGS = """\
amctl: 1
people: {anna: {name: Anna Becker}}
products: {platform: {name: Platform}, analytics: {name: Analytics}}
"""
ACME = """\
name: Acme
status: active
owner: anna
contacts:
  keller: {name: Miriam Keller}
contracts:
  p-2026: {signed: 2026-01-01, start: 2026-04-01, end: 2027-03-31, lines: {platform: {amount: 48000}}}
opportunities:
  analytics:
    what: More analytics
    product: analytics
    amount: 12000
    stage: qualified   # since spring
    probability: 40
  old: {what: Old idea, stage: lost, closed: 2026-01-01}
"""


@pytest.fixture
def root(book: Make) -> Path:
    return book(amctl=SETTINGS, acme=ACME)


def text_of(root: Path) -> str:
    return (root / "acme.yaml").read_text()


def test_an_opportunity_is_added(amctl: Run, root: Path) -> None:
    ran = amctl(
        "-C", root, "opportunity", "add", "acme", "Analytics for depots", "--product", "analytics", "--amount", "500",
        "--per", "month", "--kind", "cross-sell", "--owner", "anna", "--contact", "miriam", "--stage", "proposed",
        "--probability", "40%", "--close", "2027-01-29", "--next", "price", "--id", "depots", "--json",
    )  # fmt: skip
    assert ran.code == 0
    row = ran.json["data"][0]
    assert row["done"] == ("Added opportunity depots at Acme: Analytics for depots, 500 EUR a month, proposed.")
    assert row["changes"][0]["value"] == {
        "what": "Analytics for depots",
        "kind": "cross-sell",
        "product": "analytics",
        "amount": 500,
        "per": "month",
        "owner": "anna",
        "contact": "keller",
        "stage": "proposed",
        "probability": 40,
        "close": "2027-01-29",
        "next": "price",
    }
    assert text_of(root).startswith(ACME)


def test_it_is_called_by_its_first_words_and_a_new_contact_is_added(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "opportunity", "add", "acme", "-", "--contact", "Nora Neu", "--yes", stdin=b"Driver app\n")
    assert ran.code == 0
    assert ran.err.startswith("Added Nora Neu as contact neu. Added opportunity driver-app at Acme: Driver app, ident")


def test_a_stage_moves_and_the_rest_stays(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "opportunity", "stage", "acme", "more", "proposed", "--probability", "60", "--close", "fri")
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "More analytics at Acme: stage proposed, was qualified; probability 60 %, was 40 %; "
        "close Fri 2026-11-27 (in 4 days)."
    )
    assert text_of(root) == ACME.replace("stage: qualified ", "stage: proposed ").replace(
        "probability: 40\n", "probability: 60\n    close: 2026-11-27\n"
    )


def test_what_is_won_has_its_line(amctl: Run, root: Path) -> None:
    ran = amctl(
        "-C", root, "opportunity", "won", "acme", "analytics", "--amount", "11000.50", "--start", "2026-12-01",
        "--quantity", "5", "--unit", "seats", "--reason", "champion",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "Won: More analytics at Acme (champion). Added analytics to p-2026 of Acme: "
        "11,000.50 EUR a year from 2026-12-01. It brings 59,000.50 EUR a year, 48,000 before."
    )
    text = text_of(root)
    assert "stage: won   # since spring" in text
    assert "    closed: 2026-11-23\n    reason: champion\n" in text
    assert amctl("-C", root, "validate").code == 0
    assert amctl("-C", root, "undo").code == 0
    assert text_of(root) == ACME


def test_without_a_contract_that_runs_it_is_won_all_the_same(amctl: Run, book: Make) -> None:
    root = book(amctl=SETTINGS, acme=ACME.replace("start: 2026-04-01", "start: 2026-12-01"))
    ran = amctl("-C", root, "opportunity", "won", "acme", "analytics", "-n")
    assert ran.code == 0
    assert "No contract runs, so no line was written" in ran.err
    named = amctl("-C", root, "opportunity", "won", "acme", "analytics", "--contract", "p-2026")
    assert "Added analytics to p-2026 of Acme: 12,000 EUR a year from 2026-12-01." in named.err


def test_the_term_that_follows_gets_the_line_by_the_command_that_is_told(amctl: Run, book: Make) -> None:
    following = "  p-2027: {signed: 2026-11-01, start: 2027-04-01, end: 2028-03-31, follows: p-2026}\n"
    root = book(amctl=SETTINGS, acme=ACME.replace("opportunities:", f"{following}opportunities:"))
    ran = amctl("-C", root, "opportunity", "won", "acme", "analytics", "--quantity", "5", "--unit", "big seats")
    (note,) = [line for line in ran.err.splitlines() if line.startswith("p-2027 follows")]
    command = shlex.split(note.partition(": amctl ")[2])
    assert command[-2:] == ["--unit", "big seats"]
    assert amctl("-C", root, *command).code == 0
    lines = yaml.safe_load(text_of(root))["contracts"]["p-2027"]["lines"]
    assert lines == {
        "analytics": {"product": "analytics", "quantity": 5, "unit": "big seats", "amount": 12000, "per": "year"}
    }


def test_what_is_lost_is_lost(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "opportunity", "lost", "acme", "analytics", "--reason", "price")
    assert ran.code == 0
    assert ran.err.startswith("Lost: More analytics at Acme (price).\n")
    assert "stage: lost   # since spring" in text_of(root)
    again = amctl("-C", root, "opportunity", "won", "acme", "analytics")
    assert again.code == 2
    assert "analytics was lost on 2026-11-23" in again.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["add", "acme", "x", "--product", "plat"], "no product 'plat'"),
        (["add", "acme", "x", "--per", "term"], "no per 'term'"),
        (["add", "acme", "x", "--stage", "won"], "neither won nor lost"),
        (["add", "acme", "x", "--id", "analytics"], "there is an opportunity analytics already"),
        (["add", "acme", "x", "--probability", "101"], "'101' is no probability"),
        (["add", "acme", "x", "--probability", "half"], "'half' is no probability"),
        (["add", "acme", " "], "there is no text"),
        (["stage", "acme", "analytics"], "nothing to change"),
        (["stage", "acme", "analytics", "won"], "it takes more to be won"),
        (["stage", "acme", "analytics", "near"], "no stage 'near'"),
        (["stage", "acme", "old", "proposed"], "old was lost on 2026-01-01"),
        (["stage", "acme", "zz", "proposed"], "no opportunity 'zz'"),
        (["won", "acme", "analytics", "--contract", "q"], "no contract 'q'"),
        (["won", "acme", "analytics", "--per", "week"], "no per 'week'"),
        (["lost", "acme", "old"], "old was lost"),
    ],
)
def test_what_does_not_fit_writes_nothing(amctl: Run, root: Path, words: list[str], message: str) -> None:
    ran = amctl("-C", root, "opportunity", *words)
    assert ran.code == 2
    assert message in ran.err
    assert text_of(root) == ACME
