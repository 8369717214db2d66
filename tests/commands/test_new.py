"""Accounts begun from a few words or a template, and closed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
tiers:
  standard: {touch: {ideal: 6 weeks}}
"""
OTHER = """\
name: Other AG
aliases: [OAG]
status: active            # since ever
owner: ben
follow_ups:
  - {what: Send draft, due: 2026-11-27}
"""
TEMPLATE = """\
# {name}, begun {today}
name: {name}   # as they write it
status: prospect
owner: {owner}
summary: "About {name}, until {year_end}."
tags: [{id}, {name}]
follow_ups:
  - {what: Call {name}, due: {in_a_week}}
links:
  notes: https://notes.example/{id}
"""
MODELINE = "# yaml-language-server: $schema=./.amctl/account.schema.json\n"


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(amctl=SETTINGS, other=OTHER, templates__retail=TEMPLATE)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_ME", "anna")
    return root


def names(root: Path) -> set[str]:
    return {path.name for path in root.glob("*.yaml")} - {"amctl.yaml", "other.yaml"}


def test_an_account_begins_with_its_name(amctl: Any, root: Path) -> None:
    ran = amctl("new", "Müller & Söhne: Kiel")
    assert ran.code == 0
    assert (root / "mueller-soehne-kiel.yaml").read_text(encoding="utf-8") == (
        f'{MODELINE}name: "Müller & Söhne: Kiel"\nstatus: onboarding\nowner: anna\nsince: 2026-11-23\n'
    )
    assert ran.err.startswith(
        "Started Müller & Söhne: Kiel in mueller-soehne-kiel.yaml: onboarding, looked after by Anna Becker.\n"
    )
    assert amctl("validate").code == 0
    assert amctl("undo").code == 0
    assert names(root) == set()


def test_an_account_from_sales(amctl: Any, root: Path) -> None:
    ran = amctl("new", "Acme", "--from", "Ben Ott", "--tier", "standard", "--status", "active", "--id", "x1")
    assert (root / "x1.yaml").read_text() == (
        f"{MODELINE}name: Acme\nstatus: active\nowner: anna\ntier: standard\nsince: 2026-11-23\n"
        "deal: {sold_by: ben}\n"
        "handoffs:\n  - {kind: sales-to-account, from: ben, to: anna, opened: 2026-11-23}\n"
    )
    assert "Ask Ben Ott why they bought and what was promised: amctl set x1 " in ran.err
    assert "A customer since today, unless you know better: amctl set x1 since=" in ran.err


def test_a_dry_run_writes_no_file(amctl: Any, root: Path) -> None:
    ran = amctl("new", "Acme", "--from", "ben", "-n")
    assert "+name: Acme" in ran.out.splitlines()
    told, asks = ran.err.splitlines()
    assert told == "Not written (--dry-run): Started Acme in acme.yaml: onboarding, looked after by Anna Becker."
    assert asks.startswith("Ask Ben Ott why they bought")
    assert names(root) == set()


def test_an_account_from_a_template(amctl: Any, root: Path) -> None:
    ran = amctl("new", 'Mü "M", GmbH: Kiel', "--template", "retail", "--owner", "ben")
    assert ran.code == 0, ran.err
    assert (root / "mue-m-gmbh-kiel.yaml").read_text(encoding="utf-8") == (
        '# Mü "M", GmbH: Kiel, begun 2026-11-23\n'
        "name: 'Mü \"M\", GmbH: Kiel'   # as they write it\n"
        "status: prospect\n"
        "owner: ben\n"
        'summary: "About Mü \\"M\\", GmbH: Kiel, until 2027-11-22."\n'
        "tags: [mue-m-gmbh-kiel, 'Mü \"M\", GmbH: Kiel']\n"
        "follow_ups:\n"
        "  - {what: 'Call Mü \"M\", GmbH: Kiel', due: 2026-11-30}\n"
        "links:\n"
        "  notes: https://notes.example/mue-m-gmbh-kiel\n"
    )
    assert "from the template retail." in ran.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((" ",), "what are they called?"),
        (("株式会社",), "it has no letters from a to z"),
        (("other ag",), "there is an account of that name: other"),
        (("oag",), "there is an account of that name: other"),
        (("Acme", "--id", "Other"), "'Other' is no id"),
        (("Acme", "--id", "other"), "there is an account other already"),
        (("Acme", "--owner", "zoe"), "no person 'zoe'"),
        (("Acme", "--from", "anna"), "anna would hand over to anna"),
        (("Acme", "--tier", "gold"), "no tier 'gold'"),
        (("Acme", "--status", "actve"), "did you mean 'active'?"),
        (("Acme", "--template", "ret"), "no template 'ret'\n  help: there are: retail"),
        (("Acme", "--template", "../amctl"), "no template '../amctl'"),
        (("Acme", "--template", "retail", "--tier", "standard"), "the template says that"),
    ],
)
def test_what_makes_no_sense_is_refused(amctl: Any, root: Path, words: tuple[str, ...], message: str) -> None:
    ran = amctl("new", *words)
    assert ran.code == 2
    assert message in ran.err
    assert names(root) == set()


def test_somebody_has_to_look_after_it(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMCTL_ME")
    ran = amctl("new", "Acme")
    assert ran.code == 2
    assert "who looks after it?\n  help: --owner ID: anna, ben" in ran.err


def test_an_account_is_closed_and_what_stays_open_is_told(amctl: Any, root: Path) -> None:
    ran = amctl("close", "oth", "--reason", "budget", "--went-to", "OldTool", "--on", "fri", "--note", "too dear")
    assert ran.code == 0
    assert (root / "other.yaml").read_text() == (
        OTHER.replace("active            #", "ended             #").replace("ended             #", "ended            #")
        + "ended: {date: 2026-11-20, reason: budget, went_to: OldTool, note: too dear}\n"
    )
    lines = ran.err.splitlines()
    assert lines[0] == "Other AG is ended; last day Fri 2026-11-20 (3 days ago), reason: budget, went to OldTool."
    assert lines[1].startswith("Open: Send draft, due 2026-11-27: amctl done ")
    again = amctl("close", "oth")
    assert again.code == 2
    assert "Other AG is ended already, since 2026-11-20" in again.err
    assert amctl("close", "oth", "--archive").code == 0
    assert "status: archived" in (root / "other.yaml").read_text()


def test_an_account_does_not_end_tomorrow(amctl: Any, root: Path) -> None:
    ran = amctl("close", "oth", "--on", "2026-11-24")
    assert ran.code == 2
    assert "has not come yet" in ran.err


def test_nobody_begins_at_the_end(amctl: Any, root: Path) -> None:
    for status in ("ended", "archived"):
        ran = amctl("new", "Acme", "--status", status)
        assert (ran.code, f"does not begin as {status}" in ran.err) == (2, True)
    assert not (root / "acme.yaml").exists()


def test_what_is_to_be_asked_is_in_the_json_too(amctl: Any, root: Path) -> None:
    (row,) = amctl("new", "Acme", "--from", "ben", "--json").json["data"]
    assert row["notes"][0].startswith("Ask Ben Ott why they bought")
