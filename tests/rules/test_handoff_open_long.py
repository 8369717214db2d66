"""AM609"""

import pytest

HANDOFF = "handoffs:\n  - {kind: account-to-account, from: ben, to: anna, opened: 2026-10-01}\n"


def _but(more: str) -> str:
    return HANDOFF.replace("}", f", {more}}}")


def test_a_handoff_that_nobody_accepts_is_told_at_the_successor(told):
    assert told(HANDOFF) == [
        (
            5,
            47,
            "AM609",
            "warning",
            "anna",
            "the handoff to anna, opened on 2026-10-01, is not accepted",
            "amctl handoff show acme says what is missing; then anna: amctl handoff accept acme",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-31", False), ("2026-11-01", True)])
def test_without_a_day_it_has_30_days(codes, today, speaks):
    assert codes(HANDOFF, today=today) == ["AM609"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-09", False), ("2026-10-10", True)])
def test_with_a_day_it_has_until_then(told, today, speaks):
    found = told(_but("due: 2026-10-09"), today=today)
    assert [one.message for one in found] == [
        "the handoff to anna, opened on 2026-10-01, due on 2026-10-09, is not accepted"
    ] * speaks


def test_a_later_day_is_what_was_agreed(codes):
    assert codes(_but("due: 2026-12-31")) == []


def test_what_is_accepted_is_fine(codes):
    assert codes(_but("accepted: 2026-11-20")) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(HANDOFF, head="name: Acme\nstatus: archived\nowner: anna\n") == []
