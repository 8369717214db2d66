"""Whatever strikes a command while it writes: its file is as before or as after, and what was acknowledged is there.

A small part of what `make torture` does.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.torture.books import Book, Worker
from tests.torture.crowds import crowd, thinned_crowd
from tests.torture.disturbances import Checkout, Disturbance, Editor
from tests.torture.worker import DEADLY


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def worker(acme: Book) -> Iterator[Worker]:
    with acme.worker() as one:
        yield one


@pytest.fixture(autouse=True)
def _as_new(acme: Book) -> None:
    acme.reset()


@pytest.fixture
def after(acme: Book, worker: Worker) -> bytes:
    """What a note makes of the file."""
    content = acme.reached(worker, acme.log("struck"))
    acme.reset()
    return content


def test_death_at_any_call_leaves_the_old_file_or_the_new_one(acme: Book, worker: Worker, after: bytes) -> None:
    ends = Counter[bytes]()
    for nth in range(1, 1000):
        acme.reset()
        ran = worker.start(acme.log("struck"), fault=("EXIT", nth)).ended()
        if ran.code != DEADLY:
            break
        ends[acme.file.read_bytes()] += 1
        assert nth % 9 or acme.wrong(worker, ran, acme.text, after) == []
    assert set(ends) == {acme.text, after}
    assert sum(ends.values()) >= 80


@pytest.mark.parametrize(("error", "journal"), [("ENOSPC", "a journal"), ("EIO", "no journal yet")])
def test_an_error_at_any_call_is_told_in_a_line_or_hurts_nobody(
    error: str, journal: str, acme: Book, worker: Worker
) -> None:
    codes = Counter[int]()
    for nth in range(1, 1000, 2):
        acme.reset()
        if journal == "a journal":
            assert worker.start(acme.log("before")).ended().code == 0
        before = acme.file.read_bytes()
        ran = worker.start(acme.log("struck"), fault=(error, nth)).ended()
        if "struck:" not in ran.err:
            break
        codes[ran.code] += 1
        assert acme.untold(ran, before) == []
        if ran.code == 0:
            assert acme.summaries().count("struck") == 1
    assert set(codes) >= {0, 4, 7, 74}


def test_what_was_half_written_anywhere_is_gone_after_the_next_command(
    acme: Book, worker: Worker, after: bytes
) -> None:
    left = 0
    for nth in range(30, 100, 2):
        acme.reset()
        ran = worker.start(acme.log("struck"), fault=("EXIT", nth)).ended()
        if acme.left_over():
            left += 1
            assert acme.wrong(worker, ran, acme.text, after) == []
    assert left >= 4  # in the book, and beside the journal


def test_killed_at_any_moment(acme: Book, worker: Worker) -> None:
    chance, killed = Random(1), 0
    for number in range(20):
        before = acme.file.read_bytes()
        then = acme.reached(worker, acme.log(f"killed {number}"))
        child = worker.start(acme.log(f"killed {number}"))
        time.sleep(chance.uniform(0, 0.04))
        os.kill(child.pid, signal.SIGKILL)
        ran = child.ended()
        killed += ran.code == -signal.SIGKILL
        assert acme.file.read_bytes() in (before, then)
        assert ran.code != 0 or acme.file.read_bytes() == then
        assert worker.start(acme.log("next")).ended().code == 0
        assert not acme.left_over()
    assert killed


@pytest.mark.parametrize("words", [["log", "acme", "x"], ["set", "acme", "tier=", "tags+=a", "--json"], ["undo"]])
def test_nothing_more_is_loaded_once_the_files_are_written(words: list[str], acme: Book, worker: Worker) -> None:
    """Loading may fail: the disk is broken, or amctl is being updated at that moment."""
    assert worker.start(acme.log("before")).ended().code == 0
    code = (
        "import sys\nfrom amctl.store import writing\nfrom amctl.cli import app\nreal, known = writing.write_all, []\n"
        "writing.write_all = lambda *given: (real(*given), known.extend(sys.modules))\n"
        f"try:\n    app({acme.words(*words)!r}, prog_name='amctl')\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "assert known\nprint(*set(sys.modules).difference(known), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, env=acme.environment, check=True)
    assert ran.stderr.decode().splitlines()[-1] == ""


def test_eight_writers_keep_all_they_write(acme: Book, worker: Worker) -> None:
    wrong, _ = crowd(acme, worker, 8, 10)
    assert wrong == []
    assert len(acme.summaries()) == 82


def test_of_writers_who_die_nothing_that_was_acknowledged_is_lost(acme: Book, worker: Worker) -> None:
    wrong, killed, acknowledged = thinned_crowd(acme, worker, 8, 10, Random(1))
    assert wrong == []
    assert killed
    assert acknowledged


@pytest.mark.parametrize("kind", [Editor, Checkout])
def test_nothing_is_lost_in_silence_if_somebody_else_writes_in_between(kind: type[Disturbance], tmp_path: Path) -> None:
    book = Book(tmp_path)
    disturbance = kind(book, Random(1))
    with book.worker() as own:
        found = [disturbance.round(own, number) for number in range(15)]
    assert [what for _, wrong in found for what in wrong] == []
    assert len({end for end, _ in found}) >= 2, "some came first, some second"
