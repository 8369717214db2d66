"""Letters as people type them."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.letters import folded, merged, stretches


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller", "müller mueller muller MÜLLER MUELLER ller"),
        ("Mueller", "mueller müller"),
        ("Janßen", "janssen janßen JANSSEN"),
        ("Gül Y\u0131lmaz", "gul guel yilmaz gül"),
        ("Åse Sørensen", "ase aase sorensen soerensen"),
        ("Wójcik, Łódź", "wojcik lodz łódź"),
        ("O\u2019Brien", "o'brien O`Brien"),
        ("x\u00ady", "xy"),
        ("ﬁnal", "final"),
        (normalize("NFD", "Zürich"), "zurich zuerich zürich"),
        ("STRAẞE", "strasse straße"),
        ("田中", "田"),
    ],
)
def test_a_text_has_what_people_type_for_it(text: str, words: str) -> None:
    for word in words.split():
        assert folded(text).has(folded(word)), word


def test_what_is_not_there_is_not_found() -> None:
    assert not folded("Müller").has(folded("möller"))
    assert not folded("neue").has(folded("nü x"))
    assert folded("neue").has(folded("neu"))


def test_line_breaks_stay() -> None:
    assert folded("Ä\nb").bare == "a\nb"
    assert folded("A\nb") == ("a\nb", "a\nb")


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Herr Müller, Frau Mueller", "mueller", ["Müller", "Mueller"]),
        ("Herr Müller", "muller", ["Müller"]),
        ("Herr Müller", "mü", ["Mü"]),
        ("Straße", "ss", ["ß"]),
        ("Straße", "s", ["S", "ß"]),
        ("a`b", "'", ["`"]),
        ("aaa", "aa", ["aa"]),
        ("abc", "x", []),
    ],
)
def test_stretches_are_what_stands_in_the_text_itself(text: str, word: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in stretches(text, [folded(word)])] == found


def test_stretches_that_overlap_or_touch_are_one() -> None:
    assert merged([(4, 6), (0, 2), (1, 3), (3, 4), (8, 9)]) == [(0, 6), (8, 9)]
    assert merged([(0, 9), (1, 2)]) == [(0, 9)]
    assert merged([]) == []


@given(st.text(), st.integers(0, 20), st.integers(1, 20))
def test_any_part_of_any_text_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    text = normalize("NFC", text)
    word = folded(text[start : start + length])
    whole = folded(text)
    marks = stretches(text, [word]) if word.bare and word.spelt else []
    if normalize("NFC", text[start : start + length]) == text[start : start + length] and word.bare:
        assert whole.has(word)
        assert marks
    assert all(0 <= begin < end <= len(text) for begin, end in marks)
