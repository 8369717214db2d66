"""AM611"""

import pytest

ISSUE = "issues:\n  late: {what: Late, opened: 2026-10-02, resolved: 2026-10-01}\n"
HANDOFF = "handoffs:\n  - {kind: account-to-account, from: ben, to: anna, opened: 2026-10-02, accepted: 2026-10-01}\n"


def test_an_issue_that_was_settled_before_it_came_up_is_told(told, codes):
    assert told(ISSUE) == [
        (
            5,
            52,
            "AM611",
            "warning",
            "2026-10-01",
            "late was resolved on 2026-10-01, before it was opened on 2026-10-02",
            "amctl set acme issues.late.resolved=DAY",
        )
    ]
    assert codes(ISSUE.replace("10-01", "10-02")) == []
    assert codes(ISSUE.replace("opened: 2026-10-02, ", "")) == []


def test_a_handoff_that_was_accepted_before_it_began_is_told(told, codes):
    (found,) = told(HANDOFF)
    assert found[4:] == ("2026-10-01", "accepted on 2026-10-01, before it was opened on 2026-10-02", "amctl edit acme")
    assert codes(HANDOFF.replace("10-01", "10-02")) == []


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("done: {met-team: {date: 2026-10-01, by: ben}}", "met-team"),
        ("done: {access: {date: 2026-10-01}}", "access"),
        ("notes: [{date: 2026-10-01, note: n}]", "note"),
    ],
)
def test_nothing_of_a_handoff_is_done_or_said_before_it_began(told, codes, more, what):
    text = HANDOFF.replace("accepted: 2026-10-01", f"due: 2026-12-31, {more}")
    (found,) = told(text)
    assert found[4:6] == ("2026-10-01", f"{what} on 2026-10-01, before it was opened on 2026-10-02")
    assert codes(text.replace("10-01", "10-02")) == []


def test_a_handoff_begins_on_a_day_that_has_come(told):
    (found,) = told("handoffs:\n  - {kind: account-to-account, from: ben, to: anna, opened: 2062-10-01}\n")
    assert found[4:] == ("2062-10-01", "opened on 2062-10-01, which is still to come", "amctl edit acme")


@pytest.mark.parametrize("what", ["rejected", "cancelled"])
def test_nor_is_it_rejected_or_called_off_before_that(told, codes, what):
    text = HANDOFF.replace("accepted: 2026-10-01", f"{what}: {{date: 2026-10-01, reason: no}}")
    (found,) = told(text)
    assert found[4:6] == ("2026-10-01", f"{what} on 2026-10-01, before it was opened on 2026-10-02")
    assert codes(text.replace("10-01", "10-02")) == []


@pytest.mark.parametrize(
    ("text", "what", "path"),
    [
        ("contracts:\n  p: {start: 2027-01-01, signed: 2026-12-01}\n", "signed", "contracts.p.signed"),
        (
            "contracts:\n  p: {start: 2026-01-01, notice_given: {by: us, date: 2026-12-01}}\n",
            "notice given",
            "contracts.p.notice_given.date",
        ),
        (
            "contracts:\n  p: {start: 2026-01-01, outcome: {result: lapsed, date: 2026-12-01}}\n",
            "outcome",
            "contracts.p.outcome.date",
        ),
        ("goals:\n  g: {goal: G, achieved: 2026-12-01}\n", "achieved", "goals.g.achieved"),
        ("milestones:\n  m: {what: M, done: 2026-12-01}\n", "done", "milestones.m.done"),
        ("opportunities:\n  o: {what: O, stage: lost, closed: 2026-12-01}\n", "closed", "opportunities.o.closed"),
        ("issues:\n  i: {what: I, resolved: 2026-12-01}\n", "resolved", "issues.i.resolved"),
        ("follow_ups:\n  - {what: F, due: 2026-01-01, done: 2026-12-01}\n", "done", None),
        (HANDOFF.replace("2026-10-01", "2026-12-01"), "accepted", None),
        (HANDOFF.replace("accepted: 2026-10-01", "cancelled: {date: 2026-12-01}"), "cancelled", None),
        (HANDOFF.replace("accepted: 2026-10-01", "done: {met: {date: 2026-12-01}}, due: 2026-12-31"), "met", None),
        (
            HANDOFF.replace("accepted: 2026-10-01", "notes: [{date: 2026-12-01, note: N}], due: 2026-12-31"),
            "note",
            None,
        ),
        ("rating: {colour: green, date: 2026-12-01}\n", "rating", "rating.date"),
        ("deal: {signed: 2026-12-01}\n", "signed", "deal.signed"),
        ("contacts:\n  c: {name: C, assessed: 2026-12-01}\n", "assessed", "contacts.c.assessed"),
        (
            "contracts:\n  p: {start: 2026-01-01, forecast: {call: likely, date: 2026-12-01}}\n",
            "forecast",
            "contracts.p.forecast.date",
        ),
        ("goals:\n  g: {goal: G, readings: [{date: 2026-12-01, value: 1}]}\n", "reading", None),
        ("usage:\n  - {date: 2026-12-01, product: platform, active: 1}\n", "usage", None),
        ("feedback:\n  - {date: 2026-12-01, kind: nps, score: 9}\n", "feedback", None),
    ],
    ids=[
        *("signed", "notice", "outcome", "goal", "milestone", "opportunity", "issue", "follow-up", "handoff"),
        *("called off", "tick", "note", "rating", "deal", "assessed", "forecast", "reading", "usage", "feedback"),
    ],
)
def test_what_is_over_was_so_today_at_the_latest(told, codes, text, what, path):
    (found,) = told(text, today="2026-11-30")
    mended = f"amctl set acme {path}=DAY" if path else "amctl edit acme"
    assert found[4:] == ("2026-12-01", f"{what} on 2026-12-01, which is still to come", mended)
    assert codes(text, today="2026-12-01") == []


def test_accounts_that_are_over_are_left_alone(codes):
    assert codes(ISSUE + HANDOFF, head="name: Acme\nstatus: ended\nowner: anna\n") == []
