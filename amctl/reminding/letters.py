"""A reminder as a letter: text and HTML from the same report, in the reader's language."""

from amctl.language import in_language
from amctl.mail.letter import Attachment, Kind, Letter
from amctl.model.settings import Settings
from amctl.reminding.gathering import Reminder
from amctl.reports.digest import Book


def letter(reminder: Reminder, kind: Kind, *, note: str = "", attached: tuple[Attachment, ...] = ()) -> Letter:
    """The letter that brings somebody a reminder; `note` is for the ledger."""
    from amctl.render import letter as plain
    from amctl.render import letter_html

    told = in_language(reminder.report, reminder.language)
    return Letter(
        person=reminder.person,
        name=reminder.name,
        address=reminder.address,
        day=reminder.day,
        kind=kind,
        subject=reminder.language.say(reminder.subject),
        text=plain.render(told),
        html=letter_html.render(told),
        attachments=attached,
        items=reminder.items,
        note=note,
    )


def days_of(reminder: Reminder, book: Book, settings: Settings) -> tuple[Attachment, ...]:
    """What is in a reminder as a file for a calendar; nothing of a lead's week."""
    from amctl.reminding.calendar import calendar

    if reminder.digest is None:
        return ()
    zone = settings.people[reminder.person].timezone or settings.timezone
    content = calendar(reminder.digest.items, book, reminder.language, today=reminder.day, zone=zone)
    return (Attachment("amctl.ics", "text/calendar", content),)
