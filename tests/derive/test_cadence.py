"""How often to be in touch, and what counts as being in touch."""

import itertools
from datetime import date
from typing import get_args

import pytest

from amctl.cadence import begun, is_touch, last_touch, next_day, wanted
from amctl.dates import Horizon
from amctl.model.history import Interaction

TOUCH = "touch: {ideal: 2 weeks, maximum: 4 weeks}\n"
CALL = "interactions:\n  - {date: 2026-11-01, kind: call, summary: s}\n"


def _days(items) -> list[tuple[str, str]]:
    """The day of each item, and the day after which it is overdue."""
    return [(str(item.day), str(item.grace)) for item in items]


# What a touch is

HELD = {"meeting", "visit", "review", "call"}  # unless nobody came
WRITTEN = {"email", "message"}  # if they wrote


@pytest.mark.parametrize("kind", get_args(Interaction.model_fields["kind"].annotation))
@pytest.mark.parametrize(("reached", "direction"), [*itertools.product([True, False, None], ["in", "out", None])])
def test_a_touch_is_a_contact_that_went_both_ways(kind, reached, direction):
    entry = Interaction(date=date(2026, 11, 1), kind=kind, summary="s", reached=reached, direction=direction)
    expected = (kind in HELD and reached is not False) or (kind in WRITTEN and direction == "in")
    assert is_touch(entry) is expected


def test_the_last_touch_is_the_latest_that_has_happened(account):
    entries = [("2026-10-01", "call"), ("2026-11-20", "call"), ("2026-11-05", "visit"), ("2026-11-10", "note")]
    text = "".join(f"  - {{date: {day}, kind: {kind}, summary: s, with: [k]}}\n" for day, kind in entries)
    ours = account(f"interactions:\n{text}").account
    horizon = Horizon(date(2026, 11, 19))
    assert str(last_touch(ours, horizon)) == "2026-11-05"
    assert str(horizon.good_until) == "2026-11-20"
    assert str(last_touch(ours, Horizon(date(2026, 11, 20)))) == "2026-11-20"
    assert last_touch(ours, Horizon(date(2026, 9, 30))) is None


def test_a_touch_with_somebody_else_is_none_with_these(account):
    text = "interactions:\n  - {date: 2026-11-01, kind: call, summary: s, with: [keller, brandt]}\n"
    ours, horizon = account(text).account, Horizon(date(2026, 11, 19))
    assert last_touch(ours, horizon, frozenset({"brandt", "yilmaz"})) == date(2026, 11, 1)
    assert last_touch(ours, horizon, frozenset({"yilmaz"})) is None


# How often


@pytest.mark.parametrize(
    ("status", "more", "expected"),
    [
        ("active", "", None),
        ("active", "tier: plain\n", None),
        ("active", "tier: strategic\n", ("2 weeks", "4 weeks")),
        ("active", "tier: standard\n", ("6 weeks", "None")),
        ("active", "tier: strategic\ntouch: {ideal: 10 days}\n", ("10 days", "None")),
        ("prospect", "tier: strategic\n", ("2 weeks", "4 weeks")),
        ("prospect", "touch: {ideal: 10 days}\n", ("10 days", "None")),
        ("onboarding", "", ("1 week", "2 weeks")),
        ("onboarding", "tier: strategic\n", ("1 week", "2 weeks")),
        ("onboarding", "touch: {ideal: 3 days}\n", ("3 days", "None")),
        ("paused", "tier: strategic\n", None),
        ("paused", "touch: {ideal: 10 days}\n", None),
        ("ended", "touch: {ideal: 10 days}\n", None),
        ("archived", "tier: strategic\ntouch: {ideal: 10 days}\n", None),
    ],
)
def test_the_rhythm_is_the_accounts_own_or_weekly_while_onboarding_or_its_tiers(
    account, settings, status, more, expected
):
    ours = account(more, head=f"name: Acme\nstatus: {status}\nowner: anna\n").account
    touch = wanted(ours, settings)
    assert (touch and (str(touch.ideal), str(touch.maximum))) == expected


def test_the_next_touch_is_due_after_the_ideal_and_overdue_after_the_maximum(items):
    assert _days(items("touch", TOUCH + CALL)) == [("2026-11-15", "2026-11-29")]


def test_without_a_maximum_it_is_overdue_at_once(items):
    assert _days(items("touch", "tier: standard\n" + CALL)) == [("2026-12-13", "2026-12-13")]


def test_a_maximum_that_is_shorter_than_the_ideal_comes_first(items):
    assert _days(items("touch", "touch: {ideal: 2 weeks, maximum: 1 week}\n" + CALL)) == [("2026-11-08", "2026-11-08")]


def test_its_day_does_not_move_with_today(items):
    for today in ("2026-11-01", "2026-11-15", "2026-11-29", "2027-11-29"):
        assert _days(items("touch", TOUCH + CALL, today)) == [("2026-11-15", "2026-11-29")]


def test_what_is_logged_for_later_counts_from_its_day(items):
    assert _days(items("touch", "since: 2026-10-01\n" + TOUCH + CALL, "2026-10-31")) == [("2026-10-15", "2026-10-29")]
    assert _days(items("touch", "since: 2026-10-01\n" + TOUCH + CALL, "2026-11-01")) == [("2026-11-15", "2026-11-29")]


def test_it_names_whom_to_write_first_and_says_why(items):
    contacts = "contacts:\n  keller: {name: Dr. Miriam Keller}\n"
    (item,) = items("touch", TOUCH + "primary: keller\n" + contacts + CALL)
    assert item.what == "Get in touch with Dr. Miriam Keller"
    assert item.why == "last touch 2026-11-01; ideal every 2 weeks (2026-11-15), at most 4 weeks (2026-11-29)"
    assert item.line == 8
    (item,) = items("touch", "since: 2026-11-01\ntouch: {ideal: 2 weeks}\n")
    assert item.what == "Get in touch"
    assert item.why == "never in touch since 2026-11-01; ideal every 2 weeks (2026-11-15)"


# From when somebody who was never in touch is waiting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("since: 2026-01-01\n", "2026-01-01"),
        ("since: 2026-01-01\ncontracts: {p: {signed: 2025-01-01, start: 2025-02-01}}\n", "2026-01-01"),
        (
            "contracts: {p: {signed: 2025-01-01, start: 2025-02-01}, q: {signed: 2024-01-01, start: 2024-02-01}}\n",
            "2024-02-01",
        ),
        ("contracts: {p: {start: 2025-02-01}}\n", None),
        ("handoffs: [{kind: account-to-account, from: ben, to: anna, opened: 2026-03-01}]\n", "2026-03-01"),
        (
            "since: 2026-01-01\n"
            "handoffs: [{kind: account-to-account, from: ben, to: anna, opened: 2026-03-01, accepted: 2026-03-20}]\n",
            "2026-03-20",
        ),
        (
            "since: 2026-05-01\n"
            "handoffs: [{kind: sales-to-account, from: ben, to: anna, opened: 2026-03-01, accepted: 2026-03-20}]\n",
            "2026-05-01",
        ),
        (
            "since: 2026-01-01\n"
            "handoffs:\n"
            "  - {kind: departed, from: ben, to: mei, opened: 2026-03-01, rejected: {date: 2026-03-20, reason: no}}\n"
            "  - {kind: departed, from: ben, to: mei, opened: 2026-04-01, cancelled: {date: 2026-04-20}}\n",
            "2026-01-01",
        ),
    ],
)
def test_never_touched_counts_from_the_start_or_the_last_handoff_or_the_first_term(account, text, expected):
    day = begun(account(text).account)
    assert (day and str(day)) == expected


def test_without_any_day_to_count_from_there_is_no_item(items):
    assert items("touch", TOUCH) == []


def test_one_touch_is_enough_to_count_from(items):
    assert _days(items("touch", "since: 2020-01-01\n" + TOUCH + CALL)) == [("2026-11-15", "2026-11-29")]


# Planned meetings


@pytest.mark.parametrize(("today", "nags"), [("2026-11-30", False), ("2026-12-01", False), ("2026-12-02", True)])
@pytest.mark.parametrize("kind", ["meeting", "visit", "review"])
def test_a_planned_meeting_silences_until_its_day(items, kind, today, nags):
    plan = f"follow_ups:\n  - {{what: Meet, kind: {kind}, due: 2026-12-01}}\n"
    assert bool(items("touch", TOUCH + CALL + plan, today)) is nags


@pytest.mark.parametrize("more", ["kind: call", "kind: email", "kind: task", "kind: meeting, done: 2026-11-02"])
def test_other_plans_and_meetings_that_are_over_silence_nothing(items, more):
    plan = f"follow_ups:\n  - {{what: Meet, {more}, due: 2026-12-01}}\n"
    assert len(items("touch", TOUCH + CALL + plan)) == 1


def test_the_last_of_several_planned_meetings_counts(items):
    plan = "follow_ups:\n" + "".join(f"  - {{what: M{n}, kind: visit, due: 2026-12-0{n}}}\n" for n in (3, 1, 2))
    assert items("touch", TOUCH + CALL + plan, "2026-12-03") == []
    assert len(items("touch", TOUCH + CALL + plan, "2026-12-04")) == 1


@pytest.mark.parametrize(("today", "nags"), [("2026-12-15", False), ("2026-12-16", True)])
def test_meetings_that_recur_silence_until_the_next_one(items, today, nags):
    plan = "follow_ups:\n  - {what: M, kind: meeting, due: 2026-01-15, every: 1 month, last_done: 2026-11-15}\n"
    assert bool(items("touch", TOUCH + CALL + plan, today)) is nags


@pytest.mark.parametrize("status", ["paused", "ended", "archived"])
def test_accounts_that_rest_are_not_nagged(items, status):
    head = f"name: Acme\nstatus: {status}\nowner: anna\ntier: strategic\nsince: 2020-01-01\n"
    contact = "contacts:\n  k: {name: Keller, stance: champion}\n"
    for kind in ("touch", "review", "assessment"):
        assert items(kind, TOUCH + contact, head=head) == []


# Recurring


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("due: 2026-12-01", "2026-12-01"),
        ("due: 2026-12-01, last_done: 2026-12-24", "2026-12-01"),
        ("due: 2026-12-01, every: 1 month", "2026-12-01"),
        ("due: 2026-12-01, every: 1 month, last_done: 2026-11-30", "2026-12-01"),
        ("due: 2026-12-01, every: 1 month, last_done: 2026-12-01", "2027-01-01"),
        ("due: 2026-12-01, every: 1 month, last_done: 2026-12-02", "2027-01-01"),
        ("due: 2026-12-01, every: 1 month, last_done: 2026-12-31", "2027-01-01"),
        ("due: 2026-12-01, every: 1 month, last_done: 2027-01-01", "2027-02-01"),
        ("due: 2026-01-31, every: 1 month, last_done: 2026-01-31", "2026-02-28"),
        ("due: 2026-01-31, every: 1 month, last_done: 2026-02-27", "2026-02-28"),
        ("due: 2026-01-31, every: 1 month, last_done: 2026-02-28", "2026-03-31"),
        ("due: 2026-01-31, every: 1 month, last_done: 2026-04-15", "2026-04-30"),
        ("due: 2024-02-29, every: 1 year, last_done: 2024-02-29", "2025-02-28"),
        ("due: 2024-02-29, every: 1 year, last_done: 2027-06-01", "2028-02-29"),
        ("due: 2026-11-05, every: 1 week, last_done: 2026-11-19", "2026-11-26"),
        ("due: 2026-11-05, every: 10 days, last_done: 2026-11-24", "2026-11-25"),
        ("due: 2026-11-30, every: 1 quarter, last_done: 2026-12-01", "2027-02-28"),
    ],
)
def test_what_recurs_is_counted_from_its_first_day_and_comes_after_it_was_last_done(account, text, expected):
    (entry,) = account(f"follow_ups:\n  - {{what: Status mail, {text}}}\n").account.follow_ups
    assert str(next_day(entry)) == expected


# Reviews

ACTIVE = "name: Acme\nstatus: active\nowner: anna\ntier: strategic\n"
REVIEW = "interactions:\n  - {date: 2026-09-30, kind: review, summary: s}\n"


def test_a_review_is_due_so_long_after_the_last_one_held(items):
    (item,) = items("review", REVIEW, head=ACTIVE)
    assert (str(item.day), str(item.shown), item.line) == ("2026-12-30", "2026-11-30", 4)
    assert (item.what, item.why) == ("Business review", "every 3 months, counted from 2026-09-30")


def test_of_several_reviews_the_last_one_counts(items):
    text = REVIEW + "".join(f"  - {{date: {day}, kind: review, summary: s}}\n" for day in ("2026-10-15", "2026-01-01"))
    assert [str(item.day) for item in items("review", text, head=ACTIVE)] == ["2027-01-15"]


def test_a_review_that_nobody_came_to_was_none(items):
    text = "since: 2026-01-01\n" + REVIEW.replace("summary", "reached: false, summary")
    assert [str(item.day) for item in items("review", text, head=ACTIVE)] == ["2026-04-01"]


@pytest.mark.parametrize(("today", "day"), [("2026-09-29", "2026-04-01"), ("2026-09-30", "2026-12-30")])
def test_a_review_counts_from_its_own_day_on(items, today, day):
    text = "since: 2026-01-01\n" + REVIEW
    assert [str(item.day) for item in items("review", text, today, head=ACTIVE)] == [day]


@pytest.mark.parametrize(
    "began",
    [
        "since: 2026-01-01\n",
        "contracts: {p: {signed: 2026-01-01, start: 2026-01-01, lines: {p: {amount: 1}}}}\n",
    ],
)
def test_a_handoff_does_not_forgive_a_review_that_was_owed(items, began):
    text = began + "handoffs:\n  - {kind: account-to-account, from: ben, to: anna, opened: 2026-09-01, "
    text += "accepted: 2026-11-01}\n"
    assert [str(item.day) for item in items("review", text, head=ACTIVE)] == ["2026-04-01"]


@pytest.mark.parametrize(("today", "nags"), [("2027-01-15", False), ("2027-01-16", True)])
def test_a_planned_review_silences_until_its_day(items, today, nags):
    plan = "follow_ups:\n  - {what: Review, kind: review, due: 2027-01-15}\n"
    assert bool(items("review", REVIEW + plan, today, head=ACTIVE)) is nags


def test_a_planned_meeting_is_no_review(items):
    plan = "follow_ups:\n  - {what: Lunch, kind: meeting, due: 2027-01-15}\n"
    assert len(items("review", REVIEW + plan, head=ACTIVE)) == 1


@pytest.mark.parametrize(
    "head",
    [
        ACTIVE.replace("active", "prospect"),
        ACTIVE.replace("active", "onboarding"),
        ACTIVE.replace("active", "paused"),
        ACTIVE.replace("strategic", "plain"),
        ACTIVE.replace("strategic", "unheard-of"),
        ACTIVE.replace("tier: strategic\n", ""),
    ],
)
def test_reviews_are_for_active_accounts_of_a_tier_that_has_them(items, head):
    assert items("review", REVIEW, head=head) == []


def test_without_any_day_to_count_from_there_is_no_review(items):
    assert items("review", "", head=ACTIVE) == []


# Judgements


def test_a_judgement_of_a_contact_grows_stale(items):
    text = "contacts:\n  k: {name: Keller}\n  b: {name: Brandt, stance: blocker, assessed: 2026-09-30}\n"
    (item,) = items("assessment", text, head=ACTIVE)
    assert (str(item.day), item.what, item.line) == ("2026-12-29", "Assess Brandt anew", 7)
    assert item.why == "assessed 2026-09-30, good for 90 days"


def test_a_judgement_without_a_day_counts_from_the_start(items):
    text = "since: 2026-01-01\ncontacts:\n  k: {name: Keller, influence: high}\n"
    (item,) = items("assessment", text, head=ACTIVE)
    assert (str(item.day), item.why) == ("2026-04-01", "never assessed since 2026-01-01, good for 90 days")


@pytest.mark.parametrize(
    "contact",
    ["stance: champion", "assessed: 2026-01-01", "stance: champion, assessed: 2026-01-01, left: {date: 2026-10-01}"],
    ids=["no day to count from", "nothing was judged", "left"],
)
def test_there_is_nothing_to_judge_anew(items, contact):
    assert items("assessment", f"contacts:\n  k: {{name: Keller, {contact}}}\n", head=ACTIVE) == []


@pytest.mark.parametrize("tier", ["standard", "unheard-of"])
def test_tiers_without_a_length_judge_for_ever(items, tier):
    text = "contacts:\n  k: {name: Keller, stance: champion, assessed: 2020-01-01}\n"
    assert items("assessment", text, head=ACTIVE.replace("strategic", tier)) == []


def test_a_handoff_that_is_not_accepted_forgives_nothing(account):
    handoff = "handoffs: [{kind: account-to-account, from: ben, to: anna, opened: 2026-11-20}]\n"
    assert str(begun(account(f"since: 2026-03-01\n{handoff}").account)) == "2026-03-01"
    accepted = handoff.replace("opened: 2026-11-20", "opened: 2026-11-20, accepted: 2026-11-22")
    assert str(begun(account(f"since: 2026-03-01\n{accepted}").account)) == "2026-11-22"
