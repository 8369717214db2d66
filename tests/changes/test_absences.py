"""Absences of ours: what may be planned, who is told meanwhile, and what is taken back."""

from datetime import date
from typing import Any, cast

import pytest

from amctl.changes.absences import cancel_absence, next_absence, plan_absence
from amctl.changes.apply import applied
from amctl.changes.edits import Append, Entry, Remove
from amctl.errors import UsageError
from amctl.model.reading import Record, understood
from amctl.model.settings import Away, Settings
from amctl.yaml.reader import read

TODAY = date(2026, 11, 23)
TEXT = """\
amctl: 1
people:
  anna:
    name: Anna Becker
    lead: ruth
    away:
      - {from: 2026-10-01, until: 2026-10-09}
      - {from: 2027-02-01, until: 2027-02-05, cover: ben}
      - {from: 2026-12-21, until: 2027-01-04, cover: ben}
      - {from: 2026-12-09, until: 2026-12-01}
  ben: {name: Ben Ott, away: [{from: 2026-11-20, until: 2026-11-23}]}
  mei: {name: Mei, left: {date: 2026-12-31}}
  ruth: {name: Ruth, away: [{from: 2026-12-01, until: 2026-12-04, cover: ben}]}
"""


def record(text: str = TEXT) -> Record:
    document = read("amctl.yaml", text.encode())
    settings, problems = understood(document, Settings)
    assert settings is not None, problems
    return Record("amctl", cast(Any, settings), document)


def settings() -> Settings:
    return cast(Any, record().account)


def away(first: str, last: str, cover: str | None = None) -> Away:
    return Away.model_validate({"from": first, "until": last, **({"cover": cover} if cover else {})})


def test_an_absence_is_added_and_said() -> None:
    deed = plan_absence(settings(), "anna", away("2026-11-30", "2026-12-08", "ben"), today=TODAY)
    value = {"from": date(2026, 11, 30), "until": date(2026, 12, 8), "cover": "ben"}
    assert deed.changes == (Append(("people", "anna", "away"), value),)
    assert (
        deed.done == "Anna Becker is away from Mon 2026-11-30 (in 7 days) until Tue 2026-12-08 (in 2 weeks);"
        " Ben Ott covers."
    )
    assert deed.notes == ()


@pytest.mark.parametrize(
    ("person", "first", "note"),
    [
        ("anna", "2026-11-30", "Ruth is told of what falls due meanwhile; --cover names somebody else."),
        ("anna", "2026-12-05", "Ruth is told of what falls due meanwhile; --cover names somebody else."),
        ("anna", "2026-12-02", "Ben Ott is told of what falls due meanwhile; --cover names somebody else."),
        ("mei", "2026-12-02", "Nobody is told of what falls due meanwhile: --cover names somebody."),
    ],
)
def test_without_a_cover_it_is_said_who_is_told(person: str, first: str, note: str) -> None:
    deed = plan_absence(settings(), person, away(first, "2026-12-06"), today=TODAY)
    assert deed.notes == (note,)
    assert deed.done.endswith("; nobody covers.")


@pytest.mark.parametrize(
    ("person", "absence", "message", "hint"),
    [
        ("ben", away("2026-12-02", "2026-12-01"), "2026-12-01 lies before 2026-12-02", "--until is the last day of it"),
        ("ben", away("2026-11-01", "2026-11-02"), "Mon 2026-11-02 (3 weeks ago) is over", "lies ahead, or runs"),
        ("mei", away("2026-12-30", "2027-01-01"), "Mei leaves on 2026-12-31", "--until 2026-12-31"),
        ("ben", away("2026-12-01", "2026-12-02", "ben"), "Ben Ott cannot cover for themselves", "--cover names"),
        (
            "anna",
            away("2027-01-04", "2027-01-05"),
            "Anna Becker is away already from 2026-12-21 until 2027-01-04",
            "amctl away anna --cancel takes that back",
        ),
        (
            "anna",
            away("2027-01-31", "2027-02-01"),
            "Anna Becker is away already from 2027-02-01 until 2027-02-05",
            "amctl edit amctl.yaml changes that",
        ),
    ],
)
def test_what_cannot_be_is_refused(person: str, absence: Away, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        plan_absence(settings(), person, absence, today=TODAY)
    assert str(refused.value) == message
    assert hint in refused.value.hint


@pytest.mark.parametrize(("first", "last"), [("2026-12-20", "2026-12-20"), ("2027-01-05", "2027-01-31")])
def test_the_day_before_and_the_day_after_are_free(first: str, last: str) -> None:
    assert plan_absence(settings(), "anna", away(first, last, "ben"), today=TODAY).changes


def test_a_day_may_be_the_last_one_of_somebody_who_leaves_and_the_first_one_may_be_over() -> None:
    assert plan_absence(settings(), "mei", away("2026-11-20", "2026-12-31", "ben"), today=TODAY).changes
    assert plan_absence(settings(), "mei", away("2026-11-20", "2026-11-23", "ben"), today=TODAY).changes


@pytest.mark.parametrize(
    ("person", "today", "first"),
    [
        ("anna", "2026-10-09", "2026-10-01"),
        ("anna", "2026-10-10", "2026-12-21"),
        ("anna", "2027-01-04", "2026-12-21"),
        ("anna", "2027-01-05", "2027-02-01"),
        ("anna", "2027-02-06", None),
        ("mei", "2026-11-23", None),
    ],
)
def test_the_one_that_runs_or_comes_next(person: str, today: str, first: str | None) -> None:
    found = next_absence(settings().people[person], date.fromisoformat(today))
    assert (str(found.from_) if found else None) == first


def test_one_of_several_is_taken_out() -> None:
    one = record()
    deed = cancel_absence(one, settings(), "anna", settings().people["anna"].away[2], today=TODAY)
    (change,) = deed.changes
    assert isinstance(change, Remove)
    assert change.path == ("people", "anna", "away", Entry(("2026-12-21",)))
    assert deed.done == (
        "Anna Becker is there after all from Mon 2026-12-21 (in 4 weeks) until Mon 2027-01-04 (in 6 weeks)."
    )
    left = applied(one.document.data, change, Settings)["people"]["anna"]["away"]
    assert [entry["from"] for entry in left] == ["2026-10-01", "2027-02-01", "2026-12-09"]


def test_the_only_one_takes_its_key_along() -> None:
    one = record()
    (change,) = cancel_absence(one, settings(), "ben", settings().people["ben"].away[0], today=TODAY).changes
    assert applied(one.document.data, change, Settings)["people"]["ben"] == {"name": "Ben Ott"}
