"""AM505"""

import pytest

HEAD = "name: Acme\nstatus: active\nowner: anna\nsince: 2026-01-01\n"
TERM = "contracts:\n  a: {signed: 2025-12-01, start: 2026-01-01}\n"
KELLER = "contacts:\n  keller: {name: Miriam Keller, stance: champion, known_by: [anna, jonas]}\n"
TWO = KELLER + "  yilmaz: {name: Yilmaz}\n"
GONE = "  brandt: {name: Ole Brandt, known_by: [ben], left: {date: 2026-10-01}}\n"
OFTEN = "touch: {ideal: 6 weeks, maximum: 1 year}\n"


def test_the_only_one_of_us_is_told_at_the_contacts(told):
    assert told(TWO + GONE + TERM, head=HEAD) == [
        (
            5,
            1,
            "AM505",
            "warning",
            "contacts",
            "only Anna Becker knows anybody over there",
            "introduce a colleague, then: amctl contact set acme keller --known-by anna,PERSON",
        )
    ]


@pytest.mark.parametrize(("day", "speaks"), [("2026-05-27", False), ("2026-05-26", True)])
def test_who_was_in_touch_within_180_days_knows_somebody_too(codes, day, speaks):
    call = f"interactions:\n  - {{date: {day}, kind: call, by: ben, with: yilmaz, summary: s}}\n"
    assert ("AM505" in codes(TWO + TERM + call, head=HEAD)) == speaks


def test_a_contact_that_names_nobody_of_us_and_one_by_somebody_who_left_make_no_second(codes):
    calls = "".join(
        f"  - {{date: 2026-11-03, kind: call{by}, with: yilmaz, summary: s}}\n" for by in ("", ", by: jonas")
    )
    assert "AM505" in codes(TWO + TERM + "interactions:\n" + calls, head=HEAD)


def test_somebody_who_is_not_among_the_people_is_named_by_the_id(told):
    found = told(TWO.replace("anna, jonas", "zoe") + TERM, head=HEAD)
    assert [one.message for one in found if one.code == "AM505"] == ["only zoe knows anybody over there"]


def test_where_nobody_knows_anybody_it_is_silent(codes):
    assert codes(TWO.replace(", known_by: [anna, jonas]", "") + TERM, head=HEAD) == []


@pytest.mark.parametrize(
    ("rhythm", "contacts", "speaks"),
    [
        ("", KELLER, False),
        ("", TWO, True),
        (OFTEN, KELLER, True),
        (OFTEN.replace("6 weeks", "3 months"), TWO, False),
        (OFTEN.replace("6 weeks", "89 days"), KELLER, True),
        ("tier: standard\n", KELLER, True),
    ],
    ids=["none, one contact", "none, two", "often", "quarterly", "hardly more often", "the tier's"],
)
def test_a_small_account_may_hang_by_one_of_us(codes, rhythm, contacts, speaks):
    meeting = "follow_ups:\n  - {what: Meet, kind: meeting, due: 2026-12-01}\n"
    assert codes(rhythm + contacts + TERM + meeting, head=HEAD) == ["AM505"] * speaks


def test_in_a_book_of_one_nobody_is_asked(codes, make_settings, monkeypatch):
    alone = "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n  jonas: {name: J, left: {date: 2026-09-30}}\n"
    monkeypatch.setitem(make_settings.__globals__, "SETTINGS", alone)
    assert codes(TWO + TERM, head=HEAD) == []


@pytest.mark.parametrize("change", [("active", "prospect"), ("active", "ended"), ("2026-01-01", "2026-11-01")])
def test_only_customers_of_some_time_are_asked(codes, change):
    assert "AM505" not in codes(TWO + TERM, head=HEAD.replace(*change))


def test_without_a_signed_term_nobody_is_asked(codes):
    assert codes(TWO, head=HEAD) == []
