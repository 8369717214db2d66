"""AM608"""

import pytest

from amctl.changes.identity import handles
from amctl.model.work import FollowUp

KELLER = "contacts: {keller: {name: Miriam Keller}}\n"
WAITING = KELLER + "follow_ups:\n  - {what: Signed order, due: 2026-10-01, waiting_on: keller}\n"
HANDLE = handles("acme", "follow-up", [FollowUp(what="Signed order", due="2026-10-01")])[0][:5]


def _but(more: str) -> str:
    return WAITING.replace("keller}\n", f"keller, {more}}}\n")


def test_what_is_waited_for_too_long_is_told(told):
    assert told(WAITING) == [
        (
            6,
            12,
            "AM608",
            "warning",
            "Signed order",
            "waiting on Miriam Keller since 2026-10-01: Signed order",
            f"ask, then amctl snooze {HANDLE} DAY; or amctl drop {HANDLE}",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-31", False), ("2026-11-01", True)])
def test_patience_is_30_days(codes, today, speaks):
    assert codes(WAITING, today=today) == ["AM608"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2026-11-29", False), ("2026-11-30", True)])
def test_who_snoozes_it_has_decided_to_wait(codes, today, speaks):
    assert codes(_but("snoozed_until: 2026-11-30"), today=today) == ["AM608"] * speaks


def test_what_comes_again_is_late_by_its_next_day(codes):
    assert codes(_but("every: 1 month, last_done: 2026-11-01")) == []
    assert codes(_but("every: 1 month, last_done: 2026-09-01")) == ["AM608"]


def test_somebody_who_is_not_there_is_named_by_the_id(told):
    (found,) = told(WAITING.replace("waiting_on: keller", "waiting_on: brandt"))
    assert found.message == "waiting on brandt since 2026-10-01: Signed order"


def test_the_handle_is_that_of_the_entry(told):
    (found,) = told(WAITING.replace("  - {what", "  - {what: Call, due: 2026-10-01}\n  - {what"))
    assert HANDLE in found.help


def test_what_is_done_or_waits_on_nobody_is_fine(codes):
    assert codes(_but("done: 2026-11-02")) == []
    assert codes(WAITING.replace(", waiting_on: keller", "")) == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(WAITING, head="name: Acme\nstatus: ended\nowner: anna\n") == []
