"""AM403"""

import pytest

TERM = "contracts:\n  p-2025:\n    signed: 2025-10-01\n    start: 2025-11-01\n    end: 2026-10-31\n"


def test_a_manual_contract_past_its_end_is_told_until_somebody_decides(told):
    assert told(TERM) == [
        (
            5,
            3,
            "AM403",
            "error",
            "p-2025",
            "p-2025 ended on 2026-10-31 without an outcome",
            "amctl renewal sign acme --contract p-2025, or amctl renewal outcome acme lapsed --contract p-2025",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-30", False), ("2026-10-31", False), ("2026-11-01", True)])
def test_the_end_itself_is_still_a_day_of_the_term(codes, today, speaks):
    assert ("AM403" in codes(TERM, today=today)) is speaks


def test_a_renewal_without_a_next_term_is_told_once_the_old_one_is_over(told, codes):
    text = TERM + "    outcome: {result: renewed, date: 2026-10-01}\n"
    assert told(text) == [
        (
            5,
            3,
            "AM403",
            "error",
            "p-2025",
            "p-2025 was renewed, but no signed term follows it",
            "amctl renewal sign acme --contract p-2025",
        )
    ]
    assert codes(text, today="2026-10-31") == []


@pytest.mark.parametrize("result", ["lapsed", "terminated"])
def test_an_outcome_that_ends_it_is_a_decision(codes, result):
    assert codes(TERM + f"    outcome: {{result: {result}, date: 2026-11-02}}\n") == []


def test_a_signed_term_that_follows_is_a_decision(codes):
    following = "  p-2026: {signed: 2026-10-01, start: 2026-11-01, follows: p-2025}\n"
    assert codes(TERM + following) == []
    assert codes(TERM + following.replace("signed: 2026-10-01, ", "")) == ["AM403"]


def test_a_term_that_claims_to_follow_itself_decides_nothing(codes):
    assert codes(TERM + "    follows: p-2025\n") == ["AM403"]


def test_terms_that_follow_each_other_hide_nothing(codes):
    other = "  p-2024: {signed: 2024-10-01, start: 2024-11-01, end: 2025-10-31, follows: p-2025}\n"
    assert codes(TERM + "    follows: p-2024\n" + other) == ["AM403"]


@pytest.mark.parametrize(
    ("today", "speaks"), [("2026-06-30", False), ("2026-07-01", True)], ids=["last day", "day after"]
)
def test_notice_that_has_taken_effect_needs_an_outcome(codes, today, speaks):
    notice = "    notice_given: {date: 2026-03-01, by: customer, effective: 2026-06-30}\n"
    assert ("AM403" in codes(TERM + notice, today=today)) is speaks
    outcome = "    outcome: {result: terminated, date: 2026-03-01}\n"
    assert "AM403" not in codes(TERM + notice + outcome, today=today)


def test_notice_on_a_renewed_term_ends_the_term_that_runs(told):
    """Not the first one of all: its end is years ago."""
    text = TERM.replace("2026-10-31", "2024-10-31").replace("start: 2025", "start: 2023") + (
        "    renewal: auto\n    renews_for: 1 year\n    notice: 30 days\n    notice_given: {date: 2026-09-01, by: us}\n"
    )
    (found,) = told(text)
    assert (found.code, found.message) == ("AM403", "p-2025 ended on 2026-10-31 without an outcome")


def test_what_was_never_signed_never_ends(codes):
    assert codes(TERM.replace("    signed: 2025-10-01\n", "")) == []


def test_what_renews_by_itself_never_ends_without_notice(codes):
    assert "AM403" not in codes(TERM + "    renewal: auto\n    renews_for: 1 year\n")


@pytest.mark.parametrize(("status", "expected"), [("paused", ["AM403"]), ("ended", []), ("archived", [])])
def test_only_accounts_that_are_still_ours_are_asked(codes, status, expected):
    assert codes(TERM, head=f"name: Acme\nstatus: {status}\nowner: anna\n") == expected
