"""Whoever sends is killed at each step: nothing goes twice, and nothing is missing without a word."""

from pathlib import Path
from random import Random

from tests.mail.killing import STEPS, killed_again_and_again


def test_killed_at_each_step_nothing_goes_twice_or_missing_in_silence(tmp_path: Path) -> None:
    found = killed_again_and_again(tmp_path, 60, 16, Random(1))
    assert found.wrong == []
    assert found.kills == dict.fromkeys(STEPS, 2)
    assert found.accepted + found.unknown >= 60
    assert found.unknown >= 2, "those whose bodies had come, but not the answers"
