"""Whatever strikes while a file is written, it is as before or as after; and what was acknowledged is there."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.torture.books import Book, Worker
from tests.torture.worker import DEADLY

pytestmark = [pytest.mark.torture, pytest.mark.timeout(3600)]
NO_STRACE = "apt-get install -y strace"
FAILING = (
    "openat",
    "read",
    "write",
    "pwrite64",
    "fsync",
    "fchmod",
    "renameat2",
    "link",
    "unlink",
    "ftruncate",
    "mkdir",
)


def traceable() -> bool:
    """Whether strace is here, and may look at other processes."""
    return (
        bool(shutil.which("strace")) and subprocess.run(["strace", "-qq", "true"], capture_output=True).returncode == 0
    )


def calls(book: Book, *words: str) -> dict[str, tuple[int, int]]:
    """How often a command makes each system call: before it wants its first lock, and in all."""
    trace = book.folder / "trace"
    ran = book.run(*words, before=("strace", "-f", "-qq", "-o", str(trace)))
    assert ran.code == 0, ran
    lines = re.findall(r"^\d+ +(\w+\(.*)", trace.read_text(errors="replace"), re.MULTILINE)
    first = next(number for number, line in enumerate(lines) if line.startswith("openat") and ".lock" in line)
    names = [line.split("(")[0] for line in lines]
    before, whole = Counter(names[:first]), Counter(names)
    return {name: (before[name], count) for name, count in whole.items() if count > before[name]}


def struck(book: Book, call: str, nth: int, fault: str) -> tuple[str, ...]:
    """What to put before a command, so that its nth system call of a kind fails, or is its last."""
    inject = f"inject={call}:{fault}:when={nth}"
    return ("strace", "-f", "-qq", "-o", str(book.folder / "trace"), "-e", f"trace={call}", "-e", inject)


def thinned(points: list[tuple[str, int]], many: int) -> list[tuple[str, int]]:
    """So many of these points, spread evenly."""
    return [points[number * len(points) // many] for number in range(many)]


def test_kill_at_every_system_call(
    acme: Book, worker: Worker, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    name = "kill -9 at every system call of log"
    if not traceable():
        figure(name, needs=NO_STRACE)
    words = ("log", "acme", "struck")
    before, after = acme.text, acme.reached(worker, acme.words(*words))
    acme.reset()
    points = [(call, nth) for call, (out, whole) in calls(acme, *words).items() for nth in range(out + 1, whole + 1)]
    ends, wrong = Counter[str](), []
    for call, nth in thinned(points, times(len(points))):
        acme.reset()
        ran = acme.run(*words, before=struck(acme, call, nth, "signal=KILL"))
        if ran.code == -9:
            ends["new" if acme.file.read_bytes() == after else "old"] += 1
        else:
            ends["survived"] += 1  # one call less than when it was counted
        wrong += [(call, nth, what) for what in acme.wrong(worker, ran, before, after)]
    assert ends["survived"] <= len(points) // 50
    figure(name, f"{sum(ends.values())} kills: {ends['old']} old, {ends['new']} new, {len(wrong)} wrong", wrong)


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"], ids=str.lower)
def test_an_error_at_every_system_call(
    error: str, acme: Book, worker: Worker, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    name = f"{error} at every system call of log"
    if not traceable():
        figure(name, needs=NO_STRACE)
    words = ("log", "acme", "struck")
    ends, wrong = Counter[int](), []
    for journal in ("new", "there"):
        before, after = _begun(acme, worker, journal, words)
        points = [
            (call, nth)
            for call, (out, whole) in calls(acme, *words).items()
            for nth in range(out + 1, whole + 1)
            if call in FAILING and (call != "read" or error == "EIO")
        ]
        for call, nth in thinned(points, times(len(points))):
            _begun(acme, worker, journal, words)
            ran = acme.run(*words, before=struck(acme, call, nth, f"error={error}"))
            ends[ran.code] += 1
            found = [*acme.untold(ran, before), *acme.wrong(worker, ran, before, after)]
            wrong += [(journal, call, nth, what) for what in found]
    codes = ", ".join(f"{count} exit {code}" for code, count in sorted(ends.items()))
    figure(name, f"{sum(ends.values())} errors: {codes}; {len(wrong)} wrong", wrong)


def _begun(book: Book, worker: Worker, journal: str, words: tuple[str, ...]) -> tuple[bytes, bytes]:
    """The book as it is in the beginning, with a journal or without; its file, and what shall become of it."""
    book.reset()
    if journal == "there":
        assert worker.start(book.log("before")).ended().code == 0
    before = book.file.read_bytes()
    kept = {path: path.read_bytes() for path in book.home.rglob("*.jsonl")}
    after = book.reached(worker, book.words(*words))
    for path in book.home.rglob("*.jsonl"):
        path.unlink()
    for path, content in kept.items():
        path.write_bytes(content)
    return before, after


COMMANDS: dict[str, tuple[str, ...]] = {
    "done": ("done", "HANDLE", "sent, she reads it on Monday", "-f", "ask her", "-d", "+3d"),
    "set": ("set", "acme", "industry=logistics", "tags+=vip"),
    "follow-up": ("follow-up", "acme", "Ask again", "-d", "+2w"),
    "undo": ("undo",),
}


def test_death_and_errors_at_every_call_of_other_commands(
    acme: Book, worker: Worker, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    ends, wrong = Counter[str](), []
    for name, words in COMMANDS.items():
        line = acme.words(*(_handle(acme, worker) if word == "HANDLE" else word for word in words))
        before, after = _begun(acme, worker, "there", tuple(line[2:]))
        for fault in ("EXIT", "ENOSPC", "EIO"):
            for nth in range(1, 1000, max(1, round(1 / times(1000) * 1000))):
                _begun_again(acme, worker, before)
                ran = worker.start(line, fault=(fault, nth)).ended()
                if (fault == "EXIT" and ran.code != DEADLY) or (fault != "EXIT" and "struck:" not in ran.err):
                    break
                ends[fault] += 1
                found = [] if fault == "EXIT" else acme.untold(ran, before)
                found += acme.wrong(worker, ran, before, after, undoable=name != "undo")
                wrong += [(name, fault, nth, what) for what in found]
    measured = f"{ends['EXIT']} deaths, {ends['ENOSPC'] + ends['EIO']} errors: {len(wrong)} wrong"
    figure("death at every call of done, set, follow-up, undo", measured, wrong)


def _handle(book: Book, worker: Worker) -> str:
    """The handle of the first follow-up."""
    ran = worker.start(book.words("due", "--everyone", "--within", "1y", "--json")).ended()
    return str(next(row["handle"] for row in json.loads(ran.out)["data"] if row["what"] == "Send the draft"))


def _begun_again(book: Book, worker: Worker, before: bytes) -> None:
    book.reset()
    assert worker.start(book.log("before")).ended().code == 0
    assert book.file.read_bytes() == before


def test_kills_at_random_moments(
    acme: Book, worker: Worker, chance: Random, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    ends, wrong = Counter[str](), []
    worker.start(acme.log("first")).ended()
    for number in range(times(1000)):
        if number % 50 == 0:
            acme.reset()
        before = acme.file.read_bytes()
        begun = time.monotonic()
        after = acme.reached(worker, acme.log(f"killed {number}"))
        took = time.monotonic() - begun
        child = worker.start(acme.log(f"killed {number}"))
        time.sleep(took * chance.uniform(chance.choice([0, 0.7]), 1.1))  # half of them when it writes
        os.kill(child.pid, signal.SIGKILL)
        ran = child.ended()
        now = acme.file.read_bytes()
        ends["survived" if ran.code == 0 else "new" if now == after else "old"] += 1
        if now not in (before, after):
            wrong.append((number, "damaged"))
        if ran.code == 0 and now != after:
            wrong.append((number, "lost"))
        again = worker.start(acme.log(f"after {number}")).ended()
        if again.code != 0 or acme.left_over() or acme.summaries().count(f"after {number}") != 1:
            wrong.append((number, again, acme.left_over()))
    told = f"{sum(ends.values())} kills: {ends['old']} old, {ends['new']} new, {ends['survived']} too late"
    figure("kill -9 in log at random moments", f"{told}; {len(wrong)} wrong", wrong)


# real disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of its own for a book; None for who may not mount."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_disks_that_are_full_or_read_only(small_disk: Path | None, figure: Callable[..., None]) -> None:
    name = "full disk, read-only disk, read-only folder"
    if small_disk is None or not shutil.which("setpriv"):
        figure(name, needs="sudo make torture ONLY=disk   (it mounts a small tmpfs; setpriv is in util-linux)")
        return
    book, wrong, cases = Book(small_disk / "acme"), [], 0

    def tried(what: str, *before: str, code: int = 74) -> None:
        nonlocal cases
        cases += 1
        ran = book.run("log", "acme", "struck", before=before)
        found = book.untold(ran, book.text)
        if ran.code != code or book.file.read_bytes() != book.text or book.left_over():
            found.append(f"{ran} {book.left_over()}")
        wrong.extend((what, one) for one in found)

    for full in (0, 100, 4096):
        book.reset()
        _filled(small_disk, full)
        tried(f"{full} bytes free")
        (small_disk / "filler").unlink()
        if (ran := book.run("log", "acme", "again")).code:
            wrong.append(("afterwards", ran))
    book.reset()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    tried("read-only disk")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    book.root.chmod(0o555)
    nobody = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")
    tried("read-only folder", *nobody)
    shutil.rmtree(book.root / ".amctl")
    tried("read-only folder without locks", *nobody)
    book.root.chmod(0o755)
    figure(name, f"{cases} tried: {len(wrong)} wrong", wrong)


def _filled(disk: Path, free: int) -> None:
    """Fills a disk but for so many bytes."""
    room = shutil.disk_usage(disk).free // 4096 * 4096
    (disk / "filler").write_bytes(b"x" * max(0, room - (-(-free // 4096)) * 4096))
