"""AM306"""

import pytest

JONAS = "name: Acme\nstatus: active\nowner: jonas\n"
PLAN = "amctl handoff plan --from jonas --to ben; this one alone: amctl handoff start acme --to ben"


def test_an_owner_who_left_is_told_with_the_successor(told):
    assert told("", head=JONAS) == [(3, 8, "AM306", "error", "jonas", "Jonas Weber left on 2026-09-30", PLAN)]


def test_without_a_successor_somebody_is_to_be_named(told):
    (found,) = told("", head="name: Acme\nstatus: paused\nowner: lea\n")
    assert found.help == "amctl handoff plan --from lea; this one alone: amctl handoff start acme --to PERSON"


@pytest.mark.parametrize(("today", "expected"), [("2026-09-29", []), ("2026-09-30", []), ("2026-10-01", ["AM306"])])
def test_the_last_day_is_still_a_day_at_work(codes, today, expected):
    assert codes("", head=JONAS, today=today) == expected


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_whoever_owned_an_account_that_is_over_may_leave(codes, status):
    assert codes("", head=f"name: Acme\nstatus: {status}\nowner: jonas\n") == []


@pytest.mark.parametrize(
    ("owner", "heir"),
    [("jonas", "ben"), ("lea", "PERSON"), ("eva", "PERSON"), ("udo", "PERSON")],
    ids=["successor", "none named", "has left, too", "nobody"],
)
def test_only_a_successor_who_is_there_is_named_and_none_is_made_the_owner(told, mends, owner, heir):
    text = JONAS.replace("jonas", owner)
    (found,) = told("", head=text)
    assert found.help.endswith(f"; this one alone: amctl handoff start acme --to {heir}")
    assert found.help.startswith(f"amctl handoff plan --from {owner}" + (f" --to {heir};" if heir == "ben" else ";"))
    assert mends("", head=text) == [None]


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


def test_what_cannot_be_accepted_does_not_go_over(told):
    other = "handoffs: [{kind: account-to-account, from: anna, to: ben, opened: 2026-11-01}]\n"
    (found,) = told(other, head=JONAS)
    assert (found.code, found.help) == ("AM306", f"amctl handoff cancel acme, then: {PLAN}")
