"""docs/reliability.md speaks of every figure, and of the tests that give it."""

import re
from pathlib import Path

import pytest

from tests.torture.figures import FIGURES, Figure

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "torture").glob("test_*.py"))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.name)
def test_the_page_names_the_figure_its_target_and_the_command_that_gives_it(figure: Figure) -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if f"| {figure.name} |" in line]
    assert len(rows) == 1
    assert f"| {figure.target} |" in rows[0]
    assert f"`{figure.command}`" in rows[0]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.name)
def test_the_command_gives_the_figure(figure: Figure) -> None:
    names = re.findall(r"def test_(\w+)\(", TESTS) + re.findall(r'ids=\["(\w+)", "(\w+)"\]', TESTS)
    words = [word for name in names for word in ([name] if isinstance(name, str) else name)]
    assert figure.test in ("enospc", "eio") or any(figure.test in word for word in words)
