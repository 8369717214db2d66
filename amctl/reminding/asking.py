"""What remind is asked for, and by whom it is answered."""

import os
from collections.abc import Sequence
from typing import get_args

from amctl.errors import UsageError
from amctl.items import Kind
from amctl.reminding.gathering import Asked
from amctl.session import Session


def asked_for(
    session: Session,
    owners: Sequence[str] | None,
    within: str,
    kinds: Sequence[str] | None,
    language: str | None,
    *,
    weekly: bool,
) -> Asked:
    """Which reminders are meant; raises UsageError for people, kinds, spans and languages that there are not."""
    from amctl.language import spoken
    from amctl.typed import person_meant, span_end, words_of

    span_end(session.today, within)
    return Asked(
        within=within,
        kinds=words_of(kinds, get_args(Kind), "kind"),
        people=frozenset(person_meant(session, one) for one in owners or ()),
        language=spoken(language).code if language else None,
        weekly=weekly,
    )


def printed(session: Session, *, systemd: bool, options: Sequence[str]) -> None:
    """Prints what has reminders sent every morning."""
    from amctl.reminding.schedule import crontab, units
    from amctl.reminding.sending import mail_of
    from amctl.settings import state_path

    if systemd:
        session.put(units(session.root, os.environ, state_path(os.environ), options, mail_of(session)))
    else:
        session.put(crontab(session.root, os.environ, options))


def decided(
    session: Session,
    asked: Asked,
    *,
    resend: Sequence[str] | None,
    drop: Sequence[str] | None,
    send: bool,
    calendar: bool,
    trial: str | None,
    taking_over: bool,
) -> None:
    """Carries out what is said about mails that are held, and sends, or only shows who would get what."""
    from amctl.reminding.reporting import preview, sending
    from amctl.reminding.sending import Course, decide

    if trial and not send:
        raise UsageError("--to is for a trial with --send", "amctl remind --send --to ADDRESS")
    for one in decide(session, drop, again=False) if drop else ():
        session.say(f"Dropped: the mail to {one.key.person} of {one.key.day}.")
    if resend:
        again = decide(session, resend, again=True)
        asked = asked._replace(people=frozenset(one.key.person for one in again))
    if send or resend or taking_over:
        sending(session, Course(asked, calendar, trial, taking_over))
    elif not drop:
        preview(session, asked)
