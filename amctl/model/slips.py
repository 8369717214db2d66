"""Slips of the pen: the one word that can have been meant."""

from collections.abc import Iterable

_SHORT = 4  # letters; between shorter words one letter makes all the difference


def slip_of(word: str, known: Iterable[str]) -> str:
    """The one known word of which this is a slip of the pen; empty if there is none, or more than one.

    A slip is one letter missing, too many, another, or swapped with the next; capitals; and another sign, or none,
    between words. Figures are never one: platform-2024 is not platform-2025.

    >>> slip_of("E-Mial", ["email", "phone"])
    'email'
    """
    found = [one for one in known if _is_slip(_bare(word), _bare(one))]
    return found[0] if len(found) == 1 else ""


def _bare(word: str) -> str:
    return word.casefold().translate({ord(sign): None for sign in "-_ "})


def _is_slip(word: str, meant: str) -> bool:
    if word == meant:
        return True
    if len(meant) < _SHORT or abs(len(word) - len(meant)) > 1 or _figures(word) != _figures(meant):
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant)))
    rest, wanted = word[start:], meant[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:] == wanted
    return swapped or rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]


def _figures(word: str) -> str:
    return "".join(char for char in word if char.isdigit())
