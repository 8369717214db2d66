"""A diff can be applied, and shown to a person."""

import subprocess
from pathlib import Path

import pytest

from amctl.render.diff import as_new, unified
from amctl.render.look import Look

PLAIN, COLOUR = Look(80, colour=False, ascii=False), Look(80, colour=True, ascii=False)


def test_a_new_file_is_all_plus() -> None:
    assert as_new("a/acme.yaml", "name: Acme\nx: 1\n") == (
        "--- /dev/null\n+++ a/acme.yaml\n@@ -0,0 +1,2 @@\n+name: Acme\n+x: 1\n"
    )
    assert as_new("s.json", "{}\n", brief=True) == "--- /dev/null\n+++ s.json\n@@ generated: 1 lines @@\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\n", "a: 1\nb: 3\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\r\nnew: x\r\nb: 2\r\n"),
        ("a: 1\nb: 2", "a: 1\nb: 2\nc: 3"),
        ("a: '\u2028'\n", "a: '\u2028'\nb: '\x85'\n"),
        ("a: 1\n", "a: 1\nb:\tx\n"),
    ],
)
def test_a_diff_is_one_that_patch_can_apply(before: str, after: str, tmp_path: Path) -> None:
    diff = unified("acme.yaml", before, after, PLAIN)
    if "\u2028" in before:
        assert "\\u2028" in diff, "what is hidden is shown, at the price that patch does not take it"
        return
    (tmp_path / "acme.yaml").write_bytes(before.encode())
    command = ["git", "apply", "--whitespace=nowarn", "-p0"]
    subprocess.run(command, input=diff.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "acme.yaml").read_bytes() == after.encode()


def test_in_colour_what_comes_is_green_and_nothing_is_broken_over_lines() -> None:
    text = unified("acme.yaml", "a: 1\nlong: x\n", f"a: 1\nlong: {'word ' * 40}\x1b[2J\r\n", COLOUR)
    lines = text.splitlines()
    assert lines[0] == "\x1b[1m--- acme.yaml\x1b[0m"
    assert "\x1b[36m@@ -1,2 +1,2 @@\x1b[0m" in lines
    assert "\x1b[31m-long: x\x1b[0m" in lines
    assert lines[-1].startswith("\x1b[32m+long: word word")
    assert "\\x1b[2J" in lines[-1]
    assert len(lines) == 6


def test_a_file_that_goes_is_all_minus() -> None:
    assert unified("acme.yaml", "a: 1\n", None, PLAIN) == "--- acme.yaml\n+++ /dev/null\n@@ -1 +0,0 @@\n-a: 1\n"
