"""AM306"""

import pytest

from amctl.changes.mending import Mend

JONAS = "name: Acme\nstatus: active\nowner: jonas\n"


def test_an_owner_who_left_is_told_with_the_successor(told):
    assert told("", head=JONAS) == [
        (3, 8, "AM306", "error", "jonas", "Jonas Weber left on 2026-09-30", "amctl handoff plan --from jonas --to ben")
    ]


def test_without_a_successor_somebody_is_to_be_named(told):
    (found,) = told("", head="name: Acme\nstatus: paused\nowner: lea\n")
    assert found.help == "amctl handoff plan --from lea"


@pytest.mark.parametrize(("today", "expected"), [("2026-09-29", []), ("2026-09-30", []), ("2026-10-01", ["AM306"])])
def test_the_last_day_is_still_a_day_at_work(codes, today, expected):
    assert codes("", head=JONAS, today=today) == expected


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_whoever_owned_an_account_that_is_over_may_leave(codes, status):
    assert codes("", head=f"name: Acme\nstatus: {status}\nowner: jonas\n") == []


@pytest.mark.parametrize(
    ("owner", "mend"),
    [("jonas", Mend(("owner",), "ben")), ("lea", None), ("eva", None), ("udo", None)],
    ids=["successor", "none named", "has left, too", "nobody"],
)
def test_a_successor_who_is_there_becomes_the_owner(mends, owner, mend):
    assert mends("", head=JONAS.replace("jonas", owner))[0] == mend


def test_a_successor_is_there_to_the_last_day(mends):
    assert mends("", head=JONAS.replace("jonas", "eva"), today="2026-09-30") == []


HANDOFF = "handoffs: [{{kind: departed, from: jonas, to: {to}, opened: 2026-11-01{more}}}]\n"


@pytest.mark.parametrize(
    ("to", "more", "speaks"),
    [
        ("anna", "", False),
        ("lea", "", True),
        ("xaver", "", True),
        ("anna", ", accepted: 2026-11-02", True),
        ("anna", ", cancelled: {date: 2026-11-02}", True),
    ],
    ids=["goes over", "to somebody gone, too", "to nobody", "accepted", "called off"],
)
def test_who_is_about_to_take_it_over_is_enough(codes, to, more, speaks):
    assert codes(HANDOFF.format(to=to, more=more), head=JONAS) == ["AM306"] * speaks
