"""amctl due"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
SETTINGS = """\
amctl: 1
timezone: Pacific/Kiritimati
people:
  anna: {name: Anna Becker, away: [{from: 2026-11-20, until: 2026-11-30, cover: ben}]}
  ben: {name: Ben Ott}
  mei: {name: Mei Tan, timezone: Pacific/Pago_Pago}
tiers:
  strategic: {assess: 30 days}
"""
ACME = """\
name: Acme
status: active
owner: anna
tier: strategic
since: 2026-01-01
contacts:
  doe: {name: Jane Doe, stance: champion}
  roe: {name: Rick Roe, stance: neutral}
follow_ups:
  - {what: Send offer, due: 2026-11-20, promised_to: doe}
  - {what: Call back, due: 2026-11-23, who: mei}
  - {what: Later, due: 2026-12-24}
"""


def told(ran: Any) -> list[str]:
    return [row[3] for row in ran.lines]


def test_overdue_today_and_coming_in_that_order_with_upkeep_in_one_line(amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(amctl=SETTINGS, acme=ACME), "due")
    assert told(ran) == ["Send offer", "Assess Jane Doe anew, and 1 more", "Call back"]
    assert [row[6] for row in ran.lines] == ["overdue", "overdue", "today"]


def test_the_span_and_the_kind_are_the_readers(amctl: Run, book: Make) -> None:
    root = book(amctl=SETTINGS, acme=ACME)
    assert told(amctl("-C", root, "due", "--within", "2m"))[-1] == "Later"
    assert told(amctl("-C", root, "due", "--kind", "promise", "--kind", "assessment")) == [
        "Send offer",
        "Assess Jane Doe anew",
        "Assess Rick Roe anew",
    ]


def test_mine_is_what_i_own_what_is_assigned_to_me_and_whom_i_cover(
    amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = book(amctl=SETTINGS, acme=ACME)
    assert told(amctl("-C", root, "due", "--owner", "mei")) == ["Call back"]
    everything = told(amctl("-C", root, "due"))
    assert told(amctl("-C", root, "due", "--owner", "ben")) == everything
    assert told(amctl("-C", root, "due", "--owner", "ben", "--today", "2026-12-01")) == []
    monkeypatch.setenv("AMCTL_ME", "mei")
    assert told(amctl("-C", root, "due")) == ["Call back"]
    assert told(amctl("-C", root, "due", "--owner", "me")) == ["Call back"]
    assert told(amctl("-C", root, "due", "--everyone")) == everything


def test_me_comes_from_the_config_and_is_nobody_in_a_strangers_book(
    amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = book(amctl=SETTINGS, acme=ACME)
    config = tmp_path / "config.yaml"
    config.write_text(f"me: mei\nbook: {root}\n")
    monkeypatch.setenv("AMCTL_CONFIG", str(config))
    monkeypatch.chdir(tmp_path.parent)
    assert told(amctl("due")) == ["Call back"]
    config.write_text(f"me: stranger\nbook: {root}\n")
    assert len(told(amctl("due"))) == 3


def test_accounts_are_named_by_id_beginning_name_or_alias(amctl: Run, example: Path) -> None:
    for name in ("nordwind-logistik", "nordwind-l", "Nordwind Logistik GmbH", "nwl"):
        rows = amctl("-C", example, "due", name).lines
        assert {row[0] for row in rows} == {"nordwind-logistik"}


def test_explain_says_why(amctl: Run, example: Path) -> None:
    out = amctl("-C", example, "due", "--explain", "--format", "table", "nordwind-l").out
    flat = " ".join(out.split())
    assert "notice deadline 2026-12-31" in flat


def test_today_is_the_persons_day_else_the_books(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any moment it is a later day in Kiritimati (+14) than in Pago Pago (-11)."""
    root = book(amctl=SETTINGS, acme=ACME)
    monkeypatch.delenv("AMCTL_TODAY")
    there = amctl("-C", root, "due", "--json").json["today"]
    monkeypatch.setenv("AMCTL_ME", "mei")
    here = amctl("-C", root, "due", "--json").json["today"]
    assert here < there


@pytest.mark.parametrize("width", [80, 200])
def test_the_list_of_the_example_book(width: int, amctl: Run, example: Path, monkeypatch: Any, snapshot: Any) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert amctl("-C", example, "due", "--format", "table").out == snapshot


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize(
    "words", [["renewals", "--within", "1y"], ["list"], ["show", "nordwind-logistik"]], ids=" ".join
)
def test_the_other_reports_of_the_example_book(
    words: list[str], width: int, amctl: Run, example: Path, monkeypatch: Any, snapshot: Any
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert amctl("-C", example, *words, "--format", "table").out == snapshot
