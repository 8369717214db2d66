"""A year of mornings, as `make torture` has nine."""

from pathlib import Path

import pytest

from tests.torture.mornings import Years


def test_a_year_of_mornings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    year = Years(tmp_path, monkeypatch, "4", 366, quick=True)
    year.lived()
    assert year.wrong == []
    assert year.doubled() == []
    counts = year.counts
    assert counts["digests"] > 700
    assert min(counts[name] for name in ("killed", "decided", "clocks ahead", "held back", "new")) > 0
