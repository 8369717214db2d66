"""Running a program that the user's config names: without a shell, for so long and no longer."""

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import IO, NamedTuple, cast

from amctl.errors import MailError
from amctl.mail.headers import header

_MOST = 1_000_000  # bytes that are kept of what a program says
_TURN = 0.05  # seconds between two looks whether it has ended, while somebody holds its pipes


class Ended(NamedTuple):
    """How a program ended; a negative code is the signal that ended it, None that it took too long."""

    code: int | None
    out: bytes
    err: bytes

    @property
    def complaint(self) -> str:
        """The first line of what it complained about, else how it ended."""
        lines = [line for line in self.err.decode("utf-8", "replace").splitlines() if line.strip()]
        if self.code is None:
            return "it took too long"
        return header(lines[0]) if lines else f"it was killed by signal {-self.code}" if self.code < 0 else (
            f"it ended with exit code {self.code}")  # fmt: skip


def passable(text: str) -> bool:
    """Whether the system takes a text at all, as a word of a command or as a path."""
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False


def runnable(words: Sequence[str], setting: str) -> tuple[str, ...]:
    """The words of a command; raises MailError, which names the setting, if no program can get them."""
    if not all(map(passable, words)):
        raise MailError(f"mail: {setting}: has a character that no program can get", "correct it in your config")
    return tuple(words)


def ran(command: Sequence[str], seconds: float, given: bytes | None = None) -> Ended:
    """Runs a command, with an input or none at all; one that takes longer is killed with all that it started.

    What it leaves running behind it when it ends is not waited for, though that may hold its pipes.

    Raises OSError if there is no such program, or it may not be run.
    """
    process = subprocess.Popen(  # noqa: S603  (the user's own choice, no shell)
        list(command),
        stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        with _Talk(process, given or b"") as talk:
            in_time = talk.ended(time.monotonic() + seconds)
    except BaseException:
        _kill(process)
        raise
    if not in_time:
        _kill(process)
        return Ended(None, b"", b"")
    return Ended(process.returncode, *talk.said)


class _Talk:
    """What goes into a process and comes out of it, for as long as the process itself runs."""

    def __init__(self, process: "subprocess.Popen[bytes]", given: bytes) -> None:
        self.process, self.given = process, memoryview(given)
        self.heard = {cast(IO[bytes], pipe): bytearray() for pipe in (process.stdout, process.stderr)}
        self.open = selectors.DefaultSelector()

    def __enter__(self) -> "_Talk":
        for pipe in filter(None, (self.process.stdin, *self.heard)):
            os.set_blocking(pipe.fileno(), False)
            self.open.register(pipe, selectors.EVENT_READ if pipe in self.heard else selectors.EVENT_WRITE)
        return self

    def __exit__(self, *_: object) -> None:
        for one in list(self.open.get_map().values()):
            self._end(cast(IO[bytes], one.fileobj))
        self.open.close()

    @property
    def said(self) -> tuple[bytes, bytes]:
        """What it put out, and what it complained about."""
        out, err = map(bytes, self.heard.values())
        return out, err

    def ended(self, until: float) -> bool:
        """Talks until the process ends; False if it still runs at that time."""
        while self.process.poll() is None:
            left = until - time.monotonic()
            if left <= 0:
                return False
            self._turn(min(left, _TURN))
        for pipe in [one for one in self.heard if not one.closed]:
            while len(self.heard[pipe]) < _MOST and self._listen(pipe):
                pass
        return True

    def _turn(self, seconds: float) -> None:
        """What can be read and written now, or in so many seconds; with all pipes closed, waits for the end."""
        if not self.open.get_map():
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        for key, _ in self.open.select(seconds) if self.open.get_map() else ():
            pipe = cast(IO[bytes], key.fileobj)
            if pipe in self.heard:
                self._listen(pipe)
            else:
                self._tell(pipe)

    def _listen(self, pipe: IO[bytes]) -> bool:
        """Reads a part; False if there is none now."""
        try:
            part = os.read(pipe.fileno(), 65536)
        except BlockingIOError:
            return False
        self.heard[pipe] += part[: _MOST - len(self.heard[pipe])]
        if not part:
            self._end(pipe)
        return bool(part)

    def _tell(self, pipe: IO[bytes]) -> None:
        with contextlib.suppress(BlockingIOError):
            try:
                self.given = self.given[os.write(pipe.fileno(), self.given[:65536]) :]
            except BrokenPipeError:
                self.given = self.given[:0]
        if not self.given:
            self._end(pipe)

    def _end(self, pipe: IO[bytes]) -> None:
        self.open.unregister(pipe)
        pipe.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kills a process and what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        process.kill()
    process.wait()
