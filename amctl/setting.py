"""Who asks, about which book, on what day: found out when somebody wants to know, and no earlier."""

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from amctl.answer import Answer, Options
from amctl.clock import day_in
from amctl.errors import SettingsError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from amctl.model.settings import Settings, UserConfig
    from amctl.settings import SettingsFile


class Setting(Answer):
    """The user, the book and the day of one run."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.start: Path | None = None  # where to look for the book from, if not from here
        self.instead: dict[str, bytes] = {}  # content to take for a file's own: what an editor has not saved yet

    @cached_property
    def config(self) -> "UserConfig":
        """The user's own config."""
        from amctl.settings import user_config

        return user_config(os.environ)

    @cached_property
    def root(self) -> Path:
        """The book's folder."""
        from amctl.settings import find_book

        return find_book(self.options.book, os.environ, self.start or Path.cwd(), self.config)

    @cached_property
    def settings_file(self) -> "SettingsFile":
        """The book's settings with whatever is wrong with them."""
        from amctl.settings import SETTINGS, read_settings

        return read_settings(self.root, self.instead.get(SETTINGS))

    @cached_property
    def settings(self) -> "Settings":
        """The book's settings; raises SettingsError if they cannot be used."""
        document, settings, problems = self.settings_file
        if settings is None:
            first = next(problem for problem in problems if problem.fatal)
            where = f"{self.shown(document.file)}:{first.spot.line}:{first.spot.column}"
            raise SettingsError(f"{where}: {first.message}", first.help)
        return settings

    @cached_property
    def me(self) -> str | None:
        """Who of the book's people the user is; None if that is not said, or somebody else's book."""
        return self.myself if self.myself in self.settings.people else None

    @cached_property
    def myself(self) -> str | None:
        """Who the user claims to be, by AMCTL_ME or the config."""
        return os.environ.get("AMCTL_ME") or self.config.me

    @cached_property
    def today(self) -> "date":
        """The day: --today, AMCTL_TODAY, else what it is for the user, or where the book is at home."""
        return self.told_today() or day_in(self._zone())

    def told_today(self) -> "date | None":
        """The day that --today or AMCTL_TODAY names, if one of them does; raises UsageError if it is none."""
        from amctl.dates import parse_day

        for text, source in ((self.options.today, "--today"), (os.environ.get("AMCTL_TODAY"), "AMCTL_TODAY")):
            if text:
                try:
                    return parse_day(text)
                except ValueError as error:
                    raise UsageError(f"{source} '{text}': {error}") from None
        return None

    def today_without_book(self) -> "date":
        """The day for somebody who has no book yet: as told, else where this machine stands."""
        return self.told_today() or day_in(None)

    def _zone(self) -> str | None:
        settings = self.settings_file.settings
        if settings is None:  # somebody looks for what is wrong with them
            return None
        return (settings.people[self.me].timezone if self.me else None) or settings.timezone

    def own_pager(self) -> str | None:
        """The pager of the user's config; None if it names none, or cannot be used, which is told elsewhere."""
        try:
            return self.config.pager
        except SettingsError:
            return None

    def shown(self, file: str) -> str:
        """A file of the book as a person at this prompt would name it."""
        path = self.root / file
        try:
            return os.path.relpath(path)
        except (ValueError, OSError):
            return str(path)
