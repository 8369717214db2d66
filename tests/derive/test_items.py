"""When an item is due, how late it is, and who gets to see it."""

from datetime import date, timedelta

import pytest

from amctl.items import ORDER, UPKEEP, Item, in_order

DAY = date(2026, 12, 1)


def _item(**more) -> Item:
    given = {
        "account": "acme",
        "kind": "follow-up",
        "day": DAY,
        "what": "Call",
        "who": ("anna",),
        "owner": "anna",
        "shown": DAY,
        "grace": DAY,
        "hidden": None,
        "handle": "0123456789",
        "file": "acme.yaml",
        "line": 1,
        "why": "",
    }
    return Item(**{**given, **more})


def _on(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("today", "when", "late"),
    [(-14, "coming", -14), (-1, "coming", -1), (0, "today", 0), (1, "overdue", 1), (9, "overdue", 9)],
)
def test_an_item_comes_is_due_on_its_day_and_overdue_after_it(today, when, late):
    assert (_item().when(_on(today)), _item().late(_on(today))) == (when, late)


@pytest.mark.parametrize(
    ("today", "when", "late"),
    [(-1, "coming", -1), (0, "today", 0), (1, "today", 0), (14, "today", 0), (15, "overdue", 1), (20, "overdue", 6)],
)
def test_a_touch_is_due_from_the_ideal_and_overdue_after_the_maximum(today, when, late):
    item = _item(kind="touch", grace=_on(14))
    assert (item.when(_on(today)), item.late(_on(today))) == (when, late)


@pytest.mark.parametrize(
    ("today", "when", "late"), [(0, "coming", 0), (5, "coming", 5), (6, "overdue", 6), (7, "overdue", 7)]
)
def test_what_is_snoozed_comes_until_then_and_is_as_late_as_ever(today, when, late):
    item = _item(hidden=_on(6))
    assert (item.when(_on(today)), item.late(_on(today))) == (when, late)


@pytest.mark.parametrize(
    ("today", "when"), [(-7, "coming"), (-6, "coming"), (-1, "coming"), (0, "today"), (1, "overdue")]
)
def test_what_is_snoozed_until_before_its_day_is_due_on_its_day(today, when):
    assert _item(hidden=_on(-6)).when(_on(today)) == when


@pytest.mark.parametrize(
    ("today", "until", "seen"),
    [(-10, -1, False), (-10, 0, True), (-10, 5, True), (0, 0, True), (5, 5, True)],
)
def test_an_item_is_seen_by_whoever_looks_as_far_as_its_day(today, until, seen):
    assert _item().visible(_on(today), _on(until)) is seen


@pytest.mark.parametrize(("today", "seen"), [(-31, False), (-30, True), (-1, True)])
def test_what_needs_time_is_seen_from_its_lead_time_on_whatever_the_window(today, seen):
    assert _item(shown=_on(-30)).visible(_on(today), _on(today)) is seen


@pytest.mark.parametrize(
    ("today", "until", "seen"),
    [(-10, 5, False), (-10, 6, True), (5, 5, False), (5, 6, True), (6, 6, True), (9, 9, True)],
)
def test_what_is_snoozed_is_seen_by_whoever_looks_as_far_as_that(today, until, seen):
    assert _item(hidden=_on(6)).visible(_on(today), _on(until)) is seen


@pytest.mark.parametrize(("today", "until", "seen"), [(-9, -6, False), (-9, 0, True), (-6, -1, False), (-6, 0, True)])
def test_what_is_snoozed_until_before_its_day_is_seen_no_earlier_than_its_day(today, until, seen):
    assert _item(hidden=_on(-6)).visible(_on(today), _on(until)) is seen


def test_a_snooze_holds_against_the_lead_time():
    item = _item(shown=_on(-30), hidden=_on(-6))
    assert not item.visible(_on(-7), _on(-7))
    assert item.visible(_on(-6), _on(-6))


def test_work_is_in_the_order_in_which_it_cannot_be_made_good_again():
    kinds = ["decision", "promise", "issue", "meeting", "follow-up", "goal", "touch", "assessment"]
    assert sorted(kinds, key=lambda kind: ORDER[kind]) == kinds
    same = [
        ("decision", "announcement"),
        ("meeting", "review"),
        ("follow-up", "handoff"),
        ("goal", "milestone", "opportunity"),
    ]
    assert all(len({ORDER[kind] for kind in group}) == 1 for group in same)
    assert set(ORDER) == {*kinds, *(kind for group in same for kind in group)}
    assert {"assessment"} == UPKEEP


def test_of_one_kind_the_day_decides_then_the_account_then_the_words():
    items = [
        _item(kind="touch", day=_on(-9)),
        _item(day=_on(1)),
        _item(account="b"),
        _item(what="Z"),
        _item(),
        _item(kind="decision", day=_on(9)),
    ]
    assert sorted(items, key=in_order) == items[::-1]
