"""Contacts are added, described and gone, and what hangs on them is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.contacts import add_contact, contact_left, set_contact
from amctl.changes.edits import Deed, Remove, Set
from amctl.changes.interactions import stub, together
from amctl.errors import UsageError
from amctl.model.people import Contact
from amctl.model.reading import Record
from amctl.model.references import references

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
ACME = """\
primary: keller
contacts:
  keller:
    name: Dr. Miriam Keller
    title: COO
    email: m.keller@acme.example
    stance: champion
    influence: high
    assessed: 2026-09-01
    approves: [renewal, expansion]
    known_by: [anna]
    reports_to: boss
  boss: {name: Bea Boss}
  petersen: {name: Inga Petersen, reports_to: keller}
  yilmaz: {name: Gül Yilmaz, reports_to: keller, influences: keller}
  brandt: {name: Ole Brandt, reports_to: keller, left: {date: 2026-10-31}}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(ACME)


def test_a_contact_is_added_and_judged_today(acme: Record, harmless: After) -> None:
    contact = Contact(name="Jana Müller", stance="supporter", known_by=("anna",), reports_to="keller")
    deed = add_contact(acme, "mueller", contact, today=TODAY)
    assert harmless(acme, deed)["contacts"]["mueller"] == {
        "name": "Jana Müller",
        "stance": "supporter",
        "assessed": "2026-11-23",
        "known_by": "anna",
        "reports_to": "keller",
    }
    assert deed.done == "Added Jana Müller as contact mueller of Acme."
    assert deed.notes == ()


def test_a_judgement_of_another_day_keeps_it_and_none_has_none(account: Make, after: After) -> None:
    record, day = account(), date(2026, 9, 1)
    dated = after(record, add_contact(record, "a", Contact(name="A", influence="low", assessed=day), today=TODAY))
    assert dated["contacts"]["a"]["assessed"] == "2026-09-01"
    plain = after(record, add_contact(record, "a", Contact(name="A"), today=TODAY))
    assert plain["contacts"] == {"a": {"name": "A"}}


def test_a_namesake_and_a_shared_address_are_told(acme: Record) -> None:
    contact = Contact(name="dr. miriam KELLER", email="M.Keller@acme.example")
    assert add_contact(acme, "keller-2", contact, today=TODAY).notes == (
        "Dr. Miriam Keller (keller) has the same name.",
        "Dr. Miriam Keller (keller) has the same mail address.",
    )


@pytest.mark.parametrize("taken", ["keller", "Keller", "no", "-x"])
def test_an_id_is_one_and_free(acme: Record, taken: str) -> None:
    with pytest.raises(UsageError, match=taken):
        add_contact(acme, taken, Contact(name="X"), today=TODAY)


def test_only_what_is_new_is_written_and_a_judgement_is_of_today(acme: Record, harmless: After) -> None:
    fields = {"stance": "supporter", "influence": "high", "title": None, "approves": ("renewal",), "phone": "1"}
    deed = set_contact(acme, "keller", fields, today=TODAY)
    keller = harmless(acme, deed)["contacts"]["keller"]
    assert keller == {
        "name": "Dr. Miriam Keller",
        "email": "m.keller@acme.example",
        "phone": "1",
        "stance": "supporter",
        "influence": "high",
        "assessed": "2026-11-23",
        "approves": ["renewal"],
        "known_by": ["anna"],
        "reports_to": "boss",
    }
    assert deed.done == (
        "Dr. Miriam Keller at Acme: phone 1; stance supporter, was champion; "
        "approves renewal, was renewal, expansion; assessed 2026-11-23, was 2026-09-01; title removed, was COO."
    )


def test_who_is_judged_the_same_is_judged_anew(acme: Record) -> None:
    deed = set_contact(acme, "keller", {"stance": "champion"}, today=TODAY)
    assert deed.changes == (Set(("contacts", "keller", "assessed"), TODAY, "2026-09-01"),)
    on = set_contact(acme, "keller", {"stance": "champion", "assessed": date(2026, 11, 1)}, today=TODAY)
    assert on.changes == (Set(("contacts", "keller", "assessed"), date(2026, 11, 1), "2026-09-01"),)
    gone = set_contact(acme, "keller", {"stance": ""}, today=TODAY)
    assert gone.changes == (Remove(("contacts", "keller", "stance"), "champion"),)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "what is new about Dr. Miriam Keller"),
        ({"title": "COO", "known_by": ("anna",), "phone": None}, "nothing to change"),
        ({"name": ""}, "a contact has a name"),
        ({"reports_to": "keller"}, "nobody reports to themselves"),
    ],
)
def test_what_changes_nothing_or_makes_no_sense_is_refused(acme: Record, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        set_contact(acme, "keller", fields, today=TODAY)


def test_a_contact_leaves_and_somebody_takes_over(acme: Record, harmless: After) -> None:
    deed = contact_left(acme, "keller", None, "petersen", today=TODAY)
    data = harmless(acme, deed)
    assert data["contacts"]["keller"]["left"] == {"date": "2026-11-23", "replaced_by": "petersen"}
    assert data["primary"] == "petersen"
    assert deed.done == (
        "Dr. Miriam Keller left Acme on 2026-11-23, replaced by Inga Petersen. "
        "Inga Petersen is the one to write first now."
    )
    assert deed.notes == (
        "Approved renewal and expansion; who does now? amctl contact set acme petersen --approves renewal,expansion",
        "Was the only champion; once there is another: amctl contact set acme CONTACT --stance champion",
        "Inga Petersen reported to Dr. Miriam Keller: amctl contact set acme petersen --reports-to boss",
        "Gül Yilmaz reported to Dr. Miriam Keller: amctl contact set acme yilmaz --reports-to petersen",
    )


def test_without_a_replacement_somebody_else_has_to_be_named(acme: Record, harmless: After) -> None:
    deed = contact_left(acme, "keller", date(2026, 11, 20), None, today=TODAY)
    assert harmless(acme, deed)["contacts"]["keller"]["left"] == {"date": "2026-11-20"}
    assert deed.done == "Dr. Miriam Keller left Acme on 2026-11-20."
    assert "Was the one to write first: amctl set acme primary=CONTACT" in deed.notes
    assert "Inga Petersen reported to Dr. Miriam Keller: amctl contact set acme petersen --reports-to CONTACT" in (
        deed.notes
    )


def test_somebody_at_the_top_leaves_a_gap_above_the_one_who_follows(account: Make) -> None:
    record = account("contacts:\n  boss: {name: Bea}\n  next: {name: Nia, reports_to: boss}\n")
    assert contact_left(record, "boss", None, "next", today=TODAY).notes == (
        "Nia reported to Bea: amctl contact set acme next --reports-to CONTACT",
    )


def test_the_replacement_may_be_new(acme: Record, harmless: After) -> None:
    left = contact_left(acme, "petersen", None, "new", today=TODAY)
    assert left.done == "Inga Petersen left Acme on 2026-11-23, replaced by new."
    data = harmless(acme, together(stub(acme, "new", "Nora New"), left))
    assert data["contacts"]["petersen"]["left"]["replaced_by"] in data["contacts"]
    assert data["primary"] == "keller"


def test_a_departure_on_record_is_completed_and_corrected(acme: Record, harmless: After) -> None:
    named = contact_left(acme, "brandt", None, "petersen", today=TODAY)
    assert harmless(acme, named)["contacts"]["brandt"]["left"] == {"date": "2026-10-31", "replaced_by": "petersen"}
    dated = contact_left(acme, "brandt", date(2026, 10, 30), None, today=TODAY)
    assert dated.changes == (Set(("contacts", "brandt", "left", "date"), date(2026, 10, 30), "2026-10-31"),)


@pytest.mark.parametrize(
    ("who", "heir", "message"),
    [("brandt", None, "Ole Brandt left on 2026-10-31: that is on record"), ("keller", "keller", "cannot replace")],
)
def test_a_departure_makes_sense(acme: Record, who: str, heir: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        contact_left(acme, who, None, heir, today=TODAY)


OPEN_AND_OVER = """\
contacts:
  doe: {name: Jane Doe, stance: champion}
  roe: {name: Rick Roe, stance: champion}
issues:
  slow: {what: Slow, raised_by: doe}
  slower: {what: Slower, raised_by: doe, resolved: 2026-11-01}
goals:
  faster: {goal: Faster, their_owner: doe, value: {amount: 1, confirmed_by: doe}}
  reached: {goal: Reached, their_owner: doe, achieved: 2026-11-01}
  dropped: {goal: Dropped, their_owner: doe, dropped: 2026-11-01}
milestones:
  live: {what: Live, their_owner: doe}
  past: {what: Past, their_owner: doe, done: 2026-11-01}
  given-up: {what: Given up, their_owner: doe, dropped: 2026-11-01}
opportunities:
  more: {what: More, contact: doe}
  won: {what: Won, contact: doe, stage: won}
  lost: {what: Lost, contact: doe, stage: lost}
follow_ups:
  - {what: Offer, due: 2026-12-01, promised_to: doe, with: [doe, roe]}
  - {what: Order, due: 2026-12-02, waiting_on: doe}
  - {what: Lunch, due: 2026-12-03, with: doe}
  - {what: Old, due: 2026-11-01, done: 2026-11-01, promised_to: doe}
interactions:
  - {date: 2026-11-01, kind: call, with: doe, summary: x}
feedback:
  - {date: 2026-11-01, kind: nps, score: 9, contact: doe}
"""


def test_what_is_open_is_orphaned_and_what_is_over_is_not(account: Make) -> None:
    record = account(OPEN_AND_OVER)
    notes = contact_left(record, "doe", None, "roe", today=TODAY).notes
    assert [note.partition(": amctl")[0] for note in notes] == [
        "Looked after goal faster, which is open",
        "Looked after milestone live, which is open",
        "Wanted opportunity more, which is open",
        "Raised issue slow, which is open",
        "Planned with Jane Doe: Offer, due 2026-12-01",
        "Promised to Jane Doe: Offer, due 2026-12-01",
        "Waiting on Jane Doe: Order, due 2026-12-02",
        "Planned with Jane Doe: Lunch, due 2026-12-03",
    ]
    assert all(note.partition(": amctl ")[2] for note in notes)
    assert notes[3].endswith(": amctl set acme issues.slow.raised_by=roe")


def test_every_place_of_the_model_that_names_a_contact_is_known_to_be_told_or_history(account: Make) -> None:
    """A new field that names contacts has to be thought of here."""
    record = account(
        ACME
        + OPEN_AND_OVER.partition("issues:")[1]
        + OPEN_AND_OVER.partition("issues:")[2].replace("doe", "keller").replace("roe", "boss")
    )
    told = contact_left(record, "keller", None, None, today=TODAY).notes
    named = {place[0] for to, place, name in references(record.account) if to == "contact" and name == "keller"}
    assert named == {
        "primary", "contacts", "issues", "goals", "milestones", "opportunities", "follow_ups",
        "interactions", "feedback",
    }  # fmt: skip
    assert len(told) == len({*told}) == 13


def test_who_has_left_replaces_nobody(account: Make) -> None:
    record = account("contacts:\n  a: {name: Ada}\n  b: {name: Bea, left: {date: 2026-10-31}}\n")
    with pytest.raises(UsageError, match="Bea left on 2026-10-31 and replaces nobody"):
        contact_left(record, "a", None, "b", today=TODAY)


def test_an_heir_keeps_what_they_approve_already(account: Make) -> None:
    record = account("contacts:\n  a: {name: Ada, approves: [expansion]}\n  b: {name: Bea, approves: [renewal]}\n")
    (told,) = [note for note in contact_left(record, "b", None, "a", today=TODAY).notes if "Approved" in note]
    assert told.endswith("amctl contact set acme a --approves expansion,renewal")
