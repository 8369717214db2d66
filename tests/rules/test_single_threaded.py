"""AM504"""

import pytest

HEAD = "name: Acme\nstatus: active\nowner: anna\nsince: 2026-01-01\n"
TERM = "contracts:\n  a: {signed: 2025-12-01, start: 2026-01-01, lines: {p: {amount: 100}}}\n"
CONTACTS = "contacts:\n  keller: {name: Miriam Keller, stance: champion}\n  yilmaz: {name: Yilmaz}\n"
GONE = "  brandt: {name: Ole Brandt, left: {date: 2026-10-01}}\n"
CALL = "interactions:\n  - {date: 2026-11-03, kind: call, by: anna, with: [keller, brandt], summary: s}\n"


def test_the_only_one_of_several_is_told_with_the_next_to_talk_to(told):
    assert told(CONTACTS + GONE + TERM + CALL, head=HEAD) == [
        (
            6,
            3,
            "AM504",
            "warning",
            "keller",
            "of 2 contacts only Miriam Keller was in touch within 180 days, last on 2026-11-03",
            "talk to the others too, and log it: amctl call acme yilmaz TEXT",
        )
    ]


def test_the_only_one_we_know_is_told_where_there_is_revenue(told):
    alone = CONTACTS.replace("  yilmaz: {name: Yilmaz}\n", "")
    (found,) = told(alone + GONE + TERM + CALL, head=HEAD)
    assert found.message == "Miriam Keller, last in touch on 2026-11-03, is the only one over there whom we know"
    assert found.help == "ask who else matters, then: amctl contact add acme --name NAME"
    assert told(alone + GONE + TERM.replace(", lines: {p: {amount: 100}}", "") + CALL, head=HEAD) == []


@pytest.mark.parametrize(("day", "speaks"), [("2026-05-27", False), ("2026-05-26", True)])
def test_whoever_was_in_touch_within_180_days_is_a_second(codes, day, speaks):
    second = f"  - {{date: {day}, kind: call, with: yilmaz, summary: s}}\n"
    assert codes(CONTACTS + GONE + TERM + CALL + second, head=HEAD) == ["AM504"] * speaks


@pytest.mark.parametrize("kind", ["kind: note", "kind: call, reached: false", "kind: email, direction: out"])
def test_what_goes_one_way_is_no_contact(codes, kind):
    second = f"  - {{date: 2026-11-04, {kind}, with: yilmaz, summary: s}}\n"
    assert codes(CONTACTS + GONE + TERM + CALL + second, head=HEAD) == ["AM504"]


def test_whether_there_was_any_contact_is_not_asked_here(codes):
    assert codes(CONTACTS + TERM, head=HEAD) == []


@pytest.mark.parametrize(("since", "speaks"), [("2026-08-25", False), ("2026-08-24", True)])
def test_a_new_customer_has_ninety_days(codes, since, speaks):
    head = HEAD.replace("2026-01-01", since)
    assert codes(CONTACTS + GONE + TERM + CALL, head=head) == ["AM504"] * speaks


@pytest.mark.parametrize(
    ("status", "speaks"), [("onboarding", True), ("prospect", False), ("paused", False), ("ended", False)]
)
def test_customers_who_are_looked_after_are_asked(codes, status, speaks):
    found = codes(CONTACTS + GONE + TERM + CALL, head=HEAD.replace("active", status))
    assert ("AM504" in found) == speaks


def test_without_a_signed_term_nobody_is_asked(codes):
    assert codes(CONTACTS + GONE + CALL, head=HEAD) == []
