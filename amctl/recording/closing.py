"""Follow-ups closed by their handles: done, logged, and the next one planned."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from amctl.errors import NoSuchAccount, UsageError
from amctl.recording.handles import SHORTEST, follow_up_of, item_meant
from amctl.recording.interactions import planned
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.items import Item
    from amctl.model.reading import Record


_LIKE_A_HANDLE = re.compile(r"(?=.*[0-9])[0-9a-hjkmnp-tv-z]{5,10}", re.ASCII)  # and so hardly what was said


def closed(
    session: Session, words: Sequence[str], on: date, follow_up: str | None, due: str | None
) -> "list[tuple[Record, Deed]]":
    """A deed for each account whose follow-ups are closed; raises UsageError or NoSuchAccount for what is none."""
    from amctl.changes.interactions import close_follow_up, log_interaction, outcome_of
    from amctl.typed import day_meant, text_meant

    items, text = handles_meant(session, words)
    if (follow_up is None) != (due is None):
        raise UsageError("what is next, and by when?", 'both: -f "what" -d fri')
    deeds: list[tuple[Record, Deed]] = []
    for item in items:
        record, index, entry = follow_up_of(session, item)
        deeds.append((record, close_follow_up(record, index, on=on, today=session.today)))
        if text is not None:
            summary = text_meant(session, text, entry.what)
            outcome = outcome_of(entry, summary, on=on, by=(session.me,) if session.me else ())
            deeds.append((record, log_interaction(record, outcome, today=session.today)))
    if follow_up is not None and due is not None:
        record, _, entry = follow_up_of(session, items[0])
        if any(one.id != record.id for one, _ in deeds):
            raise UsageError("-f plans in one account, and these are of several", "close them one by one")
        known = {"what": follow_up, "due": day_meant(session, due), "with_": entry.with_}
        deeds.append((record, planned(session, record, {name: value for name, value in known.items() if value})))
    return each_account(deeds)


def each_account(deeds: "Sequence[tuple[Record, Deed]]") -> "list[tuple[Record, Deed]]":
    """One deed for each account, in the order in which they come."""
    from amctl.changes.interactions import together

    records = {record.id: record for record, _ in deeds}
    return [(record, together(*(deed for one, deed in deeds if one.id == name))) for name, record in records.items()]


def handles_meant(session: Session, words: Sequence[str]) -> "tuple[list[Item], str | None]":
    """What the words name, and the text behind them, if there is one; raises NoSuchAccount for an unknown handle."""
    items: list[Item] = []
    for number, word in enumerate(words):
        item = item_meant(session, word)
        if item is not None and item not in items:
            items.append(item)
        elif item is None and items and number == len(words) - 1 and not _LIKE_A_HANDLE.fullmatch(word):
            return items, word
        elif item is None:
            short = f"; a handle has {SHORTEST} characters at least" if len(word) < SHORTEST else ""
            raise NoSuchAccount(f"nothing that is open has the handle '{word}'{short}", "amctl due shows the handles")
    return items, None
