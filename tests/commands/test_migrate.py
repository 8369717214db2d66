"""A book of an older format: refused by all that need it, brought up to date by one command, and back by undo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SETTINGS = "amctl: 0   # the format\npeople:\n  anna: {name: Anna Becker}\n"
ACME = """\
name: Acme
status: active
owner: anna
followups:   # to do
  - {what: Call, due: 2026-12-01}
interactions:
  - {date: 2026-11-01, kind: call, who: anna, note: Hello}   # first
  - date: 2026-11-02
    kind: note
    note: Second
"""
BETA = "name: Beta\nstatus: active\nowner: anna\n"
AFTER = (
    ACME.replace("followups:", "follow_ups:")
    .replace("who: anna, note: Hello", "by: anna, summary: Hello")
    .replace("    note: Second", "    summary: Second")
)


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME, beta=BETA, amctl=SETTINGS)
    monkeypatch.chdir(root)
    return root


def contents(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in root.glob("*.yaml")}


def test_an_older_book_is_refused_with_what_to_do(amctl: Any, root: Path) -> None:
    ran = amctl("due")
    assert ran.code == 2
    assert "amctl.yaml:1:8: this book has format 0, older than 1" in ran.err
    assert "help: amctl migrate brings it up to date" in ran.err
    assert "amctl.yaml:1:8: AM202 this book has format 0" in amctl("validate").out


def test_all_of_it_is_brought_up_to_date_and_back(amctl: Any, root: Path) -> None:
    before = contents(root)
    ran = amctl("migrate", "--yes")
    assert (ran.code, ran.out) == (0, "")
    assert contents(root) == {"amctl.yaml": SETTINGS.replace("0", "1"), "acme.yaml": AFTER, "beta.yaml": BETA}
    lines = ran.err.splitlines()
    assert lines[0].startswith("Format 0, the drafts before the first release, to 1.")
    assert lines[1:4] == [
        "Migrated 2 files to format 1.",
        "acme.yaml: followups is follow_ups, note is summary (2 times), who is by",
        "amctl.yaml: amctl is 1",
    ]
    assert amctl("validate").code == 0
    assert amctl("migrate").err == "The book has format 1 already: nothing to do.\n"
    assert amctl("undo").code == 0
    assert contents(root) == before


def test_what_would_change_is_shown_before_it_is_asked(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(root)
    dry = amctl("migrate", "-n")
    assert dry.code == 0
    assert "+follow_ups:   # to do" in dry.out.splitlines()
    assert "+amctl: 1   # the format" in dry.out.splitlines()
    unasked = amctl("migrate")
    assert unasked.code == 2
    assert unasked.out == dry.out
    assert "Write 2 files?\n  help: --yes writes them, -n only shows it" in unasked.err
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", lambda question: "n")
    assert amctl("migrate").err.endswith("Nothing was written.\n")
    assert contents(root) == before
    monkeypatch.setattr("amctl.terminal.asked", lambda question: "y")
    assert amctl("migrate").code == 0
    assert contents(root)["acme.yaml"] == AFTER


def test_a_file_that_cannot_be_migrated_keeps_all_from_it(amctl: Any, root: Path) -> None:
    (root / "broken.yaml").write_text("a: [")
    (root / "old.yml").write_text(BETA)
    (root / "both.yaml").write_text(BETA + "followups: []\nfollow_ups: []\n")
    before = contents(root)
    ran = amctl("migrate", "--yes")
    assert ran.code == 4
    assert "not migrated, nothing was written: old.yml: its name ends in .yml" in ran.err
    assert "both.yaml: there is no followups to be named follow_ups, or there is a follow_ups already" in ran.err
    assert "broken.yaml: line 1: " in ran.err
    assert contents(root) == before


def test_what_else_is_wrong_does_not_keep_a_book_old(amctl: Any, root: Path) -> None:
    (root / "beta.yaml").write_text(BETA.replace("active", "actve"))
    assert amctl("migrate", "--yes").code == 0
    assert amctl("validate").out == "beta.yaml:2:9: AM202 [fix] unknown status 'actve'\n"


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("2", "newer than 1"),
        ("-1", "does not fit amctl"),
        ("one", "amctl must be a whole number"),
        ("", "'amctl' is missing"),
    ],
)
def test_a_book_of_no_known_format_is_left_alone(amctl: Any, root: Path, version: str, message: str) -> None:
    (root / "amctl.yaml").write_text(SETTINGS.replace("amctl: 0", f"amctl: {version}"))
    before = contents(root)
    ran = amctl("migrate", "--yes")
    assert ran.code == 2
    assert message in ran.err
    assert contents(root) == before
