"""What is searched for: words that must all be there, or one regular expression; and where it stands in a text."""

import re
import warnings
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from amctl.errors import UsageError
from amctl.letters import Folded, folded, merged, stretches

LONGEST = 1000  # characters of an expression
_RUN = re.compile(r"\w+")
_BLANK = re.compile(r"\s")


class Query(NamedTuple):
    """What is searched for. `said` is how it was typed."""

    said: str
    words: tuple[Folded, ...]
    pattern: re.Pattern[str] | None = None

    def text(self, value: str) -> str:
        """A value as it is searched and shown, on one line."""
        if self.pattern:
            return value
        return normalize("NFC", " ".join(value.split()))

    def found(self, text: str, words: Iterable[Folded]) -> list[tuple[int, int]]:
        """Where some of the words, or the expression, stand in a text: (start, end), in order."""
        if self.pattern:
            return merged([match.span() for match in self.pattern.finditer(text) if match[0]])
        return stretches(text, list(words))

    def may_be_in(self, account: str, text: str) -> bool:
        """Whether a file of which this is the text can have it in any of its values: quicker than to read it.

        In the text of a file a value may be broken between words, and have escapes, behind which anything may be.
        """
        if self.pattern or "\\" in text:
            return True
        there = folded(text)
        identity = folded(account)
        return all(
            any(all(run in words[n] for run in _RUN.findall(word[n])) for words in (there, identity) for n in (0, 1))
            for word in self.words
        )


def words_wanted(words: Sequence[str]) -> Query:
    """The words to look for; each may be several that follow each other. Raises UsageError if there are none."""
    wanted = tuple(dict.fromkeys(folded(" ".join(word.split())) for word in words))
    if not wanted or not all(word.bare for word in wanted):
        raise UsageError("there is nothing to search for", "name a word or two: amctl search price")
    return Query(" ".join(f'"{word}"' if " " in word.strip() else word for word in words), wanted)


def pattern_wanted(expressions: Sequence[str]) -> Query:
    """The one regular expression to look for; raises UsageError if there is not one, or it cannot be understood.

    How long it takes is up to who wrote it: it is bounded in its length, and can be interrupted.
    """
    expression, *others = expressions or ("",)
    if others or not expression:
        raise UsageError("--regex takes one expression", "put it in quotes: amctl search --regex 'price|offer'")
    if len(expression) > LONGEST:
        raise UsageError(f"the expression is longer than {LONGEST} characters", "search for less")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what may mean something else in a later Python
            pattern = re.compile(expression, re.IGNORECASE | re.MULTILINE)
    except (re.error, OverflowError, RecursionError) as error:
        raise UsageError(f"'{expression}' is no regular expression: {error}", "search for words without it") from None
    return Query(expression, (), pattern)
