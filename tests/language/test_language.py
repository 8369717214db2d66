"""Words in the reader's language; data as it is; days, numbers and amounts as the language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from amctl.dates import Period
from amctl.errors import UsageError
from amctl.language import Language, if_asked, in_language, spoken
from amctl.messages import Message, counted, listed
from amctl.money import Money
from amctl.reports.report import Cell, Checklist, Column, Day, Facts, Prose, Report, Step, Table, Tree, Week

FRIDAY = date(2026, 11, 27)
HARD = "\N{NO-BREAK SPACE}"


@pytest.fixture
def german() -> Language:
    return Language("de")


def test_english_is_the_text_itself_with_european_customs() -> None:
    english = Language("en")
    assert english.say(Message("lapses after {day}", day=FRIDAY)) == "lapses after Fri, 27 Nov 2026"
    assert english.number(Decimal("1234.5")) == "1,234.5"


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (Message("Overdue"), "Überfällig"),
        (Message("lapses after {day}", day=FRIDAY), "läuft nach Fr., 27. Nov. 2026 aus"),
        (counted("{count} day late", "{count} days late", 1), "1 Tag zu spät"),
        (counted("{count} day late", "{count} days late", 1234), "1.234 Tage zu spät"),
        (Message("{money}", money=Money(Decimal(48000), "EUR")), f"48.000{HARD}€"),
        (Message("{money}", money=Money(Decimal("512.505"), "CHF")), f"512,51{HARD}CHF"),
        (Message("{money}", money=Money(Decimal(-12000), "")), "-12.000"),
        (Message("Goal: {goal}", goal=Period(3, "month")), "Ziel: 3 Monate"),
        (Message("{number}", number=Decimal("12345.678901")), "12.345,678901"),
        (listed([Message("Overdue"), "Overdue"], Message(" and ")), "Überfällig und Overdue"),
        (Message("{number}", number=Decimal("0.5")), "0,5"),
        (Message("Goal: {goal}", goal=Message("Overdue")), "Ziel: Überfällig"),
        (Message("Goal: {goal}", goal=None), "Ziel: None"),
    ],
)  # fmt: skip
def test_german(german: Language, message: Message, told: str) -> None:
    assert german.say(message) == told


def test_data_is_never_translated_and_never_a_place(german: Language) -> None:
    assert german.say("Overdue") == "Overdue"
    assert german.say(Message("Goal: {goal}", goal="Overdue {goal} {0}")) == "Ziel: Overdue {goal} {0}"


def test_a_message_nobody_translated_stays_english_with_german_customs(german: Language) -> None:
    assert german.say(Message("until {day}, 100 {per} cent", day=FRIDAY, per="per")) == (
        "until Fr., 27. Nov. 2026, 100 per cent"
    )


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "year"])
def test_every_length_of_time_has_a_name(german: Language, unit: str) -> None:
    for count in (1, 2):
        assert german.period(Period(count, unit)) != str(Period(count, unit))
        assert Language("en").period(Period(count, unit)) == str(Period(count, unit))


@pytest.mark.parametrize(("code", "spoken_in", "day"), [
    ("de-AT", "de-AT", "Fr., 27. Nov. 2026"),
    ("en-US", "en-US", "Fri, Nov 27, 2026"),
    ("en-XX", "en-XX", "Fri, 27 Nov 2026"),
    ("fr", "en", "Fri, 27 Nov 2026"),
    ("", "en", "Fri, 27 Nov 2026"),
    ("de-../../etc", "de-../../etc", "Fr., 27. Nov. 2026"),
])  # fmt: skip
def test_countries_change_customs_and_what_is_not_spoken_is_english(code: str, spoken_in: str, day: str) -> None:
    language = Language(code)
    assert (language.code, language.day(FRIDAY)) == (spoken_in, day)
    assert language.say(Message("Overdue")) == ("Überfällig" if code.startswith("de") else "Overdue")


def test_a_language_asked_for_by_name_must_be_spoken() -> None:
    assert spoken("de-CH").code == "de-CH"
    with pytest.raises(UsageError, match="does not speak 'fr'") as error:
        spoken("fr")
    assert error.value.hint == "it speaks en (English), de (Deutsch)"


def test_a_report_is_as_it_is_unless_somebody_asks_for_a_language() -> None:
    report = Report("due", Message("Overdue"), FRIDAY, (), (), ())
    assert if_asked(report, None) is report
    assert if_asked(report, "de").title == "Überfällig"
    with pytest.raises(UsageError, match="does not speak 'fr'"):
        if_asked(report, "fr")


def test_all_that_people_read_of_a_report_is_told_and_what_programs_read_stays(german: Language) -> None:
    word, told = Message("Overdue"), "Überfällig"
    cell, marked = Cell(word, "bad", link="https://x.example"), Cell("Overdue", marks=((0, 4),))
    blocks = (
        Table((Column(word),), ((cell,), (marked,)), word),
        Tree(cell, (Tree(cell),), word),
        Checklist((Step(word, True, word, "bad"),), word),
        Facts(((word, cell),), word),
        Prose(word, word, "warn"),
        Week((Column(word),), (Day(cell, ((cell,),)),), word),
    )
    report = Report("due", word, FRIDAY, ("account",), ({"what": word},), blocks, word)
    found = in_language(report, german)
    assert (found.title, found.nothing, found.language) == (told, told, "de")
    assert found.rows[0]["what"] == "Overdue"
    new = cell._replace(text=told)
    assert found.blocks == (
        Table((Column(told),), ((new,), (marked,)), told),
        Tree(new, (Tree(new),), told),
        Checklist((Step(told, True, told, "bad"),), told),
        Facts(((told, new),), told),
        Prose(told, told, "warn"),
        Week((Column(told),), (Day(new, ((new,),)),), told),
    )
