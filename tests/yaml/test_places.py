"""Every value, and every key, stands where the document says it does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amctl.document import Document, Place, Spot
from amctl.yaml.reader import read
from amctl.yaml.scalars import scalar

TEXT = """\
# A heading, with: a colon
name: Müller 😀 GmbH          # wide characters before the comment
"quoted key": 'it''s'
empty:
status: "active"
list:
  - one
  - {x: https://x.example, y: [1, -2], "z": ~}
  -   - nested   # deeper
      - true
block: |
  first
  second
folded: >-
  third

several: words on
  two lines
? old
: style
anchored: &a text
repeated: *a
after: 名前
"""


@pytest.fixture
def document() -> Document:
    return read("a.yaml", TEXT.encode())


def all_places(data: Any, places: Any) -> Iterator[tuple[Any, Any, Place]]:
    """Each value with its key or its number, and its place."""
    for step, place in places.items() if isinstance(places, dict) else enumerate(places):
        value = data[step]
        yield step, value, place
        if place.inside is not None:
            yield from all_places(value, place.inside)


def at(text: str, spot: Spot) -> str:
    return text.split("\n")[spot.line - 1][spot.column - 1 : spot.end - 1]


def follows(text: str, spot: Spot) -> str:
    return text.split("\n")[spot.line - 1][spot.column - 1 :]


def check(document: Document) -> None:
    """What stands at each place is the source of its value and of its key."""
    for step, value, place in all_places(document.data, document.places):
        source = at(document.text, place.value)
        if isinstance(step, str):
            assert at(document.text, place.key).strip("\"'") == step
        else:
            assert place.key == place.value
        if isinstance(value, dict):
            assert source == "{" or follows(document.text, place.value).startswith(('"', next(iter(value))))
        elif isinstance(value, list):
            assert source == "[" or follows(document.text, place.value).startswith("-")
        elif place.plain and source[:1] not in ("&", "*"):
            assert scalar(source) == value or (len(source) == 1 and value.startswith(source))  # over several lines
        else:
            assert source[0] in "'\"|>&*"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_value_stands_at_its_place(mark: str, line_end: str, document: Document) -> None:
    other = read("a.yaml", (mark + TEXT.replace("\n", line_end)).encode())
    assert other.problems == ()
    assert other.places == document.places
    check(other)


def test_each_value_of_the_example_book_stands_at_its_place(example: Path) -> None:
    for path in example.glob("*.yaml"):
        check(read(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("name",), "Müller 😀 GmbH", "name"),
        (("quoted key",), "'it''s'", '"quoted key"'),
        (("empty",), "", "empty"),
        (("status",), '"active"', "status"),
        (("list",), "-", "list"),
        (("list", 0), "one", "one"),
        (("list", 1), "{", "{"),
        (("list", 1, "x"), "https://x.example", "x"),
        (("list", 1, "y"), "[", "y"),
        (("list", 1, "y", 1), "-2", "-2"),
        (("list", 1, "z"), "~", '"z"'),
        (("list", 2), "-", "-"),
        (("list", 2, 0), "nested", "nested"),
        (("block",), "|", "block"),
        (("folded",), ">", "folded"),
        (("several",), "w", "several"),  # over several lines: where it begins
        (("old",), "style", "old"),
        (("anchored",), "&a text", "anchored"),
        (("repeated",), "*a", "repeated"),
        (("after",), "名前", "after"),
    ],
)
def test_what_stands_at_a_place(document: Document, path: tuple[str | int, ...], value: str, key: str) -> None:
    assert at(TEXT, document.spot(path)) == value
    assert at(TEXT, document.spot(path, key=True)) == key


def test_only_words_without_quotes_are_plain(document: Document) -> None:
    plain = [step for step, value, place in all_places(document.data, document.places) if place.plain]
    assert plain == ["name", "empty", 0, "x", 0, 1, "z", 0, 1, "several", "old", "anchored", "repeated", "after"]
