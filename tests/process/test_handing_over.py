"""Accounts that change hands while somebody else writes, or while the power goes: whole, or not at all."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from amctl.yaml.reader import read
from tests.torture.books import Book, Ran, Worker
from tests.torture.worker import DEADLY

NAMES = ("acme", "beta", "gamma")
SETTINGS = "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n  ben: {name: Ben Ott}\n  mei: {name: Mei Tan}\n"
START = ("handoff", "plan", "--from", "anna", "--to", "ben", "--all", "--start", "--yes")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = Book(tmp_path_factory.mktemp("handoffs"))
    (made.root / "amctl.yaml").write_text(SETTINGS)
    return made


@pytest.fixture(scope="module")
def worker(book: Book) -> Iterator[Worker]:
    with book.worker() as one:
        yield one


@pytest.fixture(autouse=True)
def before(book: Book) -> dict[str, bytes]:
    """What the files hold in the beginning."""
    book.reset()
    for name in NAMES[1:]:
        (book.root / f"{name}.yaml").write_text(f"name: {name.title()}   # kept\nstatus: active\nowner: anna\n# end\n")
    return contents(book)


def contents(book: Book) -> dict[str, bytes]:
    return {name: (book.root / f"{name}.yaml").read_bytes() for name in NAMES}


def put_back(book: Book, files: dict[str, bytes]) -> None:
    book.reset()
    for name, content in files.items():
        (book.root / f"{name}.yaml").write_bytes(content)


def begun(book: Book) -> list[int]:
    """How many handoffs each account has."""
    return [len(read("a.yaml", content).data.get("handoffs", [])) for content in contents(book).values()]


def run(book: Book, worker: Worker, *words: str) -> Ran:
    return worker.start(book.words(*words)).ended()


def wrong(book: Book, worker: Worker, before: dict[str, bytes], after: dict[str, bytes], *, back: bool) -> list[str]:
    """What is wrong after a start of all of them was struck; what was begun is taken back, or the rest is begun."""
    now = contents(book)
    found = [f"damaged: {name}" for name in NAMES if now[name] not in (before[name], after[name])]
    if back and now != before:
        ran = run(book, worker, "undo")
        found += [] if ran.code == 0 and contents(book) == before else [f"undo: {ran}"]
        return found
    shown = run(book, worker, *START[:6], "--json")
    rest = [name for name in NAMES if f'"account": "{name}"' in shown.out and now[name] == before[name]]
    told = [f"{len(rest)} handoff", "handed over already"][not rest]
    ran = run(book, worker, *START)
    found += [] if ran.code == 0 and told in ran.err else [f"the rest: {ran}"]
    found += [] if begun(book) == [1, 1, 1] else [f"begun: {begun(book)}"]
    done = tuple(f".{name}.yaml." for name in NAMES if now[name] == after[name])  # swept when it is written again
    return found + [f"left over: {path.name}" for path in book.left_over() if not path.name.startswith(done)]


def test_all_are_begun_at_once_and_taken_back_at_once(book: Book, worker: Worker, before: dict[str, bytes]) -> None:
    ran = run(book, worker, *START)
    assert (ran.code, begun(book)) == (0, [1, 1, 1])
    assert "Started 3 handoffs from anna to ben: acme, beta, gamma." in ran.err
    assert run(book, worker, "undo").code == 0
    assert contents(book) == before


def test_death_at_any_call_leaves_whole_files_and_a_clear_rest(
    book: Book, worker: Worker, before: dict[str, bytes]
) -> None:
    assert run(book, worker, *START).code == 0
    after = contents(book)
    ends = Counter[int]()
    for nth in range(1, 1000):
        put_back(book, before)
        if worker.start(book.words(*START), fault=("EXIT", nth)).ended().code != DEADLY:
            break
        now = contents(book)
        there = sum(now[name] == after[name] for name in NAMES)
        ends[there] += 1
        halfway = there not in (0, 3)
        if halfway or nth % 15 == 0:
            assert wrong(book, worker, before, after, back=nth % 2 == 0) == [], nth
        else:
            assert all(now[name] in (before[name], after[name]) for name in NAMES), nth
    assert set(ends) == {0, 1, 2, 3}


def test_killed_at_any_moment_it_can_be_begun_again(book: Book, worker: Worker, before: dict[str, bytes]) -> None:
    assert run(book, worker, *START).code == 0
    after, chance, killed = contents(book), Random(7), 0
    for number in range(12):
        put_back(book, before)
        child = worker.start(book.words(*START))
        time.sleep(chance.uniform(0, 0.12))
        os.kill(child.pid, signal.SIGKILL)
        killed += child.ended().code == -signal.SIGKILL
        assert wrong(book, worker, before, after, back=number % 2 == 0) == []
    assert killed


def test_of_two_who_begin_at_once_one_is_refused_cleanly(book: Book, worker: Worker) -> None:
    codes = Counter[int]()
    for _ in range(6):
        book.reset()
        children = [worker.start(book.words("handoff", "start", "acme", "--to", who)) for who in ("ben", "mei")]
        ended = [child.ended() for child in children]
        codes.update(ran.code for ran in ended)
        (refused,) = (ran for ran in ended if ran.code)
        assert "Traceback" not in refused.err
        assert ("AM612" if refused.code == 4 else "handed over already") in refused.err
        assert begun(book)[0] == 1
    assert codes.keys() <= {0, 2, 4}
