"""AM202"""

import pytest

from amctl.changes.mending import Mend


def test_a_word_that_is_not_among_those_allowed_is_told_with_what_was_meant(told):
    (found,) = told("", head="name: Acme\nstatus: actve\nowner: anna\n")
    assert found == (
        2,
        9,
        "AM202",
        "error",
        "actve",
        "unknown status 'actve'",
        "did you mean 'active'? allowed: prospect, onboarding, active, paused, ended, archived",
    )


def test_what_is_missing_is_told_at_the_top(told):
    assert told("", head="name: Acme\nstatus: active\n") == [
        (1, 1, "AM202", "error", "name", "'owner' is missing", "write owner: …")
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("tags: dach\n", 4, 7, "tags must be a list, not 'dach'"),
        ("contacts: []\n", 4, 11, "contacts must be a mapping of names to values, not a list"),
        ("summary: [a]\n", 4, 10, "summary must be a text, not a list"),
        ("touch: {ideal: 2 fortnights}\n", 4, 16, "'2 fortnights' does not fit ideal"),
        ("advocacy: {reference: maybe}\n", 4, 23, "reference must be true or false, not 'maybe'"),
        ("contracts:\n  a: {start: 2026-01-01, lines: {b: {amount: 4 800}}}\n", 5, 46, "'4 800' does not fit amount"),
    ],
)
def test_a_value_that_does_not_fit_is_told_where_it_stands(told, text, line, column, message):
    (found,) = told(text)
    assert (*found[:4], found.message) == (line, column, "AM202", "error", message)
    assert found.help


def test_an_empty_file_is_told_and_nothing_else(told):
    assert [one[:3] for one in told("", head="")] == [(1, 1, "AM202")]


@pytest.mark.parametrize("text", ["tags:\n", "tags: []\n", "tags: [2026]\n", "summary: true story\n"])
def test_empty_fields_and_numbers_for_text_are_fine(codes, text):
    assert codes(text) == []


def test_a_slip_in_a_word_of_a_closed_set_is_mended(mends):
    assert mends("status: actve\n", head="name: A\nowner: anna\n") == [Mend(("status",), "active")]
    assert mends("status: lively\n", head="name: A\nowner: anna\n") == [None]
    assert mends("tags: x\n") == [None]
