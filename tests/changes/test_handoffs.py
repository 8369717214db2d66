"""Handoffs begin once, to somebody else, and go on step by step until somebody says yes or no."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.edits import Deed
from amctl.changes.handoffs import (
    Answered,
    cancel_handoff,
    handoff_meant,
    note_on_handoff,
    reject_handoff,
    start_handoff,
    tick_steps,
)
from amctl.errors import UsageError
from amctl.model.reading import Record
from amctl.model.work import Cancelled, Handoff, HandoffKind, Rejected, Tick, Update

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
OPEN = """\
handoffs:
  - {kind: account-to-account, from: jonas, to: anna, opened: 2026-01-02, accepted: 2026-01-20}
  - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-16, done: {met: {date: 2026-11-20, by: anna}}}
"""
STEPS = {"met": "The team has met", "calendar": "Meeting series are re-invited", "map": "The map is current"}


def start(record: Record, *, kind: HandoffKind = "account-to-account", **more: Any) -> Deed:
    given: dict[str, Any] = {"kind": kind, "from_": "anna", "to": "ben", "opened": TODAY}
    return start_handoff(record, Handoff(**{**given, **more}), gone={"jonas"}, today=TODAY)


def test_a_handoff_begins(account: Make, after: After) -> None:
    record = account()
    deed = start(record, due=date(2026, 12, 11), reason="Anna takes the Nordics")
    assert after(record, deed)["handoffs"] == [
        {
            "kind": "account-to-account",
            "from": "anna",
            "to": "ben",
            "opened": "2026-11-23",
            "due": "2026-12-11",
            "reason": "Anna takes the Nordics",
        }
    ]
    by = "to be complete by Fri 2026-12-11 (in 3 weeks)"
    assert deed.done == f"Acme goes from anna to ben (account-to-account), {by}."
    assert start(record).done == "Acme goes from anna to ben (account-to-account)."


@pytest.mark.parametrize(
    ("text", "more", "message", "hint"),
    [
        (
            OPEN,
            {},
            "^Acme is being handed over already, from anna to ben since 2026-11-16$",
            'if that is over: amctl handoff cancel acme --reason "…"',
        ),
        ("", {"from_": "ben"}, "^ben would hand over to ben$", "--to somebody else, or --from"),
        ("", {"from_": "jonas", "to": "anna"}, "^anna looks after Acme already$", "--to somebody else"),
        ("", {"due": date(2026, 11, 22)}, "is over$", "name a day to come"),
        (
            "",
            {"from_": "mei"},
            "^Acme is looked after by anna, not by mei$",
            "leave out --from; if mei sold it: amctl set acme deal.sold_by=mei",
        ),
        ("", {"from_": "jonas", "kind": "departed"}, "^Acme is looked after by anna, not by jonas$", None),
        (
            "deal: {sold_by: priya}\n",
            {"from_": "mei", "kind": "sales-to-account"},
            "^Acme was sold by priya, not by mei$",
            "--from priya, or leave it out",
        ),
        (
            "",
            {"kind": "departed"},
            "^anna has not left: that is no departed$",
            "--kind account-to-account, or leave it out",
        ),
        (
            "deal: {sold_by: priya}\n",
            {"kind": "departed", "from_": "priya", "to": "anna"},
            "^priya has not left",
            "--kind sales-to-account, or leave it out",
        ),
    ],
    ids=[
        *("one is open", "to oneself", "to the owner", "by yesterday", "not the owner's", "gone, and never the owner"),
        *("sold by another", "the owner is there", "the seller is there"),
    ],
)
def test_what_is_no_handoff_is_refused(
    account: Make, text: str, more: dict[str, Any], message: str, hint: str | None
) -> None:
    with pytest.raises(UsageError, match=message) as told:
        start(account(text), **more)
    assert hint is None or told.value.hint == hint


def test_sales_hands_over_to_whoever_owns_the_account_already(account: Make) -> None:
    assert start(account(), kind="sales-to-account", from_="jonas", to="anna").changes


def test_sales_hands_over_to_a_third_one_and_who_left_to_the_owner(account: Make) -> None:
    assert start(account("deal: {sold_by: priya}\n"), kind="sales-to-account", from_="priya").changes
    assert start(account(), kind="departed", from_="jonas", to="anna").changes
    gone = "name: Acme\nstatus: active\nowner: jonas\n"
    assert start(account(head=gone), kind="departed", from_="jonas").changes


def test_nothing_of_a_handoff_is_done_before_it_is_opened(account: Make) -> None:
    record, early = account(OPEN), date(2026, 11, 15)
    for deed in (
        lambda: tick_steps(record, ["map"], STEPS, Tick(date=early)),
        lambda: reject_handoff(record, Rejected(date=early, reason="no")),
        lambda: cancel_handoff(record, Cancelled(date=early)),
    ):
        with pytest.raises(UsageError, match=r"^2026-11-15 is before the handoff of Acme was opened, on 2026-11-16$"):
            deed()
    assert tick_steps(record, ["map"], STEPS, Tick(date=date(2026, 11, 16))).changes


@pytest.mark.parametrize("status", ["ended", "archived"])
def test_an_account_that_is_over_changes_hands_no_more(account: Make, status: str) -> None:
    with pytest.raises(UsageError, match=f"Acme is {status}"):
        start(account(head=f"name: Acme\nstatus: {status}\nowner: anna\n"))


@pytest.mark.parametrize("end", ["rejected: {date: 2026-11-20, reason: too much}", "cancelled: {date: 2026-11-20}"])
def test_after_one_that_came_to_nothing_another_may_begin(account: Make, after: After, end: str) -> None:
    text = f"handoffs: [{{kind: account-to-account, from: anna, to: ben, opened: 2026-11-23, {end}}}]\n"
    record = account(text)
    with pytest.raises(UsageError, match=r"^Acme is not being handed over$"):
        handoff_meant(record)
    first, second = after(record, start(record))["handoffs"]
    assert (set(first) & {"rejected", "cancelled"}, set(second) & {"rejected", "cancelled"}) == (
        {end[:9].rstrip(":")},
        set(),
    )


def test_of_an_account_that_changed_hands_the_last_time_is_told(account: Make) -> None:
    with pytest.raises(UsageError, match=r"; anna accepted the last one on 2026-01-20$") as told:
        handoff_meant(account(OPEN.split("  - {kind: account-to-account, from: anna")[0]))
    assert told.value.hint == "amctl handoff start acme --to PERSON opens one"


def test_steps_are_ticked_off_by_a_word_of_them(account: Make, after: After) -> None:
    record = account(OPEN)
    deed = tick_steps(record, ["cal", "map", "calendar"], STEPS, Tick(date=TODAY, by="ben", note="from Monday on"))
    tick = {"date": "2026-11-23", "by": "ben", "note": "from Monday on"}
    assert after(record, deed)["handoffs"][1]["done"] == {
        "met": {"date": "2026-11-20", "by": "anna"},
        "calendar": tick,
        "map": tick,
    }
    assert deed.done == "Ticked off at Acme: Meeting series are re-invited; The map is current."


def test_a_step_is_ticked_off_once_and_must_be_one(account: Make) -> None:
    with pytest.raises(UsageError, match=r"^met was ticked off on 2026-11-20 by anna$"):
        tick_steps(account(OPEN), ["met"], STEPS, Tick(date=TODAY))
    nobody = account(OPEN.replace(", by: anna", ""))
    with pytest.raises(UsageError, match=r"^met was ticked off on 2026-11-20$"):
        tick_steps(nobody, ["met"], STEPS, Tick(date=TODAY))
    with pytest.raises(UsageError, match="no step 'kalendar'"):
        tick_steps(account(OPEN), ["kalendar"], STEPS, Tick(date=TODAY))


LACKS = {"map": Answered("no champion is on record", "amctl contact set acme CONTACT --stance champion")}


def ticked(record: Record, after: After, note: str | None, answered: Any, *, step: str = "map") -> tuple[Any, Any]:
    """The tick that is written, and what is told besides."""
    given = {"note": note} if note else {}
    deed = tick_steps(record, [step], STEPS, Tick(date=TODAY, by="ben", **given), answered)
    return after(record, deed)["handoffs"][1]["done"][step], deed.notes


def test_a_tick_without_effect_is_told_with_what_mends_it(account: Make, after: After) -> None:
    assert ticked(account(OPEN), after, None, LACKS) == (
        {"date": "2026-11-23", "by": "ben"},
        (
            "That has no effect on map while no champion is on record: amctl contact set acme CONTACT --stance "
            'champion; or, if that is in order: amctl handoff tick acme map --note "…"',
        ),
    )
    assert ticked(account(OPEN), after, "we know", LACKS)[1] == ()
    needless = ("map needs no tick: the account's file answers it.",)
    assert ticked(account(OPEN), after, None, {"map": Answered()})[1] == needless


def test_a_note_may_come_later(account: Make, after: After) -> None:
    there = account(OPEN.replace("met:", "map:"))
    new = {"date": "2026-11-23", "by": "ben", "note": "we know"}
    assert ticked(there, after, "we know", LACKS)[0] == new, "it excuses what is missing by then"
    noted = account(OPEN.replace("met:", "map:").replace("by: anna}", "by: anna, note: old}"))
    assert ticked(noted, after, "we know", LACKS)[0] == new
    added = {"date": "2026-11-20", "by": "anna", "note": "we know"}
    assert ticked(account(OPEN), after, "we know", {}, step="met")[0] == added
    ahead = account(OPEN.replace("11-20, by: anna", "12-20, by: anna"))
    assert ticked(ahead, after, None, {}, step="met")[0] == {"date": "2026-11-23", "by": "ben"}


def test_a_note_excuses_nothing_that_is_not_missing(account: Make, after: After) -> None:
    with pytest.raises(UsageError, match=r"^map needs no note: the account's file answers it$") as told:
        ticked(account(OPEN), after, "Keller needs a visit", {"map": Answered()})
    assert told.value.hint == "a remark on the handoff: amctl handoff note acme TEXT"


def test_a_second_tick_says_what_would_have_an_effect(account: Make, after: After) -> None:
    with pytest.raises(UsageError, match=r"^map was ticked off on 2026-11-20 by anna$") as told:
        ticked(account(OPEN.replace("met:", "map:")), after, None, LACKS)
    mend = "amctl contact set acme CONTACT --stance champion"
    assert told.value.hint == f"no champion is on record: {mend}; or say why that is in order, with --note"
    noted = account(OPEN.replace("by: anna}", "by: anna, note: old}"))
    with pytest.raises(UsageError, match=r"^met was ticked off") as told:
        ticked(noted, after, "new", {}, step="met")
    assert told.value.hint == "amctl undo takes the last change back"


def test_words_on_a_handoff_are_kept(account: Make, after: After) -> None:
    record = account(OPEN)
    deed = note_on_handoff(record, Update(date=TODAY, note="Keller wants to meet Ben", by="anna"))
    assert after(record, deed)["handoffs"][1]["notes"] == [
        {"date": "2026-11-23", "note": "Keller wants to meet Ben", "by": "anna"}
    ]
    assert deed.done == "Noted on the handoff of Acme: Keller wants to meet Ben."
    assert note_on_handoff(record, Update(date=TODAY, note="Why?")).done.endswith("Acme: Why?")


def test_a_rejected_handoff_is_over_and_says_why(account: Make, after: After) -> None:
    record = account(OPEN)
    deed = reject_handoff(record, Rejected(date=TODAY, reason="nobody knows the blocker"))
    assert after(record, deed)["handoffs"][1]["rejected"] == {
        "date": "2026-11-23",
        "reason": "nobody knows the blocker",
    }
    assert after(record, deed)["owner"] == "anna"
    assert deed.done == "ben rejected the handoff of Acme: nobody knows the blocker."
    again = "once that is settled: amctl handoff start acme --from anna --to ben"
    assert deed.notes == (f"It stays with anna; {again}",)


def test_a_handoff_is_called_off(account: Make, after: After) -> None:
    record = account(OPEN)
    deed = cancel_handoff(record, Cancelled(date=TODAY, by="anna", reason="Anna stays"))
    cancelled = {"date": "2026-11-23", "by": "anna", "reason": "Anna stays"}
    assert after(record, deed)["handoffs"][1]["cancelled"] == cancelled
    assert deed.done == "Called off the handoff of Acme from anna to ben: Anna stays."
    assert deed.notes == ("It stays with anna.",)
    assert cancel_handoff(record, Cancelled(date=TODAY)).done == "Called off the handoff of Acme from anna to ben."
