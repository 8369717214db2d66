"""An address book as mail programs ask for it."""

import pytest

from amctl.exchange.address_book import query_answer


def test_a_line_that_says_how_many_and_a_line_for_each() -> None:
    people = [("a@b.example", "Ann", "COO, Acme"), ("c@d.example", "Cem", "")]
    assert query_answer(people) == ("2 people\na@b.example\tAnn\tCOO, Acme\nc@d.example\tCem\t\n", 2)
    assert query_answer(people[:1], 1)[0].startswith("1 person; 1 file could not be read\n")
    assert query_answer([], 2) == ("Nobody with a mail address fits; 2 files could not be read\n", 0)


@pytest.mark.parametrize(
    "address", ["", "None", "a b@c.example", "a@b.example, x@y.example", "a@b\tx", "a@b\nx@y", "<a@b.c>", "a@b\x1b[2J"]
)
def test_what_is_not_one_address_is_left_out(address: str) -> None:
    assert query_answer([(address, "A", "")]) == ("Nobody with a mail address fits\n", 0)


def test_no_field_holds_more_than_its_words() -> None:
    text, _ = query_answer([("a@b.example", "A\tx@y.example\n\x1b[2J\u202eB\r", "C\n\td" + "e" * 500)])
    first, line, rest = text.split("\n")
    assert (first, rest) == ("1 person", "")
    assert line.startswith("a@b.example\tA x@y.example [2JB\tC deee")
    assert len(line.split("\t")) == 3
    assert len(line) < 300
