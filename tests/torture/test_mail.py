"""A sender that is killed at each step and at any moment: no letter goes twice, none is missing in silence."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.mail.killing import killed_again_and_again

pytestmark = [pytest.mark.torture, pytest.mark.timeout(3600)]


def test_killed_while_sending(
    tmp_path: Path, chance: Random, figure: Callable[..., None], times: Callable[[int], int]
) -> None:
    letters = times(1000)
    found = killed_again_and_again(tmp_path, letters, times(160), chance, at_random=True)
    kills = sum(found.kills.values())
    measured = f"{letters:,} letters, {kills} kills: {found.accepted} arrived, {found.unknown} unknown and told"
    figure("kill -9 while mail is sent", f"{measured}; {len(found.wrong)} wrong", found.wrong)
