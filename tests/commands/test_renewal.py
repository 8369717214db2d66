"""amctl renewal: forecast, sign, notice, outcome; amctl contract amend"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Make = Callable[..., Path]
Run = Callable[..., Any]
SETTINGS = """\
amctl: 1
currency: CHF
people: {anna: {name: Anna Becker}}
products: {platform: {name: Platform}, analytics: {name: Analytics}}
"""
ACME = """\
name: Acme
status: active
owner: anna
contracts:
  p-2026:
    signed: 2026-01-28   # on paper
    start: 2026-04-01
    end: 2027-03-31
    renewal: auto
    renews_for: 12 months
    notice: 90 days      # New Year's Eve
    uplift: {percent: 3}
    lines:
      platform: {product: platform, amount: 48000.00}
    forecast: {call: likely, amount: 55620.00, date: 2026-11-04, reason: sponsor}   # Ruth agrees

# ---- the end
"""


@pytest.fixture
def root(book: Make) -> Path:
    return book(amctl=SETTINGS, acme=ACME)


def text_of(root: Path) -> str:
    return (root / "acme.yaml").read_text()


def test_a_forecast_is_of_today(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "renewal", "forecast", "acme", "at-risk", "--reason", "tender")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == (
        "Forecast of p-2026 at Acme: at-risk, 55,620 CHF a year, was likely. "
        "To be decided by Thu 2026-12-31 (in 5 weeks)."
    )
    assert text_of(root) == ACME.replace(
        "{call: likely, amount: 55620.00, date: 2026-11-04, reason: sponsor}   #",
        "{call: at-risk, amount: 55620.00, date: 2026-11-23, reason: tender}   #",
    )
    assert amctl("-C", root, "renewal", "forecast", "acme", "likely", "--amount", "48000").code == 0
    assert "{call: likely, amount: 48000, date: 2026-11-23}" in text_of(root)


def test_notice_is_recorded_with_the_last_day_it_brings(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "renewal", "notice", "acme", "--by", "us", "--on", "fri", "--reason", "merger")
    assert ran.code == 0
    assert ran.err.splitlines()[:2] == [
        "Notice on p-2026 at Acme, given by us on 2026-11-20: it ends on Wed 2027-03-31 (in 4 months).",
        "The forecast still says likely: amctl renewal forecast acme lost --contract p-2026",
    ]
    assert "\n    notice_given: {date: 2026-11-20, by: us, reason: merger}\n" in text_of(root)
    assert amctl("-C", root, "renewal", "forecast", "acme", "lost", "--contract", "p-2026").code == 0


def test_an_agreed_last_day_is_kept(amctl: Run, root: Path) -> None:
    assert amctl("-C", root, "renewal", "notice", "acme", "--effective", "2026-12-31").code == 0
    assert "notice_given: {date: 2026-11-23, by: customer, effective: 2026-12-31}" in text_of(root)


def test_an_outcome_is_recorded(amctl: Run, root: Path) -> None:
    ran = amctl("-C", root, "renewal", "outcome", "acme", "lapsed", "--reason", "budget", "--on", "2026-11-20")
    assert ran.code == 0
    assert ran.err.startswith(
        "Outcome of p-2026 at Acme: lapsed, decided on 2026-11-20 (budget). "
        "Its last day is Wed 2027-03-31 (in 4 months).\nNo other contract runs on."
    )
    assert "outcome: {result: lapsed, date: 2026-11-20, reason: budget}" in text_of(root)


def test_a_signature_writes_the_next_term_and_the_outcome(amctl: Run, root: Path) -> None:
    ran = amctl(
        "-C", root, "renewal", "sign", "acme", "--uplift", "--on", "2026-11-20", "--term", "2y", "--number", "ES-9",
        "--id", "two-years",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "Signed two-years for Acme: 2027-04-01 to 2029-03-31, 49,440 CHF a year. "
        "p-2026 is renewed-more, 48,000 CHF a year before."
    )
    new = """\
    outcome: {result: renewed-more, date: 2026-11-20}
  two-years:
    signed: 2026-11-20
    start: 2027-04-01
    end: 2029-03-31
    renewal: auto
    renews_for: 12 months
    notice: 90 days
    uplift: {percent: 3}
    follows: p-2026
    number: ES-9
    lines:
      platform: {product: platform, amount: 49440.00}
"""
    assert text_of(root) == ACME.replace("# Ruth agrees\n", f"# Ruth agrees\n{new}")
    assert amctl("-C", root, "validate").code == 0


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ([], ("2027-04-01", "2028-03-31", "48000.00")),
        (["--amount", "50000"], ("2027-04-01", "2028-03-31", "50000")),
        (["--start", "2027-05-01", "--end", "2027-12-31"], ("2027-05-01", "2027-12-31", "48000.00")),
    ],
)
def test_the_next_term_is_as_was_said(amctl: Run, root: Path, words: list[str], term: tuple[str, str, str]) -> None:
    ran = amctl("-C", root, "renewal", "sign", "acme", "--json", *words)
    value = ran.json["data"][0]["changes"][0]["value"]
    assert (value["start"], value["end"], str(value["lines"]["platform"]["amount"])) == term


def test_signed_twice_is_refused(amctl: Run, root: Path) -> None:
    assert amctl("-C", root, "renewal", "sign", "acme").code == 0
    once = text_of(root)
    ran = amctl("-C", root, "renewal", "sign", "acme")
    assert ran.code == 2
    assert "p-2027 is signed, since 2026-11-23, and begins on 2027-04-01" in ran.err
    assert text_of(root) == once
    assert amctl("-C", root, "undo").code == 0
    assert text_of(root) == ACME


def test_a_dry_run_writes_nothing(amctl: Run, root: Path) -> None:
    for words in (
        ["renewal", "forecast", "acme", "lost"],
        ["renewal", "notice", "acme"],
        ["renewal", "outcome", "acme", "renewed"],
        ["renewal", "sign", "acme"],
        ["contract", "amend", "acme", "--amount", "1", "--product", "platform"],
    ):
        ran = amctl("-C", root, *words, "-n")
        assert ran.code == 0
        assert ran.out.startswith("--- ")
        assert ran.err.startswith("Not written (--dry-run): ")
    assert text_of(root) == ACME


def test_a_line_is_added_to_the_term_that_runs(amctl: Run, root: Path) -> None:
    ran = amctl(
        "-C", root, "contract", "amend", "acme", "--product", "analytics", "--amount", "500", "--per", "month",
        "--quantity", "20", "--unit", "seats", "--start", "2026-12-01", "--end", "2027-01-31", "--note", "a trial",
        "--kind", "pilot", "--id", "trial",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err.splitlines()[0] == "Added trial to p-2026 of Acme: 500 CHF a month from 2026-12-01 to 2027-01-31."
    lines = yaml.safe_load(text_of(root))["contracts"]["p-2026"]["lines"]
    assert [(name, [*map(str, line.values())]) for name, line in lines.items()] == [
        ("platform", ["platform", "48000.0"]),
        ("trial", ["analytics", "20", "seats", "500", "month", "pilot", "2026-12-01", "2027-01-31", "a trial"]),
    ]
    plain = amctl("-C", root, "contract", "amend", "acme", "--product", "analytics", "--amount", "6000", "--json")
    assert plain.json["data"][0]["changes"] == [
        {
            "change": "set",
            "path": "contracts.p-2026.lines.analytics",
            "value": {"product": "analytics", "amount": 6000, "start": "2026-11-23"},
            "was": None,
        }
    ]
    assert "54,000 CHF a year, 48,000 before" in plain.json["data"][0]["done"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["renewal", "forecast", "acme", "probably"], "no call 'probably'"),
        (["renewal", "forecast", "acme", "likely", "--amount", "48,000.00"], "'48,000.00'"),
        (["renewal", "forecast", "acme", "likely", "--contract", "q"], "no contract 'q'"),
        (["renewal", "notice", "acme", "--by", "them"], "no by 'them'"),
        (["renewal", "notice", "acme", "--on", "2026-12-01"], "has not come yet"),
        (["renewal", "notice", "acme", "--effective", "2026-11-01"], "it would end on 2026-11-01"),
        (["renewal", "outcome", "acme", "won"], "no result 'won'"),
        (["renewal", "sign", "acme", "--term", "2y", "--end", "2028-01-01"], "an end and a term say the same"),
        (["renewal", "sign", "acme", "--term", "long"], "cannot read 'long' as a period"),
        (["renewal", "sign", "acme", "--start", "2027-03-31"], "2027-03-31 is too early"),
        (["renewal", "sign", "acme", "--id", "p-2026"], "there is a contract p-2026 already"),
        (["contract", "amend", "acme", "--product", "analytics"], "a line has a price"),
        (["contract", "amend", "acme", "--amount", "1"], "what is sold?"),
        (["contract", "amend", "acme", "--amount", "1", "--product", "plat"], "no product 'plat'"),
        (["contract", "amend", "acme", "--amount", "1", "--id", "x", "--per", "week"], "no per 'week'"),
        (["contract", "amend", "acme", "--amount", "1", "--id", "x", "--start", "2026-03-31"], "runs on 2026-03-31"),
        (["contract", "amend", "acme", "--amount", "1", "--id", "platform"], "there is a line platform already"),
    ],
)
def test_what_does_not_fit_writes_nothing(amctl: Run, root: Path, words: list[str], message: str) -> None:
    ran = amctl("-C", root, *words)
    assert ran.code == 2
    assert message in ran.err
    assert text_of(root) == ACME


def test_of_several_contracts_one_must_be_named(amctl: Run, book: Make) -> None:
    other = "  q: {signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31}\n\n# ---- the end"
    root = book(amctl=SETTINGS, acme=ACME.replace("\n# ---- the end", other))
    ran = amctl("-C", root, "renewal", "forecast", "acme", "likely")
    assert ran.code == 2
    assert "Acme has 2 contracts to be decided: p-2026, q" in ran.err
    assert amctl("-C", root, "renewal", "forecast", "acme", "likely", "--contract", "q").code == 0


def test_a_change_that_breaks_a_rule_is_refused(amctl: Run, root: Path) -> None:
    """The same line in two terms at a time would count twice."""
    text = ACME.replace(
        "\n# ---- the end",
        "  q: {signed: 2026-01-01, start: 2028-01-01, end: 2028-12-31, lines: {platform: {amount: 1}}}\n",
    )
    (root / "acme.yaml").write_text(text)
    ran = amctl("-C", root, "renewal", "sign", "acme", "--contract", "p-2026")
    assert ran.code == 4
    assert "AM402" in ran.err
    assert text_of(root) == text
