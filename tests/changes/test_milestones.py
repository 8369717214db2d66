"""Milestones: added, reached, moved."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.edits import Deed
from amctl.changes.milestones import add_milestone, milestone_done, move_milestone
from amctl.errors import UsageError
from amctl.model.plans import Milestone
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
STEPS = """\
milestones:
  kickoff: {what: Kickoff, done: 2026-01-09}
  live: {what: All depots live, due: 2026-11-20, criterion: no ticket for a week}
  off: {what: OldTool off, due: 2026-12-04, note: "asked twice "}
  someday: {what: A case study}
  gone: {what: Kickoff of the app, dropped: 2026-05-01}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(STEPS)


def test_a_step_is_added(account: Make, after: After) -> None:
    record = account()
    step = Milestone(what="Go live", phase="onboarding", due=date(2026, 12, 1), owner="ben", criterion="it runs")
    deed = add_milestone(record, step, id=None, today=TODAY)
    assert after(record, deed)["milestones"] == {
        "go-live": {
            "what": "Go live",
            "phase": "onboarding",
            "due": "2026-12-01",
            "owner": "ben",
            "criterion": "it runs",
        }
    }
    assert deed.done == "Added milestone go-live at Acme: Go live, due Tue 2026-12-01 (in 8 days)."
    assert deed.notes == ()


def test_a_step_without_a_day_is_told(account: Make) -> None:
    deed = add_milestone(account(), Milestone(what="Go live"), id="live", today=TODAY)
    assert deed.done == "Added milestone live at Acme: Go live."
    assert deed.notes == ("Nobody will be reminded of it: it has no day (amctl milestone move acme live DAY).",)


def test_a_step_is_not_planned_for_a_day_that_is_over(account: Make, acme: Record) -> None:
    with pytest.raises(UsageError, match="is over"):
        add_milestone(account(), Milestone(what="x", due=date(2026, 11, 22)), id=None, today=TODAY)
    with pytest.raises(UsageError, match="is over"):
        move_milestone(acme, "off", date(2026, 11, 22), reason=None, today=TODAY)


@pytest.mark.parametrize(
    ("word", "on", "sentence"),
    [
        ("live", TODAY, "Reached milestone live at Acme, 3 days late: All depots live."),
        ("depots", date(2026, 11, 20), "Reached milestone live at Acme on Fri 2026-11-20 (3 days ago), on its day: "),
        ("live", date(2026, 11, 19), "Reached milestone live at Acme on Thu 2026-11-19 (4 days ago), 1 day early: "),
        ("some", TODAY, "Reached milestone someday at Acme: A case study."),
    ],
)
def test_a_step_is_reached_early_or_late(acme: Record, after: After, word: str, on: date, sentence: str) -> None:
    deed = milestone_done(acme, word, on=on, today=TODAY)
    name = "live" if "live" in sentence else "someday"
    assert after(acme, deed)["milestones"][name]["done"] == on.isoformat()
    assert deed.done.startswith(sentence)
    assert deed.notes == (("By this one knows it: no ticket for a week",) if name == "live" else ())


def test_a_step_is_not_reached_tomorrow(acme: Record) -> None:
    with pytest.raises(UsageError, match="has not come yet"):
        milestone_done(acme, "live", on=date(2026, 11, 24), today=TODAY)


def test_a_step_is_moved_and_the_reason_is_kept(acme: Record, after: After) -> None:
    deed = move_milestone(acme, "off", date(2027, 1, 15), reason="no time before Christmas", today=TODAY)
    step = after(acme, deed)["milestones"]["off"]
    assert step["due"] == "2027-01-15"
    assert step["note"] == "asked twice; moved from 2026-12-04 to 2027-01-15 (no time before Christmas)"
    assert deed.done == (
        "Moved milestone off at Acme from 2026-12-04, 42 days later, to Fri 2027-01-15 (in 8 weeks): "
        "no time before Christmas."
    )


def test_a_step_may_be_moved_forward_or_get_its_first_day(acme: Record, after: After) -> None:
    deed = move_milestone(acme, "off", date(2026, 12, 3), reason=None, today=TODAY)
    assert "from 2026-12-04, 1 day earlier, to Thu 2026-12-03" in deed.done
    assert after(acme, deed)["milestones"]["off"]["note"] == "asked twice; moved from 2026-12-04 to 2026-12-03"
    silent = move_milestone(acme, "someday", date(2026, 12, 3), reason=None, today=TODAY)
    assert "note" not in after(acme, silent)["milestones"]["someday"]
    first = move_milestone(acme, "someday", date(2026, 12, 3), reason="they agreed", today=TODAY)
    assert first.done == "Moved milestone someday at Acme, to Thu 2026-12-03 (in 10 days): they agreed."
    assert after(acme, first)["milestones"]["someday"]["note"] == "due 2026-12-03 (they agreed)"


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("kickoff", "^kickoff is done since 2026-01-09: Kickoff$"),
        ("kick", "^kickoff is done since"),
        ("gone", "^gone is dropped since 2026-05-01: Kickoff of the app$"),
        ("app", "^gone is dropped since"),
        ("xyz", "^no milestone 'xyz'$"),
        ("off", r"^off is due Fri 2026-12-04 \(in 11 days\) already$"),
    ],
)
def test_what_makes_no_sense_is_refused(acme: Record, word: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        move_milestone(acme, word, date(2026, 12, 4), reason=None, today=TODAY)
