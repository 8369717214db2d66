"""Who is told of what: nothing is lost on the way, and nobody is told who should not be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.dates import day_off
from amctl.model.settings import Person
from amctl.reports.recipients import NOBODY, concerned, missed_days, reached, shared_out, working_until

FRIDAY = date(2026, 11, 27)


def test_nobody_is_expected_to_read_mail_on_a_weekend() -> None:
    assert [day_off(FRIDAY + timedelta(days=n)) for n in range(4)] == [False, True, True, False]


@pytest.mark.parametrize(("ahead", "last"), [(0, 2), (1, 2), (2, 2), (3, 3), (4, 4)])
def test_friday_reaches_to_sunday(ahead: int, last: int) -> None:
    assert working_until(FRIDAY + timedelta(days=ahead)) == FRIDAY + timedelta(days=last)


@pytest.mark.parametrize(
    ("last", "today", "missed"),
    [
        ("2026-11-23", "2026-11-24", None),
        ("2026-11-23", "2026-11-25", ("2026-11-24", "2026-11-24")),
        ("2026-11-20", "2026-11-23", None),  # a weekend lies between
        ("2026-11-20", "2026-11-26", ("2026-11-23", "2026-11-25")),
        ("2026-11-25", "2026-11-23", None),  # the clock went back
    ],
)
def test_days_on_which_no_reminders_went_out(last: str, today: str, missed: tuple[str, str] | None) -> None:
    found = missed_days(date.fromisoformat(last), date.fromisoformat(today))
    assert (found and tuple(map(str, found))) == missed


def _people(**leads: str | None) -> dict[str, Person]:
    return {name: Person(name=name.title(), lead=lead) for name, lead in leads.items()}


def test_whom_mail_does_not_reach_is_told_by_the_lead_and_at_last_by_the_sender() -> None:
    people = _people(anna="ruth", ruth="olga", olga=None, ben=None, mei=None)
    there = {name: name for name in people}
    assert reached(there, people, {"anna"}, None)["anna"] == "anna"
    assert reached(there, people, {"olga"}, None)["anna"] == "olga"
    assert reached(there, people, {"mei"}, "mei") == dict.fromkeys(people, "mei")
    assert reached(there, people, {"mei"}, "ben") == {"mei": "mei"}, "the sender cannot be reached, either"
    assert reached(there, people, (), None) == {}


def test_a_circle_of_leads_ends() -> None:
    people = _people(anna="ben", ben="anna")
    assert reached({"anna": "anna", "ben": "ben"}, people, (), None) == {}


def test_a_stand_in_whom_nobody_knows_is_nobody() -> None:
    assert reached({"anna": "ghost"}, {}, (), None) == {}


@given(
    st.lists(st.sampled_from("abcde"), min_size=1, unique=True).flatmap(
        lambda names: st.tuples(
            st.fixed_dictionaries({name: st.sampled_from([*names, None]) for name in names}),
            st.fixed_dictionaries({name: st.sampled_from(names) for name in names}),
            st.sets(st.sampled_from(names)),
            st.sampled_from([*names, None]),
        )
    )
)
def test_only_whom_mail_reaches_is_told_and_everybody_is_if_the_sender_is_one(drawn) -> None:
    leads, stand_ins, addressed, sender = drawn
    told = reached(stand_ins, _people(**leads), addressed, sender)
    assert set(told.values()) <= addressed
    if sender in addressed:
        assert set(told) == set(stand_ins)
    for name in addressed:
        assert stand_ins[name] != name or told[name] == name


def test_who_does_it_and_whose_account_it_is(item) -> None:
    told = {"anna": "anna", "ben": "anna", "mei": "mei"}
    assert concerned(item(owner="anna", who=("mei",)), told) == {"anna", "mei"}
    assert concerned(item(owner="ben", who=("ben",)), told) == {"anna"}
    assert concerned(item(owner="ghost", who=("mei",)), told) == {"mei"}
    assert concerned(item(owner="ghost", who=("spectre",)), told) == {NOBODY}


def test_everybody_gets_a_share_and_what_is_not_to_be_seen_yet_is_in_none(item, today) -> None:
    told = {"anna": "anna", "mei": "mei"}
    items = [
        item(handle="1", who=("mei",)),
        item(handle="2", kind="promise"),
        item(handle="3", owner="ghost", who=("ghost",)),
        item(handle="4", day=today + timedelta(days=30)),
    ]
    shares = shared_out(items, told, today=today, until=today + timedelta(days=7))
    assert {name: [one.handle for one in share] for name, share in shares.items()} == {
        "anna": ["1", "2"],
        "mei": ["1"],
        NOBODY: ["3"],
    }
    only = shared_out(items, told, today=today, until=today, kinds=["promise"])
    assert {name: [one.handle for one in share] for name, share in only.items()} == {"anna": ["2"]}


def test_a_friday_shows_the_weekend_however_short_the_span(item) -> None:
    sunday = item(day=FRIDAY + timedelta(days=2))
    assert shared_out([sunday], {"anna": "anna"}, today=FRIDAY, until=FRIDAY) == {"anna": [sunday]}
    assert shared_out([sunday], {"anna": "anna"}, today=FRIDAY - timedelta(days=1), until=FRIDAY) == {}
