"""What remind is asked for, and by whom it is answered."""

import os
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from amctl.dates import day_off
from amctl.errors import UsageError
from amctl.items import Kind
from amctl.reminding.gathering import Asked
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.mail.entries import Entry
    from amctl.reminding.sending import Course


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


def printed(session: Session, *, systemd: bool, ics: bool, within: str) -> None:
    """Prints what has reminders sent every morning; raises UsageError for a span that each of them would refuse."""
    from amctl.reminding.schedule import crontab, units
    from amctl.reminding.sending import mail_of
    from amctl.settings import state_path
    from amctl.typed import span_end

    span_end(session.today, within)
    options = [*(["--ics"] if ics else []), *(["--within", within] if within != "7d" else [])]
    if systemd:
        session.put(units(session.root, os.environ, state_path(os.environ), options, mail_of(session)))
    else:
        session.put(crontab(session.root, os.environ, options))


def fitting(given: Mapping[str, object]) -> None:
    """Raises UsageError for options that have nothing to do with each other; `given` are all, by name."""
    if given["to"] == "":
        raise UsageError("--to is empty", "without an address it would be no trial: all would go to everybody")
    used = {name for name, value in given.items() if value}
    for name, others in _ALONE.items():
        if name in used and (strange := sorted(used - {name} - others)):
            raise UsageError(f"--{name} goes without --{strange[0]}", "leave out one of them; see amctl remind --help")
    if "to" in used and "send" not in used:
        raise UsageError("--to is for a trial with --send", "amctl remind --send --to ADDRESS")
    if "send" in used and "kind" in used and "to" not in used:
        hint = "leave out --kind, or look at it without --send, or send it to yourself with --to"
        raise UsageError("a mail tells all of a day, for no other goes on that day", hint)


_ALONE: dict[str, frozenset[str]] = {
    "print-crontab": frozenset({"ics", "within"}),
    "print-systemd": frozenset({"ics", "within"}),
    "test": frozenset({"lang"}),
    "weekly": frozenset({"send", "owner", "lang", "to", "take-over"}),
    "resend": frozenset({"send", "lang", "ics", "within"}),
    "drop": frozenset(),
}


def decided(session: Session, course: "Course", *, resend: Sequence[str], drop: Sequence[str], send: bool) -> None:
    """Carries out what is said about mails that are held, and sends, or only shows who would get what."""
    from amctl.reminding.reporting import preview, sending
    from amctl.reminding.sending import decide, taken_over

    if drop:
        dropped = decide(session, drop, again=False)
        if not dropped:
            session.say("Nothing is held.")
        for one in dropped:
            session.say(f"Dropped: the mail to {one.key.person} of {one.key.day}.")
    elif resend:
        if not (entries := decide(session, resend, again=True)):
            session.say("Nothing is held that could be sent again.")
        _again(session, course, entries)
    elif send:
        sending(session, course)
    elif course.taking_over:
        session.say(taken_over(session))
    else:
        preview(session, course.asked)


def _again(session: Session, course: "Course", entries: "Sequence[Entry]") -> None:
    """Sends once more what is of today, or of this week; what is older is told by today's mail."""
    from amctl.reminding.gathering import day_of
    from amctl.reminding.reporting import sending

    for kind in ("daily", "weekly"):
        people = frozenset(one.key.person for one in entries if one.key.kind == kind)
        for one in entries:
            today = day_of(session, one.key.person)
            oldest = today if kind == "daily" else today - timedelta(days=today.weekday())
            if one.key.kind == kind and one.key.day < oldest:
                told = "the next one" if day_off(today) else "today's"
                session.say(
                    f"Given up: the mail to {one.key.person} of {one.key.day}; {told} tells what is still open."
                )
        if people:
            asked = course.asked._replace(people=people, weekly=kind == "weekly")
            for name in sorted(people - sending(session, course._replace(asked=asked))):
                session.say(f"There is no mail to {name} today; amctl remind --drop {name} has the old one forgotten.")
