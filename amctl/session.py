"""What a command works with: a book to ask, a way to show and say, and the day it is.

Nothing is read before it is needed, and nothing heavy is imported before that.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amctl.errors import FINDINGS, SettingsError, Unreadable, UsageError
from amctl.terminal import Color, colourful, is_terminal, plain_letters, say, width, write

if TYPE_CHECKING:
    from datetime import date

    from amctl.derive.account import Derived
    from amctl.facts import Facts
    from amctl.findings import Finding
    from amctl.items import Item
    from amctl.model.reading import Record
    from amctl.model.settings import Settings, UserConfig
    from amctl.render.look import Look
    from amctl.reports.report import Report
    from amctl.settings import SettingsFile
    from amctl.store.accounts import Loaded
    from amctl.store.book import Source


class Options(NamedTuple):
    """What holds for every command, as typed."""

    book: str | None = None
    today: str | None = None
    color: Color = "auto"
    quiet: bool = False
    format: str | None = None
    output: str | None = None


class Opened(NamedTuple):
    """An account that can be used, with what follows from it today."""

    record: "Record"
    derived: "Derived"


class Session:
    """One run of one command."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.exit_code = 0
        self.start: Path | None = None  # where to look for the book from, if not from here
        self.instead: dict[str, bytes] = {}  # content to take for a file's own: what an editor has not saved yet
        self.watch: Callable[[Iterable[Any], str], Iterable[Any]] = lambda things, label: things

    # who, where, when

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
        return self._told_today() or self._clock(self._zone())

    def _told_today(self) -> "date | None":
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
        return self._told_today() or self._clock(None)

    def _zone(self) -> str | None:
        settings = self.settings_file.settings
        if settings is None:  # somebody looks for what is wrong with them
            return None
        return (settings.people[self.me].timezone if self.me else None) or settings.timezone

    @staticmethod
    def _clock(zone: str | None) -> "date":
        """The one clock: the day in a zone, or where this machine stands."""
        from datetime import UTC, datetime
        from zoneinfo import ZoneInfo

        return datetime.now(UTC).astimezone(ZoneInfo(zone) if zone else None).date()  # noqa: TID251  (the only one)

    # the four questions

    def items(self) -> "list[Item]":
        """Every dated thing in every account that can be read."""
        return [item for opened in self._opened.values() for item in opened.derived.items]

    def facts(self) -> "list[Facts]":
        """A row about every account that can be read."""
        return [opened.derived.facts for opened in self._opened.values()]

    def findings(self) -> "list[Finding]":
        """Everything the rules say, about every file of the book."""
        from amctl.rules.runner import book_findings, document_findings, settings_findings

        document, settings, problems = self.settings_file
        levels = settings.rules if settings else {}
        found = list(document_findings(document, problems, levels))
        if settings:
            found += settings_findings(settings, document)
            unreadable = [one.id for one in self.loaded if one.record is None]
            found += book_findings(self.facts(), levels, unreadable)
        for loaded in self.loaded:
            found += document_findings(loaded.document, loaded.problems, levels)
            if loaded.record and settings:
                found += self._opened[loaded.document.file].derived.findings
        return sorted(found)

    def account(self, name: str) -> Opened:
        """The account that a name means: see `file_meant`.

        Raises NoSuchAccount, or Unreadable if its file is broken.
        """
        from amctl.rules.catalogue import UNUSABLE
        from amctl.store.names import file_meant

        file = file_meant(name, self.loaded, self.items)
        if file not in self._opened:
            first = next(one for one in self.troubles() if one.file == file and one.code in UNUSABLE)
            where = f"{self.shown(file)}:{first.line}:{first.column}"
            raise Unreadable(f"{where}: {first.code} {first.message}", first.help)
        return self._opened[file]

    # the book

    @cached_property
    def loaded(self) -> "list[Loaded]":
        """Every file of the book, broken ones among them."""
        from amctl.store.accounts import load

        found = {name: load((name, self.instead.get(name, content))) for name, content in self._sources()}
        for name in self.instead.keys() - found.keys() - {"amctl.yaml"}:
            found[name] = load((name, self.instead[name]))
        return list(found.values())

    def _sources(self) -> "Iterable[Source]":
        from amctl.store.book import sources

        return self.watch(sources(self.root), "Reading")

    @cached_property
    def _opened(self) -> dict[str, Opened]:
        from amctl.derive.account import derive

        usable = [(one.document.file, one.record) for one in self.loaded if one.record]
        settings, today = self.settings, self.today
        return {file: Opened(one, derive(one, settings, today)) for file, one in self.watch(usable, "Looking at")}

    def troubles(self) -> "list[Finding]":
        """What keeps files, or parts of them, from being used: told by every command, for its answer lacks it."""
        from amctl.rules.catalogue import DOCUMENT_RULES
        from amctl.rules.runner import document_findings

        document, settings, problems = self.settings_file
        levels = settings.rules if settings else {}
        found = []
        for one, wrong in [(document, problems), *((loaded.document, loaded.problems) for loaded in self.loaded)]:
            names = {problem.rule for problem in wrong}
            codes = {rule.CODE for rule in DOCUMENT_RULES if rule.NAME in names} if names else set()
            told = document_findings(one, wrong, levels) if names else ()
            found += [finding for finding in told if finding.code in codes and finding.level == "error"]
        return found

    def shown(self, file: str) -> str:
        """A file of the book as a person at this prompt would name it."""
        path = self.root / file
        try:
            return os.path.relpath(path)
        except (ValueError, OSError):
            return str(path)

    # the answer

    def show(self, report: "Report") -> None:
        """Puts a report where it was asked for, and tells on standard error what is missing from it."""
        troubles = self.troubles()
        self.show_page(report._replace(problems=tuple(troubles)))
        self._tell(troubles)

    def show_page(self, report: "Report") -> None:
        """Puts a report that does not depend on the book where it was asked for."""
        from amctl.render.formats import rendered

        self.put(rendered(report, self.format, self.look()))
        if not report.rows and report.nothing and not self.options.quiet:
            say(report.nothing)

    def put(self, text: str) -> None:
        """Puts text into the file that was asked for, else on standard output."""
        if self.options.output and self.options.output != "-":
            from amctl.disk import replace

            replace(Path(self.options.output), text.encode("utf-8", "backslashreplace"))
        else:
            write(text)

    @cached_property
    def format(self) -> str:
        """The format asked for, by name or by the ending of -o; a table for people, TSV for programs."""
        from amctl.render.formats import FORMATS, format_for

        wanted, output = self.options.format, self.options.output
        names = [one.name for one in FORMATS]
        if wanted and wanted not in names:
            raise UsageError(f"no format '{wanted}'", f"there are: {', '.join(names)}")
        if output and output != "-" and not wanted:
            found = format_for(output) or ("" if Path(output).suffix else "table")
            if not found:
                raise UsageError(f"no format for the ending of {output}", f"name one: --format {'|'.join(names)}")
            return found
        return wanted or ("table" if is_terminal(sys.stdout) else "tsv")

    def look(self) -> "Look":
        """How what is shown may look, given where it goes."""
        from amctl.render.look import Look

        to_file = self.options.output not in (None, "-")
        stream = None if to_file else sys.stdout
        return Look(width(), colourful(self.options.color, stream), not to_file and plain_letters(stream))

    def _tell(self, troubles: "Sequence[Finding]") -> None:
        """Names what could not be used, with line and remedy, and sets the exit code."""
        if not troubles:
            return
        from amctl.render.diagnostics import concise
        from amctl.render.text import display

        for finding in troubles:
            here = finding._replace(file=self.shown(finding.file))
            say(concise([here]).rstrip("\n") + (f"\n  help: {display(here.help)}" if here.help else ""))
        lost = {one.document.file for one in self.loaded if one.record is None}
        partly = {finding.file for finding in troubles} - lost
        for files, what in ((lost, "missing here"), (partly, "used without what is named above")):
            if files:
                say(f"amctl: {len(files)} {'file is' if len(files) == 1 else 'files are'} {what}")
        self.exit_code = FINDINGS

    def say(self, text: str) -> None:
        """A line for the person at the prompt, on standard error."""
        from amctl.render.text import display

        if not self.options.quiet:
            say(display(text))
