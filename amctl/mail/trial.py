"""Sending one letter to somebody who watches: each step as it happens, with what was said to it."""

from collections.abc import Callable, Iterator
from datetime import datetime

from amctl.errors import MailError
from amctl.mail.bounds import Bounds
from amctl.mail.letter import Letter
from amctl.mail.mailbox import Mailbox
from amctl.mail.round import mailing
from amctl.mail.transport import NotReady, Step, Transport


def tried(
    letter: Letter, transport: Transport, bounds: Bounds, sender: Mailbox, clock: Callable[[], datetime], book: str
) -> Iterator[Step]:
    """Sends a letter, which no ledger knows; the steps, of which the last one says whether it was accepted.

    Raises nothing but what interrupts it: an error is a step that went wrong.
    """
    if refusal := bounds.refusal(letter.address):
        yield Step("recipient", False, refusal)
        return
    try:
        mail = mailing(letter, sender, clock(), book)
        yield from transport.opening()
        yield from transport.sending(mail, lambda: None)
    except NotReady as error:
        yield Step(error.step, False, f"{error.code} {error}" if error.code else str(error))
    except MailError as error:
        yield Step("settings", False, f"{error}: {error.hint}" if error.hint else str(error))
    finally:
        transport.close()
