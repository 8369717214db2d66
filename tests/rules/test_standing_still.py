"""AM510, beside AM406"""

import pytest

PROSPECT = "name: Acme\nstatus: prospect\nowner: anna\n"
NEW = "name: Acme\nstatus: onboarding\nowner: anna\n"
CALL = "interactions:\n  - {date: 2026-10-23, kind: note, summary: s}\n"
REMEDY = "plan the next step: amctl follow-up acme TEXT -d +1w; or amctl close acme"


def test_a_prospect_with_whom_nothing_goes_on_is_told(told):
    assert told(CALL, head=PROSPECT) == [
        (
            2,
            9,
            "AM510",
            "warning",
            "prospect",
            "nothing is planned for this prospect, and nothing was logged since 2026-10-23",
            REMEDY,
        )
    ]


def test_a_prospect_of_whom_nothing_is_known_is_told(told):
    (found,) = told("", head=PROSPECT)
    assert found.message == "nothing is planned for this prospect, and nothing was ever logged"


def test_without_a_log_it_counts_from_the_beginning(told, codes):
    (found,) = [one for one in told("since: 2026-10-23\n", head=NEW) if one.code == "AM510"]
    assert found.message == (
        "nothing is planned for this new customer, and nothing was logged since it began on 2026-10-23"
    )
    assert "AM510" not in codes("since: 2026-10-24\n", head=NEW)


def test_thirty_days_are_not_long(codes):
    assert codes(CALL.replace("10-23", "10-24"), head=PROSPECT) == []
    assert codes(CALL.replace("10-23", "11-24"), head=PROSPECT) == ["AM510", "AM406"]


@pytest.mark.parametrize(
    "plan",
    [
        "follow_ups: [{what: Ask, due: 2026-01-01}]\n",
        "goals: {g: {goal: G, due: 2027-01-01}}\n",
        "milestones: {m: {what: M, due: 2027-01-01}}\n",
        "opportunities: {o: {what: O, close: 2027-01-01}}\n",
        "issues: {i: {what: I, next_update: 2027-01-01}}\n",
        "handoffs: [{kind: sales-to-account, from: anna, to: ben, opened: 2026-01-01}]\n",
    ],
)
def test_anything_open_with_a_day_is_a_plan(codes, plan):
    assert "AM510" not in codes(CALL + plan, head=PROSPECT)


@pytest.mark.parametrize(
    "plan",
    [
        "follow_ups: [{what: Ask, due: 2026-01-01, done: 2026-01-01}]\n",
        "goals: {g: {goal: G}, h: {goal: H, due: 2027-01-01, achieved: 2026-01-01}}\n",
        "milestones: {m: {what: M}, n: {what: N, due: 2027-01-01, dropped: 2026-01-01}}\n",
        "opportunities: {o: {what: O}, p: {what: P, close: 2027-01-01, stage: lost}}\n",
        "issues: {i: {what: I}, j: {what: J, next_update: 2027-01-01, resolved: 2026-01-01}}\n",
        "handoffs: [{kind: sales-to-account, from: anna, to: ben, opened: 2026-01-01, accepted: 2026-01-09}]\n",
    ],
)
def test_what_is_closed_or_has_no_day_is_none(codes, plan):
    assert "AM510" in codes(CALL + plan, head=PROSPECT)


@pytest.mark.parametrize(("since", "speaks"), [("2026-05-27", False), ("2026-05-26", True)])
def test_onboarding_is_over_after_180_days_or_has_failed(told, since, speaks):
    plan = "follow_ups: [{what: Meet, kind: meeting, due: 2026-12-01}]\n"
    found = told(f"since: {since}\n" + plan, head=NEW)
    assert [(one.at, one.message, one.help) for one in found] == [
        (
            "onboarding",
            "onboarding since 2026-05-26, for longer than 180 days",
            "if they stand on their own: amctl set acme status=active",
        )
    ] * speaks


def test_a_prospect_may_take_its_time(codes):
    assert codes("since: 2020-01-01\nfollow_ups: [{what: Ask, due: 2026-12-01}]\n", head=PROSPECT) == []


@pytest.mark.parametrize("status", ["active", "paused", "ended", "archived"])
def test_others_may_stand_still(codes, status):
    assert codes("since: 2020-01-01\n", head=f"name: Acme\nstatus: {status}\nowner: anna\n") == []
