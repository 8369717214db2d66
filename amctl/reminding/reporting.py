"""What a run of reminders tells: what would go to whom, what went, and one line if something did not."""

from amctl.dates import day_off
from amctl.errors import MAIL
from amctl.language import in_language
from amctl.mail.entries import Key, Ledger
from amctl.mail.letter import Kind
from amctl.mail.round import Told
from amctl.model.settings import Mail
from amctl.reminding.gathering import Asked, Reminder, reminders, unreached
from amctl.reminding.sending import Course, around, bounds, ledger_now, mail_of, reach, send
from amctl.reports.mailed import Gone, Planned, nobodys, planned_report, sent_report, trouble_line
from amctl.session import Session


def preview(session: Session, asked: Asked) -> None:
    """Shows who would get what, each in the language in which it would go."""
    ledger = ledger_now(session)
    mail = mail_of(session)
    there = reach(session, bounds(session, mail))
    kind: Kind = "weekly" if asked.weekly else "daily"
    found = reminders(session, asked, around(session, ledger, there.addressed, kind))
    for name in sorted(asked.people & there.others.keys()):
        session.say(f"mail does not reach {name}: {there.others[name]}")
    _leads(session, asked)
    _elsewhere(session, asked)
    lost = 0 if asked.weekly or asked.people else unreached(session, asked, there.addressed)
    if lost:  # else it would say that nobody is to be reminded of anything
        session.say(nobodys(lost))
    latest = max([session.today, *(one.day for one in found)])
    held = bool(ledger.ahead(latest))  # as a run holds all then
    planned = [_planned(one, "held" if held else _state(one, kind, ledger, mail)) for one in found]
    others = {name: why for name, why in there.others.items() if not asked.people or name in asked.people}
    session.show(planned_report(planned, others, session.today))


def _state(reminder: Reminder, kind: Kind, ledger: Ledger, mail: Mail) -> str:
    """What became of a reminder so far, or what a run would do with it."""
    key = Key(kind, reminder.person, reminder.day)
    entry = ledger.entries.get(key)
    state: str = "sent" if ledger.served(key) else entry.state if entry else "to send"
    if entry and entry.kept:
        state = "in the folder" if mail.transport == "files" else "to send"
    return "nothing goes on a weekend" if state == "to send" and day_off(reminder.today) else state


def _planned(reminder: Reminder, state: str) -> Planned:
    report = in_language(reminder.report, reminder.language)
    return Planned(reminder.person, reminder.name, reminder.address, state, report)


def sending(session: Session, course: Course) -> frozenset[str]:
    """Sends, and tells what became of it: nothing in a pipe if all is well, and exit code 6 if something is not.

    Returns for whom there was a mail, whatever became of it.
    """
    from amctl.terminal import say

    _ = session.format  # one that there is not is told before anything leaves
    done, there, notes = send(session, course)
    if session.to_people():  # cron would mail it every hour
        _leads(session, course.asked)
        _elsewhere(session, course.asked)
    gone = [_gone(one) for one in done.letters]
    if session.options.format or session.options.output or session.to_people():
        session.show(sent_report(gone, session.today))
    elif not gone or any(one.state != "already" for one in gone):  # the first run of a day says it, not every one
        session.tell(session.troubles())
    for note in (*notes, *(done.notes if session.to_people() else ())):
        session.say(note)
    held = [(one.key.person, one.key.day) for one in done.unknown]
    people = course.asked.people
    unfit = {name: why for name, why in there.others.items() if name in (people or there.refused)}
    lost = 0 if course.trial or course.asked.weekly else unreached(session, course.asked, there.addressed)
    if line := trouble_line(gone, held, lost, {} if course.trial else unfit):
        say(f"amctl: {_shown(line)}")
        session.exit_code = MAIL
    return frozenset(one.person for one in gone)


def _leads(session: Session, asked: Asked) -> None:
    """Says why a week has nobody to go to, if nobody leads anybody."""
    if asked.weekly and not any(one.lead for one in session.settings.people.values()):
        session.say("nobody leads anybody: write lead: ID to those who are led, under people: in amctl.yaml")


def _elsewhere(session: Session, asked: Asked) -> None:
    """Says who is told instead of those who are asked for and away; else nothing would seem to be due."""
    from amctl.model.standing_in import stand_ins

    instead = stand_ins(session.settings, session.today)
    for name in sorted(asked.people):
        if (other := instead.get(name, name)) != name:
            session.say(f"{name} is away: {other} is told instead")


def _gone(told: Told) -> Gone:
    one = told.letter
    return Gone(one.person, one.address, one.day, one.kind, told.result, told.code, told.reason)


def _shown(text: str) -> str:
    from amctl.render.text import display

    return display(text)
