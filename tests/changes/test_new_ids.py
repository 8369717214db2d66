"""What is new gets an id that can be typed again."""

import pytest

from amctl.changes.new_ids import new_id
from amctl.errors import UsageError
from amctl.model.fields import is_id


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Nightly export late", "nightly-export-late"),
        ("Tourenplanung in zwei Stunden fertig", "tourenplanung-in-zwei"),
        ("Donaudampfschifffahrtsgesellschaft sagt ab", "donaudampfschifffahrtsgesellschaft"),
        ("no", "no-2"),
        ("late", "late-2"),
    ],
)
def test_the_first_words_make_an_id(words: str, wanted: str) -> None:
    made = new_id(None, words, {"late"}, "issue")
    assert made == wanted
    assert is_id(made)


@pytest.mark.parametrize("words", ["", "株式会社"])
def test_words_without_letters_need_an_id(words: str) -> None:
    with pytest.raises(UsageError, match="no letters from a to z") as told:
        new_id(None, words, (), "issue")
    assert told.value.hint == "--id ID"


def test_a_given_id_is_taken_as_it_is() -> None:
    assert new_id("x7", "Late", {"late"}, "issue") == "x7"


@pytest.mark.parametrize(
    ("given", "what", "message"),
    [
        ("late", "issue", "^there is an issue late already$"),
        ("late", "goal", "^there is a goal late already$"),
        ("Late", "goal", "^'Late' is no id$"),
        ("no", "goal", "^'no' is no id$"),
    ],
)
def test_a_given_id_that_is_taken_or_none_is_refused(given: str, what: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        new_id(given, "Late", {"late"}, what)
