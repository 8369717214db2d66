"""The days of a digest for a calendar: one entry for each thing, known again by its handle when it comes once more."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from amctl.items import Item
from amctl.language import Language
from amctl.reports.digest import KINDS, Book, link_of

_FIRST = date(2020, 1, 1)
_MEETING = timedelta(hours=1)


def calendar(items: Iterable[Item], book: Book, language: Language, *, today: date, zone: str) -> bytes:
    """An iCalendar file (RFC 5545) with each item on its day; a meeting with a time of day at that time in `zone`.

    The same items on the same day give the same bytes. SEQUENCE counts days, so that what a calendar gets later wins.
    """
    found = Calendar()
    found.add("prodid", "-//amctl//amctl//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for item in sorted(items, key=lambda one: (one.day, one.handle)):
        found.add_component(_event(item, book, language, today, zone))
    content: bytes = found.to_ical()
    return content


def _event(item: Item, book: Book, language: Language, today: date, zone: str) -> Event:
    event = Event()
    account = book.accounts.get(item.account, item.account)
    event.add("uid", f"{item.handle}.{item.account}@amctl.invalid")
    event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    event.add("sequence", (today - _FIRST).days)
    event.add("summary", _line(f"{account}: {language.say(item.what)}"))
    event.add("categories", [language.say(KINDS[item.kind])])
    event.add("transp", "TRANSPARENT")
    if link := link_of(item, book.base_url):
        event.add("url", link)
    if item.at:
        hour, minute = map(int, item.at.split(":"))
        start = datetime(item.day.year, item.day.month, item.day.day, hour, minute, tzinfo=ZoneInfo(zone))
        event.add("dtstart", start.astimezone(UTC))
        event.add("dtend", start.astimezone(UTC) + _MEETING)
    else:
        event.add("dtstart", item.day)
        event.add("dtend", item.day + timedelta(days=1))
    return event


def _line(text: str) -> str:
    """Text on one line: what is no letter has no business in a calendar."""
    return "".join(char if char.isprintable() else " " for char in text)
