"""AM204, beside AM202 on what is no mapping"""

import pytest

REMEDY = "small letters, digits and hyphens, a letter first; no yes, no, on, off, true, false, null"


def test_an_id_with_other_letters_is_told_at_the_key(told):
    assert told("contacts:\n  Dr. Keller: {name: Miriam Keller}\n") == [
        (5, 3, "AM204", "error", "Dr. Keller", "'Dr. Keller' cannot be an id", REMEDY)
    ]


@pytest.mark.parametrize("key", ["Keller", "1st", "k_l", "-k", "no", '"true"', "null", "müller", "k" * 64])
def test_what_programs_may_bend_cannot_be_an_id(codes, key):
    assert codes(f"contacts:\n  {key}: {{name: Keller}}\n") == ["AM204"]


@pytest.mark.parametrize("key", ["keller", "k", "k-2", "nord", "k" * 63])
def test_plain_ids_are_fine(codes, key):
    assert codes(f"contacts:\n  {key}: {{name: Keller}}\n") == []


def test_two_ids_that_differ_in_case_are_told_as_such(told):
    (found,) = told("contacts:\n  keller: {name: A}\n  Keller: {name: B}\n")
    assert found == (
        6,
        3,
        "AM204",
        "error",
        "Keller",
        "'Keller' and 'keller' differ only in case",
        "rename one of them",
    )


@pytest.mark.parametrize(
    "text",
    [
        "contracts:\n  A: {start: 2026-01-01}\n",
        "contracts:\n  a:\n    start: 2026-01-01\n    lines: {B: {amount: 1}}\n",
        "goals:\n  A: {goal: Faster}\n",
        "milestones:\n  A: {what: Kickoff}\n",
        "opportunities:\n  A: {what: More}\n",
        "issues:\n  A: {what: Late}\n",
    ],
)
def test_ids_of_every_section_are_looked_at(codes, text):
    assert codes(text) == ["AM204"]


def test_the_file_itself_has_an_id(told):
    (found,) = told("", file="north/Dr Acme.yaml")
    assert found == (1, 1, "AM204", "error", "", "'Dr Acme' cannot be an account's id", f"rename the file: {REMEDY}")


def test_ids_of_the_settings_are_looked_at(told_of_settings):
    (found,) = told_of_settings("amctl: 1\ntiers:\n  Gold: {}\n")
    assert found[:5] == (3, 3, "AM204", "error", "Gold")


def test_sections_of_the_wrong_type_are_left_to_the_rule_for_types(codes):
    assert codes("contracts: [A]\ncontacts: Keller\n") == ["AM202", "AM202"]
    assert codes("contracts: {a: B}\n") == ["AM202"]
