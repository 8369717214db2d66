"""The reader's language: our words by gettext's catalogues, days, numbers and amounts by Babel, which knows customs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import TYPE_CHECKING, Any, assert_never

from amctl.dates import Period
from amctl.errors import UsageError
from amctl.messages import Message
from amctl.money import Money, cents
from amctl.reports.report import (
    Block,
    Cell,
    Checklist,
    Day,
    Facts,
    Prose,
    Report,
    Step,
    Table,
    Tree,
    Week,
)

if TYPE_CHECKING:
    from babel import Locale

    from amctl.model.settings import Settings

SOURCE = "en"  # what the messages in the program are written in
LANGUAGES = {SOURCE: "English", "de": "Deutsch"}
_CUSTOMS = {SOURCE: "en_150"}  # plain English is that of Europe: the day before the month


class Language:
    """A language to tell things in. One that amctl does not speak is English; a country changes customs only."""

    def __init__(self, code: str) -> None:
        spoken = code.partition("-")[0] in LANGUAGES
        self.code = code if spoken else SOURCE

    def say(self, words: str) -> str:
        """Our words in this language, with all that stands in them; data stays as it is."""
        if not isinstance(words, Message):
            return words
        if words.plural:
            text = self._catalogue.ngettext(words.text, words.plural, words.values["count"])
        else:
            text = self._catalogue.gettext(words.text)
        return text.format(**{name: self._told(one) for name, one in words.values.items()}) if words.values else text

    def day(self, day: date) -> str:
        """A day with its weekday: `Fri, 27 Nov 2026`, `Fr., 27. Nov. 2026`."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMEd", day, locale=self._locale)

    def number(self, number: Decimal | int) -> str:
        """A number with all its digits: `1,234.5`, `1.234,5`."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale, decimal_quantization=False)

    def money(self, money: Money) -> str:
        """An amount with its currency, cents only if there are any: `48,000 €`, `48.000 €`."""
        from babel.numbers import format_currency

        pattern = self._locale.currency_formats["standard"].pattern
        whole = money.amount == money.amount.to_integral_value()
        shape = pattern.replace(".00", "") if whole else pattern
        told = format_currency(cents(money.amount), money.currency, shape, self._locale, currency_digits=False)
        return told if money.currency else told.strip()

    def period(self, period: Period) -> str:
        """A length of time: `12 months`, `12 Monate`."""
        from babel.units import format_unit

        return format_unit(period.count, f"duration-{period.unit}", locale=self._locale)

    def _told(self, value: Any) -> str:
        match value:
            case str():
                return self.say(value)
            case date():
                return self.day(value)
            case Money():
                return self.money(value)
            case Period():
                return self.period(value)
            case int() | Decimal():
                return self.number(value)
            case _:
                return str(value)

    @cached_property
    def _catalogue(self) -> NullTranslations:
        name = self.code.partition("-")[0]
        if name == SOURCE:
            return NullTranslations()
        with (files("amctl") / "languages" / f"{name}.mo").open("rb") as file:
            return GNUTranslations(file)

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(_CUSTOMS.get(self.code, self.code), sep="_" if self.code in _CUSTOMS else "-")
        except (UnknownLocaleError, ValueError):
            name = self.code.partition("-")[0]
            return Locale.parse(_CUSTOMS.get(name, name))


def spoken(code: str) -> Language:
    """A language that somebody asks for by name; raises UsageError if amctl does not speak it."""
    if code.partition("-")[0] not in LANGUAGES:
        known = ", ".join(f"{name} ({own})" for name, own in LANGUAGES.items())
        raise UsageError(f"amctl does not speak '{code}'", f"it speaks {known}")
    return Language(code)


def language_of(settings: "Settings", person: str | None, asked: str | None = None) -> Language:
    """The language asked for, which raises UsageError if it is not spoken; else that of the person, or of the book."""
    if asked:
        return spoken(asked)
    own = settings.people[person].language if person in settings.people else None
    return Language(own or settings.language)


def in_language(report: Report, language: Language) -> Report:
    """A report with the words that people read told in a language; its rows are for programs, and stay."""
    say = language.say
    blocks = tuple(_block(block, say) for block in report.blocks)
    title, nothing = say(report.title), say(report.nothing)
    return report._replace(title=title, nothing=nothing, blocks=blocks, language=language.code)


def if_asked(report: Report, code: str | None) -> Report:
    """A report in the language that somebody asks for by name, else as it is; raises UsageError if it is not spoken."""
    return in_language(report, spoken(code)) if code else report


def _block(block: Block, say: Callable[[str], str]) -> Block:
    match block:
        case Table():
            columns = tuple(column._replace(head=say(column.head)) for column in block.columns)
            return Table(columns, tuple(_cells(row, say) for row in block.rows), say(block.title))
        case Tree():
            return _tree(block, say)
        case Checklist():
            steps = (Step(say(one.text), one.done, say(one.note), one.tone) for one in block.steps)
            return Checklist(tuple(steps), say(block.title))
        case Facts():
            pairs = ((say(name), _cell(cell, say)) for name, cell in block.pairs)
            return Facts(tuple(pairs), say(block.title))
        case Prose():
            return block._replace(text=say(block.text), title=say(block.title))
        case Week():
            columns = tuple(column._replace(head=say(column.head)) for column in block.columns)
            days = (Day(_cell(one.title, say), tuple(_cells(row, say) for row in one.rows)) for one in block.days)
            return Week(columns, tuple(days), say(block.title))
        case _:
            assert_never(block)


def _tree(tree: Tree, say: Callable[[str], str]) -> Tree:
    return Tree(_cell(tree.label, say), tuple(_tree(child, say) for child in tree.children), say(tree.title))


def _cells(row: tuple[Cell, ...], say: Callable[[str], str]) -> tuple[Cell, ...]:
    return tuple(_cell(cell, say) for cell in row)


def _cell(cell: Cell, say: Callable[[str], str]) -> Cell:
    """The cell in other words; what stood out in the old ones does not stand at the same place in the new."""
    return cell._replace(text=say(cell.text), marks=()) if isinstance(cell.text, Message) else cell
