"""Ids made from names are ids, free, and what a person would have chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.changes.naming import LONGEST, contact_id, id_from
from amctl.model.fields import YAML_WORDS, is_id

NAMES = st.text(max_size=80) | st.text("aäß éØ.-,'&()N1o\u4e2d", max_size=60)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Müller & Söhne GmbH", "mueller-soehne-gmbh"),
        ("Mu\u0308ller", "mueller"),
        ("Ægir", "aegir"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Østerby Kjølehus AS", "oesterby-kjoelehus-as"),
        ("Åkerström", "aakerstroem"),
        ("Łódź Þing Đorđe", "lodz-thing-dorde"),
        ("İstanbul G\u0131da", "istanbul-gida"),
        ("Café Œuvre", "cafe-oeuvre"),
        ("Laiteries du Val-d\u2019Ombre S.A.", "laiteries-du-val-dombre-sa"),
        ("O'Brien's Ltd.", "obriens-ltd"),
        ("E.ON", "e-on"),
        ("north\u2014south / west_east", "north-south-west-east"),
        ("  Acme\t Corp. ", "acme-corp"),
        ("\uff37ide \ufb01n", "wide-fin"),
        ("3M Deutschland", "n-3m-deutschland"),
        ("1&1", "n-1-1"),
        ("株式会社 ABC", "abc"),
        ("Acme 🚀", "acme"),
        ("No", "no-2"),
        ("Y", "y-2"),
        ("amctl", "amctl-2"),
        ("Con", "con-2"),
        ("x" * 50, "x" * 40),
        ("Wunderbare Speditionsgesellschaft für Nordwind", "wunderbare-speditionsgesellschaft-fuer"),
        (f"{'x' * 40} Ltd", "x" * 40),
    ],
)
def test_an_account_is_called_by_its_name(name: str, wanted: str) -> None:
    assert id_from(name, ()) == wanted


@pytest.mark.parametrize("name", ["", " ", "株式会社", "😀", "Петров", "&", "'", ".", "\x00", "\ud83d"])
@pytest.mark.parametrize("make", [id_from, contact_id])
def test_a_name_without_latin_letters_needs_an_id_from_a_person(make, name: str) -> None:
    with pytest.raises(ValueError, match=r"^write an id for .*: it has no letters from a to z$"):
        make(name, ())


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [
        ([], "acme"),
        (["acme-2"], "acme"),
        (["acme"], "acme-2"),
        (["ACME"], "acme-2"),
        (["acme", "Acme-2", "acme-4"], "acme-3"),
    ],
)
def test_what_is_taken_gets_a_number_whatever_its_case(taken: list[str], wanted: str) -> None:
    assert id_from("Acme", taken) == wanted


def test_a_number_fits_into_the_length_too() -> None:
    assert id_from("x" * 50, {"x" * 40}) == "x" * 38 + "-2"
    assert id_from(f"{'x' * 30} {'y' * 9}", {f"{'x' * 30}-{'y' * 9}"}) == "x" * 30 + "-2"


@pytest.mark.parametrize(
    ("name", "taken", "wanted"),
    [
        ("Dr. Miriam Keller", [], "keller"),
        ("Dr. Miriam Keller", ["Keller"], "miriam-keller"),
        ("Dr. Miriam Keller", ["keller", "miriam-keller"], "miriam-keller-2"),
        ("Prof. Dr. Gül Y\u0131lmaz", ["yilmaz"], "guel-yilmaz"),
        ("Keller, Miriam", [], "keller"),
        ("Keller, Miriam", ["keller"], "miriam-keller"),
        ("Miriam Keller, MBA", ["keller"], "miriam-keller"),
        ("Miriam Keller MBA", [], "keller"),
        ("Martin King Jr.", ["king"], "martin-king"),
        ("Miriam Keller (COO)", [], "keller"),
        ("Miriam Keller [COO]", [], "keller"),
        ("Jörg Müller-Lüdenscheidt", [], "mueller-luedenscheidt"),
        ("Anna von der Heide", ["heide"], "anna-heide"),
        ("keller", ["keller"], "keller-2"),
        ("Herr Keller", ["keller"], "keller-2"),
        ("王 Wei", ["wei"], "wei-2"),
        ("Dr.", [], "dr"),
        ("Jr.", [], "jr"),
        ("N. No", [], "n-no"),
    ],
)
def test_a_contact_is_called_by_the_family_name(name: str, taken: list[str], wanted: str) -> None:
    assert contact_id(name, taken) == wanted


@pytest.mark.parametrize("make", [id_from, contact_id])
@given(st.data())
def test_what_is_made_is_always_an_id_and_free(make, data: st.DataObject) -> None:
    name = data.draw(NAMES)
    taken: set[str] = set()
    for _ in range(4):
        try:
            made = make(name, taken)
        except ValueError:
            assert not any(char.isascii() and char.isalnum() for char in name.split("(")[0].split("[")[0])
            return
        assert is_id(made)
        assert len(made) <= LONGEST
        assert made not in YAML_WORDS
        assert made not in {one.casefold() for one in taken}
        taken.add(made.upper())


@given(st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(is_id))
def test_an_id_is_its_own_id(name: str) -> None:
    assert id_from(name, ()) in (name, f"{name}-2")
