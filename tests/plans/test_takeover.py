"""Whoever has accepted an account plans the first weeks: once for each of those who decide over there."""

from datetime import date
from typing import Any

import pytest

from amctl.dates import Horizon
from amctl.language import Language
from amctl.messages import Message
from amctl.model.account import Account
from amctl.model.playbooks import Plan
from amctl.model.reading import Record, understood
from amctl.model.settings import Settings
from amctl.model.work import FollowUp
from amctl.plans.takeover import begins, first_days, takeover
from amctl.rules.rule import Case
from amctl.store.plan_files import shipped
from amctl.yaml.reader import read

ACCEPTED = date(2026, 11, 23)
ACME = """\
name: Acme
status: active
owner: anna
primary: yilmaz
contacts:
  keller: {name: Dr. Miriam Keller, approves: [renewal]}
  ole: {name: Ole, approves: [renewal], left: {date: 2026-01-01}}
  schaefer: {name: J. {Schäfer}, influence: high}
  yilmaz: {name: Emre Yilmaz}
handoffs: [{kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}]
""".replace("J. {Schäfer}", "'J. {contact}'")
SETTINGS = Settings.model_validate(
    {"amctl": 1, "people": {"anna": {"name": "Anna"}, "ben": {"name": "Ben", "lead": "ruth"}, "ruth": {"name": "Ruth"}}}
)


def planned(steps: dict[str, Any] | None, text: str = ACME, say: Any = str) -> list[FollowUp]:
    document = read("acme.yaml", text.encode())
    account, problems = understood(document, Account)
    assert account is not None, problems
    own = Plan.model_validate({"name": "First", "for": "takeover", "steps": steps}) if steps else None
    case = Case(Record("acme", account, document), SETTINGS, Horizon(ACCEPTED), lambda name: own)
    return list(takeover(case, account.handoffs[0], ACCEPTED, say))


def test_a_step_is_planned_from_the_day_of_acceptance_and_knows_where_it_comes_from() -> None:
    steps = {"read": {"what": "Read {it}", "after": "2 weeks", "kind": "call"}, "now": {"what": "Now"}}
    first, second = planned(steps)
    assert first.model_dump(exclude_unset=True) == {
        "what": "Read {it}",
        "due": date(2026, 12, 7),
        "kind": "call",
        "playbook": "first-ninety-days",
        "step": "read",
    }
    assert (second.due, second.kind, second.step) == (ACCEPTED, "task", "now")


def test_a_step_for_each_of_those_who_decide_names_them() -> None:
    found = planned({"call": {"what": "Call {contact}, and {contact} again", "each": "key-contact"}})
    assert [(one.what, one.with_) for one in found] == [
        ("Call Dr. Miriam Keller, and Dr. Miriam Keller again", ("keller",)),
        ("Call J. {contact}, and J. {contact} again", ("schaefer",)),
    ]


def test_a_place_for_a_name_is_never_written_as_such() -> None:
    (first, second) = planned({"call": {"what": "Call {contact}"}})
    assert (first.what, second.what) == ("Call Dr. Miriam Keller", "Call J. {contact}")
    assert planned({"call": {"what": "Call {contact}", "each": None}}) == [first, second]


def test_where_nobody_is_known_to_decide_it_is_whom_one_writes_first() -> None:
    step = {"call": {"what": "Call {contact}", "each": "key-contact"}}
    text = ACME.replace(", approves: [renewal]}", "}").replace(", influence: high", "")
    assert [one.what for one in planned(step, text)] == ["Call Emre Yilmaz"]
    assert planned(step, text.replace("primary: yilmaz\n", "")) == []


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("owner", ()),
        ("successor", ()),
        ("predecessor", ("anna",)),
        ("both", ("anna", "ben")),
        ("lead", ("ruth",)),
    ],
)
def test_it_falls_to_the_new_account_manager_unless_it_is_anothers(who: str, expected: tuple[str, ...]) -> None:
    (found,) = planned({"it": {"what": "It", "who": who}})
    assert found.who == expected


def test_a_tier_may_be_spared_a_step_and_a_book_may_have_no_plan() -> None:
    step = {"it": {"what": "It", "not_for": ["light"]}}
    assert planned(step, ACME.replace("owner: anna", "owner: anna\ntier: light")) == []
    assert planned(None) == []


def test_words_that_ship_with_amctl_are_told_in_the_books_language() -> None:
    told: list[str] = []

    def say(words: str) -> str:
        told.append(words)
        assert isinstance(words, Message)
        return Language("en").say(words)

    plan = shipped("first-ninety-days")
    assert plan
    document = read("acme.yaml", ACME.encode())
    account, _ = understood(document, Account)
    assert account
    case = Case(Record("acme", account, document), SETTINGS, Horizon(ACCEPTED), lambda name: plan)
    found = list(takeover(case, account.handoffs[0], ACCEPTED, say))
    assert [one.what for one in found] == told
    assert "First call with Dr. Miriam Keller" in told
    assert all(ACCEPTED <= one.due <= date(2027, 2, 22) for one in found)


def test_what_would_fall_on_a_weekend_is_planned_for_the_monday() -> None:
    steps = {
        "sat": {"what": "S", "after": "5 days"},
        "sun": {"what": "T", "after": "6 days"},
        "fri": {"what": "F", "after": "4 days"},
    }
    assert [str(one.due) for one in planned(steps)] == ["2026-11-30", "2026-11-30", "2026-11-27"]


# How that stands


TAKEN = """\
name: Acme
status: active
owner: {owner}
handoffs:
  - {{kind: account-to-account, from: ruth, to: anna, opened: 2026-09-01, accepted: 2026-09-10}}
  - {{kind: account-to-account, from: anna, to: ben, opened: 2026-11-01, accepted: 2026-11-10}}
  - {{kind: account-to-account, from: ben, to: anna, opened: 2026-11-12, rejected: {{date: 2026-11-13, reason: no}}}}
follow_ups:
  - {{what: Own, due: 2026-11-01}}
  - {{what: Anna's, due: 2026-09-20, done: 2026-09-21, playbook: first-ninety-days, step: call}}
  - {{what: Look back, due: 2027-02-08, playbook: first-ninety-days, step: look-back{back}}}
  - {{what: Call, due: 2026-11-24, who: [ben, ruth], done: 2026-11-20, playbook: first-ninety-days, step: call}}
  - {{what: Read, due: 2026-11-25, snoozed_until: {snoozed}, playbook: first-ninety-days}}
"""


def taken(day: date = ACCEPTED, owner: str = "ben", back: str = "", snoozed: str = "2026-11-30") -> Case:
    document = read("acme.yaml", TAKEN.format(owner=owner, back=back, snoozed=snoozed).encode())
    account, problems = understood(document, Account)
    assert account is not None, problems
    return Case(Record("acme", account, document), SETTINGS, Horizon(day))


def test_what_was_planned_stands_in_the_order_of_its_days_without_an_earlier_successors() -> None:
    case = taken()
    found = first_days(case, case.record.account.handoffs[1])
    told = [(one.step, one.what, one.state, one.evidence, one.who, one.day, one.done) for one in found]
    assert told == [
        ("call", "Call", "ok", "done on 2026-11-20", ("ben", "ruth"), date(2026, 11, 24), date(2026, 11, 20)),
        ("first-ninety-days", "Read", "open", "put off until 2026-11-30", ("ben",), date(2026, 11, 25), None),
        ("look-back", "Look back", "open", "not done yet", ("ben",), date(2027, 2, 8), None),
    ]
    assert [one.mend for one in found] == ["", f"amctl done {case.handles[4]}", f"amctl done {case.handles[2]}"]


def test_what_was_put_off_to_a_day_that_has_come_is_not_done_yet() -> None:
    case = taken(snoozed="2026-11-23")
    assert first_days(case, case.record.account.handoffs[1])[1].evidence == "not done yet"


@pytest.mark.parametrize(
    ("day", "owner", "back", "nth"),
    [
        (date(2026, 11, 23), "ben", "", 1),
        (date(2028, 2, 29), "ben", "", 1),
        (date(2026, 11, 23), "anna", "", None),
        (date(2026, 9, 9), "ben", "", None),
        (date(2026, 11, 9), "ben", "", None),
    ],
    ids=["runs", "something is open", "went on to another", "nobody has accepted", "still somebody else's"],
)
def test_the_first_days_are_those_of_whoever_accepted_last_and_has_it(
    day: date, owner: str, back: str, nth: int | None
) -> None:
    case = taken(day, owner, back)
    assert begins(case) is (None if nth is None else case.record.account.handoffs[nth])


def test_they_are_over_after_ninety_days_if_all_is_done() -> None:
    text = TAKEN.format(owner="ben", back=", done: 2026-12-01", snoozed="2026-11-30").replace(
        "2026-11-30,", "2026-11-30, done: 2026-12-01,"
    )
    document = read("acme.yaml", text.encode())
    account, _ = understood(document, Account)
    assert account is not None
    record = Record("acme", account, document)
    assert begins(Case(record, SETTINGS, Horizon(date(2027, 2, 8)))) is account.handoffs[1]
    assert begins(Case(record, SETTINGS, Horizon(date(2027, 2, 9)))) is None
