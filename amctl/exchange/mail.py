"""A mail message from the bytes that a mail program hands over: broken, hostile or huge, it is read or refused.

Only its header is looked at. Addresses are parted while encoded words are still closed, so that none of them can bring
an address of its own.
"""

import binascii
import quopri
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from amctl.addresses import is_address
from amctl.dates import FIRST, LAST
from amctl.errors import UsageError

_HEADER = 200_000  # bytes: a mail to a thousand people has fewer
_SUBJECT, _NAME, _ID = 300, 100, 300  # characters
_EMPTY_LINE = re.compile(rb"\n\r?\n|\r\r")
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bq])\?([^?\n]*)\?=", re.IGNORECASE)  # RFC 2047
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?)")
_ONLY = re.compile(r"([^<>,]*)<([^<>,\s]+)>\s*")
_BLANK = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINER = "\u200d"  # holds emoji together; other characters without a width are dropped


class Message(NamedTuple):
    """What a mail's header says. Addresses are in small letters, each of them once; `sent` knows its offset."""

    sender: str
    recipients: tuple[str, ...]
    subject: str
    sent: datetime | None
    message_id: str  # its own, else one made from the rest, so that it is known again
    names: dict[str, str]  # by address; only of those who have one


def parse_message(content: bytes) -> Message:
    """The message in these bytes; of several From lines or senders, the first counts.

    Raises UsageError if this is no mail message, or says nowhere who wrote it. What else is broken is left out.
    """
    header = _header(content)
    if "from" not in header:
        raise UsageError("this is no mail message: it has no From line", "hand over the whole message, header first")
    senders = _addresses(header["from"])
    if not senders:
        raise UsageError("this is no mail message: its From line has no address")
    sender = next(iter(senders))
    recipients = _addresses([*header.get("to", ()), *header.get("cc", ())])
    names = {**recipients, sender: senders[sender] or recipients.get(sender, "")}
    subject = flat(_decoded(header.get("subject", [""])[0]), _SUBJECT)
    date = header.get("date", [""])[0]
    return Message(
        sender,
        tuple(recipients),
        subject,
        _sent(date),
        _message_id(header.get("message-id", [""])[0])
        or _made_id(sender, *sorted(recipients), subject, date.strip() or sha256(content).hexdigest()),
        {address: name for address, name in names.items() if name},
    )


def _header(content: bytes) -> dict[str, list[str]]:
    """The lines of the header by their names in small letters, as text; continued lines still have their breaks."""
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    end = _EMPTY_LINE.search(content, 0, _HEADER)
    lines = content[: end.start() if end else _HEADER] + b"\n\n"
    message = BytesHeaderParser().parsebytes(lines)  # by the old policy: newer ones fall over a broken Content-Type
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower(), []).append(_in_charset(value.encode("ascii", "surrogateescape"), "utf-8"))
    return found


def _addresses(values: Iterable[str]) -> dict[str, str]:
    """The addresses of several lines, each with a name or an empty text; what is no address is left out."""
    words: list[str] = []

    def closed(match: re.Match[str]) -> str:
        words.append(match[0])
        return f"\ue000{len(words) - 1}\ue001"  # for private use: in no address

    def opened(match: re.Match[str]) -> str:
        return words[int(match[1])] if int(match[1]) < len(words) else ""

    found: dict[str, str] = {}
    for name, address in (pair for value in values for pair in _pairs(_WORD.sub(closed, value))):
        small = address.strip().lower()
        if is_address(small):
            name = re.sub("\ue000([0-9]{1,6})\ue001", opened, name)
            found[small] = found.get(small) or flat(_decoded(name), _NAME)
    return found


def _pairs(line: str) -> list[tuple[str, str]]:
    try:
        found = getaddresses([line])
        only = _ONLY.fullmatch(line) if found == [("", "")] else None  # newer Pythons refuse a strange name altogether
        return [(only[1].strip(), only[2])] if only else found
    except (IndexError, ValueError, RecursionError):  # brackets in brackets in brackets
        return []


def _sent(text: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if not FIRST < sent.date() < LAST:  # in every zone
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)  # -0000, or none at all


def _message_id(text: str) -> str:
    """The id in its angle brackets, whole even if it was broken over lines; a bare one gets them. Empty if none is."""
    match = re.search("<([^<>]*)>", text)
    found = "".join(flat(match[1] if match else text.strip("<>"), _HEADER).split())
    return f"<{found[: _ID - 2]}>" if found else ""


def _made_id(*parts: str) -> str:
    """An id for a mail that has none, the same each time it comes: from who wrote it to whom, about what, and when."""
    made = sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return f"<{made}@without-message-id.invalid>"


def flat(text: str, longest: int) -> str:
    """One line without anything that a terminal would obey, single spaces, cut with an ellipsis if too long."""
    kept = "".join(
        " " if category in _BLANK else "" if category == "Cf" and char != _JOINER else char
        for char, category in ((char, unicodedata.category(char)) for char in text)
    )
    line = " ".join(kept.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _decoded(text: str) -> str:
    """The text with its encoded words decoded; words of one charset side by side may share a character."""
    text = _BETWEEN_WORDS.sub("", text)
    parts: list[tuple[str, bytes]] = []
    end = 0
    for word in _WORD.finditer(text):
        parts.append(("", text[end : word.start()].encode()))
        parts.append((word[1].lower().partition("*")[0], _bytes(word[2].lower(), word[3].encode())))
        end = word.end()
    parts = [part for part in (*parts, ("", text[end:].encode())) if part[1]]
    return "".join(
        _in_charset(b"".join(piece for _, piece in run), charset or "utf-8")
        for charset, run in groupby(parts, lambda p: p[0])
    )


def _bytes(encoding: str, value: bytes) -> bytes:
    if encoding == "q":
        return quopri.decodestring(value, header=True)
    try:
        return binascii.a2b_base64(value + b"==")
    except binascii.Error:
        return b""


def _in_charset(data: bytes, charset: str) -> str:
    """Text from bytes; where they are none of their charset, or nobody knows it, each byte is a Latin character."""
    try:
        return data.decode("ascii" if "escape" in charset else charset)  # unicode_escape is a small language
    except (LookupError, ValueError):
        return data.decode("latin-1")
