from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.render.text import HIDDEN, display

ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zürich 東京 👩\u200d🚀 e\u0301", "Zürich 東京 👩\u200d🚀 e\u0301"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b\x00\x7f", "\\x9b\\x00\\x7f"),
        ("\u202e\u2066\u200b\ufeff", "\\u202e\\u2066\\u200b\\ufeff"),
        ("\ud83d", "\\ud83d"),
        ("\U000e0041", "\\U000e0041"),
        ("\u2028\u2029\ue000\u0378", "\\u2028\\u2029\\ue000\\u0378"),
        ("a\tb", "a b"),
        ("a\nb\r\n", "a\\x0ab\\x0d\\x0a"),
        ("\u00a0\u3000", "\u00a0\u3000"),
        ("", ""),
    ],
)
def test_what_is_hidden_becomes_visible(text: str, shown: str) -> None:
    assert display(text) == shown


def test_line_breaks_stay_where_there_may_be_lines() -> None:
    assert display("a\nb\r\n\x1b", lines=True) == "a\nb\\x0d\n\\x1b"


@given(ANY, st.booleans())
def test_nothing_hidden_is_left(text: str, lines: bool) -> None:
    shown = display(text, lines=lines)
    kept = "\u200d\n" if lines else "\u200d"
    assert all(category(char) not in HIDDEN or char in kept for char in shown)
    assert display(shown, lines=lines) == shown
