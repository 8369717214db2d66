"""A character that nobody sees, in a value of the file.

Control characters, marks that turn the direction of writing, spaces without width, soft hyphens: they come along when
text is pasted from mails, address books and web pages. A name that holds one is not found by searching for it, a number
cannot be dialled, and text can look like another. Told with its code point, and where it stands. Line breaks and tabs
are fine, and so is what holds emoji, or letters of other scripts, together.

    phone: "\\u202a+49 40 123456"        # before
    phone: "+49 40 123456"              # after
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amctl.document import Document, Path, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM210", "hidden-text"
LEVEL: Level = "warning"

_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp"})  # controls, formats, separators of lines and paragraphs
_SOUND = re.compile(
    "[\n\t]"
    "|(?<=[^\\x00-\\x7f])[\u200c\u200d]"  # joiners, behind a character that can be joined
    "|\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f"  # flags of parts of a country
)


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """The first hidden character of each value."""
    if "\\" not in document.text and _plain(document.text):
        return  # the quick way for nearly all there is: nothing can be hidden
    for path, text in _texts((), document.data):
        if not text.isprintable() and (found := _first(text)):
            number, char = found
            name = unicodedata.name(char, "a control character")
            where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
            message = f"hidden character U+{ord(char):04X} ({name}) is character {number} of {where}"
            yield Hit(document.spot(path), message, "type the text anew")


def _plain(text: str) -> bool:
    return all(line.isprintable() for line in text.replace("\r\n", "\n").replace("\t", " ").split("\n"))


def _first(text: str) -> tuple[int, str] | None:
    sound = {place for match in _SOUND.finditer(text) for place in range(*match.span())}
    hidden = (
        (number, char)
        for number, char in enumerate(text)
        if unicodedata.category(char) in _HIDDEN and number not in sound
    )
    return next(((number + 1, char) for number, char in hidden), None)


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts((*path, step), inner)
