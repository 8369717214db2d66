"""AM316, beside AM201"""

import pytest

MESSAGE = "this is no code of a language"


def test_a_language_by_its_name_is_told_with_its_code(told):
    assert told("language: German\n") == [(4, 11, "AM316", "warning", "German", MESSAGE, "write de")]


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("dk", "da"),
        ("DE", "de"),
        ("de_at", "de-AT"),
        ("pt-br", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("Klingon", "two small letters: de, en, pt-BR"),
        ("xx", "two small letters: de, en, pt-BR"),
    ],
)
def test_what_was_meant(told, word, guess):
    (found,) = told(f"language: {word}\n")
    assert (found.message, found.help) == (MESSAGE, f"write {guess}")


@pytest.mark.parametrize("word", ["de", "en", "no", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "nds"])
def test_codes_are_fine(codes, word):
    assert codes(f"language: {word}\n") == []


def test_contacts_have_languages_too(told):
    (found,) = told("contacts:\n  k: {name: K, language: french}\n")
    assert (found.code, found.at, found.help) == ("AM316", "french", "write fr")


def test_the_settings_have_them_as_well(told_of_settings):
    text = "amctl: 1\nlanguage: english\npeople:\n  anna: {name: A, language: deutsch, languages: [de, Englisch]}\n"
    found = told_of_settings(text)
    assert [(one.at, one.help) for one in found] == [
        ("english", "write en"),
        ("deutsch", "write de"),
        ("Englisch", "write en"),
    ]


def test_what_has_another_shape_is_left_to_others(codes):
    assert "AM316" not in codes("language: [german]\ncontacts: {k: 1}\n")
    assert "AM316" not in codes("contacts: x\n")
    assert codes("contacts: {k: {name: K, languages: [german]}}\n") == ["AM201"]
