"""AM612"""

import pytest

FIRST = "handoffs:\n  - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}\n"
SECOND = "  - {kind: sales-to-account, from: jonas, to: anna, opened: 2026-11-20}\n"


def test_a_second_open_handoff_is_told_at_its_successor(told):
    assert told(FIRST + SECOND) == [
        (
            6,
            47,
            "AM612",
            "error",
            "anna",
            "a handoff to anna is open as well as one to ben, opened on 2026-11-16",
            "amctl handoff cancel acme calls off the one to ben; to take out this one: amctl edit acme",
        )
    ]
    assert len(told(FIRST + SECOND + SECOND)) == 2


@pytest.mark.parametrize("end", ["accepted: 2026-11-21", "rejected: {date: 2026-11-21, reason: r}"])
def test_one_after_the_other_is_fine(codes, end):
    assert codes(FIRST + SECOND.replace("}\n", f", {end}}}\n")) == []
    assert codes(FIRST.replace("16}", f"16, {end}}}") + SECOND) == []


def test_a_handoff_ends_once(told):
    (found,) = told(FIRST.replace("16}", "16, accepted: 2026-11-20, cancelled: {date: 2026-11-21}}"))
    assert (found.at, found.message) == ("cancelled", "the handoff to ben is accepted and cancelled")
    assert found.help == "amctl edit acme, and leave one of them"
