"""Eight years of mornings and one more: each of us is told all that is due, once a working day, whatever happens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.conftest import SEED
from tests.torture.mornings import DAYS, Years

pytestmark = [pytest.mark.torture, pytest.mark.timeout(7200)]


def test_mornings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figure: Callable[..., None],
    times: Callable[[int], int],
) -> None:
    years = Years(tmp_path, monkeypatch, f"{SEED} mornings", times(DAYS))
    years.lived()
    counts, doubled = years.counts, years.doubled()
    measured = (
        f"{years.days:,} days, {counts['runs']:,} runs, {counts['killed']} of them killed, "
        f"{counts['clocks ahead'] + counts['clocks behind']} under a wrong clock, {counts['digests']:,} digests, "
        f"{counts['mentions']:,} entries, {counts['new']:,} of them new: {len(years.wrong)} wrong, "
        f"{len(doubled)} doubled"
    )
    figure("mornings from 2024 to 2032", measured, [*years.wrong[:5], *doubled])
