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
