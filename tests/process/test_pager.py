"""Long answers on a terminal are read in a pager, and nowhere else are they."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

AMCTL = [str(Path(sys.executable).parent / "amctl")]
Make = Callable[..., Path]


def on_a_terminal(words: list[str], lines: int = 20, keys: bytes = b"", **more: str) -> tuple[bytes, int]:
    """What a terminal of so many lines shows, and the exit code."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "TERM": "xterm", "AMCTL_TODAY": "2026-11-23"}
    child, handle = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever started the tests ignores
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
        os.execvpe(AMCTL[0], [*AMCTL, *words], {**environment, **more})
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([handle], [], [], 0.2)[0]:
            try:
                shown += os.read(handle, 65536)
            except OSError:
                break
        elif keys and shown:
            os.write(handle, keys)
            keys = b""
    os.close(handle)  # whoever still waits for a key is hung up
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return shown, code


@pytest.fixture
def marked(tmp_path: Path) -> str:
    """A pager that says so."""
    path = tmp_path / "marked"
    path.write_text("#!/bin/sh\necho PAGER\nexec cat\n")
    path.chmod(0o755)
    return str(path)


def test_what_is_higher_than_the_screen_goes_through_the_pager_with_its_colours(example: Path, marked: str) -> None:
    shown, code = on_a_terminal(["-C", str(example), "list", "--color", "always"], lines=8, AMCTL_PAGER=marked)
    assert shown.startswith(b"PAGER")
    assert b"\x1b[1m" in shown
    assert b"nordwind-logistik" in shown
    assert code == 0
    shown, _ = on_a_terminal(["-C", str(example), "list"], lines=200, AMCTL_PAGER=marked)
    assert b"PAGER" not in shown, "it fits"
    assert b"nordwind-logistik" in shown


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["--no-pager", "explain"], {}),
        (["explain", "--no-pager"], {}),
        (["explain"], {"AMCTL_PAGER": ""}),
        (["explain"], {"AMCTL_PAGER": "cat"}),
        (["explain", "-o", "rules.md"], {}),
    ],
)
def test_it_can_be_turned_off(
    words: list[str], environment: dict[str, str], marked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown, code = on_a_terminal(words, lines=8, **{"PAGER": marked, "AMCTL_PAGER": marked, **environment})
    assert b"PAGER" not in shown
    assert (b"AM101" in shown) or "rules.md" in words
    assert code == 0


def test_who_names_the_pager(marked: str, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"pager: {marked}\n")
    named = {"AMCTL_CONFIG": str(config), "PAGER": "false"}
    assert on_a_terminal(["explain"], lines=8, **named)[0].startswith(b"PAGER"), "the config before PAGER"
    assert b"PAGER" not in on_a_terminal(["explain"], lines=8, AMCTL_PAGER="cat", **named)[0], "AMCTL_PAGER before it"
    assert on_a_terminal(["explain"], lines=8, PAGER=marked)[0].startswith(b"PAGER")
    assert b"PAGER" not in on_a_terminal(["explain"], lines=8, PAGER=marked, TERM="dumb")[0]
    config.write_text("pager: [")
    shown, code = on_a_terminal(["explain"], lines=8, **{**named, "PAGER": marked})
    assert shown.startswith(b"PAGER"), "a config that cannot be used is told elsewhere"
    assert code == 0


def test_a_book_names_no_command(book: Make, marked: str, tmp_path: Path) -> None:
    root = book(amctl=f"amctl: 1\npager: {marked}\n")
    shown, _ = on_a_terminal(["-C", str(root), "validate"], lines=3, keys=b"q")
    assert b"unknown key 'pager'" in shown
    assert b"PAGER" not in shown.replace(marked.encode(), b"")


@pytest.mark.parametrize("pager", ["no-such-pager", "'"])
def test_one_that_cannot_be_started_costs_nothing_but_a_word(pager: str) -> None:
    shown, code = on_a_terminal(["explain"], lines=8, AMCTL_PAGER=pager)
    assert b"amctl: the pager '" in shown
    assert b"AM101" in shown
    assert code == 0


def test_without_less_a_long_answer_runs_through(tmp_path: Path) -> None:
    shown, code = on_a_terminal(["explain"], lines=8, PATH=str(tmp_path))
    assert b"AM101" in shown
    assert b"pager" not in shown
    assert code == 0


def test_closing_it_early_is_no_error() -> None:
    shown, code = on_a_terminal(["explain", "AM"], lines=8, AMCTL_PAGER="head -1")
    assert b"Traceback" not in shown
    assert code == 0


def test_ctrl_c_is_the_pagers(tmp_path: Path) -> None:
    path = tmp_path / "waiting"
    path.write_text("#!/bin/sh\ntrap 'echo CAUGHT; exit 0' INT\nhead -c 300\nwhile :; do sleep 0.1; done\n")
    path.chmod(0o755)
    shown, code = on_a_terminal(["explain"], lines=8, keys=b"\x03", AMCTL_PAGER=str(path))
    assert b"CAUGHT" in shown
    assert b"Traceback" not in shown
    assert code == 0


def test_what_writes_is_not_paged(book: Make, marked: str) -> None:
    root = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    words = ["-C", str(root), "-n", "note", "acme", "It is a long story"]
    shown, code = on_a_terminal(words, lines=3, AMCTL_PAGER=marked)
    assert b"It is a long story" in shown
    assert b"PAGER" not in shown
    assert code == 0
