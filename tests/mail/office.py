"""A book's mail in a folder of the test: letters, a ledger, a clock that stands still."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from amctl.mail.bounds import Bounds
from amctl.mail.connection import Server
from amctl.mail.entries import Entry, Key, Ledger
from amctl.mail.folder import Folder
from amctl.mail.ledger import opened, read
from amctl.mail.letter import Letter
from amctl.mail.mailbox import Mailbox, mailbox_of
from amctl.mail.round import Round, Sending, send_all
from amctl.mail.smtp import Smtp
from amctl.mail.transport import Transport

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
SENDER = mailbox_of("Reminders <bot@ours.example>")
BOUNDS = Bounds(frozenset({"ours.example"}), frozenset({"keller@ours.example"}), frozenset({"acme.example"}))


def letter(person: str = "anna", **changes: Any) -> Letter:
    usual = Letter(
        person, "Anna Becker", f"{person}@ours.example", TODAY, "daily", "Three things", "Call Acme.\n", items=("F1",)
    )
    return usual._replace(**changes)


def smtp(port: int, limit: float = 20, **changes: Any) -> Smtp:
    return Smtp(Server("localhost", port, "none")._replace(**changes), limit)


class Office:
    """Where mail is sent from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "state" / "mail" / "book.jsonl"
        self.out = folder / "out"

    def sends(
        self,
        *letters: Letter,
        by: Transport | None = None,
        today: date = TODAY,
        bounds: Bounds = BOUNDS,
        sender: Mailbox = SENDER,
        leaving: Callable[[date], str] = lambda day: "",
    ) -> Round:
        with opened(self.path, today, lambda: NOW) as ledger:
            return send_all(
                letters, today, Sending(ledger, by or Folder(self.out), bounds, sender, "book", lambda: NOW, leaving)
            )

    @property
    def ledger(self) -> Ledger:
        return read(self.path)

    def entry(self, person: str = "anna", kind: str = "daily", day: date = TODAY) -> Entry:
        return self.ledger.entries[Key(kind, person, day)]

    def files(self) -> Sequence[Path]:
        return sorted(self.out.glob("*.eml"))
