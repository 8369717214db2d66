"""A process with amctl loaded that starts children of itself: commands without the start-up, and with faults.

A line of standard input is a wish, in JSON; the answer is a line on standard output.

    {"start": {"runs": [[words, …], …], "err": FILE, "acks": FILE, "fault": [NAME, NTH]}}    the child's process id
    {"wait": PID}                                                                            its exit code

A child carries out its runs one after the other, each as a process would, and writes a line into `acks` after each
that exits with 0. A fault strikes at the nth call of the system that it makes once it wants its first lock: it dies
there, or the call fails.
"""

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from amctl import disk

CALLS = (
    *("open", "read", "pread", "write", "pwrite", "fsync", "fchmod", "fchown", "chmod", "ftruncate", "close"),
    *("stat", "lstat", "fstat", "mkdir", "link", "rename", "replace", "unlink", "scandir"),
)
DEADLY = 42  # the exit code of a child that a fault ended


def main() -> None:
    """Answers wishes until nobody has any."""
    for line in sys.stdin:
        wish = json.loads(line)
        if "start" in wish:
            answer = os.fork() or _child(wish["start"])
        else:
            _, status = os.waitpid(wish["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _child(wish: dict[str, Any]) -> NoReturn:
    for number, (name, flags) in enumerate(
        ((os.devnull, os.O_RDONLY), (wish["out"], os.O_WRONLY), (wish["err"], os.O_WRONLY))
    ):
        handle = os.open(name, flags | os.O_CREAT | os.O_TRUNC if flags else flags, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    acks = os.open(wish["acks"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if wish.get("acks") else None
    code = 0
    try:
        if fault := wish.get("fault"):
            strike(fault[0], fault[1])
        for words in wish["runs"]:
            code = _run(words)
            if code == 0 and acks is not None:
                os.write(acks, (words[-1] + "\n").encode())
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 1
    sys.stderr.flush()
    os._exit(code)


def _run(words: list[str]) -> int:
    from amctl.cli import main as amctl

    sys.argv = ["amctl", *words]
    try:
        amctl()
    except SystemExit as end:
        sys.stdout.flush()
        return int(end.code or 0)
    return 0


def strike(fault: str, nth: int) -> None:
    """Lets the nth call from the first lock on die, or fail with an error: `EXIT`, `ENOSPC`, `EIO`."""
    state = {"left": nth, "on": False}

    def struck(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if not state["on"] and name == "open" and str(given[0]).endswith(".lock"):
                state["on"] = True
            if state["on"]:
                state["left"] -= 1
                if state["left"] == 0:
                    if fault == "EXIT":
                        os._exit(DEADLY)
                    sys.stderr.write(f"struck: {name}\n")
                    if name == "close":
                        real(*given, **named)  # a close that fails has closed all the same
                    raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))
            return real(*given, **named)

        return call

    for name in CALLS:
        setattr(os, name, struck(name, getattr(os, name)))
    disk.swap = struck("swap", disk.swap)


def warm_up(scratch: Path) -> None:
    """Loads what a command loads, by running some in a book of no importance."""
    from typer.testing import CliRunner

    from amctl.cli import app

    scratch.mkdir(parents=True)
    (scratch / "amctl.yaml").write_text("amctl: 1\npeople: {anna: {name: Anna}}\n")
    (scratch / "acme.yaml").write_text("name: Acme\nstatus: active\nowner: anna\n")
    for words in (["log", "acme", "x"], ["due"], ["undo", "--list", "--json"], ["undo"]):
        CliRunner().invoke(app, ["-C", str(scratch), *words])


if __name__ == "__main__":
    warm_up(Path(sys.argv[1]))
    main()
