"""AM506"""

import pytest


def _keller(more: str) -> str:
    return f"contacts:\n  keller: {{name: Miriam Keller, assessed: 2026-11-01, {more}}}\n"


def test_a_key_person_whom_nobody_knows_is_told(told):
    assert told(_keller("approves: [renewal, expansion]")) == [
        (
            5,
            3,
            "AM506",
            "warning",
            "keller",
            "none of us knows Miriam Keller, who approves renewal and expansion",
            "meet them, then: amctl contact set acme keller --known-by PERSON",
        )
    ]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("roles: [coach, economic-buyer]", "is economic-buyer"),
        ("roles: [decision-maker]", "is decision-maker"),
        ("roles: [executive-sponsor]", "is executive-sponsor"),
        ("influence: high", "has high influence"),
    ],
)
def test_what_makes_somebody_a_key_person(told, more, why):
    assert [one.message for one in told(_keller(more))] == [f"none of us knows Miriam Keller, who {why}"]


@pytest.mark.parametrize("more", ["influence: medium", "roles: [end-user, procurement]", "stance: champion"])
def test_others_may_be_unknown(codes, more):
    assert codes(_keller(more)) == []


def test_who_knew_them_and_left_is_named(told):
    (found,) = told(_keller("influence: high, known_by: [jonas, lea]"))
    assert found.message.endswith("who has high influence: Lea Roth, who did, left on 2026-09-30")


@pytest.mark.parametrize("by", [", by: ben", ""])
def test_who_was_ever_in_touch_knows_them(codes, by):
    call = f"interactions:\n  - {{date: 2020-11-03, kind: call{by}, with: keller, summary: s}}\n"
    assert codes(_keller("influence: high") + call) == []
    assert codes(_keller("influence: high") + call.replace("call", "note")) == ["AM506"]


def test_who_is_named_as_knowing_them_is_enough(codes):
    assert codes(_keller("influence: high, known_by: [jonas, ben]")) == []


def test_a_key_person_who_left_does_not_count(codes):
    assert codes(_keller("influence: high, left: {date: 2026-01-01}")) == []


@pytest.mark.parametrize(
    ("status", "speaks"), [("onboarding", True), ("prospect", False), ("paused", False), ("archived", False)]
)
def test_customers_who_are_looked_after_are_asked(codes, status, speaks):
    head = f"name: Acme\nstatus: {status}\nowner: anna\nsince: 2026-11-20\n"
    assert ("AM506" in codes(_keller("influence: high"), head=head)) == speaks
