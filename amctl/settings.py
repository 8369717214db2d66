"""Who may set what: the book's amctl.yaml, the user's own config, the environment."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amctl.disk import read_regular
from amctl.document import TOP, Document, Problem
from amctl.errors import SettingsError, Unreadable

if TYPE_CHECKING:
    from amctl.model.reading import Model
    from amctl.model.settings import Settings, UserConfig

SETTINGS = "amctl.yaml"


class SettingsFile(NamedTuple):
    """The settings as they stand in their file; None if they cannot be used."""

    document: Document
    settings: "Settings | None"
    problems: tuple[Problem, ...]


def find_book(named: str | None, environment: Mapping[str, str], cwd: Path, config: "UserConfig") -> Path:
    """The book's folder: the one named, AMCTL_BOOK, the nearest upwards, ./accounts, the user's own `book:`.

    Raises SettingsError if there is none.
    """
    if found := book_here(named, environment, cwd):
        return found
    if config.book:
        return _checked(Path(os.path.expanduser(config.book)), "book: of your config")
    raise SettingsError(
        "no book here: no amctl.yaml in this folder or above it",
        "amctl init starts one; -C DIR, AMCTL_BOOK or book: in your config name one",
    )


def book_here(named: str | None, environment: Mapping[str, str], cwd: Path) -> Path | None:
    """The book's folder as far as no config is needed to find it; raises SettingsError if one is named that is none."""
    for given, source in ((named, "-C/--book"), (environment.get("AMCTL_BOOK"), "AMCTL_BOOK")):
        if given:
            return _checked(Path(given), source)
    for folder in (cwd, *cwd.parents, cwd / "accounts"):
        if os.path.isfile(folder / SETTINGS):
            return folder
    return None


def _checked(folder: Path, source: str) -> Path:
    if not os.path.exists(folder / SETTINGS):
        if os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK):
            raise SettingsError(f"{folder} may not be read ({source})", "check its permissions")
        missing = "no such folder" if not os.path.isdir(folder) else f"no {SETTINGS} in it"
        below = folder / "accounts"
        hint = f"did you mean {below}?" if os.path.exists(below / SETTINGS) else f"amctl init {folder} starts one there"
        raise SettingsError(f"{folder} is no book ({source}): {missing}", hint)
    return folder


def read_settings(root: Path, instead: bytes | None = None) -> SettingsFile:
    """The settings of a book, or what somebody would write there instead, with whatever is wrong with them."""
    from amctl.model.settings import FORMAT, Settings

    document, settings, problems = _read(root / SETTINGS, SETTINGS, Settings, instead)
    version = document.data.get("amctl")
    if type(version) is int and 0 <= version < FORMAT:
        message = f"this book has format {version}, older than {FORMAT}, which this program writes"
        older = Problem("wrong-type", document.spot(("amctl",)), message, "amctl migrate brings it up to date")
        return SettingsFile(document, None, (older,))
    if settings and settings.amctl > FORMAT:
        message = f"this book has format {settings.amctl}, newer than {FORMAT}, which this program knows"
        spot = document.spot(("amctl",))
        return SettingsFile(document, None, (*problems, Problem("wrong-type", spot, message, "install a newer amctl")))
    return SettingsFile(document, settings, problems)


def user_config(environment: Mapping[str, str]) -> "UserConfig":
    """The user's own config; nothing but defaults where there is none. Raises SettingsError if it cannot be used."""
    from amctl.model.settings import UserConfig

    path = config_path(environment)
    if path is None or not _there(path):
        return UserConfig()
    real = Path(os.path.realpath(path))  # it is the user's own, who may keep it elsewhere
    document, config, problems = _read(real, str(path), UserConfig)
    lines = (line.strip() for line in document.text.splitlines())
    unread = any(problem.rule == "unreadable-file" for problem in problems)
    if not unread and all(not line or line.startswith("#") for line in lines):
        return UserConfig()
    for problem in problems:
        raise SettingsError(f"{path}:{problem.spot.line}:{problem.spot.column}: {problem.message}", problem.help)
    return config or UserConfig()


def config_document(environment: Mapping[str, str]) -> Document | None:
    """The user's config as it stands in its file; None where there is none, or it cannot be read."""
    from amctl.yaml.reader import read

    path = config_path(environment)
    try:
        return read(str(path), read_regular(Path(os.path.realpath(path)))) if path else None
    except Unreadable:
        return None


def _there(path: Path) -> bool:
    """Whether the config is there; raises SettingsError if nobody can tell: what it says would be lost in silence."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        hint = "check the folder's permissions, or name another: AMCTL_CONFIG"
        raise SettingsError(f"{path} cannot be read: {error.strerror}", hint) from None
    return True


def config_path(environment: Mapping[str, str]) -> Path | None:
    """Where the user's config would be: AMCTL_CONFIG, else the system's place; None for somebody without a home."""
    if environment.get("AMCTL_CONFIG"):
        return Path(environment["AMCTL_CONFIG"])
    if os.name == "posix" and environment.get("HOME") == "" and not environment.get("XDG_CONFIG_HOME"):
        return None
    from platformdirs import user_config_path

    try:
        return user_config_path("amctl", appauthor=False) / "config.yaml"
    except (RuntimeError, KeyError, OSError):  # neither HOME nor an entry for this user
        return None


def state_path(environment: Mapping[str, str]) -> Path | None:
    """The folder of what amctl keeps for this user; None for somebody without a home."""
    if os.name == "posix" and environment.get("HOME") == "" and not environment.get("XDG_STATE_HOME"):
        return None
    from platformdirs import user_state_path

    try:
        return user_state_path("amctl", appauthor=False)
    except (RuntimeError, KeyError, OSError):  # neither HOME nor an entry for this user
        return None


def book_mark(root: Path) -> str:
    """What files about a book are called outside of it: its folder's name, and a hash of where that is."""
    real = os.path.realpath(root)
    return f"{Path(real).name[:60] or 'book'}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:16]}"


def _read(
    path: Path, name: str, model: "type[Model]", instead: bytes | None = None
) -> "tuple[Document, Model | None, tuple[Problem, ...]]":
    from amctl.model.reading import understood
    from amctl.yaml.reader import read

    try:
        document = read(name, read_regular(path) if instead is None else instead)
    except Unreadable as error:
        problem = Problem("unreadable-file", TOP, str(error), error.hint)
        return Document(name, "", {}, {}, (problem,)), None, (problem,)
    if document.problems:
        return document, None, document.problems
    found, problems = understood(document, model)
    return document, found, problems
