"""Sizes, seed, and the line that each figure gets. SCALE=0.1 is a tenth of everything; SEED= gives other chances."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.torture.books import Book, Worker
from tests.torture.figures import FIGURES

SCALE = float(os.environ.get("SCALE") or 1)
SEED = int(os.environ.get("SEED") or 1)


def pytest_report_header() -> str:
    return f"torture: SCALE={SCALE:g} SEED={SEED}"


def pytest_report_teststatus(report: Any) -> tuple[str, str, str] | None:
    """Figures speak for themselves; dots would stand between them."""
    if report.when == "call" and report.passed and "torture" in report.keywords:
        return "passed", "", ""
    return None


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Random:
    """Chance that the seed decides."""
    return Random(f"{SEED} {request.node.name}")


@pytest.fixture
def times() -> Callable[[int], int]:
    """How many, scaled: at least one."""
    return lambda full: max(1, round(full * SCALE))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Prints a figure, and fails if it misses its target: `figure(name, measured, missed)`.

    What cannot be measured here is told as such, with what is needed, and skipped.
    """
    begun = time.monotonic()
    known = {one.name: one for one in FIGURES}
    manager = request.config.pluginmanager.getplugin("capturemanager")
    terminal = request.config.pluginmanager.getplugin("terminalreporter")

    def told(name: str, measured: str = "", missed: Any = None, *, needs: str = "") -> None:
        one = known[name]
        took = f"{time.monotonic() - begun:.0f} s"
        line = f"not measured: {needs}" if needs else f"{measured} [{'MISSED: ' if missed else ''}{one.target}] {took}"
        with manager.global_and_fixture_disabled():
            terminal.ensure_newline()
            terminal.write_line(f"{name}: {line}")
        if needs:
            pytest.skip(needs)
        assert not missed, missed

    return told


@pytest.fixture
def acme(tmp_path: Path) -> Book:
    """A book with one account that somebody keeps by hand."""
    return Book(tmp_path)


@pytest.fixture
def worker(acme: Book) -> Iterator[Worker]:
    """Commands without their start-up."""
    with acme.worker() as one:
        yield one
