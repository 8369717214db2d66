"""AM603"""

import pytest

GOAL = "goals:\n  fast:\n    goal: Dispatch faster\n"


def test_a_goal_by_no_day_is_told(told, codes):
    assert told(GOAL) == [
        (
            5,
            3,
            "AM603",
            "warning",
            "fast",
            "fast has no day: nobody is reminded of it",
            "amctl set acme goals.fast.due=DAY",
        )
    ]
    assert codes(GOAL + "    due: 2026-01-01\n") == []


@pytest.mark.parametrize("over", ["achieved", "dropped"])
def test_what_is_over_is_left_alone(codes, over):
    assert codes(GOAL + f"    {over}: 2026-06-12\n") == []
    assert codes(GOAL, head="name: Acme\nstatus: ended\nowner: anna\n") == []
