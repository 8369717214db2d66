"""Feedback and usage: recorded once, corrected on the same day, refused where they make no sense."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.changes.edits import Append, Deed
from amctl.changes.history import add_feedback, add_usage
from amctl.errors import UsageError
from amctl.model.history import Feedback, Usage
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)
HISTORY = """\
contacts:
  keller: {name: Dr. Miriam Keller}
usage:
  - {date: 2026-11-20, product: platform, active: 97, of: 120}   # from the dashboard
feedback:
  - {date: 2026-11-20, kind: nps, score: 6, contact: keller}
  - {date: 2026-11-20, kind: nps, score: 6}
  - {date: 2026-11-20, kind: quote, contact: keller, comment: It runs.}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(HISTORY)


def feedback(kind: str, score: str | None = None, **more: object) -> Feedback:
    known = {"date": TODAY, "kind": kind, "score": score, **more}
    return Feedback.model_validate({name: value for name, value in known.items() if value is not None})


@pytest.mark.parametrize(
    ("given", "sentence", "notes"),
    [
        (feedback("nps", "9", contact="keller"), " by Dr. Miriam Keller at Acme: NPS 9, a promoter.", 0),
        (feedback("nps", "7"), " at Acme: NPS 7, passive.", 0),
        (feedback("nps", "6", contact="x"), " by x at Acme: NPS 6, a detractor.", 1),
        (feedback("nps", "0"), " at Acme: NPS 0, a detractor.", 1),
        (feedback("csat", "4.5"), " at Acme: CSAT 4.5.", 0),
        (feedback("ces", "1"), " at Acme: CES 1.", 0),
        (feedback("quote", comment="Läuft."), ' at Acme: "Läuft.".', 0),
        (feedback("nps", "10", date=FRIDAY), " at Acme on Fri 2026-11-20 (3 days ago): NPS 10, a promoter.", 0),
    ],
)
def test_feedback_is_recorded(acme: Record, after: After, given: Feedback, sentence: str, notes: int) -> None:
    deed = add_feedback(acme, given, today=TODAY)
    assert deed.done == f"Recorded feedback{sentence}"
    assert len(after(acme, deed)["feedback"]) == 4
    assert len(deed.notes) == notes


def test_an_entry_has_what_was_said_in_the_formats_order(account: Make, after: After) -> None:
    record = account()
    given = feedback("nps", "3", contact="keller", comment="Too slow")
    deed = add_feedback(record, given, today=TODAY)
    (entry,) = after(record, deed)["feedback"]
    assert [*entry.items()] == [
        ("date", "2026-11-23"),
        ("kind", "nps"),
        ("score", 3),
        ("contact", "keller"),
        ("comment", "Too slow"),
    ]
    assert deed.notes == ('Ask why, soon: amctl follow-up acme "Ask why" --kind call -d +2d --with keller',)


def test_a_figure_of_the_same_contact_and_day_is_corrected(acme: Record, after: After) -> None:
    deed = add_feedback(acme, feedback("nps", "9", contact="keller", date=FRIDAY, comment="Oh"), today=TODAY)
    made = after(acme, deed)["feedback"]
    assert made[0] == {"date": "2026-11-20", "kind": "nps", "score": 9, "contact": "keller", "comment": "Oh"}
    assert len(made) == 3
    assert deed.done.endswith("NPS 9, a promoter, instead of 6.")
    same = add_feedback(acme, feedback("nps", "6", contact="keller", date=FRIDAY), today=TODAY)
    assert same.changes == ()
    assert same.done.endswith("NPS 6, a detractor, as was there already.")


@pytest.mark.parametrize(
    "given",
    [feedback("nps", "9", date=FRIDAY), feedback("quote", contact="keller", comment="And it is fast.", date=FRIDAY)],
)
def test_nameless_answers_and_quotes_may_be_many(acme: Record, given: Feedback) -> None:
    assert isinstance(add_feedback(acme, given, today=TODAY).changes[0], Append)


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (feedback("nps"), "what is the NPS", "amctl feedback ACCOUNT nps 10"),
        (feedback("nps", "11"), "^11 is no NPS$", "it is a whole number from 0 to 10"),
        (feedback("nps", "-1"), "^-1 is no NPS$", "from 0"),
        (feedback("nps", "8.5"), r"^8\.5 is no NPS$", "whole"),
        (feedback("csat", "101"), "^101 is no CSAT$", "it is from 0 to 100"),
        (feedback("ces", "0"), "^0 is no CES$", "it is from 1 to 7"),
        (feedback("quote", "5", comment="x"), "words, without a score", "--comment"),
        (feedback("quote"), "words, without a score", "--comment"),
        (feedback("nps", "5", date=date(2026, 11, 24)), "has not come yet", ""),
    ],
)
def test_what_is_no_answer_is_refused(acme: Record, given: Feedback, message: str, hint: str) -> None:
    with pytest.raises(UsageError, match=message) as told:
        add_feedback(acme, given, today=TODAY)
    assert hint in told.value.hint


def usage(active: str, of: str | None = None, day: date = TODAY) -> Usage:
    return Usage(date=day, product="platform", active=Decimal(active), of=Decimal(of) if of else None)


def test_use_is_recorded(acme: Record, after: After) -> None:
    deed = add_usage(acme, usage("90", "120"), today=TODAY)
    assert after(acme, deed)["usage"][1] == {"date": "2026-11-23", "product": "platform", "active": 90, "of": 120}
    assert deed.done == "Recorded use of platform at Acme: 90 of 120 (75%)."
    assert deed.notes == ()
    assert add_usage(acme, usage("90"), today=TODAY).done == "Recorded use of platform at Acme: 90."


def test_more_use_than_was_sold_is_an_opportunity(acme: Record) -> None:
    deed = add_usage(acme, usage("130", "120"), today=TODAY)
    assert deed.done.endswith("130 of 120 (108%).")
    assert deed.notes == ("That is more than what they have: amctl opportunity add acme",)


def test_a_count_of_the_same_day_is_corrected(acme: Record, after: After) -> None:
    deed = add_usage(acme, usage("98", day=FRIDAY), today=TODAY)
    assert after(acme, deed)["usage"] == [{"date": "2026-11-20", "product": "platform", "active": 98, "of": 120}]
    assert deed.done == (
        "Recorded use of platform at Acme on Fri 2026-11-20 (3 days ago): 98 of 120 (82%), instead of 97 of 120."
    )
    same = add_usage(acme, usage("97", "120", day=FRIDAY), today=TODAY)
    assert same.changes == ()
    assert same.done.endswith("97 of 120 (81%), as was there already.")


@pytest.mark.parametrize(("active", "of"), [("-1", None), ("1", "0.0"), ("1", "-5")])
def test_a_count_below_nothing_is_refused(acme: Record, active: str, of: str | None) -> None:
    with pytest.raises(UsageError, match="less than nothing"):
        add_usage(acme, usage(active, of), today=TODAY)


def test_tomorrow_is_not_counted_yet(acme: Record) -> None:
    with pytest.raises(UsageError, match="has not come yet"):
        add_usage(acme, usage("1", day=date(2026, 11, 24)), today=TODAY)
