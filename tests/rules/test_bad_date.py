"""AM203"""

import pytest


def test_a_day_that_does_not_exist_is_told(told):
    assert told("follow_ups:\n  - what: Call\n    due: 2026-02-30\n") == [
        (
            6,
            10,
            "AM203",
            "error",
            "2026-02-30",
            "'2026-02-30' does not fit due",
            "there is no day 2026-02-30",
        )
    ]


@pytest.mark.parametrize(
    "day", ["01/02/2026", "2026-2-1", "20260201", "tomorrow", "2026-02-01T10:00", "1969-12-31", "[]"]
)
def test_no_other_form_is_guessed_at(codes, day):
    assert codes(f"since: {day}\n") == ["AM203"]


@pytest.mark.parametrize("day", ["2028-02-29", "1970-01-01", "2200-12-31", '"2026-02-01"'])
def test_days_that_exist_are_fine(codes, day):
    assert codes(f"since: {day}\n") == []
