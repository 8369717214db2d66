"""What git is asked, of real repositories: also of those that somebody else made."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from amctl.git import Tree, tree

Make = Callable[..., Path]
LOCK = ".amctl/locks/some.lock"


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(book: Make) -> Path:
    """A book in a folder of a repository, all committed."""
    root = book(acme="name: Acme\n")
    (root / ".gitignore").write_text(".amctl/locks/\n")
    git(root.parent, "init", "-q")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-qm", "all")
    return root


def test_a_clean_tree_and_what_changed_in_it(repository: Path) -> None:
    assert tree(repository, LOCK) == Tree(repository=True, ignored=True)
    (repository / "acme.yaml").write_text("name: Other\n")
    (repository / "zürich new.yaml").write_text("name: Zürich\n")
    (repository.parent / "elsewhere").write_text("x")
    (repository / ".gitignore").write_text("")
    found = tree(repository, LOCK)
    assert set(found.changed) == {"acme.yaml", "zürich new.yaml", ".gitignore"}
    assert not found.ignored


def test_a_folder_of_which_git_knows_nothing_is_named(book: Make) -> None:
    root = book(acme="name: Acme\n")
    git(root.parent, "init", "-q")
    assert tree(root, LOCK).changed == ("the whole folder",)


def test_an_unfinished_merge(repository: Path) -> None:
    for branch, name in (("theirs", "B"), ("main", "C")):
        git(repository, *(["checkout", "-qb", branch] if branch == "theirs" else ["checkout", "-q", branch]))
        (repository / "acme.yaml").write_text(f"name: {name}\n")
        git(repository, "commit", "-qam", name)
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "theirs")
    assert tree(repository, LOCK).unmerged == ("acme.yaml",)


def test_no_repository_and_no_git(book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = book()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))
    assert tree(root, LOCK) == Tree()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tree(root, LOCK) == Tree(missing=True)


def test_nothing_is_run_that_a_repository_names(repository: Path) -> None:
    trap = repository.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository.parent}/SPRUNG\ncat\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "filter.evil.clean", "filter.evil.process"):
        git(repository, "config", key, str(trap))
    git(repository, "config", "filter.evil.required", "true")
    git(repository, "config", "filter.e=vil.clean", str(trap))
    (repository / ".gitattributes").write_text("acme.yaml filter=evil\namctl.yaml filter=e=vil\n")
    (repository / "acme.yaml").write_text("name: Bcme\n")
    os.utime(repository / "amctl.yaml", (1, 1))
    found = tree(repository, LOCK)
    assert "acme.yaml" in found.changed
    assert not found.trouble
    assert not (repository.parent / "SPRUNG").exists()


def test_a_git_that_hangs_or_fails_is_told(book: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = book()
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec sleep 60\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.setattr("amctl.git._PATIENCE", 0.2)
    assert tree(root, LOCK).trouble == "git has not answered for 0.2 seconds"
    monkeypatch.setattr("amctl.git._PATIENCE", 10)
    fake.write_text(
        '#!/bin/sh\ncase "$*" in *rev-parse*) echo true;; *) echo "fatal: bad index" >&2; exit 128;; esac\n'
    )
    assert tree(root, LOCK) == Tree(repository=True, trouble="fatal: bad index")
    fake.write_text('#!/bin/sh\necho "fatal: detected dubious ownership" >&2; exit 128\n')
    assert tree(root, LOCK) == Tree(trouble="fatal: detected dubious ownership")


def test_nothing_is_fetched_that_a_repository_lacks(repository: Path) -> None:
    trap = repository.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository.parent}/SPRUNG\nexit 1\n")
    trap.chmod(0o755)
    objects = repository.parent / ".git" / "objects"
    told = subprocess.run(["git", "-C", str(repository), "rev-parse", "HEAD^{tree}"], capture_output=True, check=True)
    root = told.stdout.decode().strip()
    (objects / root[:2] / root[2:]).unlink()
    for key, value in {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": "ssh://nowhere.example/x",
        "remote.origin.promisor": "true",
        "core.sshCommand": str(trap),
    }.items():
        git(repository, "config", key, value)
    tree(repository, LOCK)
    assert not (repository.parent / "SPRUNG").exists()


def test_a_repository_that_is_elsewhere_and_gone_is_told(book: Make) -> None:
    root = book()
    (root / ".git").write_text(f"gitdir: {root}/nowhere\n")
    assert "not a git repository" in tree(root, LOCK).trouble
