"""Slips of the pen: which word can have been meant, and where a key may be renamed."""

from collections.abc import Callable
from typing import Any

import pytest

from amctl.document import Problem
from amctl.model.slips import slip_of

Understand = Callable[[str], tuple[Any, tuple[Problem, ...]]]
WORDS = ("active", "paused", "at-risk", "follow_ups", "email", "end", "due", "platform-2024")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("actve", "active"),
        ("acttive", "active"),
        ("octive", "active"),
        ("acitve", "active"),
        ("ctive", "active"),
        ("activ", "active"),
        ("activee", "active"),
        ("activo", "active"),
        ("Active", "active"),
        ("at risk", "at-risk"),
        ("followups", "follow_ups"),
        ("follow-up", "follow_ups"),
        ("E-Mail", "email"),
        ("END", "end"),
    ],
)
def test_one_slip_means_one_word(word: str, meant: str) -> None:
    assert slip_of(word, WORDS) == meant


@pytest.mark.parametrize(
    "word", ["axtvie", "actv", "activeee", "", "enf", "duw", "platform-2025", "platform", "email2", "evitca", "xyz"]
)
def test_more_than_one_slip_a_short_word_or_another_figure_means_none(word: str) -> None:
    assert slip_of(word, WORDS) == ""


def test_what_may_be_two_words_is_none() -> None:
    assert slip_of("goalf", ["goals", "golf"]) == ""
    assert slip_of("goalf", ["goals", "other"]) == "goals"


def meant(problems: tuple[Problem, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    return [(one.path, one.meant) for one in problems]


def test_an_unknown_key_that_is_a_slip_says_where_it_stands_and_what_was_meant(account: Understand) -> None:
    assert meant(account("sumary: Fine\ncontacts:\n  k: {name: K, phonne: '1'}\n")[1]) == [
        (("contacts", "k", "phonne"), "phone"),
        (("sumary",), "summary"),
    ]
    assert meant(account("follow_ups:\n  - {what: A, due: 2026-01-01}\n  - {wat: B, due: 2026-01-01}\n")[1])[-1] == (
        ("follow_ups", 1, "wat"),
        "what",
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sumary: A\nsummary: B\n", "it is there already"),
        ("sumary: A\nsummry: B\n", "both cannot be"),
        ("sumary: [a]\n", "what stands there does not fit"),
        ("contcts: {k: {name: [a]}}\n", "what is inside does not fit"),
        ("strange: A\n", "it is like none"),
    ],
)
def test_a_key_is_not_meant_where_it_would_not_do(account: Understand, text: str, reason: str) -> None:
    _, problems = account(text)
    assert problems
    assert [one.meant for one in problems if one.rule == "unknown-key"] == [""] * len(problems), reason


def test_another_fault_beside_it_is_no_hindrance(account: Understand) -> None:
    _, problems = account("sumary: A\nsince: yesterday\ncontacts:\n  k: {name: K, stanse: neutral, stance_: x}\n")
    found = {one.path: one.meant for one in problems if one.rule == "unknown-key"}
    assert found[("sumary",)] == "summary"
    assert set(found.values()) == {"summary", ""}


def test_a_word_of_a_closed_set_that_is_a_slip_says_what_was_meant(account: Understand) -> None:
    text = "contacts:\n  k: {name: K, stance: champoin, roles: [economic buyer, wizard]}\n"
    assert meant(account(text)[1]) == [
        (("contacts", "k", "roles", 0), "economic-buyer"),
        (("contacts", "k", "roles", 1), ""),
        (("contacts", "k", "stance"), "champion"),
    ]
