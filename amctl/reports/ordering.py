"""Rows in the order of one of their columns."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Thing = TypeVar("Thing")


def by_value(things: Iterable[Thing], value: Callable[[Thing], Any], *, descending: bool) -> list[Thing]:
    """By a value of each; what has none there comes last either way."""
    pairs = [(value(thing), thing) for thing in things]
    known = [pair for pair in pairs if pair[0] not in (None, "", ())]
    rest = [thing for there, thing in pairs if there in (None, "", ())]
    return [thing for _, thing in sorted(known, key=lambda pair: pair[0], reverse=descending)] + rest
