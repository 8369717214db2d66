"""What is searched for."""

import warnings

import pytest

from amctl.errors import UsageError
from amctl.letters import folded
from amctl.reports.query import LONGEST, pattern_wanted, words_wanted


def test_words_are_folded_and_counted_once() -> None:
    query = words_wanted(["Müller", "MÜLLER", " fixed   price "])
    assert query.words == (folded("müller"), folded("fixed price"))
    assert query.said == 'Müller MÜLLER " fixed   price "'


@pytest.mark.parametrize("words", [[], [""], ["  "], ["a", ""], ["\u0301"]])
def test_nothing_to_search_for_is_refused(words: list[str]) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        words_wanted(words)


def test_a_text_is_searched_on_one_line() -> None:
    assert words_wanted(["x"]).text("  fixed\n  price ") == "fixed price"
    assert words_wanted(["x"]).text("u\u0308") == "ü"
    assert pattern_wanted(["x"]).text(" a\n b") == " a\n b"


def test_where_words_and_expressions_stand() -> None:
    query = words_wanted(["fixed price", "xyz"])
    assert query.found("a Fixed price!", query.words) == [(2, 13)]
    assert pattern_wanted(["[0-9]+|x*"]).found("a 12 xx 3", ()) == [(2, 4), (5, 7), (8, 9)]
    assert pattern_wanted(["^b"]).found("a\nB", ()) == [(2, 3)]
    assert pattern_wanted(["(?-i:b)"]).found("B", ()) == []


@pytest.mark.parametrize(
    ("words", "text", "may"),
    [
        (["müller"], "name: Mueller", True),
        (["mueller"], "name: Müller", True),
        (["muller"], "name: Mueller", False),
        (["fixed price"], "a: fixed\n  price", True),
        (["fixed price"], "a: fixed", False),
        (["fixed", "price"], "a: fixed", False),
        (["o'brien"], "name: 'O''Brien'", True),
        (["zurich"], 'name: "Z\\u00fcrich"', True),
        (["acme"], "name: B", True),
        (["acme", "b"], "name: B", True),
        (["***"], "name: B", True),
    ],
)
def test_a_file_that_cannot_have_it_need_not_be_read(words: list[str], text: str, may: bool) -> None:
    assert words_wanted(words).may_be_in("acme-gmbh", text) is may


def test_any_file_may_have_an_expression() -> None:
    assert pattern_wanted(["x"]).may_be_in("acme", "")


@pytest.mark.parametrize(
    ("expressions", "message"),
    [
        ([], "takes one expression"),
        ([""], "takes one expression"),
        (["a", "b"], "takes one expression"),
        (["("], "'\\(' is no regular expression: missing"),
        (["a{99999999999}"], "is no regular expression"),
        (["x" * (LONGEST + 1)], "longer than 1000 characters"),
    ],
)
def test_what_is_no_expression_is_refused(expressions: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        pattern_wanted(expressions)


def test_a_doubtful_expression_spoils_no_screen() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert pattern_wanted(["[[a]"]).found("a", ()) == [(0, 1)]
