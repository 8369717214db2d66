"""The git command, as far as it is asked something.

A repository may be somebody else's: nothing that its config names is run.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_PATIENCE = 10  # seconds
# What wins over a repository's own config. No transport is used: a repository can have git fetch what it lacks.
_HARMLESS = {
    "core.fsmonitor": "",
    "core.hooksPath": "/dev/null",
    "core.sshCommand": "false",
    "core.gitProxy": "",
    "protocol.allow": "never",
}


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
            named = any(os.path.lexists(one / ".git") for one in (folder.absolute(), *folder.absolute().parents))
            strange = [line for line in told if named or "not a git repository" not in line]
            return Tree(trouble=strange[0] if strange else "")
        words = ("status", "--porcelain=v1", "-z", "--ignore-submodules=all", "--no-renames", "--", ".")
        status = _git(folder, *words, without=_filters(folder))
        prefix = _git(folder, "rev-parse", "--show-prefix").stdout.decode("utf-8", "surrogateescape").strip("\n")
        asked = _git(folder, "check-ignore", "-q", "--", ignored)
    except FileNotFoundError:
        return Tree(missing=True)
    except subprocess.TimeoutExpired:
        return Tree(trouble=f"git has not answered for {_PATIENCE} seconds")
    except OSError as error:
        return Tree(trouble=str(error))
    if status.returncode:
        told = status.stderr.decode("utf-8", "replace").strip().splitlines()
        return Tree(repository=True, trouble=told[0] if told else "git status failed")
    entries = [entry for entry in status.stdout.decode("utf-8", "surrogateescape").split("\0") if entry]
    files = [(entry[:2], entry[3:].removeprefix(prefix) or "the whole folder") for entry in entries]
    unmerged = tuple(name for state, name in files if "U" in state or state in ("AA", "DD"))
    return Tree(False, True, "", tuple(name for _, name in files), unmerged, asked.returncode == 0)


def _filters(folder: Path) -> dict[str, str]:
    """What switches off every filter that a config names: git would run them to look at a changed file."""
    found = _git(
        folder, "config", "--name-only", "--null", "--get-regexp", r"^filter\..*\.(clean|smudge|process|required)$"
    )
    names = found.stdout.decode("utf-8", "surrogateescape").split("\0")
    return dict.fromkeys(filter(None, names), "")


def _git(folder: Path, *words: str, without: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Asks git. Its config is overridden by the environment: on a command line a name with = in it would be cut."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {**_HARMLESS, **(without or {})}
    ours = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):
        ours |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    environment = {**kept, **ours, **quiet}
    return subprocess.run(  # noqa: S603  (no shell)
        ["git", "-C", str(folder), "--no-optional-locks", "--no-pager", *words],  # noqa: S607  (the user's own PATH)
        capture_output=True,
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=_PATIENCE,
    )
