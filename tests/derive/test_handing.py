"""Open handoffs are a matter of both sides, step by step; and how each of them ended can be asked."""

from collections.abc import Callable
from datetime import date

import pytest

from amctl.derive.account import derive
from amctl.facts import Handoff
from amctl.items import Item
from amctl.model.playbooks import Plan
from amctl.model.reading import Record
from amctl.model.settings import Settings

ALL = ("prospect", "onboarding", "active", "paused", "ended", "archived")
HANDOFF = "handoffs:\n  - {kind: account-to-account, from: ben, to: mei, opened: 2026-11-01@}\n"
STEPS = {
    "met": {"what": "The team has met", "who": "predecessor", "required": True, "after": "2 days"},
    "access": {"what": "Access given", "who": "both", "after": "2 weeks"},
    "calm": {"what": "No haste", "who": "successor"},
    "primary": {"what": "Whom to write first", "who": "owner", "after": "1 week", "answered_by": "first-contact"},
}
CHECKLIST = Plan.model_validate({"name": "Handoff", "for": "handoff", "steps": STEPS})


@pytest.fixture
def steps(account: Callable[..., Record], settings: Settings) -> Callable[..., list[Item]]:
    """The items of an account's handoffs, with a checklist of four steps."""

    def of(more: str = "", today: str = "2026-11-23", whose: str = "ben") -> list[Item]:
        record = account(HANDOFF.replace("@", more).replace("ben", whose, 1))
        found = derive(record, settings, date.fromisoformat(today), {"handoff-account-to-account": CHECKLIST}.get)
        return [item for item in found.items if item.kind == "handoff"]

    return of


def test_each_step_that_is_not_there_falls_to_whoever_has_to_see_to_it(steps: Callable[..., list[Item]]) -> None:
    found = steps()
    assert [(str(one.day), one.what, one.who) for one in found] == [
        ("2026-11-03", "The team has met", ("ben",)),
        ("2026-11-16", "Access given", ("ben", "mei")),
        ("2026-11-09", "Whom to write first", ("anna",)),
        ("2026-11-16", "Complete the handoff from ben to mei", ("ben", "mei")),
    ]
    assert {one.line for one in found} == {5}
    assert len({one.handle for one in found}) == 4
    assert found[0].why == "met, open: nobody has ticked it; amctl handoff tick acme met"
    assert found[2].why.startswith("primary, missing: nobody has said whom to write first; amctl set acme primary")


def test_a_step_without_a_day_is_due_with_the_handoff(steps: Callable[..., list[Item]]) -> None:
    found = steps(", due: 2026-11-10")
    assert [(str(one.day), one.what) for one in found] == [
        ("2026-11-03", "The team has met"),
        ("2026-11-10", "Access given"),
        ("2026-11-10", "No haste"),
        ("2026-11-09", "Whom to write first"),
        ("2026-11-10", "Complete the handoff from ben to mei"),
    ]


def test_once_all_that_is_required_is_there_it_is_the_successors_to_accept(steps: Callable[..., list[Item]]) -> None:
    done = ", done: {met: {date: 2026-11-05}, access: {date: 2026-11-05, by: ben}}"
    what = "Accept the account from anna: nothing required is missing"
    found = steps(done, whose="anna")
    assert [(one.what, one.who) for one in found] == [("Whom to write first", ("anna",)), (what, ("mei",))]
    assert steps(done)[-1].what == "Complete the handoff from ben to mei", "it has come to anna, and nobody can accept"


def test_two_that_are_alike_have_handles_of_their_own(account: Callable[..., Record], settings: Settings) -> None:
    text = HANDOFF.replace("@", "")
    record = account(text + text.split("\n")[1] + "\n")
    items = derive(record, settings, date(2026, 11, 23), {"handoff-account-to-account": CHECKLIST}.get).items
    names = [item.handle for item in items if item.kind == "handoff"]
    assert len(set(names)) == len(names) == 8


def test_without_a_checklist_it_is_a_matter_of_both_sides(items: Callable[..., list[Item]]) -> None:
    (item,) = items("handoff", HANDOFF.replace("@", ""))
    assert (str(item.day), item.who, item.owner, item.line) == ("2026-11-01", ("ben", "mei"), "anna", 5)
    assert (item.what, item.why) == ("Complete the handoff from ben to mei", "opened on 2026-11-01, not accepted yet")
    (item,) = items("handoff", HANDOFF.replace("@", ", due: 2026-12-15"))
    assert str(item.day) == "2026-12-15"


def test_nothing_is_due_to_somebody_who_has_left(account: Callable[..., Record], settings: Settings) -> None:
    left = {**settings.model_dump(by_alias=True)["people"], "ben": {"name": "Ben", "left": {"date": "2026-09-30"}}}
    gone = Settings.model_validate({"amctl": 1, "people": left})
    found = derive(account(HANDOFF.replace("@", "")), gone, date(2026, 11, 23)).items
    assert [item.who for item in found if item.kind == "handoff"] == [("mei",)]


@pytest.mark.parametrize(
    "over", ["accepted: 2026-11-20", "rejected: {date: 2026-11-20, reason: no}", "cancelled: {date: 2026-11-20}"]
)
def test_what_is_over_is_nobodys(items: Callable[..., list[Item]], over: str) -> None:
    assert items("handoff", HANDOFF.replace("@", f", {over}")) == []


@pytest.mark.parametrize("status", ALL)
def test_accounts_that_are_over_change_hands_no_more(items: Callable[..., list[Item]], status: str) -> None:
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert len(items("handoff", HANDOFF.replace("@", ""), head=head)) == (status not in ("ended", "archived"))


CONTACTS = "contacts: {k: {name: K}, y: {name: Y}, z: {name: Z}}\n"
TOUCHES = """\
interactions:
  - {date: 2026-11-20, kind: call, by: mei, with: y, summary: s}
  - {date: 2026-12-04, kind: meeting, by: [ben, mei], with: [y, k], summary: s}
  - {date: 2026-11-21, kind: call, by: mei, with: z, reached: false, summary: s}
  - {date: 2026-11-21, kind: call, by: ben, with: z, summary: s}
  - {date: 2026-11-19, kind: call, by: mei, with: z, summary: s}
  - {date: 2026-12-05, kind: call, by: mei, with: z, summary: s}
"""


@pytest.fixture
def rows(account: Callable[..., Record], settings: Settings) -> Callable[..., tuple[Handoff, ...]]:
    """The rows about an account's handoffs."""

    def of(more: str, today: str = "2027-01-31") -> tuple[Handoff, ...]:
        text = CONTACTS + HANDOFF.replace("@", more) + TOUCHES
        return derive(account(text), settings, date.fromisoformat(today)).facts.handoffs

    return of


def test_whom_the_successor_met_soon_after_is_on_the_row(rows: Callable[..., tuple[Handoff, ...]]) -> None:
    (row,) = rows(", due: 2026-12-01, accepted: 2026-11-20, forced: no time, reason: Ben is full")
    assert row == Handoff(
        kind="account-to-account",
        from_="ben",
        to="mei",
        opened=date(2026, 11, 1),
        due=date(2026, 12, 1),
        state="accepted",
        ended=date(2026, 11, 20),
        forced="no time",
        reason="Ben is full",
        touched=("k", "y"),
        line=6,
    )
    (earlier,) = rows(", accepted: 2026-11-20", "2026-11-30")
    assert earlier.touched == ("y",)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ("open", None, "")),
        (", reason: Ben is full", ("open", None, "Ben is full")),
        (", rejected: {date: 2026-11-20, reason: no}", ("rejected", date(2026, 11, 20), "no")),
        (", reason: Ben is full, cancelled: {date: 2026-11-21}", ("cancelled", date(2026, 11, 21), "Ben is full")),
    ],
)
def test_how_it_ended_and_why(rows: Callable[..., tuple[Handoff, ...]], more: str, expected: object) -> None:
    (row,) = rows(more)
    assert (row.state, row.ended, row.reason) == expected
    assert row.touched == ()
