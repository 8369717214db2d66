"""Mail by a mail server, in a dialogue of our own from MAIL to the final dot: the ledger must know when a body leaves.

Before the server has asked for the body, whatever happens leaves the mail unsent; after that, only its last answer
says what became of it.
"""

import contextlib
import re
import smtplib
from collections.abc import Callable, Generator, Iterator

from amctl.mail.connection import Client, Server, connected
from amctl.mail.deadline import Deadline
from amctl.mail.transport import Mailing, NotReady, Outcome, Step

_BODY = 600.0  # seconds until the answer to a body; RFC 5321 asks for ten minutes
_QUIT = 5.0
_LINE_END = re.compile(rb"\r\n|\r|\n")


class _Lost(Exception):
    """The connection is of no use any more, and nothing of the mail's body has left."""

    def __init__(self, reason: str, code: int = 0) -> None:
        super().__init__(reason)
        self.code = code


class Smtp:
    """A mail server; one connection for all mails, all together no longer than `limit` seconds."""

    def __init__(self, server: Server, limit: float) -> None:
        self.server, self.limit = server, limit
        self.deadline: Deadline | None = None
        self.password: str | None = None
        self.client: Client | None = None
        self.used = False  # whether a mail was sent on this connection: the server may have had enough since

    def opening(self) -> Iterator[Step]:
        """Connects and logs in, unless that is done."""
        if self.client:
            return
        deadline = self.deadline = self.deadline or Deadline(self.limit)
        if deadline.over:
            raise NotReady("connect", deadline.complaint)
        if self.server.user and self.password is None:
            self.password = self.server.password(deadline.left)
            yield Step("password", True, "there is one")
        self.client, self.used = (yield from connected(self.server, self.password or "", deadline)), False

    def sending(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        """Sends a mail; on a connection that the server has closed since the last one, it tries once more."""
        again = self.used and self.client is not None
        while True:
            if self.client is None:
                yield from self.opening()
            try:
                return (yield from self._whole(mail, intent))
            except _Lost as lost:
                if self.deadline and self.deadline.over:
                    raise NotReady("message accepted", self.deadline.complaint) from None
                if not again:
                    yield Step("message accepted", False, str(lost))
                    return Outcome("deferred", lost.code, str(lost))
                again = False

    def settled(self, name: str) -> bool | None:
        """A server cannot be asked what became of a mail."""
        return None

    def close(self) -> None:
        """Says good-bye."""
        if self.client:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self.client.asked("QUIT", _QUIT)
        self._drop()

    def _drop(self) -> None:
        if self.client:
            self.client.close()
        if self.deadline:
            self.deadline.release()
        self.client = None

    def _whole(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        """Sends a mail and leaves the connection ready for the next one, or closed."""
        client = self.client
        assert client
        try:
            self.used = True
            outcome = yield from _dialogue(client, mail, intent)
        except BaseException:  # an interruption, too: in the middle of a body, nothing more may be said
            self._drop()
            raise
        if outcome.state == "unknown" or outcome.code == 421:
            self._drop()
        elif outcome.state != "sent":
            try:
                client.asked("RSET")
            except (smtplib.SMTPException, OSError):
                self._drop()
        return outcome


def _dialogue(client: Client, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
    options = ""
    if not (mail.sender.plain and mail.recipient.plain):
        if not client.has_extn("smtputf8"):
            reason = f"{client.host} takes no addresses with other letters than ASCII before the @"
            yield Step("sender accepted", False, reason)
            return Outcome("refused", 0, reason)
        client.command_encoding = "utf-8"
        options = " SMTPUTF8" + (" BODY=8BITMIME" if client.has_extn("8bitmime") else "")
    for step, words, wanted in (
        ("sender accepted", f"MAIL FROM:<{mail.sender.address}>{options}", (250,)),
        ("recipient accepted", f"RCPT TO:<{mail.recipient.address}>", (250, 251)),
        ("body asked for", "DATA", (354,)),
    ):
        code, said = _asked(client, words)
        yield Step(step, code in wanted, f"{code} {said}")
        if code not in wanted:
            return _judged(code, said, "deferred")
    intent()
    outcome = _body(client, mail.content)
    yield Step("message accepted", outcome.state == "sent", f"{outcome.code} {outcome.reason}")
    return outcome


def _asked(client: Client, words: str) -> tuple[int, str]:
    """The answer to a command before the body; raises _Lost if none comes, or the server wants no more."""
    try:
        code, said = client.asked(words)
    except (smtplib.SMTPException, OSError) as error:
        raise _Lost(client.complaint(error)) from None
    if code == 421 or not 200 <= code < 600:
        raise _Lost(f"{client.host}: {said}", max(code, 0))
    return code, said


def _body(client: Client, content: bytes) -> Outcome:
    """What becomes of a mail whose body leaves now."""
    try:
        client.limit(_BODY)
        client.send(stuffed(content))
        client.limit(_BODY)
        code, said = client.answer()
    except (smtplib.SMTPException, OSError) as error:
        return Outcome("unknown", 0, client.complaint(error))
    return Outcome("sent", code, said) if 200 <= code < 300 else _judged(code, said, "unknown")


def _judged(code: int, said: str, otherwise: str) -> Outcome:
    if 400 <= code < 500:
        return Outcome("deferred", code, said)
    if 500 <= code < 600:
        return Outcome("refused", code, said)
    return Outcome("unknown" if otherwise == "unknown" else "deferred", max(code, 0), said)


def stuffed(content: bytes) -> bytes:
    """A body as it goes over the line: lines ended by CRLF, a dot doubled at the start of one, a dot at the end.

    >>> stuffed(b"one\\n.\\n")
    b'one\\r\\n..\\r\\n.\\r\\n'
    """
    lines = _LINE_END.sub(b"\r\n", content)
    doubled = re.sub(rb"(?m)^\.", b"..", lines)
    return doubled + (b"" if doubled.endswith(b"\r\n") else b"\r\n") + b".\r\n"
