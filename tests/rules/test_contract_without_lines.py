"""AM407"""

import pytest

TERM = "contracts:\n  p-2026: {signed: 2026-01-28, start: 2026-04-01, end: 2027-03-31}\n"


def _but(**more: str) -> str:
    return TERM.replace("}\n", "".join(f", {key}: {value}" for key, value in more.items()) + "}\n")


def test_a_signed_term_that_says_nothing_of_what_was_sold_is_told(told):
    assert told(TERM) == [
        (
            5,
            3,
            "AM407",
            "warning",
            "p-2026",
            "p-2026 has no line: its revenue is unknown",
            "amctl contract amend acme --contract p-2026 --product ID --amount AMOUNT",
        )
    ]


def test_one_line_is_enough(codes):
    assert codes(_but(lines="{platform: {amount: 1}}")) == []


@pytest.mark.parametrize(
    ("today", "speaks"),
    [("2026-01-01", True), ("2027-03-31", True), ("2027-04-01", False)],
    ids=["to come", "", "over"],
)
def test_it_speaks_of_what_runs_or_comes(codes, today, speaks):
    assert codes(TERM, today=today) == ["AM407"] * speaks


def test_what_is_over_by_notice_or_by_a_term_that_follows_is_left_alone(codes):
    assert codes(_but(notice_given="{date: 2026-08-01, by: us, effective: 2026-10-31}")) == []
    after = "  p-2027: {signed: 2026-09-01, start: 2026-11-01, follows: p-2026, lines: {platform: {amount: 1}}}\n"
    text = TERM.replace("end: 2027-03-31", "renewal: auto") + after
    assert codes(text, today="2026-10-31") == ["AM407"]
    assert codes(text, today="2026-11-01") == []


def test_a_draft_may_still_be_empty(codes):
    assert codes(TERM.replace("signed: 2026-01-28, ", "")) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM, head="name: Acme\nstatus: ended\nowner: anna\n") == []
