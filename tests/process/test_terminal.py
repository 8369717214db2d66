"""How wide and colourful the terminal is, and getting words out to it."""

import io
import sys
from typing import Any

import pytest

from amctl import terminal
from amctl.errors import OutputError


class Screen(io.StringIO):
    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


def closed() -> io.StringIO:
    stream = io.StringIO()
    stream.close()
    return stream


def test_who_is_looking() -> None:
    assert terminal.is_terminal(Screen())
    assert not terminal.is_terminal(io.StringIO())
    assert not terminal.is_terminal(None)
    assert not terminal.is_terminal(closed())


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("12", 40), ("900", 240), ("x", 120)])
def test_the_width_has_bounds(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", None)
    assert terminal.width() == width


@pytest.mark.parametrize(
    ("choice", "environment", "wanted"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"TERM": "dumb", "CLICOLOR_FORCE": "1"}, True),
    ],
)
def test_colour_is_as_told_else_as_the_environment_wants(
    choice: Any, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal.colourful(choice, Screen()) == wanted


def test_lines_are_drawn_only_where_they_can_be_written() -> None:
    assert not terminal.plain_letters(Screen())
    for encoding in ("ascii", "cp1252", "no-such-code"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        stream = type("Stream", (), {"encoding": encoding})()
        assert terminal.plain_letters(stream)


def test_what_cannot_be_written_is_an_error_and_what_cannot_be_said_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (None, closed()):
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(OutputError):
            terminal.write("x")
        monkeypatch.setattr(sys, "stderr", stream)
        terminal.say("x")


def test_letters_that_the_output_lacks_are_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    terminal.write("Zürich \udce9")
    assert raw.getvalue() == b"Z\\xfcrich \\udce9"


@pytest.mark.parametrize("slow", [False, True])
def test_only_what_takes_long_is_counted_and_nothing_is_lost(slow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    ticks = iter(range(0, 10_000, 1 if slow else 0) if slow else [0] * 10_000)
    monkeypatch.setattr(terminal.time, "monotonic", lambda: next(ticks))
    assert list(terminal.watched(iter(range(50)), "Reading")) == list(range(50))
    assert ("Reading" in screen.getvalue()) == slow


def test_nobody_is_shown_a_count_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = io.StringIO()
    monkeypatch.setattr(sys, "stderr", silent)
    assert list(terminal.watched([1, 2], "Reading")) == [1, 2]
    assert silent.getvalue() == ""
