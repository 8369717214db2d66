"""Files in, findings out."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest

from amctl.changes.mending import Mend
from amctl.dates import Horizon
from amctl.derive.account import derive
from amctl.document import TOP, Document, Problem
from amctl.findings import Finding
from amctl.model.account import Account
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.rules.catalogue import RULES
from amctl.rules.rule import Case
from amctl.rules.runner import (
    account_findings,
    book_findings,
    document_findings,
    found_in_account,
    found_in_document,
    settings_findings,
)
from amctl.yaml.reader import read

SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
  jonas: {name: Jonas Weber, left: {date: 2026-09-30, successor: ben}}
  lea: {name: Lea Roth, left: {date: 2026-09-30}}
  eva: {name: Eva Lang, left: {date: 2026-09-30, successor: jonas}}
  udo: {name: Udo Kern, left: {date: 2026-09-30, successor: xaver}}
rates: {USD: 0.92}
tiers:
  standard: {touch: {ideal: 6 weeks, maximum: 3 months}}
  plain: {}
  near: {lead: {decision: 30 days}}
products:
  platform: {name: Platform}
"""
# Rules about upkeep, which find fault with nearly every small sample; the tests of the others do not hear them.
TODAY = date(2026, 11, 23)
HEAD = "name: Acme\nstatus: active\nowner: anna\n"


class Told(NamedTuple):
    """A finding as somebody sees it, with the words it points at."""

    line: int
    column: int
    code: str
    level: str
    at: str
    message: str
    help: str


def _record(file: str, text: str) -> Record:
    document = read(file, text.encode())
    account, problems = understood(document, Account)
    assert account is not None, problems
    return Record(file.rsplit("/", 1)[-1].removesuffix(".yaml"), account, document)


def _as_seen(finding: Finding, text: str) -> Told:
    line = text.split("\n")[finding.line - 1]
    at = line[finding.column - 1 : finding.end - 1]
    return Told(finding.line, finding.column, finding.code, finding.level, at, finding.message, finding.help)


@pytest.fixture
def heard(request: pytest.FixtureRequest) -> Callable[[Finding], bool]:
    """Whether the tests of this module listen to a finding: its docstring names the rules that it is about."""
    about = re.findall(r"AM\d{3}", request.module.__doc__)
    return lambda finding: not about or finding.code in about


@pytest.fixture
def make_settings() -> Callable[[str], Settings]:
    """Settings of the sample book, with more written below."""

    def make(more: str = "") -> Settings:
        settings, problems = understood(read("amctl.yaml", (SETTINGS + more).encode()), Settings)
        assert settings is not None, problems
        return settings

    return make


@pytest.fixture
def findings(make_settings: Callable[[str], Settings]) -> Callable[..., list[Finding]]:
    """What the rules say about one file, as `validate` would say it."""

    def find(text: str, *, today: str, file: str, settings: str) -> list[Finding]:
        document = read(file, text.encode())
        ours, problems = make_settings(settings), document.problems
        account = None
        if not any(problem.fatal for problem in problems):
            account, problems = understood(document, Account)
        found = list(document_findings(document, problems, ours.rules))
        if account:
            record = Record(file.removesuffix(".yaml"), account, document)
            found += account_findings(Case(record, ours, Horizon(date.fromisoformat(today))))
        return sorted(found)

    return find


@pytest.fixture
def mends(make_settings: Callable[[str], Settings]) -> Callable[..., list[Mend | None]]:
    """What mends each finding about lines below three that are sound, in the order of the rules."""

    def find(text: str, *, today: str = "2026-11-23", settings: str = "", head: str = HEAD) -> list[Mend | None]:
        document, ours = read("acme.yaml", (head + text).encode()), make_settings(settings)
        account, problems = understood(document, Account)
        found = [*found_in_document(document, problems, ours.rules)]
        if account:
            found += found_in_account(Case(Record("acme", account, document), ours, Horizon(date.fromisoformat(today))))
        assert all(one.finding.fixable == (one.mend is not None) for one in found)
        fixable = {one.finding.code for one in found if one.mend}
        assert all(getattr(rule, "MENDS", "") for rule in RULES if rule.CODE in fixable), "MENDS says what is mended"
        return [one.mend for one in found]

    return find


@pytest.fixture
def told(findings: Callable[..., list[Finding]], heard: Callable[[Finding], bool]) -> Callable[..., list[Told]]:
    """What is told about lines below three that are sound: the first of them is the file's fourth."""

    def tell(
        text: str, *, today: str = "2026-11-23", file: str = "acme.yaml", settings: str = "", head: str = HEAD
    ) -> list[Told]:
        whole = head + text
        found = findings(whole, today=today, file=file, settings=settings)
        return [_as_seen(finding, whole) for finding in found if heard(finding)]

    return tell


@pytest.fixture
def codes(told: Callable[..., list[Told]]) -> Callable[..., list[str]]:
    """The codes of what is told."""

    def tell(text: str, **how: str) -> list[str]:
        return [finding.code for finding in told(text, **how)]

    return tell


@pytest.fixture
def told_of_book(
    make_settings: Callable[[str], Settings], heard: Callable[[Finding], bool]
) -> Callable[..., list[tuple[object, ...]]]:
    """What is told about accounts among each other, with the file before it."""

    def tell(
        files: dict[str, str], settings: str = "", head: Callable[[str], str] = HEAD.__add__
    ) -> list[tuple[object, ...]]:
        ours, book = make_settings(settings), []
        texts = {name: head(text) for name, text in files.items()}
        for name, text in texts.items():
            book.append(derive(_record(name, text), ours, TODAY).facts)
        return [(one.file, *_as_seen(one, texts[one.file])) for one in book_findings(book, ours.rules) if heard(one)]

    return tell


@pytest.fixture
def told_of_settings(heard: Callable[[Finding], bool]) -> Callable[..., list[Told]]:
    """What is told about the settings of a book, with the accounts that use them, by the lines below three."""

    def tell(text: str, accounts: tuple[str, ...] = (), unreadable: tuple[str, ...] = ()) -> list[Told]:
        document = read("amctl.yaml", text.encode())
        settings, problems = understood(document, Settings)
        assert settings is not None, problems
        book = [derive(_record(f"a{n}.yaml", HEAD + more), settings, TODAY).facts for n, more in enumerate(accounts)]
        found = [
            *document_findings(document, problems, settings.rules),
            *settings_findings(settings, document, book, unreadable),
        ]
        return [_as_seen(finding, text) for finding in sorted(found) if heard(finding)]

    return tell


@pytest.fixture
def told_unread() -> Callable[[str], list[Finding]]:
    """What is told about a file that could not be opened."""

    def tell(file: str) -> list[Finding]:
        problem = Problem("unreadable-file", TOP, "a link", "copy it")
        return list(document_findings(Document(file, "", {}, {}, (problem,)), (problem,), {}))

    return tell
