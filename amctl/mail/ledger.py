"""The ledger of a book's mail on disk: what is about to leave, and what became of it, each on disk before it counts.

It is append-only, in the user's own state folder, readable by its owner only, and held by one run at a time. What is
told there survives a crash at any point: a letter whose sending has begun and of which nothing else is known is held
until somebody decides.
"""

import contextlib
import json
import os
import secrets
import socket
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amctl.disk import append, create, make_folder, replace, sweep
from amctl.errors import MailError, OutputError
from amctl.locks import PATIENCE, locked
from amctl.mail.entries import Entry, Key, Ledger, ahead, folded, outdated, record_of
from amctl.settings import book_mark, state_path

MAX_LEDGER = 200_000_000  # bytes; 400 days of a hundred people and hourly runs are a hundredth of it
_HINT = "no mail is sent without it: check the folder and the disk"
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def ledger_path(root: Path, environment: Mapping[str, str]) -> Path:
    """Where the ledger of a book is; raises MailError for somebody without a home."""
    state = state_path(environment)
    if state is None:
        raise MailError("there is no folder to keep the ledger of sent mail in", "set HOME or XDG_STATE_HOME")
    return state / "mail" / f"{book_mark(root)}.jsonl"


def read(path: Path) -> Ledger:
    """What a ledger says at this moment, for whoever only looks; raises MailError if it cannot be read.

    An empty one where there is no file; what is there and is no ledger cannot be read.
    """
    records = _records(path)
    found = folded(records or ())
    if records is not None and not found.id:
        raise _no_ledger(path)
    return found


class OpenLedger:
    """A ledger that this process holds. `now` is what it says, with all that was noted since."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self.path, self.clock = path, clock
        self.records = _records(path) or []
        self.now = folded(self.records)
        self.run = ""

    def note(self, entry: Entry) -> None:
        """Puts on disk what became of a letter; raises OutputError if that cannot be."""
        self._add(record_of(entry._replace(at=self._at())))

    def begin(self, today: date, kind: str = "daily") -> None:
        """Notes that a run begins, and of which kind its letters are."""
        self.run = secrets.token_hex(8)
        run = {"run": self.run, "day": today.isoformat(), "at": self._at(), "host": socket.gethostname()}
        self._add({**run, "letters": kind})

    def end(self, today: date, counts: Mapping[str, int]) -> None:
        """Notes that the run came to its end, and with how many letters of each fate."""
        self._add({"run": self.run, "day": today.isoformat(), "at": self._at(), "counts": dict(Counter(counts))})

    def resend(self, key: Key) -> bool:
        """Lets a letter be sent again that is unknown or was refused; False if there is none."""
        return self._decided(key, ("unknown", "refused"), "deferred", "somebody asked for it again")

    def drop(self, key: Key, today: date) -> bool:
        """Closes a letter that was not sent; one of a day to come, whatever became of it, is forgotten altogether.

        Tomorrow is no day to come: for somebody further east it may have begun. False if there is no such letter.
        """
        if ahead(key.day, today):
            return self._decided(key, None, "void", "the clock was wrong")
        return self._decided(key, ("unknown", "refused", "deferred"), "dropped", "somebody dropped it")

    def leave(self, since: date) -> None:
        """Notes that mails leave from now on: what was only put into a folder since a day has not been sent."""
        for entry in [one for one in self.now.entries.values() if one.kept and one.key.day >= since]:
            self.note(entry._replace(state="void", reason="it was put into a folder, and now mails leave"))

    def take_over(self, day: date) -> None:
        """Notes that up to a day another machine sent, so that nothing of these days is sent from here."""
        self._add({"taken_over": day.isoformat(), "at": self._at()})

    def _decided(self, key: Key, states: tuple[str, ...] | None, new: Any, reason: str) -> bool:
        entry = self.now.entries.get(key)
        if entry is None or (states is not None and entry.state not in states):
            return False
        self.note(entry._replace(state=new, code=0, reason=reason))
        return True

    def settle(self) -> None:
        """Makes unknown what was being sent when a run died: for who just began to hold the ledger."""
        for entry in self.now.unknown():
            if entry.state == "sending":
                self.note(entry._replace(state="unknown", reason="the run ended while it was being sent"))

    def compact(self, today: date) -> None:
        """Forgets what is old, all at once or not at all; measured by the ledger's own days if the clock is ahead.

        If that was ahead by more than is kept, today is forgotten as well: of what is forgotten nothing goes again.
        """
        today = min(today, self.now.newest() or today)
        kept = [one for one in self.records if not outdated(one, self.now, today)]
        if len(kept) == len(self.records):
            return
        left = folded(kept)
        days = [key.day for key, one in self.now.entries.items() if one.state == "sent" and key not in left.entries]
        if last := max([*days, *([left.taken_over] if left.taken_over else [])], default=None):
            kept = [one for one in kept if "taken_over" not in one]
            kept.append({"taken_over": last.isoformat(), "at": self._at()})
        replace(self.path, "".join(f"{json.dumps(one)}\n" for one in kept).encode())
        self.records, self.now = kept, folded(kept)

    def _at(self) -> str:
        return self.clock().isoformat(timespec="seconds")

    def _add(self, record: dict[str, Any]) -> None:
        append(self.path, json.dumps(record))
        self.records.append(record)
        self.now = folded([record], self.now)


@contextlib.contextmanager
def opened(path: Path, today: date, clock: Callable[[], datetime], patience: float = PATIENCE) -> Iterator[OpenLedger]:
    """Holds a ledger while the block runs, made if there is none yet; what was left open is unknown from then on.

    Raises Locked if another run holds it, OutputError if it cannot be written, MailError if it cannot be read.
    """
    try:
        make_folder(path.parent.parent)
        if not path.parent.exists():
            make_folder(path.parent)
            os.chmod(path.parent, 0o700)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}", _HINT) from None
    with locked(path.with_suffix(".lock"), "the ledger of sent mail", patience):
        sweep(path)
        if not os.path.lexists(path):
            create(path, f"{json.dumps({'ledger': secrets.token_hex(16)})}\n".encode(), 0o600)
        ledger = OpenLedger(path, clock)
        if not ledger.now.id:
            raise _no_ledger(path)
        ledger.compact(today)
        ledger.settle()
        yield ledger


def _no_ledger(path: Path) -> MailError:
    return MailError(f"{path} is no ledger of sent mail", "look what it is; without it, nobody knows what went")


def _records(path: Path) -> list[dict[str, Any]] | None:
    """The records of a ledger, oldest first; a line that a crash cut off is none. None where there is no file."""
    try:
        with open(path, "rb", opener=_regular) as file:
            content = file.read(MAX_LEDGER + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MailError(f"cannot read {path}: {error.strerror or error}", _HINT) from None
    if len(content) > MAX_LEDGER:
        raise MailError(f"{path} is larger than {MAX_LEDGER // 1_000_000} MB", "look what is in it")
    return [record for line in content.split(b"\n") if (record := _record(line)) is not None]


def _regular(path: str, _: int) -> int:
    """Opens a file to read it; raises MailError if it is none but a pipe, a device, a folder."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NOFOLLOW)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise _no_ledger(Path(path))


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
