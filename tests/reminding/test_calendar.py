"""Days for a calendar, judged by the library that reads them."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from amctl.items import Item
from amctl.language import Language
from amctl.messages import Message
from amctl.reminding.calendar import calendar
from amctl.reports.digest import Book

BOOK = Book({"acme": "Acme GmbH"}, {"anna": "Anna"}, 5, "https://git.example/b")
DAY = date(2026, 11, 27)


def item(**more) -> Item:
    given = {
        "account": "acme", "kind": "meeting", "day": DAY, "what": "Review", "who": ("anna",), "owner": "anna",
        "shown": DAY, "grace": DAY, "hidden": None, "handle": "7k2q9", "file": "acme.yaml", "line": 7, "why": "",
    }  # fmt: skip
    return Item(**{**given, **more})


def events(*items: Item, today=date(2026, 11, 23), language="en"):
    found = Calendar.from_ical(calendar(items, BOOK, Language(language), today=today, zone="Europe/Berlin"))
    return found.walk("VEVENT")


def test_a_day_is_a_day_and_takes_no_time() -> None:
    (event,) = events(item())
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DAY, date(2026, 11, 28))
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["URL"] == "https://git.example/b/acme.yaml#L7"


def test_a_time_of_day_is_that_of_the_zone() -> None:
    (winter,) = events(item(at="10:00"))
    assert winter.decoded("dtstart") == datetime(2026, 11, 27, 9, tzinfo=UTC)
    (summer,) = events(item(at="10:00", day=date(2027, 7, 1)))
    assert summer.decoded("dtstart") == datetime(2027, 7, 1, 8, tzinfo=UTC)


def test_it_is_known_again_and_the_later_one_wins() -> None:
    (first,), (second,) = events(item()), events(item(day=date(2026, 12, 1)), today=date(2026, 11, 24))
    assert first["UID"] == second["UID"] == "7k2q9.acme@amctl.invalid"
    assert second["SEQUENCE"] == first["SEQUENCE"] + 1
    assert calendar([item()], BOOK, Language("en"), today=DAY, zone="UTC") == calendar(
        [item()], BOOK, Language("en"), today=DAY, zone="UTC"
    )


def test_words_are_in_the_language_and_text_stays_text() -> None:
    (event,) = events(item(what=Message("Goal: {goal}", goal="a;b,c\r\nATTENDEE:evil")), language="de")
    assert event["SUMMARY"] == "Acme GmbH: Ziel: a;b,c  ATTENDEE:evil"
    assert "ATTENDEE" not in event
    assert event["CATEGORIES"].cats == ["Termin"]


def test_in_order_and_without_links_where_the_book_has_no_address() -> None:
    later = item(day=date(2026, 12, 1), handle="1")
    content = calendar([later, item()], BOOK._replace(base_url=""), Language("en"), today=DAY, zone="UTC")
    found = Calendar.from_ical(content).walk("VEVENT")
    assert [one.decoded("dtstart").day for one in found] == [27, 1]
    assert "URL" not in found[0]
