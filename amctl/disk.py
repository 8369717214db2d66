"""The disk: opening with care, writing whole or not at all."""

import contextlib
import glob
import os
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from amctl.errors import ChangedOnDisk, OutputError, Unreadable
from amctl.swap import swap

MAX_BYTES = 1_000_000  # no account comes near; a larger file is a mistake or an attack
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file of at most 1 MB; raises Unreadable for links, pipes, devices and what is too large.

    A file that changes while it is read, as during a checkout, is read again.
    """
    try:
        for _ in range(50):
            content, settled = _read_once(path)
            if settled:
                return content
            time.sleep(0.02)
    except OSError as error:
        raise Unreadable(*_reason(path, error)) from None
    raise Unreadable("it keeps changing while it is read", "try again when the other program is done")


def _read_once(path: Path) -> tuple[bytes, bool]:
    """The content, and whether the file was the same before and after."""
    handle = os.open(path, _FLAGS)
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable("it is no regular file", "put a plain file there")
        if before.st_size > MAX_BYTES:
            raise Unreadable(f"it is larger than {MAX_BYTES // 1000} kB", "move long texts into files of their own")
        content = b""
        while len(content) <= MAX_BYTES and (part := os.read(handle, MAX_BYTES + 1)):
            content += part
        after = os.fstat(handle)
    finally:
        os.close(handle)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content, same and len(content) == after.st_size


def _reason(path: Path, error: OSError) -> tuple[str, str]:
    if os.path.islink(path):
        return "it is a link, which may lead out of the book", "put the file itself there"
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "check the name"
    if isinstance(error, PermissionError):
        return "you may not read it", "change its permissions"
    return f"it cannot be opened: {error.strerror or error}", "check the file"


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; raises OutputError if that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {path}: {error.strerror or error}", "name another") from None


def create(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Makes a new file, of a mode but for the umask; raises ChangedOnDisk if there is one already.

    Raises OutputError if it cannot be written.
    """
    with prepared(path, content, mode) as temporary:
        put(path, temporary, new=True)


def replace(path: Path, content: bytes) -> None:
    """Puts content into a file, whole or not at all, keeping its mode and owner; raises OutputError if that fails."""
    with prepared(path, content) as temporary:
        put(path, temporary)


def append(path: Path, line: str) -> None:
    """Adds a line to a file that is there, on disk when this returns; what a crash left of another is a line by itself.

    Raises OutputError if that cannot be.
    """
    flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    with _told(path):
        handle = os.open(path, flags)
        try:
            size = os.fstat(handle).st_size
            cut = size and os.pread(handle, 1, size - 1) != b"\n"
            _write(handle, (("\n" if cut else "") + line + "\n").encode())
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def prepared(path: Path, content: bytes, mode: int = 0o666) -> Iterator[Path]:
    """A finished file beside the one that it shall become; gone afterwards if it did not. Raises OutputError."""
    if not path.name:
        raise OutputError(f"{path} is a folder", "name a file in it")
    temporary = _beside(path)
    try:
        with _told(path):
            if path.is_symlink():
                raise OutputError(f"{path} is a link", "name the file itself")
            if path.exists() and not path.is_file():
                raise OutputError(f"{path} is no regular file", "name another file")
            _write_whole(temporary, content, path.stat() if path.exists() else None, mode)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def put(path: Path, temporary: Path, *, old: bytes | None = None, new: bool = False) -> None:
    """Puts a prepared file in its place. Raises ChangedOnDisk if the place does not hold `old`, or is not `new`."""
    if old is not None:
        _unchanged(path, old)
    with _told(path):
        if new:
            os.link(temporary, path)  # fails where a rename would overwrite
        elif old is None or not _swapped(temporary, path):
            temporary.replace(path)
        elif not _holds(temporary, old):  # somebody was here since it was looked at
            _swapped(temporary, path)
            raise _changed(path)
        _sync_folder(path.parent)


def _swapped(temporary: Path, path: Path) -> bool:
    try:
        return swap(temporary, path)
    except FileNotFoundError:
        raise _changed(path) from None


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise ChangedOnDisk(f"{path} exists already", "move it away first") from None
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}", "check the folder and the disk") from None


def remove(path: Path, old: bytes) -> None:
    """Removes a file that still holds `old`; raises ChangedOnDisk if it does not, OutputError if that fails."""
    _unchanged(path, old)
    away = _beside(path)
    with _told(path):
        try:
            path.rename(away)
        except FileNotFoundError:
            raise _changed(path) from None
        if not _holds(away, old):  # somebody was here since it was looked at
            with contextlib.suppress(FileExistsError):  # or is here again
                os.link(away, path)
            away.unlink()
            raise _changed(path)
        away.unlink()
        _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Removes what a writer of this file left half-written when it died; only for who holds the file's lock."""
    with contextlib.suppress(OSError):
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
            left.unlink(missing_ok=True)


def _unchanged(path: Path, old: bytes) -> None:
    try:
        same = read_regular(path) == old
    except Unreadable:
        same = False
    if not same:
        raise _changed(path)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file holds this, and nobody writes it at this moment."""
    try:
        return _read_once(path) == (content, True)
    except Unreadable:
        return False


def _changed(path: Path) -> ChangedOnDisk:
    return ChangedOnDisk(f"{path} changed meanwhile, by an editor or git", "nothing was written: try again")


def _beside(path: Path) -> Path:
    """Where a file is before it is in its place, or after."""
    return path.parent / f".{path.name[:200]}.{os.getpid()}.{secrets.token_hex(4)}.tmp"


def _write_whole(path: Path, content: bytes, like: os.stat_result | None, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags, mode)  # the umask does the rest
    try:
        _write(handle, content)
        if like is not None:
            _keep_owner(handle, like)
            os.fchmod(handle, stat.S_IMODE(like.st_mode))
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _keep_owner(handle: int, like: os.stat_result) -> None:
    """Gives a file the owner and group of another, as far as this user may."""
    mine = os.fstat(handle)
    if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(handle, -1, like.st_gid)
        with contextlib.suppress(OSError):
            os.fchown(handle, like.st_uid, -1)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
