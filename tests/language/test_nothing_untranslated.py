"""Documents and mails of the example book in a made-up language: what is not in it must be somebody's data."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest

from amctl.answer import Options
from amctl.changes.handoffs import open_handoff
from amctl.language import Language, in_language
from amctl.messages import Message
from amctl.model.words import word
from amctl.model.work import HandoffKind
from amctl.recording.absences import cover_sheet_of
from amctl.recording.viewing import opened_handoffs, told_handoff
from amctl.reminding.gathering import Around, Asked, reminders
from amctl.reports.card import card
from amctl.reports.handed_over import handed_over
from amctl.reports.handoffs import open_handoffs
from amctl.reports.report import Prose, Report
from amctl.reports.whose import Scope
from amctl.session import Session

WORD = re.compile(r"[^\W\d_]{2,}")
OURS = re.compile("⟦[^⟦⟧]*⟧")


class Made(Language):
    """All words of ours in brackets; nothing else."""

    def __init__(self) -> None:
        super().__init__("en")

    def say(self, words: str) -> str:
        if not isinstance(words, Message):
            return words
        text = words.plural or words.text
        if not words.values:
            return f"⟦{text}⟧"
        pieces = Formatter().parse(text)
        return "".join(f"⟦{own}⟧" + (self._told(words.values[name]) if name else "") for own, name, _, _ in pieces)

    def _told(self, value: Any) -> str:
        return super()._told(value) if isinstance(value, str) else f"⟦{super()._told(value)}⟧"


def told(found: Any) -> Iterator[str]:
    """Every text in a report's blocks; tones, links and what is no text are none."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        kept = [
            one for name, one in zip(getattr(found, "_fields", ()), found, strict=False) if name not in ("tone", "link")
        ]
        for one in kept if hasattr(found, "_fields") else found:
            yield from told(one)


def untranslated(report: Report, known: set[str]) -> set[str]:
    """Words that are neither ours, translated, nor of the book."""
    shown = in_language(report, Made())
    assert "⟦" in shown.title
    rest = " ".join(OURS.sub(" ", text) for text in (shown.title, *told(shown.blocks)))
    return {word for word in WORD.findall(rest) if word not in known}


@pytest.fixture(scope="module")
def run() -> Session:
    return Session(Options(book=str(Path(__file__).parents[2] / "accounts.example"), today="2026-12-21"))


@pytest.fixture(scope="module")
def known(run: Session) -> set[str]:
    """The words of the book's files, and the handles that stand for entries."""
    text = " ".join(path.read_text(encoding="utf-8") for path in run.root.rglob("*.yaml"))
    handles = {part for item in run.items() for part in WORD.findall(item.handle[:5])}
    accounts = " ".join(one.account for one in run.facts())
    opened = [one for facts in run.facts() if (one := run.opened(facts.file))]
    links = " ".join(name.capitalize() for one in opened for name in one.record.account.links)
    return set(WORD.findall(f"{text} {accounts} {links}")) | handles


@pytest.mark.parametrize("weekly", [False, True])
def test_mails(run: Session, known: set[str], weekly: bool) -> None:
    addressed = {name: one.email for name, one in run.settings.people.items() if one.email}
    around = Around(addressed, {name: frozenset() for name in addressed}, footer=[Prose(Message("last"))])
    found = reminders(run, Asked(weekly=weekly), around)
    assert len(found) >= (1 if weekly else 4)
    for one in found:
        assert untranslated(one.report, known) == set()
        assert "⟦" in Made().say(one.subject)


def test_cover_sheets(run: Session, known: set[str]) -> None:
    for person, one in run.settings.people.items():
        for away in one.away:
            assert untranslated(cover_sheet_of(run, person, away), known) == set()


def codes(found: Any) -> Iterator[str]:
    """Words of the format that would be shown as they are: whole texts, and what stands in messages."""
    for text in told(found):
        yield from _codes(text)


def _codes(text: Any) -> Iterator[str]:
    if isinstance(text, Message):
        for value in text.values.values():
            yield from _codes(value)
    elif isinstance(text, str):
        yield from (part for part in re.split(r", | · |: ", text) if isinstance(word(part), Message))


def tags(run: Session) -> set[str]:
    """Words that somebody was free to choose, and that may be those of the format."""
    return {tag for facts in run.facts() for tag in facts.tags}


@pytest.fixture(scope="module")
def documents(run: Session) -> list[tuple[str, Report]]:
    """Of every account that is looked after, the handoff document of each kind, or of the handoff that is open."""
    found = []
    for facts in (one for one in run.facts() if not one.over):
        opened = run.opened(facts.file)
        assert opened
        there = open_handoff(opened.record)
        for kind in (None,) if there else get_args(HandoffKind):
            handoff, report = told_handoff(run, opened, None, kind, document=True)
            found.append((handoff.kind, report))
    return found


def test_handoff_documents(documents: list[tuple[str, Report]], known: set[str]) -> None:
    assert {kind for kind, _ in documents} == set(get_args(HandoffKind))
    for _, document in documents:
        commands = set(WORD.findall(" ".join(f"{row['step']} {row['mend']}" for row in document.rows)))
        assert untranslated(document, known | commands) == set()


def test_no_word_of_the_format_is_left_in_them(run: Session, documents: list[tuple[str, Report]]) -> None:
    steps = {str(row["step"]) for _, document in documents for row in document.rows}
    assert {code for _, document in documents for code in codes(document.blocks)} - steps - tags(run) == set()


def test_lists_of_handoffs(run: Session, known: set[str]) -> None:
    opened = opened_handoffs(run, Scope())
    assert len(opened) == 3
    for report in (open_handoffs(opened, run.today), handed_over(run.facts(), today=run.today)):
        assert untranslated(report, known) == set()
        assert set(codes(report.blocks)) == set()


def test_account_cards(run: Session, known: set[str]) -> None:
    """All that is not about the file itself, which is told in English to whoever keeps it."""
    for facts in run.facts():
        opened = run.opened(facts.file)
        assert opened
        report = card(opened.record.account, facts, opened.derived.items, (), today=run.today, currency="EUR")
        assert untranslated(report._replace(title=Message("{name}", name=report.title)), known) == set()
        assert set(codes(report.blocks)) - tags(run) == set()


def test_what_is_not_a_message_would_be_found(known: set[str]) -> None:
    report = Report("x", Message("t"), None, (), (), (Prose("Untold words"),))  # type: ignore[arg-type]
    assert untranslated(report, known) == {"Untold", "words"} - known
