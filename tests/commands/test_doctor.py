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
    config.write_text("mail: {transport: smtp, user: anna, from: anna@b.example}\n")
    ran = amctl("-C", book(), "doctor")
    lines = {line[0]: line[1:] for line in ran.lines}
    assert lines["mail"] == ["error", "no mail server is named", "set mail: host: in your config"]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        ("{transport: smtp, host: mx.example}", "nobody is named whom the mail is from"),
        ("{transport: smtp}", "nobody is named whom the mail is from; no mail server is named"),
        ("{from: not an address}", "no address for mail: not an address"),
        ("{allow: [not a domain]}", "no domain for mail: not a domain"),
        ("{transport: sendmail, from: a@b.example, command: []}", "there is no command to send mail with"),
        ("{transport: sendmail, from: a@b.example, command: [/nonexist]}", "there is no command /nonexist"),
        ("{transport: sendmail, from: a@b.example, command: [/tmp]}", "there is no command /tmp"),
        ('{transport: sendmail, from: a@b.example, command: ["/x\\0"]}', "command: has a character"),
        ("{transport: smtp, host: mx, user: a, from: a@b.example}", "there is no password for a on mx"),
        ("{transport: smtp, host: mx, user: a, from: a@b.example, password_command: [/nope]}", "no command /nope"),
        ("{folder: out}", "mail: folder: out is elsewhere for each run"),
        ("{folder: /dev/null/out}", "mail: folder: /dev/null is no folder"),
    ],
)
def test_what_no_mail_can_ever_leave_by_is_found_without_sending(
    mail: str, said: str, amctl: Amctl, book: Make, config: Path
) -> None:
    config.write_text(f"mail: {mail}\n")
    ran = amctl("-C", book(), "doctor")
    level, found, remedy = {line[0]: line[1:] for line in ran.lines}["mail"]
    assert (level, ran.code) == ("error", 1)
    assert said in found
    assert remedy


def test_mail_that_can_leave_is_fine_and_nothing_is_made(
    amctl: Amctl, book: Make, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = book()
    for mail in (
        f"{{folder: {tmp_path}/out/mails}}",
        "{transport: sendmail, from: a@b.example, command: [sh]}",
        "{transport: smtp, host: mx, user: a, from: a@b.example, password_command: [sh]}",
        "{transport: smtp, host: mx, from: a@b.example, password_command: [/nope]}",
    ):
        config.write_text(f"mail: {mail}\n")
        assert levels(amctl("-C", root, "doctor"))["mail"] == "ok"
    assert not (tmp_path / "out").exists()
    monkeypatch.setenv("AMCTL_MAIL_PASSWORD", "secret")
    config.write_text("mail: {transport: smtp, host: mx, user: a, from: a@b.example, password_command: [/nope]}\n")
    assert levels(amctl("-C", root, "doctor"))["mail"] == "ok", "the password is there without it"


def test_a_config_that_cannot_be_read_leaves_open_how_mail_leaves(amctl: Amctl, book: Make, config: Path) -> None:
    config.write_text("mail: [\n")
    lines = {line[0]: line[1:] for line in amctl("-C", book(), "doctor").lines}
    assert lines["mail"][:2] == ["warning", "how mail leaves cannot be told: your config cannot be read"]


@pytest.fixture
def sending(amctl: Amctl, book: Make, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book whose reminders are sent from here."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = book(
        amctl="amctl: 1\npeople:\n  anna: {name: Anna, email: anna@us.example}\n",
        acme="name: Acme\nstatus: active\nowner: anna\nfollow_ups: [{what: Call, due: 2026-11-23}]\n",
    )
    assert amctl("-C", root, "remind", "--send").code == 0
    return root


@pytest.mark.parametrize("content", ["", "garbage\n", None])
def test_what_is_no_ledger_is_an_error_in_the_words_of_who_sends(
    content: str | None, amctl: Amctl, sending: Path, tmp_path: Path
) -> None:
    (ledger,) = (tmp_path / "state").rglob("mail/*.jsonl")
    ledger.unlink()
    if content is None:
        os.mkfifo(ledger)
    else:
        ledger.write_text(content)
    level, found, remedy = {line[0]: line[1:] for line in amctl("-C", sending, "doctor").lines}["reminders"]
    assert level == "error"
    told = amctl("-C", sending, "remind", "--send")
    assert told.code == 6
    assert f"{found}" in told.err
    assert remedy in told.err


def test_a_state_folder_that_changed_is_told(
    amctl: Amctl, sending: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert levels(amctl("-C", sending, "doctor"))["reminders"] == "ok"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    level, found, _ = {line[0]: line[1:] for line in amctl("-C", sending, "doctor").lines}["reminders"]
    assert level == "warning"
    assert found.startswith("another ledger of yours on this machine sends them")


def test_a_note_about_who_sends_that_cannot_be_kept_is_told(amctl: Amctl, sending: Path) -> None:
    assert "sender" not in levels(amctl("-C", sending, "doctor"))
    note = sending / ".amctl" / "locks" / "sender.json"
    note.unlink()
    note.mkdir()
    level, found, _ = {line[0]: line[1:] for line in amctl("-C", sending, "doctor").lines}["sender"]
    assert level == "warning"
    assert found.startswith("a second machine would not know that this one sends")
