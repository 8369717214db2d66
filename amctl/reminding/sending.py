"""One run of reminders: who can be reached, what goes out, what is held, and what there is to tell about it."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from amctl.clock import moment
from amctl.dates import day_off
from amctl.errors import MailError, UsageError
from amctl.mail.bounds import Bounds, bounds_of
from amctl.mail.entries import KEPT_HERE, Entry, Ledger
from amctl.mail.ledger import OpenLedger, ledger_path, opened, read
from amctl.mail.letter import Kind, Letter
from amctl.mail.marker import claim, sender_here, take_over
from amctl.mail.round import Round, Sending, send_all
from amctl.mail.transport import sender_of, transport_for
from amctl.messages import Message
from amctl.model.settings import Mail
from amctl.reminding.gathering import Around, Asked, Reminder, book_of, reminders
from amctl.reminding.letters import days_of, letter
from amctl.reports.digest import Book
from amctl.reports.recipients import missed_days
from amctl.reports.report import Prose
from amctl.session import Session
from amctl.settings import book_mark

_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]{}]+@[\w.-]+\w")


class Reach(NamedTuple):
    """Whom mail reaches, with their addresses, and why it does not reach the others."""

    addressed: dict[str, str]
    others: dict[str, str]
    refused: frozenset[str] = frozenset()  # those of the others who have an address, to which mail may not go


def mail_of(session: Session) -> Mail:
    """How the user sends mail: into a folder, unless the config says otherwise."""
    return session.config.mail or Mail()


def bounds(session: Session, mail: Mail) -> Bounds:
    """Who may get mail from this user about this book: colleagues, never a customer."""
    facts = session.facts()
    contacts = [address for one in facts for address, _ in one.addresses]
    domains = [domain for one in facts for domain in one.domains]
    broken = [one.document.text for one in session.loaded if one.record is None]
    named = [address for text in broken for address in _ADDRESS.findall(text)]  # nobody can tell whose they are
    own = mail.from_.rpartition("@")[2].rstrip("> ").lower() if mail.from_ else ""
    strange = [address for address in named if address.rpartition("@")[2].lower() != own]
    if not all(broken):
        mail = mail.model_copy(update={"allow": ()})  # a file without a word might name any customer
    return bounds_of(mail, [*contacts, *strange], [*domains, *(one.rpartition("@")[2] for one in strange)])


def reach(session: Session, within: Bounds) -> Reach:
    """Whom of the people who are with us mail reaches."""
    addressed, others = {}, {}
    present = session.settings.present(session.today)
    for name, one in session.settings.people.items():
        if name not in present:
            continue
        why = within.refusal(one.email) if one.email else "no mail address in amctl.yaml"
        if one.email and not why:
            addressed[name] = one.email.strip()
        else:
            others[name] = why
    refused = frozenset(name for name in others if session.settings.people[name].email)
    return Reach(addressed, others, refused)


def ledger_now(session: Session) -> Ledger:
    """What the ledger says; an empty one where there is none, or no place for one."""
    try:
        return read(ledger_path(session.root, os.environ))
    except MailError:
        return Ledger()


def around(session: Session, ledger: Ledger, addressed: Mapping[str, str], kind: Kind) -> Around:
    """What the mails of today have to say about the mails before."""
    known = {one: frozenset(last) for one in addressed if (last := ledger.last_items(one, kind))}
    heads: dict[str, list[Prose]] = {}
    for entry in ledger.unknown():
        words = Message("The mail of {day} may not have reached you; look back at what it told.", day=entry.key.day)
        heads.setdefault(entry.key.person, []).append(Prose(words, tone="warn"))
    for person, days in _not_through(ledger, session.today).items():
        words = Message("Your mails of {first} to {last} did not get through.", first=days[0], last=days[-1])
        if len(days) == 1:
            words = Message("Your mail of {day} did not get through.", day=days[0])
        heads.setdefault(person, []).append(Prose(words, tone="warn"))
    run = ledger.last_run(session.today)
    if run and (missed := missed_days(run.day, session.today)):
        heads[""] = [Prose(_missed(*missed, kind), tone="warn")]
    footer = []
    if kind == "daily":
        words = Message("What has a handle is closed by amctl done and the handle; amctl show says what else there is.")
        footer.append(Prose(words, tone="dim"))
    if me := session.settings.people.get(session.me or ""):
        footer.append(Prose(Message("Sent by amctl for {name}.", name=me.name), tone="dim"))
    if run:
        footer.append(Prose(Message("Last run before this: {day}.", day=run.day), tone="dim"))
    return Around(addressed, known, heads, footer)


def _missed(first: date, last: date, kind: Kind) -> Message:
    """That mornings had no mail; the mail of a day makes up for them, that of a week does not."""
    if kind == "weekly":
        if first == last:
            return Message("No reminders went out on {day}.", day=first)
        return Message("No reminders went out from {first} to {last}.", first=first, last=last)
    if first == last:
        return Message("No reminders went out on {day}; this one makes up.", day=first)
    return Message("No reminders went out from {first} to {last}; this one makes up.", first=first, last=last)


def _not_through(ledger: Ledger, today: date) -> dict[str, list[date]]:
    """Of which days somebody's daily mail was not taken, since the last one that was."""
    found: dict[str, list[date]] = {}
    for entry in sorted([*ledger.waiting(), *ledger.refused()], key=lambda one: one.key.day):
        if entry.key.kind == "daily" and entry.key.day < today:
            found.setdefault(entry.key.person, []).append(entry.key.day)
    return found


class Course(NamedTuple):
    """How a run is to go: what is asked for, files for the calendar, a trial's address, taking over."""

    asked: Asked
    calendar: bool = False
    trial: str | None = None
    taking_over: bool = False


def send(session: Session, course: Course) -> tuple[Round, Reach, Sequence[str]]:
    """Sends today's reminders: what became of each, whom mail does not reach, and what else to say.

    Raises MailError if nothing can be sent, Locked if another run does, OutputError if the ledger cannot be written.
    """
    mail = mail_of(session)
    sender, within = sender_of(mail), bounds(session, mail)
    if course.trial and (why := within.refusal(course.trial)):
        raise UsageError(f"no mail can go to {course.trial}: {why}", "--to takes an address of your own")
    transport = transport_for(mail, os.environ)
    there = reach(session, within)
    session.facts()  # the book is read before the ledger is held
    with opened(ledger_path(session.root, os.environ), session.today, moment) as ledger:
        notes = _here(session, ledger, course)
        if mail.transport != "files" and not course.trial:
            ledger.leave(session.today - timedelta(days=6))  # of this week, as a team's mail is
        kind: Kind = "trial" if course.trial else "weekly" if course.asked.weekly else "daily"
        known = around(session, ledger.now, there.addressed, "weekly" if course.asked.weekly else "daily")
        found = [one for one in reminders(session, course.asked, known) if course.trial or not day_off(one.today)]
        book = book_of(session)
        letters = [_letter(session, book, one, kind, course) for one in found]
        by = Sending(
            ledger=ledger,
            transport=transport,
            bounds=within,
            sender=sender,
            book=book_mark(session.root),
            clock=moment,
            leaving=lambda day: claim(session.root, ledger, day),
            run="part" if kind == "daily" and course.asked.narrow else kind,
        )
        return send_all(letters, session.today, by), there, notes


def _here(session: Session, ledger: OpenLedger, course: Course) -> list[str]:
    """Makes sure that it is this machine that sends; what to say about that."""
    if course.taking_over:
        return [take_over(session.root, ledger, session.today)]
    if not course.trial:  # a trial is nobody's business
        sender_here(session.root, ledger)
    return []


def _letter(session: Session, book: Book, reminder: Reminder, kind: Kind, course: Course) -> Letter:
    attached = days_of(reminder, book, session.settings) if course.calendar else ()
    if course.trial:
        about = Message("For {name}: {subject}", name=reminder.name, subject=reminder.subject)
        reminder = reminder._replace(address=course.trial, subject=about)
    note = KEPT_HERE if mail_of(session).transport == "files" else ""
    return letter(reminder, kind, note=note, attached=attached)


def taken_over(session: Session) -> str:
    """Makes this machine the one that sends; what that means for today."""
    with opened(ledger_path(session.root, os.environ), session.today, moment) as ledger:
        return take_over(session.root, ledger, session.today)


def decide(session: Session, names: Iterable[str], *, again: bool) -> list[Entry]:
    """Has letters that are held sent again, or dropped: those of the people named, or of all; returns which.

    What waits, and would go by itself, is dropped only for who is named. Raises UsageError if nothing of somebody is
    held.
    """
    found = []
    with opened(ledger_path(session.root, os.environ), session.today, moment) as ledger:
        wanted = list(names)
        held = [*ledger.now.unknown(), *ledger.now.refused(), *ledger.now.ahead(session.today)]
        held += [] if again else [one for one in ledger.now.waiting() if one.key.person in wanted]
        if missing := [name for name in wanted if name not in ("all", *(one.key.person for one in held))]:
            raise UsageError(f"no mail to {missing[0]} is held", "amctl doctor says what is")
        for one in held:
            if one.key.person in wanted or "all" in wanted:
                done = ledger.resend(one.key) if again else ledger.drop(one.key, session.today)
                found += [one] if done else []
    return found
