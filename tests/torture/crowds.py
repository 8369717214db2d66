"""Many writers of one account at the same time, and what of theirs must be there in the end."""

import os
import signal
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.torture.books import Book, Worker


def crowd(book: Book, worker: Worker, writers: int, entries: int, name: str = "") -> tuple[list[str], float]:
    """Lets so many writers log so many entries each; what is wrong afterwards, and the seconds it took."""
    begun = time.monotonic()
    children = []
    for writer in range(writers):
        runs = [book.log(f"{name}{writer} {entry}") for entry in range(entries)]
        children.append(worker.start(*runs, acks=_acks(book, writer)))
    wrong = [str(ran) for child in children if (ran := child.ended()).code != 0]
    took = time.monotonic() - begun
    wrong += missing(book, _acknowledged(book))
    wanted = {f"{name}{writer} {entry}" for writer in range(writers) for entry in range(entries)}
    wrong += [f"missing: {text}" for text in sorted(wanted - set(book.summaries()))]
    return wrong, took


def thinned_crowd(
    book: Book, worker: Worker, writers: int, entries: int, chance: Random, name: str = ""
) -> tuple[list[str], int, int]:
    """The same while half of the writers are killed; what is wrong, how many were killed, how much was acknowledged."""
    children = []
    for writer in range(writers):
        runs = [book.log(f"{name}{writer} {entry}") for entry in range(entries)]
        children.append(worker.start(*runs, acks=_acks(book, writer)))
    doomed = chance.sample(children, writers // 2)
    for child in doomed:
        time.sleep(chance.expovariate(1 / 0.1))
        os.kill(child.pid, signal.SIGKILL)
    ended = [(child, child.ended()) for child in children]
    wrong = [str(ran) for child, ran in ended if child not in doomed and ran.code != 0]
    killed = sum(ran.code == -signal.SIGKILL for _, ran in ended)
    acknowledged = _acknowledged(book)
    wrong += missing(book, acknowledged)
    after = worker.start(book.log(f"{name}afterwards")).ended()
    wrong += [str(after)] if after.code else []
    wrong += [f"left over: {path.name}" for path in book.left_over()]
    return wrong, killed, len(acknowledged)


def missing(book: Book, acknowledged: list[str]) -> list[str]:
    """What was acknowledged and is not in the file, what stands in it twice, and what else is wrong with it."""
    counted = Counter(book.summaries())
    found = [f"lost: {text}" for text in acknowledged if not counted[text]]
    found += [f"doubled: {text}" for text, count in counted.items() if count > 1]
    content = book.file.read_bytes()
    kept = [line for line in book.text.splitlines() if line.strip()]
    there = Counter(content.splitlines())
    return found + [f"lost line: {line!r}" for line in kept if not there[line]]


def _acks(book: Book, writer: int) -> Path:
    return book.folder / f"{writer}.acks"


def _acknowledged(book: Book) -> list[str]:
    """What the writers were told was done; forgotten then."""
    found = []
    for path in book.folder.glob("*.acks"):
        found += path.read_text().split("\n")[:-1]  # a line that was cut off was not acknowledged to anybody
        path.unlink()
    return found
