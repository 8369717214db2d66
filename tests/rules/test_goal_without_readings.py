"""AM602"""

import pytest

GOAL = "since: 2026-01-01\ngoals:\n  fast:\n    goal: Fast\n    metric: {unit: hours, target: 2}\n    due: 2027-03-31\n"
READ = "    readings: [{date: 2026-08-31, value: 3}, {date: 2026-05-31, value: 4}]\n"


def test_a_stale_reading_is_told_with_its_day(told):
    assert told(GOAL + READ, today="2027-01-01") == [
        (
            10,
            5,
            "AM602",
            "warning",
            "readings",
            "fast was last measured on 2026-08-31",
            "amctl goal reading acme fast NUMBER",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-12-29", False), ("2026-12-30", True)])
def test_a_reading_is_good_for_120_days(codes, today, speaks):
    assert codes(GOAL + READ, today=today) == ["AM602"] * speaks


def test_a_goal_that_was_never_measured_is_told_at_its_id(told):
    (found,) = told(GOAL, today="2026-12-15")
    assert found[4:] == ("fast", "fast was never measured", "amctl goal reading acme fast NUMBER")


@pytest.mark.parametrize(("today", "speaks"), [("2026-11-30", False), ("2026-12-01", True)])
def test_the_first_reading_is_wanted_120_days_before_the_goals_day(codes, today, speaks):
    assert codes(GOAL, today=today) == ["AM602"] * speaks


@pytest.mark.parametrize(
    ("since", "today", "speaks"),
    [
        ("since: 2026-11-01", "2026-12-31", False),
        ("since: 2026-11-01", "2027-01-01", True),
        ("x-since: 2026-11-01", "2027-03-01", False),
    ],
)
def test_and_not_before_they_are_with_us_for_60_days(codes, since, today, speaks):
    assert codes(GOAL.replace("since: 2026-01-01", since), today=today) == ["AM602"] * speaks


@pytest.mark.parametrize(("today", "speaks"), [("2026-03-02", False), ("2026-03-03", True)])
def test_a_goal_without_a_day_is_to_be_measured_once_they_are_settled(codes, today, speaks):
    assert codes(GOAL.replace("    due: 2027-03-31\n", ""), today=today) == ["AM602"] * speaks


def test_what_has_no_metric_cannot_be_measured(codes):
    assert codes(GOAL.replace("    metric: {unit: hours, target: 2}\n", ""), today="2027-01-01") == []


@pytest.mark.parametrize("status", ["paused", "ended", "archived"])
def test_accounts_that_rest_are_not_nagged(codes, status):
    assert codes(GOAL, today="2027-01-01", head=f"name: Acme\nstatus: {status}\nowner: anna\n") == []


@pytest.mark.parametrize("over", ["achieved", "dropped"])
def test_what_is_over_is_left_alone(codes, over):
    assert codes(GOAL + f"    {over}: 2026-06-12\n", today="2027-01-01") == []
