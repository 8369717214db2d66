"""AM502"""

import pytest

TOUCH = "touch: {ideal: 2 weeks, maximum: 4 weeks}\n"
CALL = "interactions:\n  - {date: 2026-10-26, kind: call, summary: s}\n"  # four weeks before the sample day


def test_an_account_past_its_maximum_is_told_at_its_interactions(told):
    assert told(TOUCH + CALL, today="2026-11-24") == [
        (
            5,
            1,
            "AM502",
            "warning",
            "interactions",
            "no touch since 2026-10-26; the maximum of 4 weeks ended on 2026-11-23",
            "talk to them and log it, or plan a meeting",
        )
    ]


def test_an_account_never_touched_counts_from_its_start(told):
    (found,) = told("since: 2026-01-01\n" + TOUCH)
    assert found[:5] == (1, 1, "AM502", "warning", "name")
    assert found.message == "never in touch since 2026-01-01; the maximum of 4 weeks ended on 2026-01-29"


def test_an_account_that_waits_since_nobody_knows_when_is_told(told):
    assert told(TOUCH) == [
        (
            1,
            1,
            "AM502",
            "warning",
            "name",
            "never in touch, and nothing says since when",
            "write since: with the day they came to us",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-11-22", False), ("2026-11-23", False), ("2026-11-24", True)])
def test_the_maximum_itself_is_still_in_time(codes, today, speaks):
    assert codes(TOUCH + CALL, today=today) == ["AM502"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2026-11-09", False), ("2026-11-10", True)])
def test_without_a_maximum_the_ideal_is_one(told, today, speaks):
    found = told("touch: {ideal: 2 weeks}\n" + CALL, today=today)
    assert [one.message for one in found] == [
        "no touch since 2026-10-26; the maximum of 2 weeks ended on 2026-11-09"
    ] * speaks


def test_the_tier_sets_the_maximum(codes):
    assert codes("tier: standard\n" + CALL, today="2027-01-26") == []
    assert codes("tier: standard\n" + CALL, today="2027-01-27") == ["AM502"]


@pytest.mark.parametrize("what", ["tier: plain\n", ""])
def test_without_a_rhythm_nobody_is_out_of_touch(codes, what):
    assert codes(what + CALL, today="2030-01-01") == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-12-01", False), ("2026-12-02", True)])
@pytest.mark.parametrize("kind", ["meeting", "visit", "review"])
def test_a_planned_meeting_is_enough_until_its_day(codes, kind, today, speaks):
    plan = f"follow_ups:\n  - {{what: Meet, kind: {kind}, due: 2026-12-01}}\n"
    assert codes(TOUCH + CALL + plan, today=today) == ["AM502"] * speaks
    assert codes(TOUCH + plan, today=today) == ["AM502"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2026-12-15", False), ("2026-12-16", True)])
def test_of_meetings_that_recur_the_next_one_is_enough(codes, today, speaks):
    plan = "follow_ups:\n  - {what: Jour fixe, kind: meeting, due: 2026-01-15, every: 1 month, last_done: 2026-11-15}\n"
    assert codes(TOUCH + CALL + plan, today=today) == ["AM502"] * speaks


@pytest.mark.parametrize("more", ["kind: call", "kind: meeting, done: 2026-11-01"])
def test_a_planned_call_or_a_meeting_that_is_over_is_not_enough(codes, more):
    plan = f"follow_ups:\n  - {{what: Meet, {more}, due: 2026-12-01}}\n"
    assert codes(TOUCH + CALL + plan, today="2026-11-24") == ["AM502"]


@pytest.mark.parametrize("status", ["paused", "ended", "archived"])
def test_accounts_that_rest_are_not_nagged(codes, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\ntier: standard\n"
    assert codes(TOUCH + CALL, head=head, today="2030-01-01") == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-11-09", False), ("2026-11-10", True)])
def test_while_onboarding_it_is_two_weeks(codes, today, speaks):
    head = "name: Acme\nstatus: onboarding\nowner: anna\ntier: standard\n"
    assert codes(CALL, head=head, today=today) == ["AM502"] * speaks
