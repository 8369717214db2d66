"""Templates: values in the place of placeholders, as YAML writes them, whatever they hold."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.errors import UsageError
from amctl.store.templates import rendered, template_text
from amctl.yaml.reader import read

TODAY = date(2026, 11, 23)
TEXT = """\
# {name}
name: {name}
plain: about {name}, since {today}
double: "about {name}"
single: 'about {name}'
flow: {list: [{id}, "{name}"], day: {today}}
block: |
  About {name},
  since {today}.
{id}: key
day: {today}
"""
PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc", "Cf"]), min_size=1)


@given(PLAIN.map(str.strip).filter(bool))
def test_whatever_a_name_holds_it_is_read_back(name: str) -> None:
    values: dict[str, str | date] = {"name": name, "id": "acme", "today": TODAY}
    text = TEXT.replace("# {name}\n", "") if "#" in name else TEXT
    found = read("x.yaml", rendered("x", text, values).encode())
    assert not found.problems
    assert found.data == {
        "name": name,
        "plain": f"about {name}, since 2026-11-23",
        "double": f"about {name}",
        "single": f"about {name}",
        "flow": {"list": ["acme", name], "day": "2026-11-23"},
        "block": f"About {name},\nsince 2026-11-23.\n",
        "acme": "key",
        "day": "2026-11-23",
    }


def test_comments_and_quotes_stay_and_days_need_none() -> None:
    text = "# of {name}\r\nname: {name}   # here\r\nother: \"{name}\"\r\nday: {today}\r\nas: '{today}'\r\n"
    made = rendered("x", text, {"name": "Acme", "today": TODAY})
    assert made == ("# of Acme\r\nname: Acme   # here\r\nother: \"Acme\"\r\nday: 2026-11-23\r\nas: '2026-11-23'\r\n")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a: 1\nname: {nmae}\n", "templates/x.yaml:2: unknown placeholder {nmae}", "there are: {name}"),
        ("a: 1\nname: [\n", "templates/x.yaml:2: ", ""),
        ("{name}: 1\n", "templates/x.yaml would say something else", "on a line of its own"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as told:
        rendered("x", text, {"name": "no: end"})
    assert message in str(told.value)
    assert hint in told.value.hint


def test_a_template_is_a_file_of_the_book(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no template 'x'") as told:
        template_text(tmp_path, "x")
    assert told.value.hint == f"write {tmp_path / 'templates' / 'x.yaml'}"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.yaml").write_bytes(b"\xef\xbb\xbfname: x\n")
    assert template_text(tmp_path, "x") == "name: x\n"
    for name in ("../templates/x", "", "X", "y"):
        with pytest.raises(UsageError, match="no template"):
            template_text(tmp_path, name)
