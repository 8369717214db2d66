"""What is set, and where it comes from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Amctl = Callable[..., Any]
Make = Callable[..., Path]
CONFIG = """\
me: anna
editor: code --wait
pager: less -S
mail:
  transport: smtp
  host: mx.example
  password_command: [pass, show, secret-name]
"""


def settings(ran: Any) -> dict[str, tuple[str, str]]:
    assert ran.code == 0
    return {line[0]: (line[1], line[2]) for line in ran.lines}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Anna's config."""
    path = tmp_path / "config.yaml"
    path.write_text(CONFIG)
    monkeypatch.setenv("AMCTL_CONFIG", str(path))
    for name in ("VISUAL", "EDITOR", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    return path


def test_each_line_of_the_config_is_named_and_no_secret_is_shown(amctl: Amctl, book: Make, config: Path) -> None:
    ran = amctl("-C", book(), "config")
    told = settings(ran)
    assert told["config"] == (str(config), "AMCTL_CONFIG")
    assert told["me"] == ("anna", f"{config}:1")
    assert told["editor"] == ("code --wait", f"{config}:2")
    assert told["pager"] == ("less -S", f"{config}:3")
    assert told["mail.host"] == ("mx.example", f"{config}:6")
    assert told["mail.password_command"] == ("(a command)", f"{config}:7")
    assert told["mail.security"] == ("starttls", "default")
    assert "secret-name" not in ran.out


def test_the_environment_and_flags_win(amctl: Amctl, book: Make, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book()
    for name, value in {"AMCTL_ME": "ben", "AMCTL_EDITOR": "ed", "AMCTL_PAGER": "more", "AMCTL_BOOK": root}.items():
        monkeypatch.setenv(name, str(value))
    told = settings(amctl("config"))
    assert told["me"] == ("ben", "AMCTL_ME")
    assert told["editor"] == ("ed", "AMCTL_EDITOR")
    assert told["pager"] == ("more", "AMCTL_PAGER")
    assert told["book"] == (str(root), "AMCTL_BOOK")
    assert told["today"] == ("2026-11-23", "AMCTL_TODAY")
    told = settings(amctl("-C", root, "--today", "2026-01-01", "--color", "never", "--no-pager", "config"))
    assert told["book"][1] == "-C/--book"
    assert told["today"] == ("2026-01-01", "--today")
    assert told["color"] == ("never", "--color")
    assert told["pager"] == ("", "--no-pager")
    monkeypatch.setenv("NO_COLOR", "1")
    assert settings(amctl("config"))["color"] == ("never", "NO_COLOR")
    monkeypatch.delenv("AMCTL_TODAY")
    assert settings(amctl("config"))["today"][1] == "the clock, in UTC"


def test_the_time_zone_is_a_persons_or_the_books(amctl: Amctl, book: Make, config: Path) -> None:
    text = (
        "amctl: 1\ntimezone: Europe/Berlin\npeople:\n  anna: {name: Anna, timezone: Asia/Tokyo}\n  ben: {name: Ben}\n"
    )
    root = book(amctl=text)
    zone, source = settings(amctl("-C", root, "config"))["timezone"]
    assert (zone, source.endswith("amctl.yaml:4")) == ("Asia/Tokyo", True)
    config.write_text("me: ben\n")
    zone, source = settings(amctl("-C", root, "config"))["timezone"]
    assert (zone, source.endswith("amctl.yaml:2")) == ("Europe/Berlin", True)


def test_how_the_book_was_found(amctl: Amctl, book: Make, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book()
    (root / "team").mkdir()
    for folder, source in ((root, "this folder"), (root / "team", "a folder above")):
        monkeypatch.chdir(folder)
        assert settings(amctl("config"))["book"] == (str(root), source)
    away = root.parent / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    assert settings(amctl("config"))["book"] == ("", "no book here: no amctl.yaml in this folder or above it")
    config.write_text(f"book: {root}\n")
    assert settings(amctl("config"))["book"] == (str(root), f"{config}:1")
    root.rename(away / "accounts")
    config.write_text("# nothing\n")
    assert settings(amctl("config"))["book"] == (str(away / "accounts"), "./accounts")


def test_who_has_no_config_is_told_where_it_would_be(amctl: Amctl, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    told = settings(amctl("-C", book(), "config"))
    assert told["config"][1] == "the system's place (there is none yet)"
    assert told["me"] == told["mail"] == ("", "default")
    assert told["editor"] == ("vi", "default")
    monkeypatch.setenv("HOME", "")
    assert settings(amctl("-C", book(), "config"))["config"][0] == ""


def test_a_config_that_cannot_be_used_is_an_error_with_its_line(amctl: Amctl, book: Make, config: Path) -> None:
    config.write_text("me: anna\neditr: vi\n")
    ran = amctl("-C", book(), "config")
    assert ran.code == 2
    assert f"{config}:2" in ran.err


def test_a_book_that_cannot_be_used_leaves_the_day_of_this_machine(amctl: Amctl, book: Make, config: Path) -> None:
    told = settings(amctl("-C", book(amctl="amctl: one\n"), "config"))
    assert told["timezone"] == ("", "this machine")
    assert told["today"] == ("2026-11-23", "AMCTL_TODAY")
    told = settings(amctl("-C", "/nowhere", "config"))
    assert told["book"] == ("", "-C/--book")
