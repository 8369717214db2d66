"""AM508"""

import pytest


def test_an_old_rating_is_told_at_its_day(told):
    assert told("rating: {colour: green, date: 2026-08-24}\n") == [
        (
            4,
            31,
            "AM508",
            "warning",
            "2026-08-24",
            "green is of 2026-08-24; a rating is good for 90 days",
            "judge anew, even if it stays: amctl set acme rating.colour=green",
        )
    ]


def test_a_rating_without_a_day_is_told_at_its_colour(told):
    (found,) = told("rating: {colour: red}\n")
    assert (found.at, found.message) == ("red", "nothing says when red was judged")


def test_ninety_days_are_fresh(codes):
    assert codes("rating: {colour: green, date: 2026-08-25}\n") == []


def test_no_rating_is_none(codes):
    assert codes("") == []


@pytest.mark.parametrize(
    ("status", "speaks"),
    [("prospect", True), ("onboarding", True), ("paused", False), ("ended", False), ("archived", False)],
)
def test_accounts_that_rest_keep_theirs(codes, status, speaks):
    head = f"name: Acme\nstatus: {status}\nowner: anna\nsince: 2026-11-20\n"
    assert codes("rating: {colour: red, date: 2020-01-01}\n", head=head) == ["AM508"] * speaks
