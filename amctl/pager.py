"""The pager: what is higher than the screen is read there. A book never names one; no shell is asked."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable

from amctl.terminal import is_terminal, say, write

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def paged(text: str, configured: Callable[[], str | None]) -> None:
    """Puts text on standard output, in a pager if that is a terminal which it does not fit on.

    Raises OutputError, or BrokenPipeError if nobody reads on; closing the pager early is no error.
    """
    words, named = _command(configured) if is_terminal(sys.stdout) and _too_high(text) else ([], False)
    if not words or not _read_in(words, text, told=named):
        write(text)


def chosen(configured: str | None) -> tuple[str, str]:
    """The pager and what chose it: AMCTL_PAGER, the config's, PAGER, else less where there is one; empty for none."""
    if (own := os.environ.get("AMCTL_PAGER")) is not None:
        return own.strip(), "AMCTL_PAGER"
    if configured is not None:
        return configured.strip(), "pager:"
    if os.environ.get("TERM") in (None, "", "dumb"):  # nothing pages there, unless somebody wants amctl to
        return "", "TERM"
    if (common := os.environ.get("PAGER")) is not None:
        return common.strip(), "PAGER"
    return "less" if shutil.which("less") else "", ""


def _too_high(text: str) -> bool:
    columns, lines = shutil.get_terminal_size()
    height = sum(max(1, -(-len(_ESCAPE.sub("", line)) // columns)) for line in text.splitlines())
    return height >= lines  # the prompt wants a line, too


def _command(configured: Callable[[], str | None]) -> tuple[list[str], bool]:
    """The words of the command, none for no pager, and whether somebody named it."""
    own = os.environ.get("AMCTL_PAGER")
    pager, source = chosen(configured() if own is None else None)
    try:
        words = shlex.split(pager)
    except ValueError as error:
        say(f"amctl: the pager '{pager}' ({source}) cannot be read as a command: {error}")
        return [], True
    return ([] if words in ([], ["cat"]) else words), bool(source)


def _read_in(words: list[str], text: str, *, told: bool) -> bool:
    """Whether the pager could be started, and did not fail at once; returns when it is closed."""
    encoding = sys.stdout.encoding or "utf-8"
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603  (the user's own choice)
    except OSError as error:
        if told:
            say(f"amctl: the pager '{words[0]}' cannot be started: {error.strerror}")
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's as long as it runs
    try:
        assert pager.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # closed before the end
            pager.stdin.write(text.encode(encoding, "backslashreplace"))
        with contextlib.suppress(BrokenPipeError):
            pager.stdin.close()
        failed = pager.wait() > 0
    finally:
        signal.signal(signal.SIGINT, before)
    if failed and told:
        say(f"amctl: the pager '{words[0]}' ended with exit code {pager.returncode}")
    return not failed
