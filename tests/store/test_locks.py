"""One writer at a time, and a word about who it is."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from amctl.errors import Locked, OutputError
from amctl.locks import locked

FORK = multiprocessing.get_context("spawn")


def hold(path: Path, ready: str, seconds: float) -> None:
    with locked(path, "acme"):
        Path(ready).touch()
        time.sleep(seconds)


def held_elsewhere(path: Path, seconds: float) -> multiprocessing.process.BaseProcess:
    ready = path.with_suffix(".ready")
    process = FORK.Process(target=hold, args=(path, str(ready), seconds))
    process.start()
    while not ready.exists():
        time.sleep(0.01)
    return process


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    process = held_elsewhere(tmp_path / "acme.lock", 20)
    try:
        told = pytest.raises(Locked, match=rf"acme is being changed by process {process.pid} on .*, since \d{{4}}-")
        with told, locked(tmp_path / "acme.lock", "acme", patience=0.1):
            pytest.fail("two writers at once")
    finally:
        process.kill()
        process.join()


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path) -> None:
    process = held_elsewhere(tmp_path / "acme.lock", 20)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with locked(tmp_path / "acme.lock", "acme", patience=1):
        assert f"process {os.getpid()} " in (tmp_path / "acme.lock").read_text()


def test_a_waiting_writer_gets_its_turn_and_the_file_stays(tmp_path: Path) -> None:
    process = held_elsewhere(tmp_path / "acme.lock", 0.3)
    with locked(tmp_path / "acme.lock", "acme", patience=20):
        pass
    process.join()
    assert (tmp_path / "acme.lock").exists()


def test_a_link_or_a_missing_folder_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("precious")
    (tmp_path / "acme.lock").symlink_to(tmp_path / "other")
    for path in (tmp_path / "acme.lock", tmp_path / "missing" / "acme.lock"):
        with pytest.raises(OutputError, match="cannot lock acme"), locked(path, "acme"):
            pass
    assert (tmp_path / "other").read_text() == "precious"


def test_a_pipe_is_no_lock(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "acme.lock")
    with pytest.raises(OutputError, match="no regular file"), locked(tmp_path / "acme.lock", "acme"):
        pass


def test_a_broken_disk_is_told_when_the_lock_is_taken_and_hurts_nobody_when_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(handle: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as during:
        during.setattr(os, "fstat", failing)
        with pytest.raises(OutputError, match="cannot lock acme: Input/output"), locked(tmp_path / "a.lock", "acme"):
            pytest.fail("no lock was taken")
    close = os.close
    monkeypatch.setattr(os, "close", lambda handle: (close(handle), failing(handle)))
    with locked(tmp_path / "a.lock", "acme"):
        pass


@pytest.mark.parametrize(("turns", "served"), [(10, True), (1, False), (1000, False)])
def test_whoever_waits_goes_on_waiting_while_others_have_their_turns(
    turns: int, served: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, asked = tmp_path / "acme.lock", 0

    def taken(handle: int, how: int) -> None:
        nonlocal asked
        asked += 1
        if asked < 12 or not served:
            lock.write_text(f"process {min(asked, turns)}")
            raise BlockingIOError

    now = iter(range(10_000))
    monkeypatch.setattr("fcntl.flock", taken)
    monkeypatch.setattr("amctl.locks.time.monotonic", lambda: next(now))
    monkeypatch.setattr("amctl.locks.time.sleep", lambda seconds: None)
    if served:
        with locked(lock, "acme", patience=4):
            assert asked == 12
    else:
        with pytest.raises(Locked, match="process"), locked(lock, "acme", patience=4):
            pytest.fail("somebody else has it")
        assert asked < 20
