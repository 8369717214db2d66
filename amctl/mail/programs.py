"""Running a program that the user's config names: without a shell, for so long and no longer."""

import os
import signal
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from amctl.mail.headers import header


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


def ran(command: Sequence[str], seconds: float, given: bytes | None = None) -> Ended:
    """Runs a command, with an input or none at all; one that takes longer is killed with all that it started.

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
        out, err = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill(process)
        return Ended(None, b"", b"")
    except BaseException:
        _kill(process)
        raise
    return Ended(process.returncode, out, err)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kills a process and what it started, which may hold its pipes open: they are not read to their end."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()
