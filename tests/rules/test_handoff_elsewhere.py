"""AM323"""

import pytest

HEAD = "name: Acme\nstatus: active\nowner: {owner}\n"
OPEN = "handoffs:\n  - {{kind: {kind}, from: {from_}, to: ben, opened: 2026-11-16{more}}}\n"


def opened(kind="account-to-account", from_="jonas", more=""):
    return OPEN.format(kind=kind, from_=from_, more=more)


def test_an_account_that_has_come_to_a_third_one_is_told_at_the_successor(told):
    assert told(opened(), head=HEAD.format(owner="anna")) == [
        (
            5,
            49,
            "AM323",
            "warning",
            "ben",
            "the account is with anna, so jonas cannot hand it over to ben",
            "amctl handoff cancel acme; or set it back: amctl set acme owner=jonas",
        )
    ]


@pytest.mark.parametrize(
    ("kind", "owner", "speaks"),
    [
        ("account-to-account", "jonas", False),
        ("account-to-account", "ben", False),
        ("departed", "ben", False),
        ("departed", "anna", True),
        ("sales-to-account", "anna", False),
    ],
)
def test_who_hands_over_or_takes_over_may_own_it_and_who_sold_it_never_did(codes, kind, owner, speaks):
    assert codes(opened(kind), head=HEAD.format(owner=owner)) == ["AM323"] * speaks


@pytest.mark.parametrize(
    "more", [", accepted: 2026-11-20", ", rejected: {date: 2026-11-20, reason: r}", ", cancelled: {date: 2026-11-20}"]
)
def test_what_is_over_may_have_gone_on(codes, more):
    assert codes(opened(more=more), head=HEAD.format(owner="anna")) == []


def test_an_account_that_is_over_is_left_alone(codes):
    assert codes(opened(), head=HEAD.format(owner="anna").replace("active", "archived")) == []


ACCEPTED = opened(from_="anna", more=", accepted: 2026-11-20")
OWNED = HEAD.format(owner="anna")


def test_what_was_accepted_and_did_not_go_over_is_told(told):
    (found,) = told(ACCEPTED, head=OWNED)
    assert found[4:] == (
        "2026-11-20",
        "ben accepted the account on 2026-11-20, and anna owns it still",
        "amctl set acme owner=ben",
    )


@pytest.mark.parametrize(
    ("more", "owner"),
    [
        ("", "ben"),
        ("", "lea"),
        ("  - {kind: account-to-account, from: ben, to: anna, opened: 2026-11-20, accepted: 2026-11-20}\n", "anna"),
        ("  - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-20}\n", "anna"),
    ],
    ids=["went over", "went on", "came back", "goes once more"],
)
def test_what_went_over_or_is_on_its_way_is_fine(codes, more, owner):
    assert codes(ACCEPTED + more, head=HEAD.format(owner=owner)) == []


@pytest.mark.parametrize(("today", "expected"), [("2027-02-18", ["AM323"]), ("2027-02-19", [])])
def test_what_changes_hands_long_after_does_so_for_other_reasons(codes, today, expected):
    assert codes(ACCEPTED, head=OWNED, today=today) == expected
