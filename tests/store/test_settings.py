"""Who may set what, and where a book is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from amctl.errors import SettingsError
from amctl.model.settings import UserConfig
from amctl.settings import config_path, find_book, read_settings, user_config

Make = Callable[..., Path]


def test_a_book_is_found_by_name_environment_upwards_below_and_by_config(book: Make, tmp_path: Path) -> None:
    root = book(team__acme="")
    away = tmp_path / "away"
    away.mkdir()
    assert find_book(str(root), {}, away, UserConfig()) == root
    assert find_book(None, {"AMCTL_BOOK": str(root)}, away, UserConfig()) == root
    assert find_book(None, {}, root / "team", UserConfig()) == root
    root.rename(tmp_path / "accounts")
    assert find_book(None, {}, tmp_path, UserConfig()) == tmp_path / "accounts"
    assert find_book(None, {}, away, UserConfig(book=str(tmp_path / "accounts"))) == tmp_path / "accounts"


def test_the_name_beats_the_environment_and_the_nearest_beats_the_config(book: Make, tmp_path: Path) -> None:
    root = book()
    other = tmp_path / "other"
    other.mkdir()
    (other / "amctl.yaml").write_text("amctl: 1")
    assert find_book(str(other), {"AMCTL_BOOK": str(root)}, root, UserConfig()) == other
    assert find_book(None, {}, root, UserConfig(book=str(other))) == root


@pytest.mark.parametrize("named", ["nowhere", "."])
def test_a_folder_that_is_no_book_is_refused_with_a_remedy(named: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        find_book(str(tmp_path / named), {}, tmp_path, UserConfig())
    assert "amctl init" in error.value.hint
    with pytest.raises(SettingsError, match="no book here"):
        find_book(None, {}, tmp_path, UserConfig())


def test_a_newer_book_is_refused(book: Make) -> None:
    file = read_settings(book(amctl="amctl: 2\n"))
    assert file.settings is None
    assert "newer" in file.problems[0].message


def test_settings_that_cannot_be_read_are_a_value(book: Make) -> None:
    root = book(amctl="amctl: one\n")
    assert read_settings(root).settings is None
    (root / "amctl.yaml").unlink()
    (root / "amctl.yaml").symlink_to(root)
    assert read_settings(root).problems[0].rule == "unreadable-file"
    assert read_settings(root, b"a: b: c").problems[0].rule == "not-yaml"
    assert read_settings(root, b"amctl: 1").settings


def test_the_users_config_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("me: anna\nmail: {transport: smtp, host: mail.example, from: A <a@b.example>}\n")
    config = user_config({"AMCTL_CONFIG": str(path)})
    assert config.me == "anna"
    assert config.mail
    assert config.mail.from_ == "A <a@b.example>"


@pytest.mark.parametrize("text", ["mee: anna\n", "a: b: c\n", "me: [a]\n"])
def test_a_config_that_cannot_be_used_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"config\.yaml:1:\d+: "):
        user_config({"AMCTL_CONFIG": str(path)})


def test_somebody_without_a_home_has_no_config(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config_path({"HOME": ""}) is None
    assert user_config({"HOME": ""}) == UserConfig()
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: (_ for _ in ()).throw(RuntimeError))
    assert config_path({}) is None


def test_the_config_lies_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path({}) == tmp_path / "amctl" / "config.yaml"
    assert user_config({}) == UserConfig()
