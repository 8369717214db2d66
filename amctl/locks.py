"""Locks: one writer at a time. The lock's file stays for good, for one that is replaced or removed locks nobody out."""

import contextlib
import os
import socket
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from amctl.errors import Locked, OutputError

PATIENCE = 10.0  # seconds to wait for somebody else, who needs milliseconds
_TURNS = 6  # times as long, as long as one writer after the other has a turn
_GLANCE = 0.05  # seconds between two looks at who holds it
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextlib.contextmanager
def locked(path: Path, what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of `what` while the block runs; the system frees it even if the program is killed.

    Raises Locked, which names the holder, if one of them holds it longer than `patience` seconds, or all together six
    times as long; OutputError if there can be no lock.
    """
    try:
        handle = os.open(path, _FLAGS, 0o666)
    except OSError as error:
        raise OutputError(f"cannot lock {what}: {path}: {error.strerror}", "check the folder's permissions") from None
    try:
        _wait(handle, what, patience)
        holder = f"process {os.getpid()} on {socket.gethostname()}, since {time.strftime('%Y-%m-%d %H:%M:%S')}"
        with contextlib.suppress(OSError):  # a full disk: the lock holds all the same
            os.ftruncate(handle, 0)
            os.pwrite(handle, holder.encode(errors="replace"), 0)
        yield
    finally:
        with contextlib.suppress(OSError):  # it is free all the same
            os.close(handle)


def _wait(handle: int, what: str, patience: float) -> None:
    import fcntl

    try:
        regular = stat.S_ISREG(os.fstat(handle).st_mode)
    except OSError as error:
        raise OutputError(f"cannot lock {what}: {error.strerror}", "check the disk") from None
    if not regular:
        raise OutputError(f"cannot lock {what}: its lock is no regular file", "remove what is in .amctl/locks")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _stand_in_line(handle, what, patience)
    except OSError as error:
        raise OutputError(f"cannot lock {what}: {error.strerror}", "is the book on a disk without locks?") from None


def _stand_in_line(handle: int, what: str, patience: float) -> None:
    """Waits for a turn as long as somebody's patience lasts; the system serves who came first.

    A thread does the waiting, which nothing can interrupt; one that is not waited for any longer ends with the program.
    """
    import fcntl
    import threading

    served, failed = threading.Event(), list[OSError]()

    def wait() -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as error:
            failed.append(error)
        served.set()

    threading.Thread(target=wait, daemon=True).start()
    holder, last, turn = b"", b"", time.monotonic()
    end = turn + patience * _TURNS
    while not served.wait(_GLANCE):
        with contextlib.suppress(OSError):
            holder = os.pread(handle, 200, 0)
        if holder != last:
            last, turn = holder, time.monotonic()
        if time.monotonic() > min(end, turn + patience):
            name = holder.decode("utf-8", "replace") or "somebody"
            raise Locked(f"{what} is being changed by {name}", "try again when that is done") from None
    if failed:
        raise OutputError(f"cannot lock {what}: {failed[0].strerror}", "is the book on a disk without locks?")


def held_now(folder: Path) -> list[tuple[str, str]]:
    """The locks of a folder that somebody holds at this moment, by name, each with its holder."""
    import fcntl

    found = []
    for path in sorted(folder.glob("*.lock")):
        try:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        except OSError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            found.append((path.stem, os.pread(handle, 200, 0).decode("utf-8", "replace") or "somebody"))
        except OSError:
            continue
        finally:
            os.close(handle)
    return found
