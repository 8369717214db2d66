"""The git command, as far as it is asked something.

A repository may be somebody else's: nothing that its config names is run.
"""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

_PATIENCE = 10  # seconds
_HARMLESS = ("-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "--no-optional-locks", "--no-pager")


class Tree(NamedTuple):
    """What git says of a folder: `missing` if there is no git, `repository` false if it is in none of its trees.

    `changed` and `unmerged` are files by their paths in the folder; `ignored` are those of the names asked for.
    """

    missing: bool = False
    repository: bool = False
    trouble: str = ""  # what git complained about
    changed: tuple[str, ...] = ()
    unmerged: tuple[str, ...] = ()
    ignored: bool = False


def tree(folder: Path, ignored: str) -> Tree:
    """What git says of a folder, and whether it ignores a file in it."""
    try:
        inside = _git(folder, "rev-parse", "--is-inside-work-tree")
        if inside.returncode or inside.stdout.strip() != b"true":
            told = inside.stderr.decode("utf-8", "replace").strip().splitlines()
            strange = [line for line in told if "not a git repository" not in line]
            return Tree(trouble=strange[0] if strange else "")
        filters = _without_filters(folder)
        status = _git(
            folder, *filters, "status", "--porcelain=v1", "-z", "--ignore-submodules=all", "--no-renames", "--", "."
        )
        prefix = _git(folder, "rev-parse", "--show-prefix").stdout.decode("utf-8", "surrogateescape").strip("\n")
        asked = _git(folder, "check-ignore", "-q", "--", ignored)
    except FileNotFoundError:
        return Tree(missing=True)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Tree(trouble=str(error))
    if status.returncode:
        told = status.stderr.decode("utf-8", "replace").strip().splitlines()
        return Tree(repository=True, trouble=told[0] if told else "git status failed")
    entries = [entry for entry in status.stdout.decode("utf-8", "surrogateescape").split("\0") if entry]
    files = [(entry[:2], entry[3:].removeprefix(prefix)) for entry in entries]
    unmerged = tuple(name for state, name in files if "U" in state or state in ("AA", "DD"))
    return Tree(False, True, "", tuple(name for _, name in files), unmerged, asked.returncode == 0)


def _without_filters(folder: Path) -> list[str]:
    """Options that switch off every filter that a config names: git would run them to look at a changed file."""
    found = _git(
        folder, "config", "--name-only", "--null", "--get-regexp", r"^filter\..*\.(clean|smudge|process|required)$"
    )
    names = found.stdout.decode("utf-8", "surrogateescape").split("\0")
    return [word for name in dict.fromkeys(filter(None, names)) for word in ("-c", f"{name}=")]


def _git(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603  (no shell)
        ["git", "-C", str(folder), *_HARMLESS, *words],  # noqa: S607  (the user's own PATH)
        capture_output=True,
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=_PATIENCE,
    )
