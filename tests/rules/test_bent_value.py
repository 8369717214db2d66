"""AM205"""

import pytest

from amctl.changes.mending import Mend


def test_a_telephone_number_without_quotes_is_told(told):
    assert told("contacts:\n  keller:\n    name: Keller\n    phone: +4940123456\n") == [
        (
            7,
            12,
            "AM205",
            "warning",
            "+4940123456",
            "other YAML readers take +4940123456 for something else",
            'write "+4940123456"',
        )
    ]


@pytest.mark.parametrize(
    "value", ["01067", "20457", "0x1F", "0o17", "1_000", "040.123", "12e5", "10:30:00", "NO", "no", "on", "y", "-5"]
)
def test_numbers_times_and_truth_values_are_told(codes, value):
    assert codes(f"address: {{postcode: {value}}}\n") == ["AM205"]


@pytest.mark.parametrize(
    "value", ['"01067"', "'NO'", "+49 40 12345", "1012AB", "LS00 7QX", "W1A", "DE", "Nope", "040/12345", "12e", ""]
)
def test_quoted_values_and_those_nobody_bends_are_fine(codes, value):
    assert codes(f"address: {{postcode: {value}}}\n") == []


def test_other_fields_may_be_numbers(codes):
    assert codes("summary: 4711\nissues:\n  late: {what: Late, ticket: 4711}\n") == []


def test_lists_are_looked_into(told):
    (found,) = told("custom:\n  sites:\n    - {country: NO}\n")
    assert found[:5] == (6, 17, "AM205", "warning", "NO")


def test_what_stands_nowhere_in_the_file_is_told_nowhere():
    """Data without places: what a program hands in instead of a file."""
    from amctl.document import Document
    from amctl.rules import bent_value

    assert list(bent_value.check(Document("acme.yaml", "", {"phone": "01067"}, {}, ()), ())) == []


@pytest.mark.parametrize(("value", "text"), [("01067", "01067"), ("20457", "20457"), ("NO", "NO"), ("-5", "-5")])
def test_quotes_mend_it(mends, value, text):
    assert mends(f"address: {{postcode: {value}}}\n") == [Mend(("address", "postcode"), text)]


def test_what_our_own_reader_takes_for_a_truth_value_is_not_mended(mends):
    assert mends("custom:\n  country: true\n") == [None]
