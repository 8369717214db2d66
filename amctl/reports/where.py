"""Which accounts fit conditions on what is known of them: tier=strategic, revenue>=50000, last_touch<-3m, tags=dach."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any, get_args, get_type_hints

from amctl.day_words import parse_said
from amctl.errors import UsageError
from amctl.facts import Facts
from amctl.model.reading import suggestion
from amctl.money import parse_number
from amctl.reports.accounts import COLUMNS

_CONDITION = re.compile(r"\s*([A-Za-z_-]*)\s*(!=|<=|>=|=|<|>|~)(.*)", re.DOTALL)
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_TYPES = get_type_hints(Facts)

Test = Callable[[Facts], bool]


def matching(facts: Iterable[Facts], conditions: Sequence[str], *, today: date) -> list[Facts]:
    """The accounts that fit all of the conditions; raises UsageError for one that makes no sense.

    A list fits what is in it. What is not known is neither less nor more than anything: it only fits `column=`.
    """
    tests = [_test(one, today) for one in conditions]
    return [one for one in facts if all(test(one) for test in tests)]


def _test(condition: str, today: date) -> Test:
    found = _CONDITION.fullmatch(condition)
    if not found or not found[1]:
        raise UsageError(f"'{condition}' is no condition", "write COLUMN=VALUE, or != < <= > >= ~ (contains)")
    column, operator, text = found[1].replace("-", "_"), found[2], found[3].strip()
    if column not in COLUMNS:
        hint = suggestion(column, COLUMNS) or f"there are: {', '.join(COLUMNS)}"
        raise UsageError(f"no column '{column}'", hint)
    if operator == "~":
        return lambda one: any(text.casefold() in str(value).casefold() for value in _values(one, column))
    if operator in ("=", "!="):
        return _equal(column, text, today, wanted=operator == "=")
    if not _kind(column) & {date, Decimal, int} or not text:
        raise UsageError(f"{column} has no more and less than '{text}'", f"{column}=VALUE, {column}~PART")
    value, compare = _typed(column, text, today), _ORDERS[operator]
    return lambda one: any(compare(there, value) for there in _values(one, column))


def _equal(column: str, text: str, today: date, *, wanted: bool) -> Test:
    value = _typed(column, text, today) if text else None

    def fits(one: Facts) -> bool:
        there = [each.casefold() if isinstance(each, str) else each for each in _values(one, column)]
        return (value in there if text else not there) is wanted

    return fits


def _typed(column: str, text: str, today: date) -> Any:
    """What was typed, as the column has it; texts in small letters."""
    kind = _kind(column)
    try:
        if date in kind:
            return parse_said(text, today, back=True)
        return parse_number(text) if kind & {Decimal, int} else text.casefold()
    except ValueError as error:
        raise UsageError(f"{column}: {error}", "days as in amctl help dates, amounts in digits") from None


def _kind(column: str) -> set[Any]:
    """The type of a column, and what it may be besides: text, texts, a day, an amount, a count."""
    return {_TYPES[column], *get_args(_TYPES[column])}


def _values(one: Facts, column: str) -> tuple[Any, ...]:
    """What an account has in a column: the values of a list, or the one; none if it is empty or not known."""
    value = getattr(one, column)
    return value if isinstance(value, tuple) else () if value in (None, "") else (value,)
