"""Messages: words of ours that leave the terminal, and so are told in the reader's language.

What is not a Message is data: a name, a promise in somebody's words. Nobody translates that.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any


class Message(str):
    """A sentence in English, which the terminal and programs get as it is, and all that it takes to translate it.

    `text` is what the catalogue of a language has a translation for, with a {name} for each of the `values`: data,
    other messages, days, periods, amounts, numbers, which every language writes in its own way.

    >>> Message("Update on: {what}", what="late exports")
    'Update on: late exports'
    """

    text: str
    values: Mapping[str, Any]
    plural: str = ""  # the text for more than one; values["count"] says how many there are

    def __new__(cls, text: str, /, **values: Any) -> "Message":
        return _made(text, "", values)

    def strip(self, chars: str | None = None, /) -> "Message":
        """The message with no blanks around the words that stand in it: a text of a file often ends with a line."""
        values = {name: one.strip(chars) if isinstance(one, str) else one for name, one in self.values.items()}
        return _made(self.text, self.plural, values)


def counted(one: str, many: str, /, count: int, **values: Any) -> Message:
    """A message that depends on how many there are, which {count} stands for."""
    return _made(one, many, {"count": count, **values})


def listed(parts: Iterable[str], between: str = ", ") -> str:
    """Several words, messages among them, one after the other, with signs or a message between them; "" of none.

    >>> listed([Message("champion"), "Berlin"], " · ")
    'champion · Berlin'
    """
    values: dict[str, Any] = {f"part{number}": part for number, part in enumerate(parts)}
    if not values:
        return ""
    places = [f"{{{name}}}" for name in values]
    if isinstance(between, Message):
        return _made("{between}".join(places), "", {**values, "between": between})
    return _made(between.join(places), "", values)


def on(day: date | None, otherwise: str = "-") -> str:
    """A day that stands alone; other words if there is none."""
    return Message("{day}", day=day) if day else otherwise


def shipped(text: str) -> Message:
    """The words of a data file that ships with the package, which the catalogues have as well."""
    return _made(text, "", {})


def _made(text: str, plural: str, values: dict[str, Any]) -> Message:
    told = plural if plural and values["count"] != 1 else text
    message = str.__new__(Message, told.format(**values) if values else told)
    message.text, message.plural, message.values = text, plural, values
    return message
