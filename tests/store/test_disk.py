"""Opening with care, writing whole or not at all."""

import contextlib
import ctypes
import errno
import io
import os
import socket
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from amctl import disk, swap
from amctl.errors import ChangedOnDisk, OutputError, Unreadable


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfname: x\r\n")
    assert disk.read_regular(tmp_path / "a.yaml") == b"\xef\xbb\xbfname: x\r\n"


def zoo(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / "a.yaml"
    (tmp_path / "secret").write_text("s3cret")
    if kind == "link":
        path.symlink_to(tmp_path / "secret")
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "large":
        path.write_bytes(b"#" * (disk.MAX_BYTES + 1))
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            os.chdir(tmp_path)
            server.bind("a.yaml")
    return path


@pytest.mark.parametrize("kind", ["link", "dangling", "loop", "fifo", "folder", "device", "large", "socket", "missing"])
@pytest.mark.timeout(5)
def test_anything_else_is_refused_with_a_remedy_and_without_waiting(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unreadable) as error:
        disk.read_regular(zoo(tmp_path, kind))
    assert error.value.hint


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "may not read"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_other_failures_are_told_in_words(
    error: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", failing)
    with pytest.raises(Unreadable, match=words):
        disk.read_regular(tmp_path / "a")


def test_a_file_that_is_being_rewritten_is_never_read_by_halves(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = {b"a" * 200_000, b"b" * 100_000}
    path.write_bytes(b"a" * 200_000)
    done = threading.Event()

    def rewrite() -> None:
        while not done.is_set():
            for content in contents:
                disk.replace(path, content)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(100):
            assert disk.read_regular(path) in contents
    finally:
        done.set()
        writer.join()


def test_a_file_that_never_settles_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("x")
    monkeypatch.setattr(disk, "_read_once", lambda path: (b"", False))
    monkeypatch.setattr(disk.time, "sleep", lambda seconds: None)
    with pytest.raises(Unreadable, match="keeps changing"):
        disk.read_regular(tmp_path / "a")


def test_replacing_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    disk.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_creating_never_overwrites(tmp_path: Path) -> None:
    disk.create(tmp_path / "a", b"mine")
    with pytest.raises(ChangedOnDisk, match="exists already"):
        disk.create(tmp_path / "a", b"yours")
    assert (tmp_path / "a").read_bytes() == b"mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


class Meanwhile:
    """Somebody who writes a file at the last moment: when it has been looked at, and is about to be replaced."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch

    def __call__(self, does: Callable[[], object]) -> None:
        looked = disk._unchanged

        def look(path: Path, old: bytes) -> None:
            looked(path, old)
            does()

        self.patch.setattr(disk, "_unchanged", look)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    return Meanwhile(monkeypatch)


def put_over(path: Path, old: bytes, new: bytes) -> None:
    with disk.prepared(path, new) as temporary:
        disk.put(path, temporary, old=old)


@pytest.mark.parametrize("deed", ["replace", "remove"])
def test_what_somebody_else_put_there_at_the_last_moment_stays(deed: str, tmp_path: Path, meanwhile: Meanwhile) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    meanwhile(lambda: disk.replace(path, b"theirs"))
    with pytest.raises(ChangedOnDisk, match="changed meanwhile"):
        put_over(path, b"old", b"ours") if deed == "replace" else disk.remove(path, b"old")
    assert path.read_bytes() == b"theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("deed", ["replace", "remove"])
def test_what_is_being_written_at_the_last_moment_is_written_to_its_end(
    deed: str, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    """As git does it: the old file is unlinked, a new one made, then filled."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with contextlib.ExitStack() as stack:

        def begin() -> None:
            path.unlink()
            files.append(stack.enter_context(path.open("xb", buffering=0)))
            files[0].write(b"the")

        files: list[io.FileIO] = []
        meanwhile(begin)
        with pytest.raises(ChangedOnDisk):
            put_over(path, b"old", b"ours") if deed == "replace" else disk.remove(path, b"old")
        files[0].write(b"irs")
    assert path.read_bytes() == b"theirs"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("deed", ["replace", "remove"])
def test_what_somebody_else_removed_at_the_last_moment_stays_away(
    deed: str, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    meanwhile(path.unlink)
    with pytest.raises(ChangedOnDisk):
        put_over(path, b"old", b"ours") if deed == "replace" else disk.remove(path, b"old")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, None], ids=["system", "file system", "no such call"])
def test_where_files_cannot_change_places_one_is_put_over_the_other(
    number: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> int:
        assert number
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(swap, "_library", lambda: number and (ctypes, unknown))
    path = tmp_path / "a"
    path.write_bytes(b"old")
    put_over(path, b"old", b"ours")
    assert path.read_bytes() == b"ours"
    with pytest.raises(ChangedOnDisk):
        put_over(path, b"old", b"ours")


def test_where_the_call_cannot_even_be_loaded_one_is_put_over_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", None)  # its import fails
    swap._library.cache_clear()
    try:
        (tmp_path / "a").write_bytes(b"old")
        put_over(tmp_path / "a", b"old", b"ours")
    finally:
        swap._library.cache_clear()
    assert (tmp_path / "a").read_bytes() == b"ours"


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "rename"])
def test_a_failing_disk_leaves_the_old_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def failing(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, failing)
    if call in ("replace", "rename"):
        monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match="No space left"):
        disk.replace(path, b"new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("kind", ["link", "folder", "fifo"])
def test_only_plain_files_are_replaced(kind: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        disk.replace(zoo(tmp_path, kind), b"new")
    assert (tmp_path / "secret").read_text() == "s3cret"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    disk.make_folder(tmp_path / "a" / "b")
    with pytest.raises(OutputError, match="cannot make the folder"):
        disk.make_folder(tmp_path / "file" / "b")
