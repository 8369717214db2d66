"""Where each setting comes from: the command line, the environment, a line of the config or of the book, or us."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from amctl.document import Document
from amctl.errors import AmctlError
from amctl.reports.configured import Setting
from amctl.session import Session

USUAL = "default"


def settings_of(session: Session) -> list[Setting]:
    """Every setting with its origin. Raises SettingsError if the user's config cannot be used."""
    from amctl.settings import config_document, config_path

    path = config_path(os.environ)
    own = Own(config_document(os.environ), str(path or ""))
    there = "" if own.document else " (there is none yet)"
    return [
        Setting(
            "config",
            str(path or ""),
            "AMCTL_CONFIG" if os.environ.get("AMCTL_CONFIG") else f"the system's place{there}",
        ),
        _book(session, own),
        own.setting("me", session.myself, "AMCTL_ME"),
        *_day(session),
        _editor(session, own),
        _pager(session, own),
        _colour(session),
        *_mail(session, own),
    ]


def today_of(session: Session) -> date:
    """The day in the book if it can be used, else where this machine stands."""
    try:
        return session.today
    except AmctlError:
        return session.today_without_book()


class Own:
    """The user's config, as it stands in its file."""

    def __init__(self, document: Document | None, name: str) -> None:
        self.document, self.name = document, name

    def origin(self, *path: str) -> str:
        """The file and line where the config says something; empty if it does not."""
        data: Any = self.document.data if self.document else {}
        for step in path:
            if not isinstance(data, Mapping) or step not in data:
                return ""
            data = data[step]
        assert self.document is not None
        return f"{self.name}:{self.document.line(path)}"

    def setting(self, key: str, value: str | None, variable: str) -> Setting:
        """One that the environment or the config sets."""
        named = variable if os.environ.get(variable) else ""
        return Setting(key, value or "", named or self.origin(key) or USUAL)


def _book(session: Session, own: Own) -> Setting:
    given = (("-C/--book", session.options.book), ("AMCTL_BOOK", os.environ.get("AMCTL_BOOK")))
    named = next((source for source, value in given if value), "")
    try:
        root = session.root
    except AmctlError as error:
        return Setting("book", "", named or str(error))
    beside = Path.cwd() / "accounts"
    here = "./accounts" if root == beside else "this folder" if root == Path.cwd() else "a folder above"
    config = session.config.book
    by_config = (
        config is not None
        and root == Path(os.path.expanduser(config))
        and root not in (Path.cwd(), *Path.cwd().parents)
    )
    return Setting("book", str(root), named or (own.origin("book") if by_config else here))


def _day(session: Session) -> list[Setting]:
    told = "--today" if session.options.today else "AMCTL_TODAY" if os.environ.get("AMCTL_TODAY") else ""
    try:
        settings, me = session.settings, session.me
        file = session.shown("amctl.yaml")
        document = session.settings_file.document
        paths = ([("people", me, "timezone")] if me and settings.people[me].timezone else []) + [("timezone",)]
        zone = (settings.people[me].timezone if me else None) or settings.timezone
        place = document.place(paths[0])
        source = f"{file}:{document.line(paths[0])}" if place else USUAL
    except AmctlError:
        zone, source = "", "this machine"
    return [
        Setting("today", str(today_of(session)), told or f"the clock, in {zone or 'the zone of this machine'}"),
        Setting("timezone", zone, source),
    ]


def _editor(session: Session, own: Own) -> Setting:
    from amctl.editor import chosen

    editor, source = chosen(session.config.editor)
    return Setting("editor", editor, own.origin("editor") if source == "editor:" else source or USUAL)


def _pager(session: Session, own: Own) -> Setting:
    from amctl.pager import chosen

    if not session.options.pager:
        return Setting("pager", "", "--no-pager")
    pager, source = chosen(session.config.pager)
    return Setting("pager", pager, own.origin("pager") if source == "pager:" else source or USUAL)


def _colour(session: Session) -> Setting:
    if session.options.color != "auto":
        return Setting("color", session.options.color, "--color")
    names = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    named = next((name for name in names if os.environ.get(name)), "")
    value = {"": "auto", "NO_COLOR": "never"}.get(named, "always")
    return Setting("color", value, named or USUAL)


def _mail(session: Session, own: Own) -> list[Setting]:
    """How mail leaves; of the password only that there is a command for it."""
    mail = session.config.mail
    if mail is None:
        return [Setting("mail", "", USUAL)]
    told = mail.model_dump(by_alias=True, mode="json", exclude_none=True)
    told["password_command"] = "(a command)" if mail.password_command else ""
    texts = {key: ", ".join(value) if isinstance(value, list) else str(value) for key, value in told.items()}
    return [Setting(f"mail.{key}", text, own.origin("mail", key) or USUAL) for key, text in texts.items() if text]
