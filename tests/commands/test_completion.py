"""What the shell offers for a half-typed word."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def offered(words: str, book: Path, shell: str = "bash") -> list[str]:
    """What is offered for the last word."""
    typed = f"amctl -C {book} --today 2026-11-23 {words}"
    count = len(typed.split(" ")) - 1
    environment = {**os.environ, "COMP_WORDS": typed, "COMP_CWORD": str(count), "_TYPER_COMPLETE_ARGS": typed}
    environment["_AMCTL_COMPLETE"] = f"complete_{shell}"
    code = "import sys; sys.argv[0] = 'amctl'; from amctl.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr
    return [line for line in done.stdout.splitlines() if line]


def test_accounts_contacts_and_handles_are_offered(example: Path) -> None:
    assert offered("call nord", example) == ["nordwind-holding", "nordwind-logistik"]
    assert offered("call nordwind-logistik ja", example) == ["janssen"]
    assert "brandt" not in offered("call nordwind-logistik ", example), "he has left"
    assert "h8vnk" in offered("done ", example)
    assert offered("done h8", example) == ["h8vnk"]
    assert offered("snooze h8", example) == ["h8vnk"]


def test_where_there_is_no_book_nothing_is_offered(tmp_path: Path) -> None:
    assert offered("done ", tmp_path) == []


@pytest.mark.parametrize("what", ["$(touch pwn)", "`touch pwn`", '\\"; touch pwn; "', "\\$(touch pwn)"])
def test_a_shell_that_evaluates_what_it_is_offered_finds_nothing_to_run(
    what: str, book: Callable[..., Path], tmp_path: Path
) -> None:
    quoted = what.replace("\\", "\\\\").replace('"', '\\"')
    root = book(acme=f'name: Acme\nstatus: active\nowner: anna\nfollow_ups: [{{what: "{quoted}", due: 2026-11-30}}]\n')
    text = "".join(offered("done ", root, "zsh"))
    found = re.search(r'"(\w+)":"(acme[^"]*)"', text)
    assert found
    assert "touch pwn" in found[2]
    assert not set(found[2].replace("\\\\:", "")).intersection("$`\\\"'")
