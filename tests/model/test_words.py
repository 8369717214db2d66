"""The words of the format, which people are told in their language."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest

from amctl import facts
from amctl.messages import Message
from amctl.model.account import Account
from amctl.model.words import word

# What a document never shows as it is: sentences of their own tell it, or nothing does.
UNTOLD = {
    ("Interaction", "direction"),
    ("Interaction", "sentiment"),
    ("Issue", "kind"),
    ("FollowUp", "kind"),
    ("Opportunity", "kind"),
    ("Related", "kind"),
    ("Contract", "renewal"),
    ("Contract", "notice_to"),
    ("Notice", "by"),
    ("Value", "per"),
    ("Line", "per"),
    ("Opportunity", "per"),
}


def choices(found: Any, field: tuple[str, str] = ("", ""), known: set[Any] | None = None) -> Iterator[Any]:
    """Every field of a model and of those in it that takes one of some words, with each of them."""
    known = set() if known is None else known
    if get_origin(found) is Literal:
        yield from ((field, one) for one in get_args(found))
    elif hasattr(found, "model_fields") and found not in known:
        known.add(found)
        for name, info in found.model_fields.items():
            yield from choices(info.annotation, (found.__name__, name), known)
    else:
        for one in get_args(found):
            yield from choices(one, field, known)


SHOWN = sorted({code for field, code in choices(Account) if field not in UNTOLD})


def test_the_fields_that_are_never_told_exist() -> None:
    assert {field for field, _ in choices(Account)} >= UNTOLD


@pytest.mark.parametrize("code", [*SHOWN, *get_args(facts.State)])
def test_every_word_of_the_format_is_a_message_that_is_the_word(code: str) -> None:
    assert isinstance(word(code), Message)
    assert (word(code), word(code).text) == (code, code)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["year", "quarter", "month", "term"])
def test_so_is_what_an_amount_pays_for(code: str) -> None:
    assert isinstance(word(code), Message)


@pytest.mark.parametrize("code", ["", "former account manager", "_WORDS"])
def test_what_somebody_was_free_to_write_stays_theirs(code: str) -> None:
    assert word(code) is code
