"""Nothing of ours is untranslated, in any language that amctl speaks."""

import io
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from amctl.language import LANGUAGES, SOURCE

OTHERS = sorted(LANGUAGES.keys() - {SOURCE})


def catalogue(project: Path, code: str) -> Catalog:
    with open(project / "amctl" / "languages" / f"{code}.po", "rb") as file:
        return read_po(file, locale=code)


def texts(one: str | tuple[str, ...]) -> tuple[str, ...]:
    return (one,) if isinstance(one, str) else tuple(one)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_has_a_translation_and_no_other_has(project: Path, messages, code: str) -> None:
    known = {one.id if isinstance(one.id, str) else tuple(one.id): one for one in catalogue(project, code) if one.id}
    assert known.keys() == messages, "make messages renews the catalogue; then translate"
    lacking = [text for text, one in known.items() if one.fuzzy or not all(texts(one.string))]
    assert not lacking


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_a_place_for_each_value(project: Path, code: str) -> None:
    for one in catalogue(project, code):
        if one.id:
            wanted = set().union(*map(places, texts(one.id)))
            for told in texts(one.string):
                assert places(told) == wanted, told
                assert all(not spec and not turned for _, _, spec, turned in Formatter().parse(told))


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_shipped_is_what_was_translated(project: Path, code: str) -> None:
    made = io.BytesIO()
    write_mo(made, catalogue(project, code))
    shipped = (project / "amctl" / "languages" / f"{code}.mo").read_bytes()
    assert shipped == made.getvalue(), "make messages compiles the catalogues"


def test_every_message_is_a_literal_that_can_be_found(project: Path) -> None:
    """A text made at run time would never be translated; one of another message, such as a plan file's, would."""
    for path in (project / "amctl").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "from amctl.messages import" in text:
            for called in re.findall(r"\b(?:Message|counted)\(\s*([^,)]+)", text):
                assert called[0] in "\"'" or called.endswith(".text"), f"{path}: a message without a literal text"
