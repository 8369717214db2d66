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
