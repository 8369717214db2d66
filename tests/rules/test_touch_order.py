"""AM416"""

import pytest


def test_a_rhythm_the_wrong_way_round_is_told_with_the_right_one(told):
    assert told("touch: {ideal: 3 weeks, maximum: 10 days}\n") == [
        (
            4,
            34,
            "AM416",
            "warning",
            "10 days",
            "the maximum of 10 days is shorter than the ideal of 3 weeks",
            "amctl set acme 'touch.ideal=10 days' 'touch.maximum=3 weeks'",
        )
    ]


@pytest.mark.parametrize(
    ("ideal", "maximum", "speaks"),
    [
        ("2 weeks", "14 days", False),
        ("15 days", "2 weeks", True),
        ("1 month", "30 days", False),
        ("30 days", "1 month", False),
        ("1 month", "27 days", True),
        ("32 days", "1 month", True),
        ("1 quarter", "3 months", False),
        ("1 year", "11 months", True),
    ],
)
def test_it_is_shorter_only_if_it_is_so_in_every_month(codes, ideal, maximum, speaks):
    assert codes(f"touch: {{ideal: {ideal}, maximum: {maximum}}}\n") == ["AM416"] * speaks


def test_without_a_maximum_there_is_no_order(codes):
    assert codes("touch: {ideal: 3 weeks}\n") == []
    assert codes("") == []


def test_accounts_that_are_over_are_left_alone(codes):
    text = "touch: {ideal: 3 weeks, maximum: 10 days}\n"
    assert codes(text, head="name: Acme\nstatus: ended\nowner: anna\n") == []
