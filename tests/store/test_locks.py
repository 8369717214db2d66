"""One writer at a time, and a word about who it is."""

import fcntl
import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from amctl.errors import Locked, OutputError
from amctl.locks import held_now, locked

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
    lock, looked = tmp_path / "acme.lock", 0
    free = threading.Event()

    def taken(handle: int, how: int) -> None:
        if how & fcntl.LOCK_NB:
            raise BlockingIOError
        free.wait(30)

    def seconds() -> int:
        nonlocal looked
        looked += 1
        lock.write_text(f"process {min(looked, turns)}")
        if served and looked == 12:
            free.set()
        return looked

    monkeypatch.setattr("fcntl.flock", taken)
    monkeypatch.setattr("amctl.locks._GLANCE", 0.001)
    monkeypatch.setattr("amctl.locks.time.monotonic", seconds)
    try:
        if served:
            with locked(lock, "acme", patience=9):
                assert looked >= 12
        else:
            with pytest.raises(Locked, match="process"), locked(lock, "acme", patience=4):
                pytest.fail("somebody else has it")
            assert looked < 40
    finally:
        free.set()


def test_a_disk_that_fails_while_somebody_waits_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(handle: int, how: int) -> None:
        raise BlockingIOError if how & fcntl.LOCK_NB else OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", failing)
    with pytest.raises(OutputError, match="cannot lock acme: No locks available"), locked(tmp_path / "a", "acme"):
        pytest.fail("no lock was taken")


def test_whoever_came_first_is_served_first(tmp_path: Path) -> None:
    order: list[int] = []

    def wait(number: int) -> None:
        with locked(tmp_path / "acme.lock", "acme"):
            order.append(number)

    with locked(tmp_path / "acme.lock", "acme"):
        threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
            time.sleep(0.05)  # so that it stands in line before the next one comes
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_only_a_lock_that_is_held_has_a_holder(tmp_path: Path) -> None:
    assert held_now(tmp_path / "nowhere") == []
    (tmp_path / "free.lock").write_text("process 1, long gone")
    (tmp_path / "link.lock").symlink_to(tmp_path / "free.lock")
    (tmp_path / "folder.lock").mkdir()
    with locked(tmp_path / "acme.lock", "acme"):
        ((name, holder),) = held_now(tmp_path)
    assert (name, holder.startswith(f"process {os.getpid()} on ")) == ("acme", True)
    assert held_now(tmp_path) == []
