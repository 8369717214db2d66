"""Letters as people type them: Müller is found by müller, mueller and muller, Janßen by janssen, Wójcik by wojcik."""

import re
from typing import NamedTuple
from unicodedata import category, normalize

# What is written instead of a letter where a keyboard lacks it.
SPELT = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "ð": "d", "đ": "d",
    "þ": "th", "ł": "l", "\u0131": "i", "ŋ": "ng", "ħ": "h", "ŧ": "t", "\u2019": "'", "\u02bc": "'", "`": "'",
}  # fmt: skip
_DROPPED = ("Mn", "Cf")  # accents by themselves, and what nobody sees


class Folded(NamedTuple):
    """A text as it is compared: in small letters without accents, and once more with ä spelt ae."""

    bare: str
    spelt: str

    def has(self, word: "Folded") -> bool:
        """Whether a word stands anywhere in it, be it within another word."""
        return word.bare in self.bare or word.spelt in self.spelt


class _Table(dict[int, str]):
    """What becomes of each letter, found out when it first occurs."""

    def __init__(self, spelt: dict[str, str]) -> None:
        super().__init__()
        self.spelt = spelt

    def __missing__(self, code: int) -> str:
        small = normalize("NFC", chr(code).casefold())
        parts = (self.spelt.get(char) or normalize("NFKD", char) for char in small)
        kept = (char for char in "".join(parts).casefold() if category(char) not in _DROPPED)
        self[code] = "".join(SPELT.get(char, char) for char in kept)
        return self[code]


_BARE, _SPELT = _Table({"ø": "o"}), _Table(SPELT)


def folded(text: str) -> Folded:
    """A text as it is compared; line breaks stay where they are.

    >>> folded("Müller")
    Folded(bare='muller', spelt='mueller')
    """
    small = normalize("NFC", text).lower()
    if small.isascii() and "`" not in small:
        return Folded(small, small)
    bare = spelt = small
    for char in {
        char for char in set(small) if char > "\x7f" or char == "`"
    }:  # few: quicker than to translate them all
        bare, spelt = bare.replace(char, _BARE[ord(char)]), spelt.replace(char, _SPELT[ord(char)])
    return Folded(bare, spelt)


def stretches(text: str, words: list[Folded]) -> list[tuple[int, int]]:
    """Where any of the words stand in a text that is in composed form (NFC): (start, end), in order, none touching."""
    found: list[tuple[int, int]] = []
    for n, table in enumerate((_BARE, _SPELT)):
        parts = [char.lower() if char.isascii() and char != "`" else table[ord(char)] for char in text]
        origins = [at for at, part in enumerate(parts) for _ in part]
        line = "".join(parts)
        for word in words:
            found += [(origins[m.start()], origins[m.end() - 1] + 1) for m in re.finditer(re.escape(word[n]), line)]
    return merged(found)


def merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, those in one that overlap or touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
