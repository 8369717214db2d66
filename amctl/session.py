"""What a command works with: a book to ask, a way to show and say, and the day it is.

Nothing is read before it is needed, and nothing heavy is imported before that.
"""

import copy
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from amctl.answer import Options
from amctl.errors import FINDINGS, Unreadable
from amctl.setting import Setting
from amctl.terminal import say

if TYPE_CHECKING:
    from datetime import date

    from amctl.derive.account import Derived
    from amctl.document import Document, Problem
    from amctl.facts import Facts
    from amctl.findings import Finding
    from amctl.items import Item
    from amctl.model.reading import Record
    from amctl.reports.report import Report
    from amctl.store.accounts import Loaded
    from amctl.store.book import Source
    from amctl.store.plan_files import PlanFiles


class Opened(NamedTuple):
    """An account that can be used, with what follows from it today."""

    record: "Record"
    derived: "Derived"


class Session(Setting):
    """One run of one command."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.watch: Callable[[Iterable[Any], str], Iterable[Any]] = lambda things, label: things

    def items(self) -> "list[Item]":
        """Every dated thing in every account that can be read."""
        return [item for opened in self._opened.values() for item in opened.derived.items]

    def facts(self) -> "list[Facts]":
        """A row about every account that can be read."""
        return [opened.derived.facts for opened in self._opened.values()]

    def findings(self, only: "Collection[str] | None" = None) -> "list[Finding]":
        """Everything the rules say, about every file of the book; or `only` of some, and of what is across accounts."""
        from amctl.rules.runner import book_findings, document_findings, plan_findings, settings_findings

        document, settings, problems = self.settings_file
        levels = settings.rules if settings else {}
        found = list(document_findings(document, problems, levels))
        if settings:
            facts, unreadable = self.facts(), [one.id for one in self.loaded if one.record is None]
            found += settings_findings(settings, document, facts, unreadable)
            found += book_findings(facts, levels, unreadable)
        for own in self.plans.own if only is None else ():
            found += plan_findings(own.plan, own.document, own.problems, settings)
        for loaded in (one for one in self.loaded if only is None or one.document.file in only):
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

    def opened(self, file: str) -> Opened | None:
        """The account in a file; None if it cannot be used."""
        return self._opened.get(file)

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
        usable = {one.document.file: one.record for one in self.loaded if one.record}
        return self._derived(dict(self.watch(usable.items(), "Looking at")))

    def _derived(self, records: "Mapping[str, Record]") -> dict[str, Opened]:
        from amctl.derive.account import derive

        settings, today = self.settings, self.today
        return {file: Opened(one, derive(one, settings, today, self.plans.plan)) for file, one in records.items()}

    @cached_property
    def plans(self) -> "PlanFiles":
        """The plan files of the book, and those that ship with amctl."""
        from amctl.store.plan_files import PlanFiles

        return PlanFiles(self.root)

    def files_read(self) -> "list[tuple[Document, tuple[Problem, ...]]]":
        """Every file of the book, and what was wrong with it: the settings, the accounts, the plan files."""
        others = ((one.document, one.problems) for many in (self.loaded, self.plans.own) for one in many)
        return [(self.settings_file.document, self.settings_file.problems), *others]

    def troubles(self) -> "list[Finding]":
        """What keeps files, or parts of them, from being used: told by every command, for its answer lacks it."""
        from amctl.rules.catalogue import DOCUMENT_RULES
        from amctl.rules.runner import document_findings

        settings = self.settings_file.settings
        levels = settings.rules if settings else {}
        found = []
        for one, wrong in self.files_read():
            names = {problem.rule for problem in wrong}
            codes = {rule.CODE for rule in DOCUMENT_RULES if rule.NAME in names} if names else set()
            told = document_findings(one, wrong, levels) if names else ()
            found += [finding for finding in told if finding.code in codes and finding.level == "error"]
        return found

    def as_if(self, changed: "Mapping[str, bytes | None]") -> "Session":
        """The same book with other content in some of its files, None for none; what did not change is shared."""
        from amctl.settings import SETTINGS
        from amctl.store.accounts import load

        other = copy.copy(self)
        other.instead = {**self.instead, **{file: content for file, content in changed.items() if content is not None}}
        kept = [one for one in self.loaded if one.document.file not in changed]
        new = [load((file, one)) for file, one in changed.items() if one is not None and file != SETTINGS]
        other.__dict__["loaded"] = sorted([*kept, *new], key=lambda one: one.document.file)
        if SETTINGS in changed:
            for name in ("settings_file", "settings", "me", "today", "_opened"):
                other.__dict__.pop(name, None)
        elif "_opened" in self.__dict__:
            usable = {one.document.file: one.record for one in new if one.record}
            known = {file: one for file, one in self._opened.items() if file not in changed}
            other.__dict__["_opened"] = known | self._derived(usable)
        return other

    def at(self, day: "date") -> "Session":
        """The same book on another day, as it is for somebody elsewhere; what does not depend on the day is shared."""
        if day == self.today:
            return self
        other = copy.copy(self)
        other.__dict__["loaded"] = self.loaded
        other.__dict__.pop("_opened", None)
        other.__dict__["today"] = day
        return other

    def files(self, accounts: "Sequence[str]" = ()) -> "Iterator[Source]":
        """Every file of the book as it stands, or those of some accounts; raises NoSuchAccount."""
        sources = dict(self._sources())
        ids = {name.rsplit("/", 1)[-1].removesuffix(".yaml") for name in sources}
        wanted = {one if one in ids else self.account(one).record.id for one in accounts}
        for name, content in sources.items():
            if not wanted or name.rsplit("/", 1)[-1].removesuffix(".yaml") in wanted:
                yield name, self.instead.get(name, content)

    # the answer

    def show_text(self, report: "Report", broken: "Iterable[Document]") -> None:
        """Puts a report made from files as they stand where it was asked for, and tells what is wrong with some."""
        from amctl.rules.runner import document_findings

        found = [one for document in broken for one in document_findings(document, document.problems, {})]
        self.show_page(report._replace(problems=tuple(found)))
        self._name(found)

    def show(self, report: "Report") -> None:
        """Puts a report where it was asked for, and tells on standard error what is missing from it."""
        troubles = self.troubles()
        self.show_page(report._replace(problems=tuple(troubles)))
        self.tell(troubles)

    def tell(self, troubles: "Sequence[Finding]") -> None:
        """Names what could not be used, with line and remedy, and sets the exit code."""
        self._name(troubles)
        lost = {one.document.file for one in self.loaded if one.record is None}
        partly = {finding.file for finding in troubles} - lost
        for files, what in ((lost, "left out here"), (partly, "used without what is named above")):
            if files:
                say(f"amctl: {len(files)} {'file is' if len(files) == 1 else 'files are'} {what}")

    def _name(self, troubles: "Sequence[Finding]") -> None:
        if not troubles:
            return
        from amctl.render.diagnostics import concise
        from amctl.render.text import display

        for finding in troubles:
            here = finding._replace(file=self.shown(finding.file), fixable=False)  # only validate speaks of mending
            say(concise([here]).rstrip("\n") + (f"\n  help: {display(here.help)}" if here.help else ""))
        self.exit_code = FINDINGS
