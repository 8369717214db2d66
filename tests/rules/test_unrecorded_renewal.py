"""AM405"""

import pytest

TERM = (
    "contracts:\n  p-2025: {signed: 2025-10-01, start: 2025-12-01, end: 2026-11-30, renewal: auto, "
    "renews_for: 12 months, notice: 90 days}\n"
)  # deadline 2026-09-01
EITHER = "amctl renewal outcome acme renewed --contract p-2025, or amctl renewal sign acme --contract p-2025"


def _but(**more: str) -> str:
    """The term with more written into it."""
    text = TERM
    for key, value in more.items():
        text = text.replace("}\n", f", {key}: {value}}}\n")
    return text


def test_a_renewal_that_nobody_wrote_down_is_told_at_the_contract(told):
    assert told(TERM) == [
        (
            5,
            3,
            "AM405",
            "warning",
            "p-2025",
            "p-2025 renewed by itself until 2027-11-30: its deadline 2026-09-01 passed without notice",
            EITHER,
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-09-01", False), ("2026-09-02", True)])
def test_the_deadline_itself_is_still_a_day_for_notice(codes, today, speaks):
    assert ("AM405" in codes(TERM, today=today)) is speaks


def test_after_a_second_deadline_only_the_next_term_will_do(told, codes):
    (found,) = [one for one in told(TERM, today="2027-09-05") if one.code == "AM405"]
    assert found.message == "p-2025 renewed by itself until 2028-11-30: its deadline 2027-09-01 passed without notice"
    assert found.help == "amctl renewal sign acme --contract p-2025"
    recorded = _but(outcome="{result: renewed, date: 2026-09-02}")
    assert "AM405" in codes(recorded, today="2027-09-05")
    following = "  p-2026: {signed: 2026-09-02, start: 2026-12-01, end: 2028-11-30, follows: p-2025}\n"
    assert "AM405" not in codes(TERM + following, today="2027-09-05")


def test_a_renewal_without_a_term_is_told_without_a_day(told):
    (found,) = told(TERM.replace(", renews_for: 12 months", ""))
    assert found.message == "p-2025 renewed by itself: its deadline 2026-09-01 passed without notice"
    assert found.help == EITHER


def test_without_a_notice_period_the_end_is_the_deadline(codes):
    text = TERM.replace(", notice: 90 days", "")
    assert "AM405" not in codes(text, today="2026-11-30")
    assert "AM405" in codes(text, today="2026-12-01")


@pytest.mark.parametrize("result", ["renewed", "renewed-more", "renewed-less", "lapsed"])
def test_an_outcome_is_a_record(codes, result):
    assert codes(_but(outcome=f"{{result: {result}, date: 2026-08-01}}")) == []


def test_notice_is_a_record(codes):
    assert codes(_but(notice_given="{date: 2026-08-01, by: customer}")) == []


def test_a_manual_contract_never_renews_by_itself(codes):
    assert "AM405" not in codes(TERM.replace("auto", "manual"))


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(TERM, head="name: Acme\nstatus: archived\nowner: anna\n") == []
