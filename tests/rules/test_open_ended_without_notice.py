"""AM413"""

import pytest

TERM = "contracts:\n  p: {signed: 2023-12-11, start: 2024-01-01}\n"


def test_what_could_end_any_day_is_told(told):
    assert told(TERM) == [
        (
            5,
            3,
            "AM413",
            "warning",
            "p",
            "p has neither an end nor a notice period: it could end any day",
            "amctl set acme contracts.p.notice=SPAN",
        )
    ]


def test_a_draft_is_better_asked_about_before_it_is_signed(codes):
    assert codes(TERM.replace("signed: 2023-12-11, ", "")) == ["AM413"]


@pytest.mark.parametrize(
    "more",
    [
        "notice: 3 months",
        "end: 2027-12-31",
        "notice_given: {date: 2026-11-01, by: us, effective: 2026-12-31}",
        "outcome: {result: terminated, date: 2026-12-31}",
    ],
)
def test_what_says_when_it_ends_is_fine(codes, more):
    assert codes(TERM.replace("}", f", {more}}}")) == []


def test_what_is_followed_is_fine(codes):
    assert codes(TERM + "  q: {signed: 2026-11-01, start: 2027-01-01, end: 2027-12-31, follows: p}\n") == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM, head="name: Acme\nstatus: ended\nowner: anna\n") == []
