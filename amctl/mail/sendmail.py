"""Mail by a command that understands sendmail's words: msmtp, Postfix, a wrapper of one's own."""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Literal

from amctl.errors import MailError
from amctl.mail.deadline import Deadline
from amctl.mail.programs import ran, runnable
from amctl.mail.transport import Mailing, NotReady, Outcome, Step

# Of sysexits.h: EX_DATAERR and EX_NOUSER are about the mail and the address; all others can be over in an hour.
_REFUSED, _KNOWN = (65, 67), range(64, 79)


class Sendmail:
    """A command, a run of it for each mail; all together take no longer than `limit` seconds."""

    def __init__(self, command: Sequence[str], limit: float) -> None:
        if not command:
            raise MailError("there is no command to send mail with", "set mail: command: in your config")
        self.command, self.limit = runnable(command, "command"), limit
        self.deadline: Deadline | None = None

    def opening(self) -> Iterator[Step]:
        """Finds the command."""
        import shutil

        if self.deadline is None:
            if not shutil.which(self.command[0]):
                raise NotReady("command", f"there is no command {self.command[0]}, or it may not be run")
            self.deadline = Deadline(self.limit)
            yield Step("command", True, self.command[0])

    def sending(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        """Hands the mail to the command, which answers by its exit code."""
        deadline = self.deadline or Deadline(self.limit)
        if deadline.over:
            raise NotReady("message accepted", deadline.complaint)
        words = [*self.command, "-oi", "-f", mail.sender.address, "--", mail.recipient.address]
        content = mail.content.replace(b"\r\n", b"\n")
        intent()
        try:
            ended = ran(words, deadline.left, content)
        except OSError as error:
            raise NotReady("command", f"cannot run {self.command[0]}: {error.strerror or error}") from None
        outcome = _outcome(ended.code, ended.complaint if ended.code != 0 else "")
        yield Step("message accepted", outcome.state == "sent", outcome.reason or "exit code 0")
        return outcome

    def settled(self, name: str) -> bool | None:
        """A command cannot be asked what became of a mail."""
        return None

    def close(self) -> None:
        """Nothing stays open."""


def _outcome(code: int | None, complaint: str) -> Outcome:
    if code == 0:
        return Outcome("sent")
    state: Literal["deferred", "unknown"] = "deferred" if code in _KNOWN else "unknown"
    return Outcome("refused" if code in _REFUSED else state, code or 0, complaint)
