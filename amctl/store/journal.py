"""The journal: what amctl changed in a book, in the user's own state folder, so that it can be taken back.

It is never in the book, readable by its owner only, and forgets after 90 days. A line says what the files were before
and after, and keeps only the bytes that went and came. It is written before the files are: what a crash interrupts is
in it.
"""

import base64
import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from amctl.disk import append, create, make_folder, replace, sweep
from amctl.errors import OutputError, Unreadable
from amctl.locks import locked
from amctl.settings import book_mark, state_path

KEPT = timedelta(days=90)
MAX_JOURNAL = 100_000_000  # bytes; a bulk change over a thousand accounts is one


class Writing(NamedTuple):
    """What one file holds before and after a change; None: it is not there."""

    file: str
    before: bytes | None
    after: bytes | None


class Trace(NamedTuple):
    """What is kept of a writing: the SHA-256 of both, and what stands between the bytes that are the same in both.

    What came is kept beside what went: an editor that saves an old copy later takes it away, and nobody would know.
    """

    file: str
    before: str | None
    after: str | None
    start: int
    end: int
    removed: str  # base64
    added: str = ""  # base64

    def words(self) -> bytes:
        """What the journal keeps of the file itself."""
        return base64.b64decode(self.removed) + b"\n" + base64.b64decode(self.added)

    def taken_back(self, after: bytes | None) -> bytes | None:
        """What the file held before, from what it holds after the change."""
        if self.before is None:
            return None
        rest = after or b""
        content = rest[: self.start] + base64.b64decode(self.removed) + rest[len(rest) - self.end :]
        if fingerprint(content) != self.before:
            raise ValueError("the journal does not fit the file")
        return content


class Act(NamedTuple):
    """One change by one invocation; `undoes` names the act that it took back."""

    id: str
    at: str  # UTC, ISO 8601
    done: str
    files: tuple[Trace, ...]
    undoes: str = ""


def fingerprint(content: bytes | None) -> str | None:
    """The SHA-256 of what a file holds; None if it is not there."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def traced(writing: Writing) -> Trace:
    """What the journal keeps of a writing."""
    before, after = writing.before or b"", writing.after or b""
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    removed, added = (base64.b64encode(one[start : len(one) - end]).decode() for one in (before, after))
    return Trace(writing.file, fingerprint(writing.before), fingerprint(writing.after), start, end, removed, added)


def _same(one: bytes, other: bytes) -> int:
    """How many bytes at the beginning are the same."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if one[:middle] == other[:middle] else (least, middle - 1)
    return least


def journal_path(root: Path, environment: Mapping[str, str]) -> Path | None:
    """Where the journal of a book is; None for somebody without a home."""
    folder = journal_folder(environment)
    return folder / f"{book_mark(root)}.jsonl" if folder else None


def journal_folder(environment: Mapping[str, str]) -> Path | None:
    """Where the journals of all books are; None for somebody without a home."""
    state = state_path(environment)
    return state / "journal" if state else None


def acts(journal: Path) -> list[Act]:
    """What was done, oldest first. A line that a crash cut off is no act. Raises Unreadable."""
    try:
        return [act for line in _lines(journal) if (act := _act(line))]
    except OSError as error:
        raise Unreadable(f"{journal}: it cannot be opened: {error.strerror or error}", "check the file") from None


def add(journal: Path, act: Act, now: datetime) -> None:
    """Keeps an act, on disk before this returns; raises OutputError if that cannot be."""
    line = json.dumps({**act._asdict(), "files": [one._asdict() for one in act.files]})
    with _held(journal):
        lines = _lines(journal)
        if not lines:
            _put(journal, f"{line}\n")
        elif _expired(lines[0], now):
            _put(journal, "".join(f"{one}\n" for one in [*(x for x in lines if not _expired(x, now)), line]))
        else:
            append(journal, line)


def forget(journal: Path, meant: Callable[[Act, str], bool]) -> int:
    """Drops every act that is meant, by what its line says; returns how many went."""
    with _held(journal):
        lines = _lines(journal)
        kept = [line for line in lines if not ((act := _act(line)) and meant(act, line))]
        if len(kept) < len(lines):
            _put(journal, "".join(f"{one}\n" for one in kept))
        return len(lines) - len(kept)


@contextlib.contextmanager
def _held(journal: Path) -> Iterator[None]:
    """Holds the journal's lock; whatever the disk has against it is an OutputError."""
    try:
        make_folder(journal.parent.parent)
        if not journal.parent.exists():
            make_folder(journal.parent)
            os.chmod(journal.parent, 0o700)
        with locked(journal.with_suffix(".lock"), "the journal"):
            sweep(journal)
            yield
    except OSError as error:
        raise OutputError(f"cannot write {journal}: {error.strerror or error}", "check the disk") from None


def _put(journal: Path, text: str) -> None:
    if not journal.exists():
        create(journal, b"")
        os.chmod(journal, 0o600)
    replace(journal, text.encode())


def _lines(journal: Path) -> list[str]:
    try:
        with open(journal, encoding="utf-8", errors="replace") as file:
            text = file.read(MAX_JOURNAL)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [line for line in text.split("\n") if line]


def _act(line: str) -> Act | None:
    try:
        found = json.loads(line)
        return Act(**{**found, "files": tuple(Trace(**one) for one in found["files"])})
    except (ValueError, TypeError, KeyError):
        return None


def _expired(line: str, now: datetime) -> bool:
    act = _act(line)
    try:
        return act is None or now - datetime.fromisoformat(act.at) > KEPT
    except (ValueError, TypeError):
        return True


def undone(found: Iterable[Act]) -> set[str]:
    """The acts that were taken back, and the takings back themselves."""
    return {name for act in found if act.undoes for name in (act.id, act.undoes)}
