"""AM607"""

import pytest

CHANCE = "opportunities:\n  analytics: {what: Analytics, stage: qualified, close: 2026-10-31}\n"


def test_a_day_that_went_by_is_told_with_both_ways_out(told):
    assert told(CHANCE) == [
        (
            5,
            57,
            "AM607",
            "warning",
            "2026-10-31",
            "analytics was to be decided by 2026-10-31, and is qualified",
            "amctl opportunity stage acme analytics --close DAY, or amctl opportunity lost acme analytics",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-31", False), ("2026-11-01", True)])
def test_the_day_itself_is_still_a_day_to_decide(codes, today, speaks):
    assert codes(CHANCE, today=today) == ["AM607"] * speaks


@pytest.mark.parametrize(
    ("stage", "speaks"), [("identified", False), ("qualified", False), ("proposed", True), ("negotiating", True)]
)
def test_what_is_offered_has_a_day(told, stage, speaks):
    found = told(CHANCE.replace(", close: 2026-10-31", "").replace("qualified", stage))
    assert [one[4:] for one in found] == [
        (
            "analytics",
            f"analytics is {stage}, and nothing says when it is decided",
            "amctl opportunity stage acme analytics --close DAY",
        )
    ] * speaks


@pytest.mark.parametrize("stage", ["won", "lost"])
def test_what_is_decided_is_left_alone(codes, stage):
    assert codes(CHANCE.replace("qualified", stage)) == []
    assert codes(CHANCE, head="name: Acme\nstatus: ended\nowner: anna\n") == []
