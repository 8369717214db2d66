"""Taking back what amctl did: all of one command, nothing else."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amctl import disk
from amctl.store.journal import Writing, journal_path
from amctl.store.writing import write_all

ACME = "name: Acme\nstatus: active\nowner: anna\n# end\n"
OTHER = "name: Other\nstatus: active\nowner: ben\n"


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME, other=OTHER)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    return root


def journal(root: Path) -> Path:
    path = journal_path(root, os.environ)
    assert path
    return path


def test_the_last_change_goes_byte_for_byte_then_the_one_before(amctl: Any, root: Path) -> None:
    amctl("note", "acme", "one")
    first = (root / "acme.yaml").read_bytes()
    amctl("note", "acme", "two")
    ran = amctl("undo")
    assert (ran.code, (root / "acme.yaml").read_bytes()) == (0, first)
    assert ran.err.startswith("Taken back: Logged a note at Acme.")
    assert amctl("undo").code == 0
    assert (root / "acme.yaml").read_text() == ACME
    ran = amctl("undo")
    assert (ran.code, ran.err) == (
        2,
        "amctl: there is nothing to take back\n  help: amctl undo --list shows what was done\n",
    )


def test_a_dry_run_shows_what_would_go(amctl: Any, root: Path) -> None:
    amctl("note", "acme", "one")
    before = (root / "acme.yaml").read_bytes()
    ran = amctl("undo", "-n")
    assert "-    summary: one\n" in ran.out or "summary: one" in ran.out
    assert (root / "acme.yaml").read_bytes() == before
    assert amctl("undo").code == 0


def test_what_somebody_else_changed_since_is_not_touched(amctl: Any, root: Path) -> None:
    amctl("note", "acme", "one")
    with (root / "acme.yaml").open("a") as file:
        file.write("tags: [mine]\n")
    before = (root / "acme.yaml").read_bytes()
    ran = amctl("undo")
    assert ran.code == 7
    assert "acme.yaml has changed since: Logged a note at Acme." in ran.err
    assert (root / "acme.yaml").read_bytes() == before


def test_the_list_names_what_was_done_the_last_first(amctl: Any, root: Path) -> None:
    assert amctl("undo", "--list").out == ""
    amctl("note", "acme", "one")
    amctl("note", "other", "two")
    amctl("note", "other", "three")
    amctl("undo")
    rows = amctl("undo", "--list", "--json").json["data"]
    assert [row["done"] for row in rows] == ["Logged a note at Other.", "Logged a note at Acme."]
    assert rows[0]["files"] == ["other.yaml"]


def test_a_change_of_many_files_is_one(amctl: Any, root: Path) -> None:
    from amctl.answer import Options
    from amctl.changes.apply import put
    from amctl.changes.edits import Deed
    from amctl.saving import save_all
    from amctl.session import Session

    session = Session(Options(book=str(root), today="2026-11-23", quiet=True))
    records = [session.account(name).record for name in ("acme", "other")]
    deeds = [(record, Deed((put(record, ("since",), "2020-01-01"),), "Set.")) for record in records]
    save_all(session, deeds, "Set two.")
    assert all("since:" in path.read_text() for path in root.glob("[ao]*er*.yaml"))
    assert amctl("undo").code == 0
    assert (root / "acme.yaml").read_text() == ACME
    assert (root / "other.yaml").read_text() == OTHER


def test_of_what_a_crash_interrupted_only_the_written_part_goes(
    amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between two files of one change: the journal knows of both."""
    amctl("note", "acme", "one")
    line = json.loads(journal(root).read_text())
    before = (root / "other.yaml").read_bytes()
    line["files"].append({**line["files"][0], "file": "other.yaml", "before": None, "after": "never written"})
    import hashlib

    line["files"][1]["before"] = hashlib.sha256(before).hexdigest()
    journal(root).write_text(json.dumps(line) + "\n")
    assert amctl("undo").code == 0
    assert (root / "acme.yaml").read_text() == ACME
    assert (root / "other.yaml").read_bytes() == before


def test_a_change_that_failed_is_none_to_take_back(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(root: Path, writings: list[Writing]) -> None:
        from amctl.errors import OutputError

        raise OutputError("the disk is full")

    amctl("note", "acme", "one")
    with monkeypatch.context() as patch:
        patch.setattr("amctl.store.writing.write_all", fails)
        assert amctl("note", "acme", "two").code == 74
    assert amctl("undo").err.startswith("Taken back: Logged a note at Acme.")
    assert (root / "acme.yaml").read_text() == ACME
    assert write_all


def test_the_journal_is_its_owners_and_not_in_the_book(amctl: Any, root: Path) -> None:
    amctl("note", "acme", "secret words")
    assert stat.S_IMODE(journal(root).stat().st_mode) == 0o600
    assert root not in journal(root).parents
    assert "secret words" not in journal(root).read_text(), "what was added is in the file already"


def test_without_a_home_the_change_is_made_all_the_same(
    amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "")
    ran = amctl("note", "acme", "one")
    assert ran.code == 0
    assert "this cannot be undone" in ran.err
    assert amctl("undo").code == 74


def test_what_was_refused_at_the_last_moment_stands_in_nobodys_way(
    amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amctl("note", "other", "one")
    real = disk._write_whole

    def slow(path: Path, *given: Any) -> None:
        real(path, *given)
        if path.name.startswith(".acme.yaml"):
            (root / "acme.yaml").write_text(f"{ACME}# an editor's\n")

    monkeypatch.setattr(disk, "_write_whole", slow)
    assert amctl("note", "acme", "two").code == 7
    monkeypatch.setattr(disk, "_write_whole", real)
    rows = amctl("undo", "--list", "--json").json["data"]
    assert [row["done"] for row in rows] == ["Logged a note at Other."]
    assert amctl("undo").code == 0
    assert (root / "other.yaml").read_text() == OTHER


def test_a_full_disk_at_the_journal_does_not_keep_anybody_from_writing(
    amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amctl("note", "acme", "one")
    real = os.write

    def full(handle: int, content: bytes) -> int:
        if os.readlink(f"/proc/self/fd/{handle}") == str(journal(root)):
            raise OSError(28, "No space left on device")
        return real(handle, content)

    monkeypatch.setattr(os, "write", full)
    ran = amctl("note", "acme", "two")
    assert ran.code == 0
    assert "this cannot be undone" in ran.err
    assert "summary: two" in (root / "acme.yaml").read_text()
