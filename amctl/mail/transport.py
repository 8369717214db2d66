"""How mail leaves: what each way must be able to do, and which one a user has configured."""

import os
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from amctl.errors import MailError
from amctl.mail.mailbox import Mailbox, mailbox, mailbox_of
from amctl.model.settings import Mail
from amctl.settings import state_path

_T = TypeVar("_T")


class Outcome(NamedTuple):
    """What became of a mail, and what the server or the command said about it."""

    state: Literal["sending", "sent", "deferred", "refused", "unknown"]
    code: int = 0
    reason: str = ""


class Step(NamedTuple):
    """One step towards a mail that is accepted, and what was said to it."""

    name: str
    good: bool
    said: str


class Mailing(NamedTuple):
    """A finished mail, with what its name may be made of where it becomes a file."""

    sender: Mailbox
    recipient: Mailbox
    content: bytes
    name: str  # unlike that of any other mail


class NotReady(Exception):
    """Nothing can be sent at the moment; `step` is where it stopped."""

    def __init__(self, step: str, reason: str, code: int = 0) -> None:
        super().__init__(reason)
        self.step, self.code = step, code


class Transport(Protocol):
    """A way for mail to leave."""

    def opening(self) -> Iterator[Step]:
        """Gets ready to send; nothing is done if it is. Raises NotReady if that fails, MailError if it always would."""

    def sending(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        """Sends one mail; calls `intent` when all is agreed and before anything leaves. Raises NotReady.

        What `intent` raises goes through, and then nothing left.
        """

    def settled(self, name: str) -> bool | None:
        """Whether the mail of a name went, of which nobody knows; None if this way cannot tell."""

    def close(self) -> None:
        """Ends what was opened, as far as it is open."""


def last(steps: Generator[Any, None, _T]) -> _T:
    """What steps come to when nobody watches them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _T = end.value
            return result


def sender_of(mail: Mail) -> Mailbox:
    """Whom mail is from; raises MailError if nothing usable is configured, and something is to leave."""
    if mail.from_:
        return mailbox_of(mail.from_)
    if mail.transport == "files":
        return mailbox("amctl", "amctl@amctl.invalid")
    raise MailError("nobody is named whom the mail is from", "set mail: from: in your config")


def transport_for(mail: Mail, environment: Mapping[str, str]) -> Transport:
    """The way that a user has configured; raises MailError if something is missing for it."""
    if mail.transport == "sendmail":
        from amctl.mail.sendmail import Sendmail

        return Sendmail(mail.command, mail.time_limit)
    if mail.transport == "smtp":
        from amctl.mail.connection import server_of
        from amctl.mail.smtp import Smtp

        return Smtp(server_of(mail, environment), mail.time_limit)
    from amctl.mail.folder import Folder, folder_of

    named = environment.get("AMCTL_CONFIG")
    if named and not os.path.exists(named):  # else a slip in it would have all mail go where nobody looks
        raise MailError(f"AMCTL_CONFIG names {named}, which is not there", "name your config, or unset it")
    if mail.folder:
        return Folder(folder_of(mail.folder))
    state = state_path(environment)
    if state is None:
        raise MailError("there is no folder to put mails into", "set mail: folder: in your config")
    return Folder(state / "outbox")
