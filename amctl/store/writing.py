"""Writing into the book: under a lock, whole or not at all, never over somebody else's change."""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from amctl.disk import create, make_folder, prepared, put, read_regular, remove, sweep
from amctl.errors import AmctlError, ChangedOnDisk, OutputError, Unreadable
from amctl.locks import PATIENCE, locked
from amctl.store.journal import Writing

LOCKS = ".amctl/locks"
_STALE = 60  # seconds after which a lock of git's was left by a crash
_CHECKOUT = 5.0  # seconds to wait for git to come to an end


@contextlib.contextmanager
def held(root: Path, files: Iterable[str], patience: float = PATIENCE) -> Iterator[None]:
    """Holds the locks of these files of the book, always in the same order, so that nobody waits in a circle.

    Raises Locked, which names the holder; OutputError if the book's folder cannot be written.
    """
    names = sorted({_lock_name(file) for file in files})
    folder = root / LOCKS
    make_folder(folder)
    for one in (folder.parent, folder):
        if os.path.islink(one):
            raise OutputError(f"{one} is a link, which may lead out of the book", "put the folder itself there")
    if not (folder / ".gitignore").exists():
        with contextlib.suppress(AmctlError):  # somebody else is making it
            create(folder / ".gitignore", b"*\n")
    with contextlib.ExitStack() as stack:
        for name in names:
            stack.enter_context(locked(folder / f"{name}.lock", name, patience))
        _wait_for_git(root)
        yield


def _lock_name(file: str) -> str:
    """An account's id, whatever folder and case it is written in; the settings have a name that no id has."""
    return file if file == "amctl.yaml" else file.rsplit("/", 1)[-1].removesuffix(".yaml").casefold()


def content_of(root: Path, file: str) -> bytes | None:
    """What a file of the book holds; None if it is not there. Raises Unreadable, which names the file."""
    path = root / file
    with contextlib.suppress(OSError):  # what cannot even be looked at is there, and says so when it is read
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
    try:
        return read_regular(path)
    except Unreadable as error:
        raise Unreadable(f"{path}: {error}", error.hint) from None


def write_all(root: Path, writings: Sequence[Writing]) -> None:
    """Writes all these files, or none; only for who holds their locks.

    First all of them are written beside their places, then each is put there. Raises ChangedOnDisk if one is not what
    it was, OutputError if one cannot be written; those already put there are put back. When it returns, everything is
    on disk, and no checkout that ran meanwhile has taken it away again.
    """
    done: list[Writing] = []
    with contextlib.ExitStack() as stack:
        ready = [_ready(root, writing, stack) for writing in writings]
        try:
            for writing, temporary in zip(writings, ready, strict=True):
                try:
                    _put(root, writing, temporary)
                except ChangedOnDisk:
                    raise
                except BaseException:
                    done.append(writing)  # it may be there, where its folder could not be synced
                    raise
                done.append(writing)
            _settled(root, writings)
        except BaseException:
            for file, before, after in reversed(done):
                with contextlib.suppress(AmctlError):
                    back = Writing(file, after, before)
                    _put(root, back, _ready(root, back, stack))
            raise


def _ready(root: Path, writing: Writing, stack: contextlib.ExitStack) -> Path | None:
    path = root / writing.file
    sweep(path)
    if writing.after is None:
        return None
    if writing.before is None:
        make_folder(path.parent)
    return stack.enter_context(prepared(path, writing.after))


def _put(root: Path, writing: Writing, temporary: Path | None) -> None:
    path = root / writing.file
    if temporary is None:
        remove(path, writing.before or b"")
    else:
        put(path, temporary, old=writing.before, new=writing.before is None)


def _settled(root: Path, writings: Sequence[Writing]) -> None:
    """Asks once more, when git is done: a checkout looks at all files before it replaces the first."""
    _wait_for_git(root, _CHECKOUT)
    for writing in writings:
        try:
            there = content_of(root, writing.file)
        except Unreadable:
            there = None
        if there != writing.after:
            path = root / writing.file
            raise ChangedOnDisk(f"{path} was replaced while it was written, by git or an editor", "try again")


def _wait_for_git(root: Path, patience: float = 2.0) -> None:
    """Waits while git rewrites the files, but not for a lock that a crash left behind."""
    lock = next(
        (above / ".git" / "index.lock" for above in (root, *root.absolute().parents) if os.path.isdir(above / ".git")),
        None,
    )
    end = time.monotonic() + patience
    while lock and time.monotonic() < end:
        try:
            age = time.clock_gettime(time.CLOCK_REALTIME) - lock.stat().st_mtime
        except OSError:
            return
        if age > _STALE:
            return
        time.sleep(0.02)
