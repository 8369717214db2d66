"""Asks the rules, sets the levels that the book wants, and honours what a file asks not to be told about."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from amctl.changes.mending import Mend
from amctl.document import Document, Problem
from amctl.facts import Facts
from amctl.findings import Finding, Level
from amctl.model.playbooks import Plan
from amctl.model.settings import Settings
from amctl.rules.catalogue import ACCOUNT_RULES, BOOK_RULES, DOCUMENT_RULES, PLAN_RULES, SETTINGS_RULES
from amctl.rules.rule import Case, Hit, _Described

# `# amctl: ignore[AM502] reason`: on the finding's line, or on a line of its own above it.
IGNORE = re.compile(r"#\s*amctl:\s*ignore\[([^\]]{0,200})\][ \t]*(.*)$")

Excused = Collection[tuple[int, str]]


class Found(NamedTuple):
    """A finding, and what mends it, if there is exactly one right answer."""

    finding: Finding
    mend: Mend | None


def excused(document: Document) -> tuple[tuple[int, str], ...]:
    """(line, code) of what a file asks not to be told about. A reason is part of the asking; text is no comment."""
    if "amctl:" not in document.text:
        return ()
    found: list[tuple[int, str]] = []
    asked: list[str] = []
    for number, line in enumerate(document.text.split("\n"), 1):
        match = IGNORE.search(line)
        if match and match[2].strip() and not document.inside_a_value(number, match.start() + 1):
            asked += [code.strip() for code in match[1].split(",")]
        if not line.lstrip().startswith("#"):  # a comment of its own speaks for the next line that is none
            found += [(number, code) for code in asked]
            asked = []
    return tuple(found)


def document_findings(
    document: Document, problems: Sequence[Problem], levels: Mapping[str, Level]
) -> Iterator[Finding]:
    """What is wrong with a file as such. What makes it unusable is told whatever anybody asks."""
    return (one.finding for one in found_in_document(document, problems, levels))


def account_findings(case: Case) -> Iterator[Finding]:
    """What the rules say about one account."""
    return (one.finding for one in found_in_account(case))


def settings_findings(
    settings: Settings, document: Document, book: Sequence[Facts], unreadable: Collection[str] = ()
) -> Iterator[Finding]:
    """What the rules say about the settings, and whether the accounts use what they hold."""
    return (one.finding for one in found_in_settings(settings, document, book, unreadable))


def plan_findings(
    plan: Plan | None, document: Document, problems: Sequence[Problem], settings: Settings | None
) -> Iterator[Finding]:
    """What the rules say about a plan file of the book; nobody mends it."""
    levels = settings.rules if settings else {}
    allowed = frozenset(excused(document))
    found = list(found_in_document(document, problems, levels))
    for rule in PLAN_RULES if plan and settings else ():
        for hit in rule.check(plan, document, settings) if plan and settings else ():
            found += _told(rule, document.file, hit, allowed, levels)
    return (one.finding._replace(fixable=False) for one in found)


def book_findings(
    book: Sequence[Facts], levels: Mapping[str, Level], unreadable: Collection[str] = ()
) -> Iterator[Finding]:
    """What the rules say about accounts among each other."""
    for rule in BOOK_RULES:
        for facts, hit in rule.check(book, unreadable):
            yield from (one.finding for one in _told(rule, facts.file, hit, facts.excused, levels))


def found_in_document(document: Document, problems: Sequence[Problem], levels: Mapping[str, Level]) -> Iterator[Found]:
    """The same as `document_findings`, with what mends each."""
    fatal = {(problem.rule, problem.spot) for problem in problems if problem.fatal}
    allowed = frozenset(excused(document))
    for rule in DOCUMENT_RULES:
        for hit in rule.check(document, problems):
            if (rule.NAME, hit.spot) in fatal:
                yield _found(rule, "error", document.file, hit)
            else:
                yield from _told(rule, document.file, hit, allowed, levels)


def found_in_account(case: Case) -> Iterator[Found]:
    """The same as `account_findings`, with what mends each."""
    document = case.record.document
    allowed = frozenset(excused(document))
    for rule in ACCOUNT_RULES:
        for hit in rule.check(case):
            yield from _told(rule, document.file, hit, allowed, case.settings.rules)


def found_in_settings(
    settings: Settings, document: Document, book: Sequence[Facts], unreadable: Collection[str] = ()
) -> Iterator[Found]:
    """The same as `settings_findings`, with what mends each."""
    allowed = frozenset(excused(document))
    for rule in SETTINGS_RULES:
        part = () if unreadable and not getattr(rule, "IN_PART", False) else book
        for hit in rule.check(settings, document, part):
            yield from _told(rule, document.file, hit, allowed, settings.rules)


def _told(rule: _Described, file: str, hit: Hit, allowed: Excused, levels: Mapping[str, Level]) -> Iterator[Found]:
    level = levels.get(rule.CODE, rule.LEVEL)
    if level != "ignore" and (hit.spot.line, rule.CODE) not in allowed:
        yield _found(rule, level, file, hit)


def _found(rule: _Described, level: Level, file: str, hit: Hit) -> Found:
    fixable = hit.mend is not None
    return Found(Finding(file, *hit.spot, rule.CODE, level, hit.message, hit.help, fixable), hit.mend)
