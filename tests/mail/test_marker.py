"""A second machine that sees the same book knows that another one sends."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from amctl.errors import MailError
from amctl.mail import marker as module
from amctl.mail.ledger import OpenLedger, opened
from amctl.mail.marker import claim, from_here, marked, take_over, unkept
from tests.mail.office import NOW, TODAY, Office, letter


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "accounts").mkdir()
    return tmp_path / "accounts"


def place(root: Path) -> Path:
    return root / ".amctl" / "locks" / "sender.json"


@pytest.fixture
def ledger(office: Office) -> OpenLedger:
    with opened(office.path, TODAY, lambda: NOW) as found:
        return found


@pytest.fixture
def other(tmp_path: Path) -> OpenLedger:
    with opened(tmp_path / "other" / "mail" / "book.jsonl", TODAY, lambda: NOW) as found:
        return found


def test_the_first_machine_leaves_a_note_with_the_last_day_of_which_something_left(
    root: Path, ledger: OpenLedger
) -> None:
    assert claim(root, ledger) == ""
    first = marked(root)
    assert first
    assert (first.ledger, first.day) == (ledger.now.id, None)
    assert first.host
    assert first.user
    assert claim(root, ledger, TODAY) == claim(root, ledger) == claim(root, ledger, TODAY - timedelta(days=1)) == ""
    assert marked(root) == first._replace(day=TODAY)


def test_a_second_machine_sends_nothing_and_is_told_who_does(
    root: Path, ledger: OpenLedger, other: OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_user", lambda: "anna")
    monkeypatch.setattr(module.socket, "gethostname", lambda: "desk")
    claim(root, ledger)
    with pytest.raises(MailError, match=r"^anna on desk sends the mail of this book$") as told:
        claim(root, other)
    assert "--take-over" in told.value.hint
    claim(root, ledger, TODAY)
    with pytest.raises(MailError, match=r"^anna on desk sends the mail of this book, last for 2026-11-23$"):
        claim(root, other)


def test_a_machine_that_takes_over_sends_nothing_twice(
    root: Path, office: Office, ledger: OpenLedger, other: OpenLedger
) -> None:
    claim(root, other, TODAY)
    told = take_over(root, ledger, TODAY)
    assert "has already sent for 2026-11-23, so nothing is sent for that day" in told
    found = marked(root)
    assert found
    assert (found.ledger, found.day) == (ledger.now.id, TODAY)
    assert [one.result for one in office.sends(letter()).letters] == ["already"]
    tomorrow = TODAY + timedelta(days=1)
    assert [one.result for one in office.sends(letter(day=tomorrow), today=tomorrow).letters] == ["sent"]
    with pytest.raises(MailError):
        claim(root, other)


def test_taking_over_from_one_that_has_not_sent_today_changes_nothing_else(
    root: Path, ledger: OpenLedger, other: OpenLedger
) -> None:
    claim(root, other, TODAY - timedelta(days=1))
    assert take_over(root, ledger, TODAY) == "This machine sends the mail of this book from now on."
    assert take_over(root, ledger, TODAY) == "This machine sends the mail of this book from now on."
    assert ledger.now.taken_over is None
    assert claim(root, ledger) == ""


def test_a_week_that_the_other_told_on_its_monday_is_not_told_again(
    root: Path, office: Office, ledger: OpenLedger, other: OpenLedger
) -> None:
    wednesday = TODAY + timedelta(days=2)
    claim(root, other, TODAY)
    assert "for 2026-11-23, so nothing is sent for that day, and no week of a team" in take_over(
        root, ledger, wednesday
    )
    found = office.sends(letter(kind="weekly"), letter(day=wednesday), today=wednesday)
    assert [one.result for one in found.letters] == ["already", "sent"]


def test_a_third_machine_knows_what_the_first_one_sent(
    root: Path, office: Office, ledger: OpenLedger, other: OpenLedger, tmp_path: Path
) -> None:
    claim(root, other, TODAY)
    with opened(tmp_path / "second" / "mail" / "book.jsonl", TODAY, lambda: NOW) as second:
        take_over(root, second, TODAY)
    take_over(root, ledger, TODAY)
    assert [one.result for one in office.sends(letter()).letters] == ["already"]


def test_a_day_that_somebody_made_up_costs_two_days_at_most(root: Path, ledger: OpenLedger) -> None:
    claim(root, ledger)
    place(root).write_text('{"ledger": "x", "host": "\\u001b[2Jevil", "user": "", "day": "9999-12-31"}')
    assert "somebody on [2Jevil has already sent for 2026-11-24" in take_over(root, ledger, TODAY)
    assert ledger.now.taken_over == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"ledger": 1}', "\0", "[" * 100_000, '{"host": "x"}', "9" * 5000, "x" * 2_000_000],
)
def test_what_is_no_note_is_replaced(content: str, root: Path, ledger: OpenLedger) -> None:
    place(root).parent.mkdir(parents=True)
    place(root).write_text(content)
    assert marked(root) is None
    assert claim(root, ledger) == ""
    assert json.loads(place(root).read_text())["ledger"] == ledger.now.id


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_link_is_neither_followed_nor_written_through(depth: int, root: Path, ledger: OpenLedger) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    link = [place(root), place(root).parent, place(root).parent.parent][depth]
    link.parent.mkdir(parents=True, exist_ok=True)
    target = outside / "victim.json"
    target.write_text('{"ledger": "x"}')
    link.symlink_to(target if depth == 0 else outside)
    assert marked(root) is None
    note = claim(root, ledger, TODAY)
    assert "a second machine would not know that this one sends" in note
    assert take_over(root, ledger, TODAY) == note
    assert [(one.name, one.read_text()) for one in outside.iterdir()] == [("victim.json", '{"ledger": "x"}')]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("nothing", ""),
        ("file", ""),
        ("link", "sender.json is no regular file"),
        ("pipe", "sender.json is no regular file"),
        ("folder", "sender.json is no regular file"),
        ("file above", "locks is no folder"),
        ("link above", "locks is a link"),
        ("closed", "locks cannot be written"),
    ],
)
def test_that_no_note_can_be_kept_shows_without_writing_one(
    what: str, said: str, root: Path, ledger: OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place(root)
    path.parent.parent.mkdir()
    if what == "file above":
        path.parent.touch()
    elif what == "link above":
        path.parent.symlink_to(root)
    elif what != "nothing":
        path.parent.mkdir()
    if what in ("file", "link", "pipe", "folder"):
        {"file": path.touch, "link": lambda: path.symlink_to(root), "pipe": lambda: os.mkfifo(path),
         "folder": path.mkdir}[what]()  # fmt: skip
    if what == "closed":
        monkeypatch.setattr(module.os, "access", lambda place, mode: place != path.parent)
    told = unkept(root)
    assert bool(told) == bool(said)
    assert told.startswith("a second machine would not know that this one sends: " if said else "")
    assert told.endswith(said)
    if what != "closed":  # which a test that runs as root could write nevertheless
        assert bool(claim(root, ledger)) == bool(said)


def test_a_note_tells_whether_it_is_from_here(root: Path, ledger: OpenLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    claim(root, ledger)
    note = marked(root)
    assert note
    assert from_here(note)
    assert not from_here(note._replace(host="elsewhere"))
    monkeypatch.setattr(module, "_user", lambda: "somebody else")
    assert not from_here(note)


def test_a_book_that_cannot_be_written_is_a_note_for_doctor(root: Path, ledger: OpenLedger, office: Office) -> None:
    (root / ".amctl").touch()
    note = claim(root, ledger)
    assert note.startswith("a second machine would not know that this one sends: ")
    found = office.sends(letter(), letter("ben"), leaving=lambda day: claim(root, ledger, day))
    assert (found.good, found.notes) == (True, (note,))


def test_of_two_that_begin_at_once_one_wins(
    root: Path, ledger: OpenLedger, other: OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim(root, other)
    monkeypatch.setattr(module, "marked", lambda root: None)
    monkeypatch.setattr(module.os.path, "lexists", lambda path: False)
    with pytest.raises(MailError, match="another machine has just begun"):
        claim(root, ledger)


def test_a_user_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(module.getpass, "getuser", nobody)
    assert module._user().isdigit()
