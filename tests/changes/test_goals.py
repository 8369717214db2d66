"""Goals: added with a day, measured, and achieved where the target says so."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.changes.edits import Append, Deed, Set
from amctl.changes.goals import add_goal, add_reading
from amctl.errors import UsageError
from amctl.model.plans import Goal, Metric, Reading
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
GOALS = """\
goals:
  faster:
    goal: Dispatch within two hours
    metric: {unit: hours, baseline: 6, target: 2}
    readings: [{date: 2026-06-30, value: 4.5}, {date: 2026-09-30, value: 3.1}]
  more: {goal: All depots, metric: {unit: depots, target: 14}, readings: [{date: 2026-01-31, value: 3}]}
  unknown: {goal: Fewer letters, metric: {unit: letters, target: 0}}
  plain: {goal: Peace of mind}
  counted: {goal: Fewer calls, metric: {unit: calls}}
  reached: {goal: Paperless, metric: {unit: depots, baseline: 0, target: 14}, achieved: 2026-06-12}
  gone: {goal: Moon, dropped: 2026-01-01}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(GOALS)


def record_(record: Record, word: str, value: str, *, on: date = TODAY, achieved: bool = False) -> Deed:
    return add_reading(record, word, Reading(date=on, value=Decimal(value)), achieved=achieved, today=TODAY)


def test_a_goal_is_added_with_its_metric_and_day(account: Make, after: After) -> None:
    record = account()
    metric = Metric(unit="hours", baseline=Decimal(6), target=Decimal("2.5"))
    goal = Goal(goal="Faster dispatch", metric=metric, due=date(2026, 12, 31), owner="anna", their_owner="keller")
    deed = add_goal(record, goal, id=None, today=TODAY)
    assert after(record, deed)["goals"] == {
        "faster-dispatch": {
            "goal": "Faster dispatch",
            "metric": {"unit": "hours", "baseline": 6, "target": "2.5"},
            "due": "2026-12-31",
            "owner": "anna",
            "their_owner": "keller",
        }
    }
    assert deed.done == (
        "Added goal faster-dispatch at Acme: Faster dispatch; from 6 to 2.5 hours; due Thu 2026-12-31 (in 5 weeks)."
    )
    assert deed.notes == ()


def test_a_goal_without_a_day_is_told(account: Make) -> None:
    deed = add_goal(account(), Goal(goal="Peace"), id="peace", today=TODAY)
    assert deed.done == "Added goal peace at Acme: Peace."
    assert deed.notes == ("Nobody will be reminded of it: it has no day (amctl set acme goals.peace.due=eoq).",)


@pytest.mark.parametrize(
    ("goal", "message"),
    [
        (Goal(goal="x", due=date(2026, 11, 22)), "is over"),
        (Goal(goal="x", metric=Metric(unit="h", baseline=Decimal(2), target=Decimal("2.0"))), "target is the baseline"),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(account: Make, goal: Goal, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        add_goal(account(), goal, id=None, today=TODAY)


@pytest.mark.parametrize(
    ("word", "value", "sentence"),
    [
        ("faster", "2.4", "Recorded for faster at Acme: 2.4 hours, from 6 to 2 hours."),
        ("faster", "2", "Recorded for faster at Acme: 2 hours, which reaches the target of 2."),
        ("disp", "1.9", "Recorded for faster at Acme: 1.9 hours, which reaches the target of 2."),
        ("more", "13", "Recorded for more at Acme: 13 depots, to 14 depots."),
        ("more", "15", "Recorded for more at Acme: 15 depots, which reaches the target of 14."),
        ("unknown", "0", "Recorded for unknown at Acme: 0 letters, which reaches the target of 0."),
        ("unknown", "5", "Recorded for unknown at Acme: 5 letters, to 0 letters."),
        ("plain", "5", "Recorded for plain at Acme: 5."),
        ("counted", "5", "Recorded for counted at Acme: 5 calls."),
    ],
)
def test_a_reading_says_whether_it_reaches_the_target(
    acme: Record, after: After, word: str, value: str, sentence: str
) -> None:
    deed = record_(acme, word, value)
    after(acme, deed)
    assert deed.done == sentence
    assert len(deed.changes) == 1
    assert isinstance(deed.changes[0], Append)
    assert bool(deed.notes) == ("reaches" in sentence)


def test_how_to_mark_it_achieved_is_told_once(acme: Record) -> None:
    day = date(2026, 11, 20)
    assert record_(acme, "faster", "1", on=day).notes == (
        "To mark it achieved: amctl set acme goals.faster.achieved=2026-11-20",
    )
    assert record_(acme, "reached", "14").notes == ()


def test_a_reading_may_achieve_the_goal(acme: Record, after: After) -> None:
    day = date(2026, 11, 20)
    deed = record_(acme, "faster", "1.9", on=day, achieved=True)
    goal = after(acme, deed)["goals"]["faster"]
    assert goal["achieved"] == "2026-11-20"
    assert goal["readings"][-1] == {"date": "2026-11-20", "value": "1.9"}
    assert deed.done == (
        "Recorded for faster at Acme: 1.9 hours on Fri 2026-11-20 (3 days ago), "
        "which reaches the target of 2; achieved."
    )
    assert deed.notes == ()


def test_an_achievement_short_of_the_target_is_wondered_at(acme: Record) -> None:
    assert record_(acme, "faster", "3", achieved=True).notes == (
        "That is short of the target: amctl undo, if it was a slip.",
    )
    assert record_(acme, "plain", "3", achieved=True).notes == ()


def test_a_day_has_one_reading(acme: Record, after: After) -> None:
    deed = record_(acme, "faster", "3.2", on=date(2026, 9, 30))
    assert isinstance(deed.changes[0], Set)
    assert [one["value"] for one in after(acme, deed)["goals"]["faster"]["readings"]] == ["4.5", "3.2"]
    assert "3.2 hours on Wed 2026-09-30 (8 weeks ago), instead of 3.1, from 6 to 2 hours." in deed.done
    same = record_(acme, "faster", "3.10", on=date(2026, 9, 30))
    assert same.changes == ()
    assert "as was there already" in same.done


@pytest.mark.parametrize(
    ("word", "on", "achieved", "message"),
    [
        ("faster", date(2026, 11, 24), False, "has not come yet"),
        ("gone", TODAY, False, "^gone was dropped on 2026-01-01$"),
        ("reached", TODAY, True, "^reached was achieved on 2026-06-12 already$"),
        ("nothing", TODAY, False, "^no goal 'nothing'$"),
    ],
)
def test_a_reading_that_makes_no_sense_is_refused(
    acme: Record, word: str, on: date, achieved: bool, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        record_(acme, word, "1", on=on, achieved=achieved)
