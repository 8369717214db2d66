"""A program that the config names is judged by its own end, whatever it says and whatever it leaves behind."""

import sys
import time

import pytest

from amctl.mail.programs import ran


def python(code: str, given: bytes | None = None, seconds: float = 20) -> tuple[int | None, bytes, bytes]:
    return ran([sys.executable, "-c", f"import os, subprocess, sys, time\n{code}"], seconds, given)


def test_all_that_goes_in_and_comes_out_however_much_it_is() -> None:
    much = b"x" * 500_000
    code = "got = sys.stdin.buffer.read(); sys.stdout.buffer.write(got); sys.stderr.buffer.write(got[1:]); sys.exit(3)"
    assert python(code, much) == (3, much, much[1:])
    assert python("print(repr(sys.stdin.read()))") == (0, b"''\n", b"")
    assert python("print(repr(sys.stdin.read()))", b"") == (0, b"''\n", b"")


def test_one_that_does_not_read_is_judged_by_its_end() -> None:
    assert python("os.close(0); time.sleep(0.3); print(1)", b"x" * 500_000) == (0, b"1\n", b"")
    assert python("print(1)", b"x" * 500_000) == (0, b"1\n", b"")


def test_one_that_closes_its_pipes_may_go_on() -> None:
    assert python("print(1, flush=True); os.close(1); os.close(2); time.sleep(0.3); os._exit(4)") == (4, b"1\n", b"")


def test_of_one_that_talks_without_end_a_part_is_kept() -> None:
    code = "while True: os.write(1, b'x' * 60_000)"
    assert python(code, seconds=1)[0] is None
    code, out, _ = python("for _ in range(50): os.write(1, b'x' * 60_000)")
    assert (code, len(out)) == (0, 1_000_000)


@pytest.mark.parametrize("left", ["sleep 30", "yes"])
def test_what_it_leaves_behind_holds_nothing_up(left: str) -> None:
    begun = time.monotonic()
    code = f"subprocess.Popen(['timeout', '30', *{left.split()}]); print(1, flush=True); os.write(2, b'later')"
    ended, out, err = python(code, b"mail")
    assert ended == 0
    assert b"1\n" in out
    assert err == b"later"
    assert time.monotonic() - begun < 10
