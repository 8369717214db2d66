"""Running commands as a user does: words in, streams and an exit code out."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from amctl.cli import app

TODAY = "2026-11-23"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[list[str]]:
        """The cells of what a pipe gets."""
        return [line.split("\t") for line in self.out.splitlines()]


@pytest.fixture
def amctl(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs amctl on the pinned day; bugs are raised, not swallowed."""
    monkeypatch.setenv("AMCTL_TODAY", TODAY)

    def run(*words: object, stdin: bytes | None = None) -> Ran:
        result = CliRunner().invoke(app, [str(word) for word in words], input=stdin, prog_name="amctl")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run
