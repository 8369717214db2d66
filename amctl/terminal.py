"""The terminal: how wide and colourful it is, and getting words out to it or finding out that nobody listens."""

import contextlib
import errno
import io
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from typing import IO, Literal, TypeVar

from amctl.errors import OutputError

Color = Literal["auto", "always", "never"]
Thing = TypeVar("Thing")
NARROWEST, WIDEST, UNKNOWN = 40, 240, 120


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person looks at a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def width() -> int:
    """Columns to write in: the terminal's or COLUMNS', between 40 and 240; 120 where neither says."""
    columns = shutil.get_terminal_size((UNKNOWN, 24)).columns
    return max(NARROWEST, min(columns, WIDEST))


def colourful(choice: Color, stream: IO[str] | None) -> bool:
    """Whether to use colour: as told, else by NO_COLOR, FORCE_COLOR, TERM and what the stream is."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def plain_letters(stream: IO[str] | None) -> bool:
    """Whether the stream's encoding lacks the lines of tables and trees."""
    try:
        "─│└├…✓".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def write(text: str) -> None:
    """Writes to standard output, all of it; raises OutputError if that fails, BrokenPipeError if nobody reads on.

    What the output's encoding lacks becomes a visible escape.
    """
    stream = sys.stdout
    if stream is None:
        raise OutputError("standard output is closed", "redirect it to a file, or use -o FILE")
    try:
        stream.write(text.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))
        stream.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        hush(stream)
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"standard output cannot be written: {reason}", "check where it leads") from None


def say(text: str) -> None:
    """A line on standard error; lost without a fuss if nobody can hear it."""
    stream = sys.stderr
    with contextlib.suppress(OSError, ValueError, AttributeError):
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()


def can_ask() -> bool:
    """Whether there is a person to ask."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def asked(question: str) -> str:
    """A person's answer to a question on standard error; empty if there is none."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(question)
        sys.stderr.flush()
    return sys.stdin.readline().strip()


class _Closed(io.TextIOBase):
    """Standard output that the caller has closed: what is written to it is lost, which somebody must be told."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "it is closed")


def stand_in() -> None:
    """Puts something in the place of streams that the caller has closed: errors then go nowhere, and must not fail."""
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def hush(stream: IO[str]) -> None:
    """Sends what is left in a stream's buffer nowhere, so that Python does not complain at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def watched(things: Iterable[Thing], label: str) -> Iterator[Thing]:
    """The same things; a person at a terminal is shown how many have passed once it takes longer than a second."""
    if not is_terminal(sys.stderr):
        yield from things
        return
    begun = time.monotonic()
    iterator = iter(things)
    for count, thing in enumerate(iterator, 1):
        yield thing
        if time.monotonic() - begun > 1:
            yield from _counted(iterator, label, count)


def _counted(things: Iterator[Thing], label: str, count: int) -> Iterator[Thing]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description} {task.completed} files"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None, completed=count)
        for thing in things:
            yield thing
            progress.advance(task)
