"""All files of a change, or none; never over somebody else's."""

import os
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from amctl import disk
from amctl.errors import ChangedOnDisk, Locked, OutputError, Unreadable
from amctl.store import writing
from amctl.store.journal import Writing
from amctl.store.writing import content_of, held, write_all


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.yaml").write_bytes(b"old\n")
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in root.glob("*.yaml")}


def leftovers(root: Path) -> list[str]:
    return [path.name for path in root.rglob("*") if path.name.endswith(".tmp")]


def test_files_are_replaced_made_and_removed(root: Path) -> None:
    write_all(
        root,
        [
            Writing("one.yaml", b"old\n", b"new\n"),
            Writing("sub/new.yaml", None, b"new\n"),
            Writing("two.yaml", b"old\n", None),
        ],
    )
    assert contents(root) == {"one.yaml": b"new\n", "three.yaml": b"old\n"}
    assert content_of(root, "sub/new.yaml") == b"new\n"
    assert content_of(root, "two.yaml") is None
    assert not leftovers(root)


@pytest.mark.parametrize("third", [b"mine\n", None])
def test_if_one_is_another_by_now_none_is_written(root: Path, third: bytes | None) -> None:
    writings = [
        Writing("one.yaml", b"old\n", b"new\n"),
        Writing("new.yaml", None, b"new\n"),
        Writing("two.yaml", b"old\n", None),
        Writing("three.yaml", b"what it was\n", third),
    ]
    with pytest.raises(ChangedOnDisk, match=r"three\.yaml changed meanwhile"):
        write_all(root, writings)
    assert contents(root) == {"one.yaml": b"old\n", "two.yaml": b"old\n", "three.yaml": b"old\n"}
    assert not leftovers(root)


def test_a_file_that_is_there_is_not_made_anew(root: Path) -> None:
    with pytest.raises(ChangedOnDisk, match="exists already"):
        write_all(root, [Writing("one.yaml", None, b"new\n")])
    assert contents(root)["one.yaml"] == b"old\n"


def test_mode_and_group_stay(root: Path) -> None:
    path = root / "one.yaml"
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 23456)
    before = path.stat()
    write_all(root, [Writing("one.yaml", b"old\n", b"new\n")])
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)


def test_a_change_between_reading_and_replacing_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk._write_whole

    def slow(*given: Any) -> None:
        real(*given)
        (root / "one.yaml").write_bytes(b"an editor's\n")

    monkeypatch.setattr(disk, "_write_whole", slow)
    with pytest.raises(ChangedOnDisk):
        write_all(root, [Writing("one.yaml", b"old\n", b"new\n")])
    assert contents(root)["one.yaml"] == b"an editor's\n"
    assert not leftovers(root)


def test_what_a_checkout_took_away_again_is_not_acknowledged(root: Path) -> None:
    """Git has looked at the files before we wrote, and replaces them after: it still holds its lock."""
    (root / ".git").mkdir()
    lock = root / ".git" / "index.lock"

    def checkout() -> None:
        time.sleep(0.2)
        (root / "one.yaml").write_bytes(b"the other branch's\n")
        lock.unlink()

    lock.touch()
    thread = threading.Thread(target=checkout)
    thread.start()
    try:
        with pytest.raises(ChangedOnDisk, match="by git or an editor"):
            write_all(root, [Writing("one.yaml", b"old\n", b"new\n")])
    finally:
        thread.join()
    assert contents(root)["one.yaml"] == b"the other branch's\n"


def test_a_lock_that_git_left_behind_holds_nobody_up(root: Path) -> None:
    (root / ".git").mkdir()
    lock = root / ".git" / "index.lock"
    lock.touch()
    os.utime(lock, (1, 1))
    begun = time.monotonic()
    with held(root, ["one.yaml"]):
        pass
    assert time.monotonic() - begun < 1


def test_half_written_files_of_dead_writers_go(root: Path) -> None:
    (root / ".one.yaml.123.abcd.tmp").touch()
    (root / ".other.yaml.123.abcd.tmp").touch()
    write_all(root, [Writing("one.yaml", b"old\n", b"new\n")])
    assert leftovers(root) == [".other.yaml.123.abcd.tmp"]


def test_locks_are_by_id_whatever_the_folder_and_the_settings_have_their_own(root: Path) -> None:
    with held(root, ["sub/Acme.yaml", "amctl.yaml"]):
        assert sorted(path.name for path in (root / ".amctl/locks").glob("*.lock")) == ["acme.lock", "amctl.yaml.lock"]
        assert (root / ".amctl/locks/.gitignore").read_text() == "*\n", "git has nothing to do with them"
        with pytest.raises(Locked, match="acme is being changed"), held(root, ["other/acme.yaml"], patience=0.05):
            pass


def test_a_lock_folder_that_leads_elsewhere_is_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (root / ".amctl").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(OutputError, match="is a link"), held(root, ["one.yaml"]):
        pass


@pytest.mark.parametrize("locks", [True, False])
def test_a_folder_that_may_not_be_written_says_so(locks: bool, root: Path) -> None:
    if locks:
        (root / ".amctl/locks").mkdir(parents=True)
    root.chmod(0o555)
    user = os.geteuid()
    for above in root.parents[:3]:
        above.chmod(0o755)
    if user == 0:
        os.seteuid(65534)
    try:
        told = pytest.raises(OutputError, match=r"cannot (make the folder|lock)")
        with told, held(root, ["one.yaml"]):
            pass
        with pytest.raises(OutputError, match="cannot write"):
            write_all(root, [Writing("one.yaml", b"old\n", b"new\n")])
    finally:
        if user == 0:
            os.seteuid(0)
        root.chmod(0o755)
    assert contents(root)["one.yaml"] == b"old\n"


def test_a_full_disk_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    calls = []

    def full(handle: int, content: bytes) -> int:
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return real(handle, content)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputError, match="No space left"):
        write_all(root, [Writing("one.yaml", b"old\n", b"new\n"), Writing("two.yaml", b"old\n", b"new\n")])
    monkeypatch.undo()
    assert set(contents(root).values()) == {b"old\n"}
    assert not leftovers(root)


def test_what_its_folder_would_not_keep_is_put_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk._sync_folder
    failures = [OSError(5, "Input/output error")]

    def failing(folder: Path) -> None:
        if failures:
            raise failures.pop()
        real(folder)

    monkeypatch.setattr(disk, "_sync_folder", failing)
    with pytest.raises(OutputError, match="Input/output error"):
        write_all(root, [Writing("one.yaml", b"old\n", b"new\n"), Writing("two.yaml", b"old\n", b"new\n")])
    assert set(contents(root).values()) == {b"old\n"}
    assert not leftovers(root)


def test_a_program_that_is_stopped_after_the_last_file_puts_all_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*given: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(writing, "_settled", stopped)
    with pytest.raises(OSError, match="Input/output"):
        write_all(root, [Writing("one.yaml", b"old\n", b"new\n"), Writing("new.yaml", None, b"new\n")])
    assert contents(root) == {"one.yaml": b"old\n", "two.yaml": b"old\n", "three.yaml": b"old\n"}


def test_a_file_that_cannot_be_looked_at_is_named_and_not_gone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*given: object, **named: object) -> None:
        raise OSError(5, "Input/output error")

    assert content_of(root, "one.yaml/below") is None
    monkeypatch.setattr(os, "lstat", failing)
    monkeypatch.setattr(os, "open", failing)
    with pytest.raises(Unreadable, match=r"one\.yaml: it cannot be opened: Input/output error"):
        content_of(root, "one.yaml")
