"""Sending several letters, one after the other: who may get one, who had it already, and what became of each."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from amctl.errors import MailError
from amctl.mail.bounds import Bounds
from amctl.mail.entries import Entry, Key
from amctl.mail.headers import file_name, header
from amctl.mail.ledger import OpenLedger
from amctl.mail.letter import ONCE, Letter, composed, message_id
from amctl.mail.mailbox import Mailbox, mailbox
from amctl.mail.transport import Mailing, NotReady, Outcome, Transport, last

Result = Literal["sending", "sent", "already", "dropped", "deferred", "refused", "unknown", "bounded", "held"]
FINE: frozenset[Result] = frozenset({"sent", "already", "dropped"})


class Told(NamedTuple):
    """What became of one letter in this run, and what was said about it."""

    letter: Letter
    result: Result
    code: int = 0
    reason: str = ""


class Round(NamedTuple):
    """What became of all letters, in their order, and what nobody knows of earlier ones."""

    letters: tuple[Told, ...]
    unknown: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()  # for doctor: nothing that kept mail from leaving

    @property
    def trouble(self) -> tuple[Told, ...]:
        """The letters that did not go and should have."""
        return tuple(one for one in self.letters if one.result not in FINE)

    @property
    def good(self) -> bool:
        """Whether nobody needs to be told anything."""
        return not self.trouble and not self.unknown


class Sending(NamedTuple):
    """What letters are sent with."""

    ledger: OpenLedger
    transport: Transport
    bounds: Bounds
    sender: Mailbox
    book: str  # what the book is known by, for the ids of mails
    clock: Callable[[], datetime]
    leaving: Callable[[date], str] = lambda day: ""  # told before the first letter of a day leaves; returns a note
    run: str = "daily"  # of which kind the letters are; what is none of ONCE is no sign that all is well


def send_all(letters: Sequence[Letter], today: date, by: Sending) -> Round:
    """Sends the letters that were not sent yet; each has an outcome then, also where nothing can be sent.

    Raises MailError if no mail can ever be sent that way, OutputError if the ledger cannot be written: then nothing
    more is sent, and the ledger is right.
    """
    by.ledger.begin(today, by.run)
    days = _Days(by.leaving)
    latest = max([today, *(one.day for one in letters)])
    told = []
    try:
        if ahead := by.ledger.now.ahead(latest):
            told = [Told(one, "held", 0, _ahead(ahead[-1])) for one in letters]
        else:
            down: NotReady | None = None
            for letter in letters:
                one, down = _one(letter, by, days, down)
                told.append(one)
    finally:
        by.transport.close()
    by.ledger.end(today, Counter(one.result for one in told))
    return Round(tuple(told), by.ledger.now.unknown(), tuple(days.notes))


def _ahead(entry: Entry) -> str:
    return f"something was sent for {entry.key.day}, which is yet to come: is the clock right?"


class _Days:
    """The days of which something left in this run, each told once."""

    def __init__(self, leaving: Callable[[date], str]) -> None:
        self.leaving, self.told, self.notes = leaving, set[date](), list[str]()

    def leave(self, day: date) -> None:
        """Tells that something is about to leave."""
        if day not in self.told:
            self.told.add(day)
            if note := self.leaving(day):
                self.notes.append(note)


def _one(letter: Letter, by: Sending, days: _Days, down: NotReady | None) -> tuple[Told, NotReady | None]:
    """What becomes of one letter, and why nothing more can be sent in this run, if that is so."""
    if refusal := by.bounds.refusal(letter.address):
        return Told(letter, "bounded", 0, header(refusal)), down
    note = _Noting(letter, by)
    if letter.kind in ONCE and (before := _before(letter, by, note)):
        return before, down
    try:
        mail = mailing(letter, by.sender, by.clock(), by.book)
    except MailError as error:
        return Told(letter, "refused", 0, header(str(error))), down

    def intent() -> None:
        if letter.kind in ONCE:
            days.leave(letter.day)
        note(Outcome("sending"))

    outcome = Outcome("deferred", down.code, str(down)) if down else None
    try:
        outcome = outcome or attempted(mail, by.transport, intent)
    except NotReady as error:
        down, outcome = error, Outcome("deferred", error.code, str(error))
    note(outcome)
    return Told(letter, outcome.state, outcome.code, outcome.reason), down


def mailing(letter: Letter, sender: Mailbox, moment: datetime, book: str) -> Mailing:
    """A letter made into a mail; raises MailError if that cannot be. Its id is the same each time if it goes once."""
    more = "" if letter.kind in ONCE else moment.isoformat()
    name = message_id(book, letter.kind, letter.person, letter.day, more)
    content = composed(letter, sender, moment, name)
    return Mailing(sender, mailbox(letter.name, letter.address), content, _file(letter, name))


def _file(letter: Letter, name: str) -> str:
    return f"{letter.day}-{file_name(letter.person)}-{name[1:13]}"


def attempted(mail: Mailing, transport: Transport, intent: Callable[[], None]) -> Outcome:
    """What became of a mail that was just sent. Raises NotReady if nothing can be."""
    for _ in transport.opening():
        pass
    return last(transport.sending(mail, intent))


def _before(letter: Letter, by: Sending, note: "_Noting") -> Told | None:
    """What became of a letter already, so that it is not sent now; None if it is to be."""
    entry = by.ledger.now.entries.get(note.key)
    if by.ledger.now.served(note.key):
        return Told(letter, "already")
    if entry is None or entry.state == "deferred":
        return None
    if entry.state == "dropped":
        return Told(letter, "dropped", 0, entry.reason)
    if entry.state == "refused":
        return Told(letter, "refused", entry.code, entry.reason) if entry.address == letter.address else None
    same = entry.note == letter.note  # a folder knows nothing of what went another way
    went = by.transport.settled(_file(letter, note.name)) if same else None
    if went:
        note(Outcome("sent", 0, "it was found to have been sent"))
        return Told(letter, "already")
    return Told(letter, "unknown", entry.code, entry.reason) if went is None else None


class _Noting:
    """Notes in the ledger what becomes of a letter, if it is one that goes once."""

    def __init__(self, letter: Letter, by: Sending) -> None:
        self.letter, self.ledger = letter, by.ledger
        self.key = Key(letter.kind, letter.person, letter.day)
        self.name = message_id(by.book, *self.key)

    def __call__(self, outcome: Outcome) -> None:
        one = self.letter
        if one.kind in ONCE:
            self.ledger.note(
                Entry(self.key, outcome.state, "", one.address, self.name, outcome.code, header(outcome.reason),
                      one.items, one.note)
            )  # fmt: skip
