"""Which files a book has, and how broken ones are values."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from amctl.document import Problem
from amctl.store.accounts import load
from amctl.store.book import sources

Make = Callable[..., Path]
PLAIN = "name: Acme\nstatus: active\nowner: anna\n"


def names(root: Path) -> list[str]:
    return [name for name, _ in sources(root)]


def problems(root: Path) -> dict[str, str]:
    return {name: content.message for name, content in sources(root) if isinstance(content, Problem)}


def test_accounts_are_all_yaml_files_but_settings_hidden_and_reserved_ones(book: Make) -> None:
    root = book(acme=PLAIN, team__zeta=PLAIN, playbooks__onboarding="x: 1", templates__qbr="x: 1", _git__x=PLAIN)
    (root / ".hidden").mkdir()
    (root / ".hidden" / "x.yaml").write_text(PLAIN)
    for name in (".acme.yaml.swp", "acme.yaml~", "#acme.yaml#", "notes.txt", ".x.yaml"):
        (root / name).write_text("x")
    assert names(root) == ["_git/x.yaml", "acme.yaml", "team/zeta.yaml"]


def test_what_is_no_account_file_is_told_and_never_followed(book: Make, tmp_path: Path) -> None:
    root = book(acme=PLAIN, inner__amctl="amctl: 1")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(PLAIN)
    (root / "old.yml").write_text(PLAIN)
    (root / "LOUD.YAML").write_text(PLAIN)
    (root / "linked.yaml").symlink_to(outside / "secret.yaml")
    (root / "linked").symlink_to(outside)
    (root / "dir.yaml").mkdir()
    os.mkfifo(root / "pipe.yaml")
    told = problems(root)
    assert set(told) == {"old.yml", "LOUD.YAML", "linked.yaml", "linked", "dir.yaml", "pipe.yaml", "inner"}
    assert "link" in told["linked"]
    assert "link" in told["linked.yaml"]
    assert "no regular file" in told["pipe.yaml"]
    assert "book inside" in told["inner"]


def test_a_folder_that_cannot_be_read_is_told(book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme=PLAIN, team__zeta=PLAIN)
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("team"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert problems(root) == {"team": "this folder cannot be read: Permission denied"}


def test_an_odd_file_name_is_kept(book: Make) -> None:
    root = book()
    (root / os.fsdecode(b"caf\xe9.yaml")).write_text(PLAIN)
    assert names(root) == [os.fsdecode(b"caf\xe9.yaml")]


def test_loading_never_raises_and_says_what_is_wrong() -> None:
    fine = load(("team/acme.yaml", PLAIN.encode()))
    assert (fine.id, fine.problems) == ("acme", ())
    assert fine.record
    assert fine.record.account.name == "Acme"
    for content, rule in [
        (b"a: b: c", "not-yaml"),
        (b"\xff", "not-yaml"),
        (b"name: x", "wrong-type"),
        (PLAIN.encode() + b"owner: ben\n", "duplicate-key"),
    ]:
        broken = load(("acme.yaml", content))
        assert broken.record is None
        assert broken.problems[0].rule == rule


def test_an_unknown_key_does_not_break_an_account() -> None:
    loaded = load(("acme.yaml", PLAIN.encode() + b"nmae: x\n"))
    assert loaded.record
    assert [problem.rule for problem in loaded.problems] == ["unknown-key"]


def test_a_disk_that_fails_without_a_name_is_told(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme="name: Acme\n")

    def failing(path: object = ".") -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "scandir", failing)
    ((name, problem),) = sources(root)
    assert (name, isinstance(problem, Problem) and problem.message) == (
        ".",
        "this folder cannot be read: Input/output error",
    )
