"""AM406"""

import pytest


def test_an_interaction_that_is_still_to_come_is_told_at_its_day(told):
    assert told("interactions:\n  - {date: 2062-11-03, kind: call, summary: s}\n") == [
        (
            5,
            12,
            "AM406",
            "error",
            "2062-11-03",
            "an interaction of 2062-11-03, which is still to come",
            "plan it as a follow-up",
        )
    ]


@pytest.mark.parametrize(("today", "speaks"), [("2026-11-02", True), ("2026-11-03", False), ("2026-11-04", False)])
def test_what_happened_today_has_happened(codes, today, speaks):
    text = "interactions:\n  - {date: 2026-11-03, kind: call, summary: s}\n"
    assert codes(text, today=today) == ["AM406"] * speaks
