"""One mail to the user, to see whether mail leaves: each step, and what was said to it."""

import os
from collections.abc import Iterator

from amctl.clock import moment
from amctl.errors import MAIL, AmctlError, UsageError
from amctl.language import in_language, language_of
from amctl.mail.letter import Letter
from amctl.mail.mailbox import mailbox_of
from amctl.mail.transport import sender_of, transport_for
from amctl.mail.trial import tried
from amctl.messages import Message
from amctl.model.settings import Mail
from amctl.reminding.sending import bounds, mail_of
from amctl.reports.mailed import steps_report
from amctl.reports.report import Prose, Report
from amctl.session import Session
from amctl.settings import book_mark

_Step = tuple[str, bool, str]


def tested(session: Session, language: str | None) -> None:
    """Sends the mail, and shows the steps; exit code 6 if one of them failed."""
    _ = session.format  # one that there is not is told before anything leaves
    steps = list(_steps(session, mail_of(session), language))
    session.show_page(steps_report(steps, session.today))
    if not all(good for _, good, _ in steps):
        session.exit_code = MAIL


def _steps(session: Session, mail: Mail, language: str | None) -> Iterator[_Step]:
    letter = _letter(session, mail, language)
    yield "config", True, _way(mail)
    try:
        sender, transport, within = sender_of(mail), transport_for(mail, os.environ), bounds(session, mail)
    except AmctlError as error:
        yield "settings", False, f"{error}: {error.hint}" if error.hint else str(error)
        return
    yield "from and to", True, f"{sender.address} to {letter.address}"
    for step in tried(letter, transport, within, sender, moment, book_mark(session.root)):
        yield step.name, step.good, step.said


def _way(mail: Mail) -> str:
    """How mail leaves, without secrets."""
    if mail.transport == "smtp":
        return f"smtp by {mail.host} ({mail.security})" + (f" as {mail.user}" if mail.user else "")
    return f"sendmail: {' '.join(mail.command)}" if mail.transport == "sendmail" else "files: into a folder"


def _letter(session: Session, mail: Mail, code: str | None) -> Letter:
    """A few words to the user; raises UsageError if nobody knows the user's address."""
    me = session.settings.people.get(session.me) if session.me else None
    language = language_of(session.settings, session.me, code)
    address = (me.email if me else None) or (mailbox_of(mail.from_).address if mail.from_ else None)
    if not address:
        raise UsageError("nobody knows your address", "write me: ID into your config, and email: into amctl.yaml")
    text = Message("If you read this, amctl can send you reminders.")
    about = Message("A test of amctl")
    report = in_language(Report("test", about, session.today, (), (), (Prose(text),)), language)

    from amctl.render import letter, letter_html

    return Letter(
        person=session.me or "me",
        name=me.name if me else "",
        address=address,
        day=session.today,
        kind="test",
        subject=report.title,
        text=letter.render(report),
        html=letter_html.render(report),
    )
