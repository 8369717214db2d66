"""AM314"""

import pytest

JONAS = "Jonas Weber, who left on 2026-09-30,"


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("issues: {late: {what: L, owner: jonas}}", "owns issue late", "amctl set acme issues.late.owner=ben"),
        ("goals: {fast: {goal: F, owner: jonas}}", "owns goal fast", "amctl set acme goals.fast.owner=ben"),
        ("milestones: {m: {what: M, owner: jonas}}", "owns milestone m", "amctl set acme milestones.m.owner=ben"),
        (
            "opportunities: {o: {what: O, owner: jonas}}",
            "owns opportunity o",
            "amctl set acme opportunities.o.owner=ben",
        ),
        ("team: {jonas: sales}", "is still in the team", "amctl set acme team.jonas= team.ben=sales"),
        ("team: {jonas: $(x)}", "is still in the team", "amctl set acme team.jonas= team.ben='$(x)'"),
        (
            "follow_ups: [{what: Ask, due: 2026-12-01, who: [anna, jonas]}]",
            "has a follow-up: Ask",
            "write who: ben; amctl edit acme",
        ),
        (
            "follow_ups: [{what: Ask, due: 2026-12-01, who: jonas}]",
            "has a follow-up: Ask",
            "write who: ben; amctl edit acme",
        ),
        (
            "handoffs: [{kind: sales-to-account, from: anna, to: jonas, opened: 2026-09-01}]",
            "is to take the account over",
            "amctl handoff cancel acme, then: amctl handoff start acme --to ben",
        ),
    ],
)
def test_what_is_open_and_theirs_is_told_at_the_name(told, text, what, remedy):
    (found,) = told(text + "\n")
    assert found[2:] == ("AM314", "warning", "jonas", f"{JONAS} {what}", remedy)
    assert found.line == 4


def test_without_a_successor_the_command_leaves_the_name_open(told):
    (found,) = told("issues: {late: {what: L, owner: lea}}\n")
    assert (found.message, found.help) == (
        "Lea Roth, who left on 2026-09-30, owns issue late",
        "amctl set acme issues.late.owner=PERSON",
    )


@pytest.mark.parametrize(
    "text",
    [
        "issues: {late: {what: L, owner: jonas, resolved: 2026-01-01}}",
        "goals: {fast: {goal: F, owner: jonas, achieved: 2026-01-01}}",
        "milestones: {m: {what: M, owner: jonas, done: 2026-01-01}}",
        "opportunities: {o: {what: O, owner: jonas, stage: won}}",
        "follow_ups: [{what: Ask, due: 2026-12-01, who: jonas, done: 2026-01-01}]",
        "handoffs: [{kind: sales-to-account, from: jonas, to: anna, opened: 2026-09-01}]",
        "handoffs: [{kind: sales-to-account, from: anna, to: jonas, opened: 2026-01-01, accepted: 2026-01-02}]",
        "interactions: [{date: 2026-01-01, kind: note, by: jonas, summary: s}]",
        "contacts: {jonas: {name: J, reports_to: lea}, lea: {name: L}}",
        "issues: {late: {what: L, owner: ben}}",
    ],
)
def test_what_is_over_or_somebody_elses_is_fine(codes, text):
    assert codes(text + "\n") == []


@pytest.mark.parametrize(("today", "speaks"), [("2026-09-30", False), ("2026-10-01", True)])
def test_the_last_day_is_still_a_day_at_work(codes, today, speaks):
    assert codes("team: {jonas: sales}\n", today=today) == ["AM314"] * speaks


@pytest.mark.parametrize(("status", "speaks"), [("paused", True), ("ended", False), ("archived", False)])
def test_accounts_that_have_ended_are_left_alone(codes, status, speaks):
    head = f"name: Acme\nstatus: {status}\nowner: anna\n"
    assert codes("team: {jonas: sales}\n", head=head) == ["AM314"] * speaks


def test_in_a_book_that_nobody_left_nothing_is_asked(codes, make_settings, monkeypatch):
    monkeypatch.setitem(make_settings.__globals__, "SETTINGS", "amctl: 1\npeople: {anna: {name: Anna}}\n")
    assert codes("team: {anna: sales}\n") == []


OWNED = "name: Acme\nstatus: active\nowner: jonas\n"


def test_whoever_owned_the_account_hands_it_over_with_the_account(told):
    (found,) = told("issues: {late: {what: L, owner: jonas}}\n", head=OWNED)
    assert found.help == "with the account: amctl handoff plan --from jonas"


@pytest.mark.parametrize(("from_", "speaks"), [("jonas", False), ("lea", True)])
def test_what_goes_over_with_an_open_handoff_is_fine(codes, from_, speaks):
    text = f"team: {{jonas: sales}}\nhandoffs: [{{kind: departed, from: {from_}, to: anna, opened: 2026-11-01}}]\n"
    assert codes(text) == ["AM314"] * speaks
