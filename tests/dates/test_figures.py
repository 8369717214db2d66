"""Figures that can name one day only name it."""

import pytest

from amctl.figures import one_reading


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25.11.2026", "2026-11-25"),
        ("1. 2. 2026", "2026-02-01"),
        ("28/10/2026", "2026-10-28"),
        ("2026-1-3", "2026-01-03"),
        ("2026/11/25", "2026-11-25"),
        ("1/2/2026", ""),
        ("31.2.2026", ""),
        ("30/30/2026", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_figures_that_can_name_one_day_only_name_it(text: str, day: str) -> None:
    assert one_reading(text) == day
