"""A letter, and the bytes of the mail that it becomes. Those are read again: they must say what was meant, and no more.

Names and subjects come from files that anybody may have written, and Python's own library has more than once let such
a text add a header or a recipient.
"""

import re
from datetime import date, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import HeaderParser, Parser
from hashlib import sha256
from typing import Literal, NamedTuple

from amctl.errors import MailError
from amctl.mail.headers import body, file_name, header
from amctl.mail.mailbox import Mailbox, mailbox

Kind = Literal["daily", "weekly", "trial", "test"]
ONCE: frozenset[Kind] = frozenset({"daily", "weekly"})  # the others are sent as often as somebody asks for them
_MEDIA_TYPE = re.compile(r"([a-z0-9.+-]+)/([a-z0-9.+-]+)")
_HOST = "amctl.invalid"  # a domain that nobody can own


class Attachment(NamedTuple):
    """A file that goes with a letter."""

    name: str
    media_type: str
    content: bytes


class Letter(NamedTuple):
    """What one person is to be told on one day. `items` and `note` stay in the ledger and are not sent."""

    person: str  # the key in the book's people
    name: str
    address: str
    day: date
    kind: Kind
    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    items: tuple[str, ...] = ()  # handles, by which the next digest knows what is new
    note: str = ""


def message_id(book: str, kind: str, person: str, day: date, more: str = "") -> str:
    """The id of a mail, always the same for the same book, kind, person, day and whatever else tells it from others."""
    key = "\0".join((book, kind, person, day.isoformat(), *([more] if more else [])))
    return f"<{sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}@{_HOST}>"


def composed(letter: Letter, sender: Mailbox, moment: datetime, message_id: str) -> bytes:
    """The finished mail, lines ended by CRLF. Raises MailError if it cannot be made to say just what is meant."""
    to = mailbox(letter.name, letter.address)
    rules = policy.SMTP if sender.plain and to.plain else policy.SMTPUTF8
    message = EmailMessage(policy=rules)
    try:
        for name, value in _headers(letter, sender, to, moment, message_id).items():
            message[name] = value
        message.set_content(body(letter.text), cte="quoted-printable")
        if letter.html:
            message.add_alternative(body(letter.html), subtype="html", cte="quoted-printable")
        for one in letter.attachments:
            _attach(message, one)
        content = message.as_bytes(policy=rules)
        _prove(content, letter, sender, to, tuple(message.keys()))
    except (ValueError, LookupError, TypeError, AttributeError, MessageError) as error:  # what the library dislikes
        raise MailError(f"the mail to {letter.person} cannot be made: {header(str(error))}", _HINT) from None
    return content


_HINT = "look for something strange in the names and texts of that digest"


def _headers(letter: Letter, sender: Mailbox, to: Mailbox, moment: datetime, message_id: str) -> dict[str, object]:
    return {
        "From": sender.header(),
        "To": to.header(),
        "Subject": header(letter.subject),
        "Date": moment.replace(microsecond=0),
        "Message-ID": message_id,
        "List-Id": f"amctl <{letter.kind}.{_HOST}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }


def _attach(message: EmailMessage, one: Attachment) -> None:
    parts = _MEDIA_TYPE.fullmatch(one.media_type)
    if not parts:
        raise ValueError(f"{one.media_type} is no media type")
    charset = {"charset": "utf-8"} if parts[1] == "text" else None
    message.add_attachment(
        one.content, maintype=parts[1], subtype=parts[2], filename=file_name(one.name), params=charset
    )


def _bare(text: str) -> str:
    """A text without blanks, of which the library finds more beside encoded words than there are, or fewer."""
    return "".join(text.split())


def _prove(content: bytes, letter: Letter, sender: Mailbox, to: Mailbox, names: tuple[str, ...]) -> None:
    """Reads a finished mail as others will; raises ValueError for anything that is not as it was meant."""
    text = content.decode()
    raw = HeaderParser(policy=policy.compat32).parsestr(text)
    if sorted(raw.keys()) != sorted(names) or len(set(names)) != len(names):
        raise ValueError("it would have other headers than it should")
    read = Parser(EmailMessage, policy=policy.default).parsestr(text)
    for name, wanted in (("From", sender), ("To", to)):
        found = [(_bare(one.display_name), one.addr_spec) for one in read[name].addresses]
        if found != [(_bare(wanted.name), wanted.address)]:
            raise ValueError(f"its {name} line would name somebody else")
    if _bare(str(read["Subject"])) != _bare(header(letter.subject)):
        raise ValueError("its subject would be another")
    leaves = [part for part in read.walk() if not part.is_multipart()]
    if len(leaves) != 1 + bool(letter.html) + len(letter.attachments):
        raise ValueError("it would have other parts than it should")
    texts = [letter.text, letter.html] if letter.html else [letter.text]
    if [body(part.get_content()).rstrip("\n") for part in leaves[: len(texts)]] != [
        body(x).rstrip("\n") for x in texts
    ]:
        raise ValueError("its text would be another")
    if [part.get_payload(decode=True) for part in leaves[len(texts) :]] != [x.content for x in letter.attachments]:
        raise ValueError("its attachments would be others")
