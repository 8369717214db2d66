"""A word means one thing, or it is refused with the choice."""

import pytest

from amctl.changes.meant import Unknown, meant
from amctl.errors import UsageError

PEOPLE = {
    "keller": ("Dr. Miriam Keller", "m.keller@nordwind.example"),
    "kellermann": ("Ada Kellermann", ""),
    "petersen": ("Inga Petersen", "i.petersen@nordwind.example"),
    "inga": ("Inga Boy", "boy@nordwind.example"),
    "vonberg": ("Carla von Berg", ""),
}


@pytest.mark.parametrize(
    ("word", "who"),
    [
        ("keller", "keller"),
        ("KELLER", "keller"),
        (" keller ", "keller"),
        ("kellerm", "kellermann"),
        ("inga", "inga"),
        ("dr.  miriam keller", "keller"),
        ("M.Keller@nordwind.example", "keller"),
        ("pet", "petersen"),
        ("miriam", "keller"),
        ("inga pet", "petersen"),
        ("von b", "vonberg"),
        ("berg", "vonberg"),
        ("boy@", "inga"),
    ],
)
def test_a_word_means_whom_it_names(word: str, who: str) -> None:
    assert meant(word, PEOPLE, "contact") == who


def test_an_id_goes_before_a_name_and_a_whole_name_before_a_beginning() -> None:
    names = {"ann": ("Bea",), "bea": ("Ann",), "annabel": ("Cleo",), "cleo-b": ("Dora",), "x": ("Annab Ell",)}
    assert meant("bea", names, "contact") == "bea"
    assert meant("cleo", names, "contact") == "annabel"
    assert meant("annab", names, "contact") == "annabel"


def test_a_letter_or_two_must_fit_one_only() -> None:
    names = {"jonas": ("Uwe Holm",), "uwe": ("Jo Marquardt",), "kim": ("Ada Berg",)}
    assert meant("k", names, "contact") == "kim"
    assert meant("jon", names, "contact") == "jonas"
    with pytest.raises(UsageError, match=r"^'jo' fits several: jonas, uwe$"):
        meant("jo", names, "contact")


@pytest.mark.parametrize("word", ["kel", "ke", "nobody@x.example, kel"])
def test_what_fits_several_names_them(word: str) -> None:
    with pytest.raises(UsageError) as error:
        meant(word, PEOPLE, "contact")
    if word.startswith("ke"):
        assert str(error.value) == f"'{word}' fits several: keller, kellermann"
        assert error.value.hint == "name the contact by more of the id"
    else:
        assert isinstance(error.value, Unknown)


def test_two_of_the_same_name_are_told_apart_by_their_ids() -> None:
    with pytest.raises(UsageError, match=r"^'Jo Li' fits several: jo, li$"):
        meant("Jo Li", {"jo": ("Jo Li",), "li": ("jo li",)}, "contact")


def test_what_means_nothing_names_what_is_near_or_there() -> None:
    with pytest.raises(Unknown, match=r"^no contact 'kelelr'$") as error:
        meant("kelelr", PEOPLE, "contact")
    assert error.value.hint == error.value.near == "did you mean 'keller'?"
    with pytest.raises(Unknown, match=r"^no contact 'zz'$") as error:
        meant("zz", PEOPLE, "contact")
    assert (error.value.near, error.value.hint) == (
        "",
        "there are: keller, kellermann, petersen, inga, vonberg",
    )
    with pytest.raises(Unknown) as error:
        meant("zz", {}, "contract")
    assert error.value.hint == "there are: none"


@pytest.mark.parametrize("word", ["", "  "])
def test_no_word_is_the_beginning_of_nobody(word: str) -> None:
    with pytest.raises(Unknown):
        meant(word, {"keller": ("Keller", "")}, "contact")


@pytest.mark.parametrize("word", ["Müller", "mueller", "MULLER", "muel", "mull", "Öz", "oez", "oz"])
def test_a_name_is_meant_with_accents_and_without(word: str) -> None:
    names = {"am": ("Anke Müller",), "bo": ("Bülent Özdemir",)}
    assert meant(word, names, "contact") == ("am" if word[0].casefold() == "m" else "bo")
