"""A document knows where each of its values stands, and says something sensible of what is missing."""

import pytest

from amctl.document import TOP, Document, Path, Place, Spot


def spot(line: int, column: int) -> Spot:
    return Spot(line, column, column + 1)


@pytest.fixture
def document() -> Document:
    """The document `name: Acme`, `tags: [a, b]` on two lines."""
    tags = [Place(spot(2, column), spot(2, column), True, None) for column in (8, 11)]
    places = {
        "name": Place(spot(1, 7), spot(1, 1), True, None),
        "tags": Place(spot(2, 7), spot(2, 1), False, tags),
    }
    return Document("acme.yaml", "", {"name": "Acme", "tags": ["a", "b"]}, places, ())


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("name",), spot(1, 7), spot(1, 1)),
        (("tags",), spot(2, 7), spot(2, 1)),
        (("tags", 1), spot(2, 11), spot(2, 11)),
        (("tags", 2), spot(2, 1), spot(2, 1)),
        (("tags", "x"), spot(2, 1), spot(2, 1)),
        (("tags", 1, "x"), spot(2, 11), spot(2, 11)),
        (("name", "x"), spot(1, 1), spot(1, 1)),
        (("owner",), spot(1, 1), spot(1, 1)),
        ((), spot(1, 1), spot(1, 1)),
    ],
)
def test_a_value_its_key_or_the_nearest_thing_around(document: Document, path: Path, value: Spot, key: Spot) -> None:
    assert document.spot(path) == value
    assert document.spot(path, key=True) == key
    assert document.line(path) == key.line


def test_only_what_is_there_has_a_place(document: Document) -> None:
    place = document.place(("tags", 0))
    assert place is not None
    assert place.value == spot(2, 8)
    for path in ((), ("owner",), ("tags", 2), ("tags", "0"), ("name", 0)):
        assert document.place(path) is None


def test_a_key_that_looks_like_a_number_is_found_by_either() -> None:
    place = Place(spot(1, 4), spot(1, 1), True, None)
    document = Document("a.yaml", "", {"1": "x"}, {"1": place}, ())
    assert document.place((1,)) == document.place(("1",)) == place


def test_of_an_empty_document_everything_stands_at_the_top() -> None:
    assert Document("a.yaml", "", {}, {}, ()).spot(("name",)) == TOP
