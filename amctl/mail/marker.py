"""Which machine sends for a book: a note in the book's folder, which git ignores, so that a second one sees it there.

It keeps two machines apart that see the same folder. Anybody who may write there can forge it; all that brings is that
nothing is sent, and that this is said.
"""

import getpass
import json
import os
import socket
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from amctl.disk import create, make_folder, read_regular, replace
from amctl.errors import AmctlError, ChangedOnDisk, MailError, Unreadable
from amctl.mail.headers import header
from amctl.mail.ledger import OpenLedger

_PLACE = (".amctl", "locks", "sender.json")
_UNKNOWING = "a second machine would not know that this one sends"
_WAY_OUT = "let that one send, or amctl remind --take-over makes it this one"


class Marker(NamedTuple):
    """Who sends: a ledger, whose it is, and the last day of which something left."""

    ledger: str
    host: str
    user: str
    day: date | None = None


def marked(root: Path) -> Marker | None:
    """Who sends for a book, as far as anybody left a note that can be read."""
    try:
        found = json.loads(read_regular(root.joinpath(*_PLACE))) if _inside(root) else None
    except (Unreadable, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("ledger"), str):
        return None
    try:
        day = date.fromisoformat(str(found.get("day")))
    except ValueError:
        day = None
    host, user = (header(str(found.get(name, "")))[:60] or "somebody" for name in ("host", "user"))
    return Marker(found["ledger"], host, user, day)


def sender_here(root: Path, ledger: OpenLedger) -> None:
    """Raises MailError if another ledger sends for a book."""
    found = marked(root)
    if found and found.ledger != ledger.now.id:
        last = f", last for {found.day}" if found.day else ""
        raise MailError(f"{found.user} on {found.host} sends the mail of this book{last}", _WAY_OUT)


def from_here(marker: Marker) -> bool:
    """Whether a note was left by this user on this machine, whichever ledger it names."""
    return (marker.host, marker.user) == (header(socket.gethostname())[:60], header(_user())[:60])


def unkept(root: Path) -> str:
    """Why no note can be kept, as far as that shows without writing one; empty if it can."""
    path = root.joinpath(*_PLACE)
    folder = next(one for one in path.parents if os.path.lexists(one))
    if not _inside(root):
        return f"{_UNKNOWING}: {path.parent} is a link"
    if not folder.is_dir():
        return f"{_UNKNOWING}: {folder} is no folder"
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        return f"{_UNKNOWING}: {path} is no regular file"
    return "" if os.access(folder, os.W_OK | os.X_OK) else f"{_UNKNOWING}: {folder} cannot be written"


def claim(root: Path, ledger: OpenLedger, day: date | None = None) -> str:
    """Notes that this ledger sends for the book, and that of a day something leaves; why that could not be noted.

    Raises MailError if another ledger does.
    """
    sender_here(root, ledger)
    found = marked(root)
    days = [one for one in (day, found.day if found else None) if one]
    return _written(root, Marker(ledger.now.id, socket.gethostname(), _user(), max(days, default=None)), found)


def take_over(root: Path, ledger: OpenLedger, today: date) -> str:
    """Makes this ledger the one that sends for a book. What the other sent this week, or after, is not sent again.

    Returns a sentence about what that means, or why it could not be noted.
    """
    found = marked(root)
    other = found if found and found.ledger != ledger.now.id else None
    told = "This machine sends the mail of this book from now on."
    if other and other.day and other.day >= today - timedelta(days=today.weekday()):  # a team's mail has its Monday
        last = min(other.day, today + timedelta(days=1))  # anybody can write any day there
        ledger.take_over(last)
        told += f" {other.user} on {other.host} has already sent for {last}, so nothing is sent for that day,"
        told += " and no week of a team before the next one."
    days = [one for one in (ledger.now.newest(), ledger.now.taken_over) if one]  # a third one must know of the first
    note = Marker(ledger.now.id, socket.gethostname(), _user(), max(days, default=None))
    trouble = _written(root, note, found)
    return trouble or told


def _written(root: Path, marker: Marker, before: Marker | None) -> str:
    """Writes the note; what kept it from being written, if anything did."""
    if marker == before:
        return ""
    path = root.joinpath(*_PLACE)
    said = {**marker._asdict(), "day": marker.day.isoformat() if marker.day else None}
    content = f"{json.dumps(said)}\n".encode()
    try:
        if not _inside(root):
            return f"{path.parent} is a link: {_UNKNOWING}"
        make_folder(path.parent)
        if os.path.lexists(path):
            replace(path, content)
        else:
            create(path, content)
    except ChangedOnDisk:
        raise MailError("another machine has just begun to send the mail of this book", _WAY_OUT) from None
    except (AmctlError, OSError) as error:
        return f"{_UNKNOWING}: {error}"
    return ""


def _inside(root: Path) -> bool:
    """Whether the note lies in the book itself, not behind a link that may lead anywhere."""
    return not any(root.joinpath(*_PLACE[:depth]).is_symlink() for depth in (1, 2))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id
        return str(os.getuid()) if hasattr(os, "getuid") else "somebody"
