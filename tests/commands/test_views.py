"""Saved views: a report as somebody likes to see it, under a name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from amctl.model.settings import Report, View
from amctl.views import REPORTS

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
tiers:
  strategic: {}
views:
  risk: {report: list, where: "colour=red", columns: [name, colour], sort: -name}
  mine: {report: due, owner: me, within: 1y, kind: [promise, follow-up]}
"""
ACCOUNT = (
    "name: {}\nstatus: active\nowner: {}\nrating: {{colour: {}}}\nfollow_ups:\n  - {{what: Call, due: 2027-05-01}}\n"
)


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    names = {"acme": ("Acme", "anna", "red"), "beta": ("Beta", "ben", "red"), "calm": ("Calm", "anna", "green")}
    root = book(amctl=SETTINGS, **{name: ACCOUNT.format(*words) for name, words in names.items()})
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_CONFIG", str(tmp_path / "own" / "config.yaml"))
    return root


def test_a_view_of_the_book_brings_filters_columns_and_order(amctl: Any, root: Path) -> None:
    ran = amctl("list", "@risk")
    assert (ran.code, ran.lines) == (0, [["beta", "Beta", "red"], ["acme", "Acme", "red"]])


def test_what_is_typed_goes_before_the_view(amctl: Any, root: Path) -> None:
    assert [row[0] for row in amctl("list", "@risk", "--sort", "name").lines] == ["acme", "beta"]
    assert amctl("list", "--columns", "owner", "@risk").lines == [["beta", "ben"], ["acme", "anna"]]
    assert [row[0] for row in amctl("list", "@risk", "--where", "colour=green").lines] == ["calm"]


def test_me_is_whoever_looks(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMCTL_ME", "ben")
    assert [row[0] for row in amctl("due", "@mine").lines] == ["beta"]
    assert [row[0] for row in amctl("due", "acme", "@mine", "--owner", "anna").lines] == ["acme"]


def test_the_book_may_be_named_behind_it(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMCTL_BOOK")
    assert len(amctl("list", "@risk", "-C", root).lines) == 2


def test_the_value_of_an_option_is_no_view(amctl: Any, root: Path) -> None:
    ran = amctl("list", "--tag", "@risk")
    assert (ran.code, ran.out) == (0, "")  # nobody has that tag
    assert len(amctl("list", "--quiet", "@risk").lines) == 2
    assert "'@x' is no name for a view" in amctl("list", "--save", "@x").err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "@rsk"), "no view '@rsk' of list\n  help: did you mean '@risk'?"),
        (("list", "@other"), "no view '@other' of list\n  help: there are: @risk"),
        (("list", "@mine"), "@mine is a view of due\n  help: amctl due @mine"),
        (("list", "@risk", "@risk"), "one view at a time"),
        (("list", "--save", "Bad Name"), "'Bad Name' is no name for a view"),
        (("due", "acme", "--save", "one"), "a view keeps no accounts"),
        (("show", "@risk"), "no account '@risk'"),
    ],
)
def test_slips_are_told(amctl: Any, root: Path, words: tuple[str, ...], told: str) -> None:
    ran = amctl(*words)
    assert ran.code in (2, 3)
    assert told in ran.err


def test_a_saved_view_comes_into_the_users_own_config(amctl: Any, root: Path, tmp_path: Path) -> None:
    config = tmp_path / "own" / "config.yaml"
    ran = amctl("list", "--owner", "anna", "--status", "active", "--sort=-name", "--save", "annas")
    assert [row[0] for row in ran.lines] == ["calm", "acme"]
    assert ran.err == f"Saved as @annas in {config}: amctl list @annas\n"
    assert config.read_text() == 'views:\n  annas: {report: list, owner: anna, status: active, sort: "-name"}\n'
    assert [row[0] for row in amctl("list", "@annas").lines] == ["calm", "acme"]


def test_all_else_in_the_config_stays_as_it_is(amctl: Any, root: Path, tmp_path: Path) -> None:
    config = tmp_path / "own" / "config.yaml"
    config.parent.mkdir()
    config.write_text("# mine\nme: anna   # that is me\n\nviews:\n  risk: {report: list, tier: strategic}   # old\n")
    amctl("due", "--within", "2w", "--everyone", "--save", "soon")
    amctl("list", "@risk", "--sort", "name", "--save", "risk")
    assert config.read_text() == (
        "# mine\nme: anna   # that is me\n\nviews:\n  risk: {report: list, tier: strategic, sort: name}   # old\n"
        "  soon: {report: due, everyone: true, within: 2w}\n"
    )


def test_the_users_own_view_goes_before_the_books(amctl: Any, root: Path, tmp_path: Path) -> None:
    amctl("list", "--columns", "owner", "--save", "risk")
    assert amctl("list", "@risk").lines == [["acme", "anna"], ["beta", "ben"], ["calm", "anna"]]


@pytest.mark.parametrize("text", ["# nothing yet\n", "", "# nothing yet", "{}\n", "# mine\n{}\n"])
def test_a_config_of_remarks_keeps_them(amctl: Any, root: Path, tmp_path: Path, text: str) -> None:
    config = tmp_path / "own" / "config.yaml"
    config.parent.mkdir()
    config.write_text(text)
    assert amctl("list", "--tier", "strategic", "--save", "big").code == 0
    remarks = text.replace("{}", "").strip()
    wanted = "views:\n  big: {report: list, tier: strategic}\n"
    assert config.read_text() == (f"{remarks}\n" if remarks else "") + wanted
    assert amctl("list", "@big").code == 0


@pytest.mark.parametrize("text", ["---\n{}\n", "{} # none\n", "# a\n...\n"])
def test_a_config_that_cannot_be_added_to_stays_as_it_is(amctl: Any, root: Path, tmp_path: Path, text: str) -> None:
    config = tmp_path / "own" / "config.yaml"
    config.parent.mkdir()
    config.write_text(text)
    ran = amctl("list", "--tier", "strategic", "--save", "big")
    if ran.code:
        assert config.read_text() == text
        assert "paste this yourself" in ran.err or "help:" in ran.err
    else:
        assert amctl("list", "@big").code == 0


def test_an_empty_name_is_no_name(amctl: Any, root: Path) -> None:
    ran = amctl("list", "--tier", "strategic", "--save", "")
    assert (ran.code, "--save is empty" in ran.err) == (2, True)


def test_a_view_that_fails_says_which_it_is(amctl: Any, root: Path) -> None:
    settings = root / "amctl.yaml"
    settings.write_text(SETTINGS + "  bad: {report: list, columns: strange}\n")
    ran = amctl("list", "@bad")
    assert (ran.code, "@bad may ask for it: mend views:" in ran.err) == (2, True)


def test_a_config_that_is_a_link_stays_one(amctl: Any, root: Path, tmp_path: Path) -> None:
    config, real = tmp_path / "own" / "config.yaml", tmp_path / "dotfiles.yaml"
    config.parent.mkdir()
    real.write_text("me: anna\n")
    config.symlink_to(real)
    assert amctl("list", "--tier", "strategic", "--save", "big").code == 0
    assert config.is_symlink()
    assert "big: {report: list" in real.read_text()


def test_without_a_home_nothing_is_saved(amctl: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMCTL_CONFIG")
    monkeypatch.setenv("HOME", "")
    ran = amctl("list", "--save", "x")
    assert ran.code == 74
    assert "there is no place for your config" in ran.err


def test_every_report_that_takes_views_is_in_the_format_and_takes_its_fields() -> None:
    import inspect
    from importlib import import_module

    from amctl.contents import COMMANDS

    assert set(get_args(Report)) == REPORTS
    taken = {
        name
        for report in REPORTS
        for name in inspect.signature(import_module(COMMANDS[report].module).command).parameters
    }
    assert View.model_fields.keys() - {"report"} == taken - {"ctx", "accounts"}
