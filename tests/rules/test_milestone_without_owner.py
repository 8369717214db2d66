"""AM604"""

import pytest

STEP = "milestones:\n  kickoff: {what: Kickoff, due: 2026-12-10, owner: ben}\n"
NOBODYS = STEP.replace(", owner: ben", "")
NO_DAY = STEP.replace("due: 2026-12-10, ", "")


def test_a_step_that_is_nobodys_is_told_with_whom_it_falls_to(told):
    assert told(NOBODYS) == [
        (
            5,
            3,
            "AM604",
            "warning",
            "kickoff",
            "nobody has said who looks after kickoff: it falls to anna",
            "amctl set acme milestones.kickoff.owner=anna",
        )
    ]


def test_a_step_without_a_day_is_told(told):
    (found,) = told(NO_DAY)
    assert found[4:] == (
        "kickoff",
        "kickoff has no day: nobody is reminded of it",
        "amctl milestone move acme kickoff DAY",
    )


def test_a_step_that_has_neither_is_told_of_both(codes):
    assert codes(NO_DAY.replace(", owner: ben", "")) == ["AM604", "AM604"]


def test_a_step_that_has_both_is_fine_and_may_be_theirs(codes):
    assert codes(STEP) == []
    assert codes("contacts: {k: {name: K}}\n" + STEP.replace("owner: ben", "their_owner: k")) == []


@pytest.mark.parametrize("over", ["done", "dropped"])
def test_what_is_over_is_left_alone(codes, over):
    assert codes(NOBODYS.replace("}", f", {over}: 2026-06-12}}")) == []
    assert codes(NOBODYS, head="name: Acme\nstatus: ended\nowner: anna\n") == []
