"""AM315"""

import pytest

CONTACTS = (
    "contacts:\n  brandt: {name: Ole Brandt, left: {date: 2026-10-31, replaced_by: petersen}}\n"
    "  petersen: {name: Ute Petersen}\n"
)
BRANDT = "Ole Brandt, who left on 2026-10-31,"


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("primary: brandt", "is still the one to write first", "amctl set acme primary=petersen"),
        ("goals: {g: {goal: G, their_owner: brandt}}", "has goal g", "amctl set acme goals.g.their_owner=petersen"),
        (
            "milestones: {m: {what: M, their_owner: brandt}}",
            "has milestone m",
            "amctl set acme milestones.m.their_owner=petersen",
        ),
        (
            "opportunities: {o: {what: O, contact: brandt}}",
            "has opportunity o",
            "amctl set acme opportunities.o.contact=petersen",
        ),
        ("follow_ups: [{what: Ask, due: 2026-12-01, promised_to: brandt}]", "stands in an open follow-up: Ask", "done"),
        ("follow_ups: [{what: Ask, due: 2026-12-01, waiting_on: brandt}]", "stands in an open follow-up: Ask", "done"),
        ("follow_ups: [{what: Ask, due: 2026-12-01, with: [brandt]}]", "stands in an open follow-up: Ask", "done"),
    ],
)
def test_what_hangs_on_somebody_who_left_is_told_at_the_name(told, text, what, remedy):
    (found,) = told(text + "\n" + CONTACTS)
    assert found[:6] == (4, text.index("brandt") + 1, "AM315", "warning", "brandt", f"{BRANDT} {what}")
    assert remedy in found.help


def test_somebody_who_still_reports_to_them_is_told(told):
    (found,) = told(CONTACTS + "  yilmaz: {name: Aylin Yilmaz, reports_to: brandt}\n")
    assert found.message == f"{BRANDT} still has Aylin Yilmaz reporting to them"
    assert found.help == "amctl contact set acme yilmaz --reports-to petersen"


def test_what_only_they_approved_is_told(told):
    text = CONTACTS.replace("Brandt,", "Brandt, approves: [renewal, expansion],")
    (found,) = told(text)
    assert found[4:] == (
        "approves",
        f"{BRANDT} approved renewal and expansion, and nobody does now",
        "amctl contact set acme petersen --approves renewal,expansion",
    )
    (found,) = told(text.replace("Petersen", "Petersen, approves: [renewal]"))
    assert found.message == f"{BRANDT} approved expansion, and nobody does now"
    assert found.help == "amctl contact set acme petersen --approves renewal,expansion"
    assert told(text.replace("Petersen", "Petersen, approves: [renewal, expansion]")) == []


def test_without_a_replacement_the_command_leaves_the_name_open(told):
    (found,) = told("primary: brandt\n" + CONTACTS.replace(", replaced_by: petersen", ""))
    assert found.help == "amctl set acme primary=CONTACT"


@pytest.mark.parametrize(
    "text",
    [
        "primary: petersen",
        "issues: {late: {what: L, raised_by: brandt}}",
        "goals: {fast: {goal: F, their_owner: brandt, dropped: 2026-01-01}}",
        "milestones: {m: {what: M, their_owner: brandt, done: 2026-01-01}}",
        "opportunities: {o: {what: O, contact: brandt, stage: lost}}",
        "follow_ups: [{what: Ask, due: 2026-12-01, promised_to: brandt, done: 2026-01-01}]",
        "interactions: [{date: 2026-01-01, kind: note, with: brandt, summary: s}]",
        "team: {brandt: x}",
    ],
)
def test_history_is_fine(codes, text):
    assert set(codes(text + "\n" + CONTACTS)) <= {"AM301"}


def test_among_those_who_left_reporting_lines_are_history(codes):
    assert codes(CONTACTS + "  yil: {name: Y, reports_to: brandt, left: {date: 2026-01-01}}\n") == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-10-30", False), ("2026-10-31", True)])
def test_it_speaks_from_the_day_on(codes, today, speaks):
    assert codes("primary: brandt\n" + CONTACTS, today=today) == ["AM315"] * speaks


@pytest.mark.parametrize(("status", "speaks"), [("paused", True), ("ended", False), ("archived", False)])
def test_accounts_that_have_ended_are_left_alone(codes, status, speaks):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert codes("primary: brandt\n" + CONTACTS, head=head) == ["AM315"] * speaks
