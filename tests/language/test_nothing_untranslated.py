"""Documents and mails of the example book in a made-up language: what is not in it must be somebody's data."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from amctl.answer import Options
from amctl.language import Language, in_language
from amctl.messages import Message
from amctl.recording.absences import cover_sheet_of
from amctl.reminding.gathering import Around, Asked, reminders
from amctl.reports.report import Prose, Report
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
    return set(WORD.findall(f"{text} {accounts}")) | handles


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


def test_what_is_not_a_message_would_be_found(known: set[str]) -> None:
    report = Report("x", Message("t"), None, (), (), (Prose("Untold words"),))  # type: ignore[arg-type]
    assert untranslated(report, known) == {"Untold", "words"} - known
