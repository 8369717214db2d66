"""Accounts begun and closed: nothing is claimed that nobody said, and what stays open is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.accounts import close_account, new_account
from amctl.changes.apply import plain
from amctl.changes.edits import Deed
from amctl.changes.identity import handles
from amctl.errors import UsageError
from amctl.model.account import Account, Ended, Status
from amctl.model.reading import Record

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
GONE = Ended(date=TODAY, reason="budget", went_to="OldTool", note="too late")


def new(name: str = "Acme GmbH", status: Status = "onboarding", **more: Any) -> dict[str, Any]:
    made = new_account(
        name, **{"owner": "anna", "status": status, "tier": None, "sold_by": None, "today": TODAY, **more}
    )
    Account.model_validate(plain(made))
    return made


def test_an_account_begins_with_what_is_known() -> None:
    assert new() == {"name": "Acme GmbH", "status": "onboarding", "owner": "anna", "since": TODAY}
    assert list(new(status="prospect", tier="strategic").items()) == [
        ("name", "Acme GmbH"),
        ("status", "prospect"),
        ("owner", "anna"),
        ("tier", "strategic"),
    ]


def test_an_account_from_sales_is_handed_over_from_today() -> None:
    made = new(sold_by="jonas")
    assert [*made] == ["name", "status", "owner", "since", "deal", "handoffs"]
    assert made["deal"] == {"sold_by": "jonas"}
    assert made["handoffs"] == [{"kind": "sales-to-account", "from": "jonas", "to": "anna", "opened": TODAY}]


def test_nobody_hands_over_to_themselves() -> None:
    with pytest.raises(UsageError, match="anna would hand over to anna"):
        new(sold_by="anna")


def close(record: Record, ended: Ended = GONE, *, archived: bool = False) -> Deed:
    return close_account(record, ended, archived=archived, today=TODAY)


@pytest.mark.parametrize(("archived", "status"), [(False, "ended"), (True, "archived")])
def test_a_closed_account_says_how_it_ended(account: Make, after: After, archived: bool, status: str) -> None:
    record = account()
    deed = close(record, archived=archived)
    made = after(record, deed)
    assert made["status"] == status
    assert made["ended"] == {"date": "2026-11-23", "reason": "budget", "went_to": "OldTool", "note": "too late"}
    assert deed.done == f"Acme is {status}; last day Mon 2026-11-23 (today), reason: budget, went to OldTool."
    assert deed.notes == ()


def test_what_ended_goes_to_the_archive_with_what_is_known(account: Make, after: After) -> None:
    text = "ended: {date: 2026-01-31, reason: merger}\n"
    record = account(text, head="name: Acme\nstatus: ended\nowner: anna\n")
    deed = close(record, Ended(date=TODAY), archived=True)
    assert after(record, deed)["ended"] == {"date": "2026-01-31", "reason": "merger"}
    assert deed.done == "Acme is archived; last day Sat 2026-01-31 (10 months ago), reason: merger."
    more = after(record, close(record, GONE, archived=True))["ended"]
    assert more == {"date": "2026-01-31", "reason": "budget", "went_to": "OldTool", "note": "too late"}


def test_an_end_without_a_word_gets_its_day_in_the_archive(account: Make, after: After) -> None:
    record = account(head="name: Acme\nstatus: ended\nowner: anna\n")
    assert after(record, close(record, archived=True))["ended"]["date"] == "2026-11-23"


def test_a_reason_that_is_missing_is_asked_for(account: Make) -> None:
    assert close(account(), Ended(date=TODAY)).notes == ('Why is not on record: amctl set acme "ended.reason=…"',)


def test_an_older_end_is_forgotten_by_an_account_that_came_back(account: Make, after: After) -> None:
    record = account("ended: {date: 2020-01-31, note: wrong}   # before they came back\n")
    assert after(record, close(record))["ended"]["date"] == "2026-11-23"


@pytest.mark.parametrize(
    ("head", "archived", "message"),
    [
        ("status: ended\nended: {date: 2026-01-31}", False, "^Acme is ended already, since 2026-01-31$"),
        ("status: archived", True, "^Acme is archived already$"),
        ("status: archived", False, "^Acme is archived already$"),
    ],
)
def test_what_is_closed_is_not_closed_again(account: Make, head: str, archived: bool, message: str) -> None:
    record = account(head=f"name: Acme\nowner: anna\n{head}\n")
    with pytest.raises(UsageError, match=message):
        close_account(record, Ended(date=TODAY), archived=archived, today=TODAY)


def test_an_account_ends_when_its_last_day_has_come(account: Make) -> None:
    with pytest.raises(UsageError, match="has not come yet"):
        close(account(), Ended(date=date(2026, 11, 24)))


OPEN = """\
contracts:
  over: {signed: 2024-01-01, start: 2024-01-01, end: 2024-12-31, outcome: {result: renewed, date: 2024-11-01}}
  last: {signed: 2026-01-01, start: 2026-01-01, end: 2027-03-31}
  always: {signed: 2026-01-01, start: 2026-01-01}
  told: {signed: 2026-01-01, start: 2026-01-01, end: 2026-12-31, notice_given: {date: 2026-08-01, by: customer}}
  draft: {start: 2027-01-01, end: 2027-12-31}
opportunities:
  more: {what: More seats, stage: qualified}
  lost: {what: Analytics, stage: lost}
issues:
  late: {what: Export late}
  labels: {what: Labels, resolved: 2026-01-01}
follow_ups:
  - {what: Send data export, due: 2026-11-20}
  - {what: Farewell, due: 2026-11-20, done: 2026-11-20}
"""


def test_what_stays_open_is_told_with_what_settles_it(account: Make) -> None:
    record = account(OPEN)
    (handle, _) = handles("acme", "follow-up", record.account.follow_ups)
    assert close(record).notes == (
        f"Open: Send data export, due 2026-11-20: amctl done or drop {handle[:5]}",
        "Open: Export late: amctl issue resolve acme late",
        "Runs until 2027-03-31: contract last: amctl renewal notice or outcome acme --contract last",
        "Runs without an end: contract always: amctl renewal notice or outcome acme --contract always",
        "Runs until 2026-12-31: contract told",
        "Not signed: contract draft: amctl renewal outcome acme lapsed --contract draft",
        "Open: More seats (qualified): amctl opportunity lost acme more",
    )
    archived = close(record, archived=True).notes
    assert archived == ("Open: Send data export, due 2026-11-20: amctl edit acme", *close(record).notes[1:])


def test_a_handoff_that_is_open_is_told(account: Make) -> None:
    text = "handoffs: [{kind: account-to-account, from: anna, to: ben, opened: 2026-11-16}]\n"
    assert close(account(text)).notes == ("Being handed over to ben: amctl handoff cancel acme",)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("since: 2023-04-01\n", "2023-04-01"),
        ("since: 2023-04-01\ndeal: {signed: 2023-03-20}\n", "2023-03-20"),
        ("contracts: {p: {signed: 2022-02-02, start: 2022-03-01}, q: {start: 2020-01-01}}\n", "2022-02-02"),
    ],
)
def test_nobody_ends_before_they_came(account: Make, text: str, first: str) -> None:
    ended = Ended(date=date(2020, 1, 1))
    with pytest.raises(UsageError, match=f"2020-01-01 is before they came to us, on {first}"):
        close_account(account(text), ended, archived=False, today=TODAY)
    assert close_account(account(), ended, archived=False, today=TODAY).changes


def test_why_an_account_has_ended_can_be_said_afterwards(account: Make, after: After) -> None:
    record = account("ended: {date: 2026-01-31}\n", head="name: Acme\nstatus: ended\nowner: anna\n")
    deed = close_account(record, Ended(date=TODAY, reason="price"), archived=False, today=TODAY)
    assert after(record, deed)["ended"] == {"date": "2026-01-31", "reason": "price"}
    assert after(record, deed)["status"] == "ended"
    assert deed.done.startswith("Acme is ended; last day Sat 2026-01-31")
    archived = account(head="name: Acme\nstatus: archived\nowner: anna\n")
    deed = close_account(archived, Ended(date=TODAY, reason="price"), archived=False, today=TODAY)
    assert after(archived, deed)["status"] == "archived"
