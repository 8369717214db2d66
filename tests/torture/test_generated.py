"""Thousands of files that nobody has seen, each changed by a command drawn at random."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.conftest import SEED
from tests.torture.files import Files

pytestmark = [pytest.mark.torture, pytest.mark.timeout(7200)]


def test_generated_files(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figure: Callable[..., None],
    times: Callable[[int], int],
) -> None:
    files, ends, wrong, refused = Files(tmp_path, monkeypatch), Counter[str](), [], []
    verbs = Counter[str]()
    for number in range(times(20_000)):
        tried = files.tried(f"{SEED} {number}")
        ends[tried.end] += 1
        verbs[tried.command[0]] += 1
        wrong += [(number, tried.command, what) for what in tried.wrong]
        if tried.end == "refused":
            refused.append((number, tried.command))
    total = sum(ends.values())
    measured = (
        f"{total} files, {len(verbs)} commands, {len(wrong)} wrong, {len(refused)} refused ({len(refused) / total:.2%})"
    )
    too_many = refused if len(refused) > total * 0.005 else []
    figure("generated files, a command drawn at random", measured, [*wrong, *too_many])
