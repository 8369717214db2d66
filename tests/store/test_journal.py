"""The journal keeps what was done, for its owner only, and forgets in time."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.errors import OutputError, Unreadable
from amctl.store.journal import Act, Trace, Writing, acts, add, forget, journal_path, traced, undone

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def act(name: str, *, days: int = 0, undoes: str = "", removed: str = "") -> Act:
    at = (NOW - timedelta(days=days)).isoformat(timespec="seconds")
    return Act(name, at, f"Did {name}.", (Trace("acme.yaml", "a", "b", 0, 0, removed),), undoes)


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=50))
def test_what_was_before_comes_back_from_what_is_after(before: bytes, after: bytes, shared: bytes) -> None:
    for one, other in ((before, after), (shared + before, shared + after), (before + shared, after + shared)):
        assert traced(Writing("acme.yaml", one, other)).taken_back(other) == one


def test_only_the_bytes_that_went_and_came_are_kept() -> None:
    trace = traced(Writing("acme.yaml", b"name: Acme\nowner: anna\nx: 1\n", b"name: Acme\nowner: ben\nx: 1\n"))
    assert (trace.start, trace.end, trace.removed, trace.added) == (18, 6, "YW5uYQ==", "YmVu")
    assert trace.words() == b"anna\nben"


def test_a_new_file_goes_and_a_file_that_does_not_fit_is_refused() -> None:
    assert traced(Writing("acme.yaml", None, b"name: Acme\n")).taken_back(b"name: Acme\n") is None
    with pytest.raises(ValueError, match="does not fit"):
        traced(Writing("acme.yaml", b"a: 1\nb: 2\n", b"a: 1\nb: 3\n")).taken_back(b"a: 9\nb: 3\n")


def test_acts_are_kept_in_order_and_readable_by_their_owner_only(tmp_path: Path) -> None:
    journal = tmp_path / "state" / "journal" / "book.jsonl"
    for name in ("first", "second"):
        add(journal, act(name), NOW)
    assert [one.id for one in acts(journal)] == ["first", "second"]
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o700


def test_a_line_that_a_crash_cut_off_costs_that_line_only(tmp_path: Path) -> None:
    journal = tmp_path / "journal" / "book.jsonl"
    add(journal, act("first"), NOW)
    with journal.open("a") as file:
        file.write('{"id": "half')
    add(journal, act("second"), NOW)
    assert [one.id for one in acts(journal)] == ["first", "second"]


def test_what_is_older_than_ninety_days_is_forgotten(tmp_path: Path) -> None:
    journal = tmp_path / "journal" / "book.jsonl"
    for one in (act("old", days=91), act("older", days=120), act("new", days=89)):
        add(journal, one, NOW - timedelta(days=120))
    assert len(acts(journal)) == 3
    add(journal, act("today"), NOW)
    assert [one.id for one in acts(journal)] == ["new", "today"]


def test_what_speaks_of_somebody_can_be_forgotten(tmp_path: Path) -> None:
    journal = tmp_path / "journal" / "book.jsonl"
    for name in ("call keller", "call brandt"):
        add(journal, act(name), NOW)
    assert forget(journal, lambda one, line: "keller" in one.done) == 1
    assert [one.id for one in acts(journal)] == ["call brandt"]
    assert "keller" not in journal.read_text()
    assert forget(journal, lambda one, line: False) == 0


def test_an_undone_act_and_its_undoing_are_both_over() -> None:
    assert undone([act("one"), act("two"), act("three", undoes="two")]) == {"two", "three"}


def test_each_book_has_a_journal_of_its_own_in_the_state_folder(tmp_path: Path) -> None:
    one, other = (journal_path(tmp_path / name / "accounts", dict(os.environ)) for name in ("a", "b"))
    assert one
    assert other
    assert one != other
    assert one.name.startswith("accounts-")
    assert Path(os.environ["HOME"]) in one.parents
    assert journal_path(tmp_path, {"HOME": ""}) is None


def test_what_a_dead_writer_of_the_journal_left_goes(tmp_path: Path) -> None:
    journal = tmp_path / "journal" / "book.jsonl"
    add(journal, act("first"), NOW)
    left = journal.with_name(".book.jsonl.123.abcd.tmp")
    left.touch()
    add(journal, act("second"), NOW)
    assert not left.exists()


def test_a_journal_that_cannot_be_read_is_not_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = tmp_path / "journal" / "book.jsonl"
    add(journal, act("first"), NOW)

    def failing(*given: object, **named: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("builtins.open", failing)
    with pytest.raises(OutputError, match="Input/output error"):
        add(journal, act("second"), NOW)
    with pytest.raises(Unreadable, match=r"book\.jsonl: it cannot be opened"):
        acts(journal)
    monkeypatch.undo()
    assert [one.id for one in acts(journal)] == ["first"]


@pytest.mark.parametrize("call", ["write", "fsync", "fstat", "pread"])
def test_a_disk_that_is_full_or_broken_is_told(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = tmp_path / "journal" / "book.jsonl"
    add(journal, act("first"), NOW)
    with monkeypatch.context() as during:
        real = getattr(os, call)

        def failing(handle: int, *given: object) -> object:
            if os.readlink(f"/proc/self/fd/{handle}") == str(journal):
                raise OSError(28, "No space left on device")
            return real(handle, *given)

        during.setattr(os, call, failing)
        with pytest.raises(OutputError, match="No space left"):
            add(journal, act("second"), NOW)
    add(journal, act("third"), NOW)
    assert [one.id for one in acts(journal) if one.id != "second"] == ["first", "third"]


def test_what_came_is_kept_too_for_an_editor_may_take_it_away() -> None:
    trace = traced(Writing("acme.yaml", b"a: 1\n", b"a: 1\nb: said so\n"))
    assert b"b: said so" in trace.words()
    assert Trace("acme.yaml", "a", "b", 0, 0, "").words() == b"\n"  # as older versions wrote it
