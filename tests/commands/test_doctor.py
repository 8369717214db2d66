"""Whether all is well, asked of real books."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Amctl = Callable[..., Any]
Make = Callable[..., Path]


def levels(ran: Any) -> dict[str, str]:
    return {line[0]: line[1] for line in ran.lines}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config of Anna's."""
    path = tmp_path / "config.yaml"
    path.write_text("me: anna\neditor: sh -c\n")
    monkeypatch.setenv("AMCTL_CONFIG", str(path))
    return path


def test_a_fresh_book_has_no_errors(amctl: Amctl, tmp_path: Path, config: Path) -> None:
    root = tmp_path / "book"
    amctl("init", root)
    ran = amctl("-C", root, "doctor")
    assert ran.code == 0
    told = levels(ran)
    assert told["book"] == told["schemas"] == told["locks"] == told["journal"] == told["mail"] == told["editor"] == "ok"
    assert told["git"] == "warning", "no repository yet"
    assert told["me"] == "warning", "anna is nobody of a new book"
    told_json = amctl("-C", root, "doctor", "--json").json
    assert told_json["report"] == "doctor"
    assert {tuple(row) for row in told_json["data"]} == {("check", "level", "found", "remedy")}


def test_what_is_wrong_around_a_book_is_named_with_its_remedy(amctl: Amctl, book: Make, config: Path) -> None:
    root = book(
        acme="name: Acme\nstatus: active\nowner: anna\n", beta="<<<<<<< a\nname: B\n=======\nname: C\n>>>>>>> b\n"
    )
    locks = root / ".amctl" / "locks"
    locks.mkdir(parents=True)
    (root / ".acme.yaml.7.beef.tmp").touch()
    (root / ".fresh.yaml.7.beef.tmp").touch()
    os.utime(root / ".acme.yaml.7.beef.tmp", (1, 1))
    (root / ".git").mkdir()
    (root / ".git" / "index.lock").touch()
    os.utime(root / ".git" / "index.lock", (1, 1))
    (locks / "free.lock").write_text("process 1")
    held = locks / "acme.lock"
    held.write_text("process 7 on here")
    with open(held, "rb+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ran = amctl("-C", root, "doctor")
    assert ran.code == 1
    lines = {line[0]: line[1:] for line in ran.lines}
    assert lines["files"][:2] == ["error", "conflict markers: beta.yaml"]
    assert lines["locks"][:2] == ["warning", "held: acme by process 7 on here"]
    assert lines["leftovers"][:2] == ["warning", "half-written: .acme.yaml.7.beef.tmp"]
    assert lines["schemas"][2] == "amctl init renews them"
    assert lines["git lock"][0] == "warning"
    assert lines["me"] == ["ok", "anna", ""]


def test_settings_a_config_and_a_book_that_cannot_be_used(amctl: Amctl, book: Make, config: Path) -> None:
    root = book(amctl="amctl: one\n")
    ran = amctl("-C", root, "doctor")
    assert (ran.code, levels(ran)["settings"]) == (1, "error")
    config.write_text("me: [\n")
    ran = amctl("-C", root, "doctor")
    assert (ran.code, levels(ran)["config"]) == (1, "error")
    ran = amctl("-C", root / "nowhere", "doctor")
    assert (ran.code, levels(ran)["book"]) == (1, "error")
    assert "Traceback" not in ran.err


def test_a_user_without_a_home_and_an_editor_without_sense(
    amctl: Amctl, book: Make, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMCTL_CONFIG")
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("EDITOR", "'")
    lines = {line[0]: line[1:] for line in amctl("-C", book(), "doctor").lines}
    assert lines["config"][:2] == ["ok", "no place for one"]
    assert lines["journal"][0] == "warning"
    assert lines["editor"][0] == "warning"


def test_a_journal_that_cannot_be_read(
    amctl: Amctl, book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    amctl("-C", root, "note", "acme", "A long story")
    lines = {line[0]: line[1:] for line in amctl("-C", root, "doctor").lines}
    assert "1 change," in lines["journal"][1]
    (journal,) = (tmp_path / "state").rglob("*.jsonl")
    journal.unlink()
    journal.mkdir()
    lines = {line[0]: line[1:] for line in amctl("-C", root, "doctor").lines}
    assert lines["journal"][0] == "warning"


def test_mail_of_the_config_is_looked_at(amctl: Amctl, book: Make, config: Path) -> None:
    config.write_text("mail: {transport: smtp, host: mx.example, user: anna, from: anna@b.example}\n")
    ran = amctl("-C", book(), "doctor")
    lines = {line[0]: line[1:] for line in ran.lines}
    assert lines["mail"] == ["error", "mail: lacks password_command (or AMCTL_MAIL_PASSWORD)", "amctl explain mail"]
    assert ran.code == 1
    assert amctl("explain", "mail").code == 0, "the remedy exists"
