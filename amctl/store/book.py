"""Which files a book has, and their bytes: pairs of a name and content, so that they could come from anywhere."""

import os
from collections.abc import Iterator
from pathlib import Path

from amctl.disk import read_regular
from amctl.document import TOP, Problem
from amctl.errors import Unreadable

RESERVED = frozenset({"playbooks", "templates"})  # folders at the top that hold no accounts
Source = tuple[str, bytes | Problem]


def sources(root: Path) -> Iterator[Source]:
    """Every account file of the book, by its name relative to the book, with its bytes or why there are none."""
    for name, problem in sorted(_entries(root), key=lambda entry: entry[0]):
        yield name, problem or content(root / name)


def names(root: Path) -> list[str]:
    """The account files of the book, by their names relative to the book; none is read."""
    return sorted(name for name, problem in _entries(root) if problem is None)


def content(path: Path) -> bytes | Problem:
    """A file's bytes, or why they cannot be had."""
    try:
        return read_regular(path)
    except Unreadable as error:
        return _problem(str(error), error.hint)


def _entries(root: Path) -> Iterator[tuple[str, Problem | None]]:
    failed: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=failed.append):
        inside = Path(folder).relative_to(root).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        kept = []
        for name in sorted(folders):
            if name.startswith(".") or (not prefix and name in RESERVED):
                continue
            if problem := _folder_problem(Path(folder, name)):
                yield f"{prefix}{name}", problem
            else:
                kept.append(name)
        folders[:] = kept
        yield from ((f"{prefix}{name}", problem) for name, problem in yaml_files(files, top=not prefix))
    for error in failed:
        name = Path(os.fsdecode(error.filename or root)).relative_to(root).as_posix()
        yield name, _problem(f"this folder cannot be read: {error.strerror}", "change its permissions")


def yaml_files(names: list[str], *, top: bool) -> Iterator[tuple[str, Problem | None]]:
    """The YAML files among the names of a folder, each with what is wrong with its name; `top`: it is the book's."""
    for name in names:
        stem, ending = os.path.splitext(name)
        if name.startswith((".", "#")) or (top and name == "amctl.yaml"):
            continue
        if ending == ".yaml":
            yield name, None
        elif ending.lower() in (".yml", ".yaml"):
            yield name, _problem(f"its name ends in {ending}", f"rename it: {stem}.yaml")


def _folder_problem(folder: Path) -> Problem | None:
    if os.path.islink(folder):
        return _problem("a link to a folder, which may lead out of the book", "put the folder itself there")
    if folder.suffix == ".yaml":
        return _problem("a folder whose name ends in .yaml", "rename it")
    if os.path.exists(folder / "amctl.yaml"):
        return _problem("a book inside this book", "move it out, or its accounts in")
    return None


def _problem(message: str, remedy: str) -> Problem:
    return Problem("unreadable-file", TOP, message, remedy)
