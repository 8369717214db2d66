"""An account in the editor: checked on saving, nothing lost, nobody overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ACME = """\
name: Acme
status: active
owner: anna
tags: [a]     # one
interactions:
  - {date: 2026-11-03, kind: note, summary: Hello}
"""


@pytest.fixture
def acme(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    return root / "acme.yaml"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the editor a shell script; $1 is the draft."""

    def use(script: str) -> None:
        path = tmp_path / "editor.sh"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("EDITOR", str(path))

    return use


def drafts(home: Path) -> list[Path]:
    return sorted(home.rglob("drafts/*.yaml"))


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_what_was_typed_is_written_and_the_draft_goes(amctl: Any, acme: Path, home: Path, editor: Any) -> None:
    editor("sed -i 's/^name: Acme/name: Acme AG/' \"$1\"")
    ran = amctl("edit", "acme")
    assert ran.code == 0, ran.err
    assert acme.read_text() == ACME.replace("name: Acme", "name: Acme AG")
    assert not drafts(home)
    assert amctl("undo").code == 0
    assert acme.read_text() == ACME


def test_nothing_changed_is_nothing_written(amctl: Any, acme: Path, home: Path, editor: Any) -> None:
    editor("true")
    before = acme.stat().st_mtime_ns
    ran = amctl("edit", "acme")
    assert (ran.code, ran.err) == (0, "Nothing changed.\n")
    assert acme.stat().st_mtime_ns == before
    assert not drafts(home)


def test_what_breaks_a_rule_stays_a_draft_and_is_gone_on_with(
    amctl: Any, acme: Path, home: Path, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("sed -i 's/^owner: anna/owner: anan/' \"$1\"")
    ran = amctl("edit", "acme")
    assert ran.code == 4
    assert "unknown person 'anan'" in ran.err
    assert "did you mean 'anna'?" in ran.err
    assert acme.read_text() == ACME
    [draft] = drafts(home)
    assert str(draft) in ran.err
    assert draft.stat().st_mode & 0o777 == 0o600
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", lambda question: "y")
    editor("sed -i 's/^owner: anan/owner: ben/' \"$1\"")
    assert amctl("edit", "acme").code == 0
    assert acme.read_text() == ACME.replace("owner: anna", "owner: ben")
    assert not drafts(home)


def test_a_draft_that_nobody_goes_on_with_is_kept_aside(amctl: Any, acme: Path, home: Path, editor: Any) -> None:
    editor("echo 'nonsense: [' >> \"$1\"")
    assert amctl("edit", "acme").code == 4
    editor("sed -i 's/^owner: anna/owner: ben/' \"$1\"")
    ran = amctl("edit", "acme")
    assert ran.code == 0
    assert "An earlier draft is kept" in ran.err
    assert "nonsense" in drafts(home)[0].read_text()


def test_asked_again_until_it_is_right(
    amctl: Any, acme: Path, home: Path, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor('grep -q anan "$1" && sed -i \'s/anan/ben/\' "$1" || sed -i \'s/owner: anna/owner: anan/\' "$1"')
    questions = []
    monkeypatch.setattr("amctl.terminal.can_ask", lambda: True)
    monkeypatch.setattr("amctl.terminal.asked", lambda question: questions.append(question) or "e")
    assert amctl("edit", "acme").code == 0
    assert len(questions) == 1
    assert "owner: ben" in acme.read_text()


def test_somebody_elses_entry_meanwhile_is_merged(amctl: Any, acme: Path, home: Path, editor: Any) -> None:
    editor(
        f"sed -i 's/^tags: .a./tags: [a, b]/' \"$1\"\n"
        f"echo '  - {{date: 2026-11-20, kind: note, summary: Theirs}}' >> {acme}"
    )
    ran = amctl("edit", "acme")
    assert ran.code == 0, ran.err
    assert "meanwhile: merged" in ran.err
    text = acme.read_text()
    assert "tags: [a, b]     # one\n" in text
    assert text.endswith("  - {date: 2026-11-20, kind: note, summary: Theirs}\n")


@pytest.mark.parametrize(
    "theirs", ["sed -i 's/^name: Acme/name: Theirs/' {file}", "echo '# a remark' >> {file}", "rm {file}"]
)
def test_what_cannot_be_merged_is_refused_and_the_draft_kept(
    theirs: str, amctl: Any, acme: Path, home: Path, editor: Any
) -> None:
    editor("sed -i 's/^tags: .a./tags: [a, b]/; s/^name: Acme/name: Mine/' \"$1\"\n" + theirs.format(file=acme))
    ran = amctl("edit", "acme")
    assert ran.code == 7, ran.err
    [draft] = drafts(home)
    assert "tags: [a, b]" in draft.read_text()
    assert str(draft) in ran.err
    assert not acme.exists() or "tags: [a, b]" not in acme.read_text()


def test_a_broken_file_can_be_mended_and_the_settings_too(amctl: Any, acme: Path, home: Path, editor: Any) -> None:
    acme.write_text(ACME + "owner: [\n")
    editor("sed -i '/^owner: .$/d' \"$1\"")
    assert amctl("edit", "acme").code == 0
    assert acme.read_text() == ACME
    editor("echo 'company: Ours' >> \"$1\"")
    assert amctl("edit", "amctl.yaml").code == 0
    assert "company: Ours" in (acme.parent / "amctl.yaml").read_text()


def test_an_editor_that_fails_or_is_missing_costs_nothing(
    amctl: Any, acme: Path, home: Path, editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("echo 'tags: []' > \"$1\"; exit 3")
    assert "ended with code 3" in amctl("edit", "acme").err
    assert acme.read_text() == ACME
    for name, told in (("no-such-editor", "cannot be started"), ("'", "cannot be read as a command")):
        monkeypatch.setenv("EDITOR", name)
        ran = amctl("edit", "acme")
        assert ran.code == 2
        assert told in ran.err
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_STATE_HOME")
    assert "no place for a draft" in amctl("edit", "acme").err
    assert amctl("edit", "nobody").code == 3


def test_the_book_never_names_the_editor(amctl: Any, acme: Path, home: Path, tmp_path: Path) -> None:
    """The name of a file is no command either."""
    evil = acme.parent / "a$(touch pwned).yaml"
    evil.write_text("name: Evil\nstatus: active\nowner: anna\n")
    amctl("edit", "Evil")
    assert not list(tmp_path.rglob("pwned"))


def test_as_json_an_edit_tells_its_changes(amctl: Any, acme: Path, home: Path, editor: Any) -> None:
    editor("sed -i -e 's/^name: Acme/name: Acme AG/' -e 's/Hello/Hello!/' \"$1\"")
    (row,) = amctl("edit", "acme", "--json").json["data"]
    assert row["changes"][0] == {"change": "set", "path": "name", "value": "Acme AG", "was": "Acme"}
    assert {one["change"] for one in row["changes"]} == {"set", "append", "remove"}
    editor("echo '# a remark' >> \"$1\"")
    (row,) = amctl("edit", "acme", "--json").json["data"]
    assert (row["changes"], row["written"]) == ([], True)
