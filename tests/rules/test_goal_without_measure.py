"""AM601"""

import pytest

GOAL = "goals:\n  fast:\n    goal: Dispatch faster\n"


def test_a_goal_that_nothing_measures_is_told(told):
    assert told(GOAL) == [
        (
            5,
            3,
            "AM601",
            "warning",
            "fast",
            "fast has no metric: nobody can tell when it is reached",
            "amctl set acme goals.fast.metric.unit=UNIT goals.fast.metric.target=NUMBER",
        )
    ]


def test_a_metric_without_a_target_is_told_at_the_metric(told):
    (found,) = told(GOAL + "    metric: {unit: hours, baseline: 6}\n")
    assert found[4:] == (
        "metric",
        "the metric of fast has no target: nobody can tell when it is reached",
        "amctl set acme goals.fast.metric.target=NUMBER",
    )


def test_a_target_of_nothing_is_one(codes):
    assert codes(GOAL + "    metric: {unit: complaints, target: 0}\n") == []


@pytest.mark.parametrize("over", ["achieved", "dropped"])
def test_what_is_over_is_left_alone(codes, over):
    assert codes(GOAL + f"    {over}: 2026-06-12\n") == []
    assert codes(GOAL, head="name: Acme\nstatus: ended\nowner: anna\n") == []
