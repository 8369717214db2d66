"""What an unquoted word means does not depend on anybody's idea of numbers, days or yes and no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.yaml.scalars import scalar


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_nothing(word: str) -> None:
    assert scalar(word) is None


@pytest.mark.parametrize("word", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_true_and_false(word: str) -> None:
    assert scalar(word) is (word.lower() == "true")


@pytest.mark.parametrize("number", [0, 1, -1, 10, 987654321, 10**18 - 1, 1 - 10**18])
def test_canonical_whole_numbers(number: int) -> None:
    assert scalar(str(number)) == number
    assert type(scalar(str(number))) is int


@pytest.mark.parametrize(
    "word",
    "yes no on off y n NO No nULL tRUE none None nan .inf -0 +1 00 007 012 08 0o14 0x1f 1_000 1,000 1.0 1.10 1e3 "
    "+49301234567 01067 1:30 12:30:45 2026-11-23 2026-02-30 2026-11-23T10:00:00Z - -- = << ~~ \u0661 \uff15 "
    f"{10**18} {-(10**18)} {'9' * 5000}".split(),
)
def test_everything_else_is_text(word: str) -> None:
    assert scalar(word) == word


@given(st.text(max_size=10) | st.text("-+0123456789_.:e", max_size=20))
def test_a_number_can_be_turned_back_into_its_word(word: str) -> None:
    value = scalar(word)
    assert value is None or isinstance(value, bool) or str(value) == word
