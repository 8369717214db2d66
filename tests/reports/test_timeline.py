"""One account in one column of time."""

from datetime import date
from typing import get_args

import pytest

from amctl.derive.account import derive
from amctl.model.account import Account
from amctl.model.history import Interaction
from amctl.model.plans import Opportunity
from amctl.model.reading import Record, understood
from amctl.model.work import Issue
from amctl.reports.events.event import KINDS, Event, Kind
from amctl.reports.report import Cell
from amctl.reports.timeline import COLUMNS, FULL, Wanted, timeline
from amctl.yaml.reader import read

HEAD = "name: Acme\nstatus: active\nowner: anna\n"
ENDED = "name: Acme\nstatus: ended\nowner: anna\n"
CONTACTS = "contacts: {keller: {name: Dr. Keller}, brandt: {name: Ole Brandt}}\n"
NOW = "Above is what was, below what is to come."


def choices(model, field: str) -> tuple[str, ...]:
    """The words that a field takes."""
    return get_args(model.model_fields[field].annotation)


@pytest.fixture
def ask(today, settings):
    """The timeline of an account of which this is the file, below its head."""

    def report(text: str = "", wanted: Wanted = Wanted(), *, head: str = HEAD, on: date = today):  # noqa: B008
        document = read("acme.yaml", (head + text).encode())
        account, problems = understood(document, Account)
        assert account is not None, problems or document.problems
        record = Record("acme", account, document)
        facts = derive(record, settings, on).facts
        return timeline(record, facts, wanted, today=on, currency="EUR")

    return report


@pytest.fixture
def told(ask):
    """Its rows, shortly: the day without the century, the kind, the state, what."""

    def rows(text: str, **how):
        report = ask(text, **how)
        return [f"{str(row['day'])[2:]} {row['kind']} {row['state']} | {row['what']}" for row in report.rows]

    return rows


def cells(report) -> dict[str, list[list[str]]]:
    """The tables by title, as texts."""
    return {block.title: [[cell.text for cell in row] for row in block.rows] for block in report.blocks}


# The account itself


def test_how_it_began_and_ended(told):
    text = (
        "since: 2023-04-01\ndeal: {signed: 2023-03-20, sold_by: jonas, why: Too slow by hand}\n"
        "rating: {colour: red, reason: no sponsor, date: 2026-01-01, by: anna}\n"
        "ended: {date: 2026-06-30, reason: budget, went_to: OldTool, note: Too late}\n"
        "advocacy: {referrals: [{date: 2024-05-04, name: Süd AG}]}\n"
    )
    assert told(text, head=ENDED) == [
        "23-03-20 account happened | Deal signed: Too slow by hand",
        "23-04-01 account happened | Customer since this day",
        "24-05-04 referral happened | Recommended us to Süd AG",
        "26-01-01 rating happened | Rated red: no sponsor",
        "26-06-30 account happened | Account ended: budget; went to OldTool; Too late",
    ]
    assert told("ended: {date: 2026-06-30}\n", head=ENDED) == ["26-06-30 account happened | Account ended"]


def test_what_has_no_day_is_not_shown(told):
    text = (
        "deal: {why: x}\nrating: {colour: red}\nadvocacy: {reference: true}\n"
        "goals: {g: {goal: G}}\nmilestones: {m: {what: M}}\nopportunities: {o: {what: O}, p: {what: P, stage: won}}\n"
        "issues: {i: {what: I}}\ncontacts: {k: {name: K}}\n"
    )
    assert told(text) == []


def test_who_left_and_who_came_after(told):
    text = (
        "contacts:\n  k: {name: Keller, left: {date: 2026-01-01, replaced_by: b}}\n"
        "  b: {name: Ole Brandt, left: {date: 2026-02-01, replaced_by: z}}\n"
        "  p: {name: Petersen, left: {date: 2026-03-01}}\n"
    )
    assert told(text) == [
        "26-01-01 contact happened | Keller left, then Ole Brandt",
        "26-02-01 contact happened | Ole Brandt left, then z",
        "26-03-01 contact happened | Petersen left",
    ]


def test_every_contact_says_how_it_went(ask, told):
    text = CONTACTS + (
        "interactions:\n"
        "  - {date: 2026-11-01, kind: call, by: anna, with: keller, direction: out, reached: false, summary: Beep}\n"
        "  - {date: 2026-11-02, kind: meeting, by: [anna, ben], summary: Good talk, sentiment: positive}\n"
        "  - {date: 2026-11-03, kind: email, direction: in, summary: Complains, sentiment: negative}\n"
    )
    assert told(text) == [
        "26-11-01 interaction happened | Call out, not reached: Beep",
        "26-11-02 interaction happened | Meeting: Good talk",
        "26-11-03 interaction happened | Email in: Complains",
    ]
    report = ask(text)
    assert [(row["who"], row["with"], row["line"]) for row in report.rows][:2] == [
        (("anna",), ("keller",), 6),
        (("anna", "ben"), (), 7),
    ]
    assert [row[3].tone for row in report.blocks[0].rows] == ["plain", "good", "bad", "warn"]


def test_figures_of_use_and_of_opinion(told):
    text = CONTACTS + (
        "usage: [{date: 2026-09-30, product: p, active: 97, of: 120}, {date: 2026-10-31, product: p, active: 98}]\n"
        "feedback: [{date: 2026-10-15, kind: nps, score: 9, comment: Fine}, {date: 2026-10-16, kind: quote}]\n"
    )
    assert told(text) == [
        "26-09-30 usage happened | p: 97 of 120 in use",
        "26-10-15 feedback happened | nps 9: Fine",
        "26-10-16 feedback happened | quote",
        "26-10-31 usage happened | p: 98 in use",
    ]


# Plans


def test_goals_with_their_readings_until_they_are_reached_or_given_up(told):
    text = (
        "goals:\n"
        "  a: {goal: Faster, due: 2026-12-31, metric: {unit: hours, target: 2},\n"
        "      readings: [{date: 2026-06-30, value: 4.5}]}\n"
        "  b: {goal: Better, due: 2026-11-22, metric: {unit: stars}, readings: [{date: 2026-07-01, value: 3}]}\n"
        "  c: {goal: Cheaper, due: 2026-01-01, achieved: 2026-02-01, readings: [{date: 2026-01-15, value: 1}]}\n"
        "  d: {goal: Happier, due: 2026-01-01, dropped: 2026-03-01}\n"
    )
    assert told(text) == [
        "26-01-15 goal happened | Cheaper: 1",
        "26-02-01 goal happened | Achieved: Cheaper",
        "26-03-01 goal happened | Dropped: Happier",
        "26-06-30 goal happened | Faster: 4.5 hours, target 2",
        "26-07-01 goal happened | Better: 3 stars",
        "26-11-22 goal overdue | Goal: Better",
        "26-12-31 goal coming | Goal: Faster",
    ]


def test_milestones_say_if_they_were_late(told):
    text = (
        "milestones:\n"
        "  a: {what: Kickoff, due: 2026-01-10, done: 2026-01-09}\n"
        "  b: {what: Live, due: 2026-02-10, done: 2026-02-12}\n"
        "  c: {what: Extra, done: 2026-03-01}\n"
        "  d: {what: Never, due: 2026-03-01, dropped: 2026-04-01}\n"
        "  e: {what: Old tool off, due: 2026-11-23}\n"
    )
    assert told(text) == [
        "26-01-09 milestone happened | Reached: Kickoff",
        "26-02-12 milestone happened | Reached: Live, due 2026-02-10",
        "26-03-01 milestone happened | Reached: Extra",
        "26-04-01 milestone happened | Dropped: Never",
        "26-11-23 milestone coming | Milestone: Old tool off",
    ]


def test_opportunities_won_lost_and_to_be_decided(ask, told):
    text = (
        "opportunities:\n"
        "  a: {what: More seats, stage: won, closed: 2026-01-01}\n"
        "  b: {what: Analytics, stage: lost, closed: 2026-02-01, reason: budget}\n"
        "  c: {what: App, kind: cross-sell, stage: qualified, close: 2027-01-29, next: price, owner: mei}\n"
        "  d: {what: Idea, close: 2026-11-01}\n"
    )
    assert told(text) == [
        "26-01-01 opportunity happened | Won: More seats",
        "26-02-01 opportunity happened | Lost: Analytics; budget",
        "26-11-01 opportunity overdue | Upsell: Idea, identified",
        "27-01-29 opportunity coming | Cross-sell: App, qualified; next: price",
    ]
    assert [row[3].tone for row in ask(text).blocks[0].rows][:2] == ["good", "bad"]
    assert ask(text).rows[-1]["who"] == ("mei",)


# Work


def test_an_issue_from_its_first_word_to_its_last(ask, told):
    text = CONTACTS + (
        "issues:\n"
        "  a: {what: Export late, kind: escalation, severity: high, opened: 2026-10-02, raised_by: keller,\n"
        "      owner: mei, next_update: 2026-11-27, ticket: S-1,\n"
        "      updates: [{date: 2026-10-06, note: reproduced, by: ben}, {date: 2026-11-20, note: fixed in test}]}\n"
        "  b: {what: Labels, severity: low, opened: 2026-08-11, resolved: 2026-08-20, resolution: font,\n"
        "      next_update: 2026-08-21}\n"
    )
    assert told(text) == [
        "26-08-11 issue happened | Problem, low: Labels",
        "26-08-20 issue happened | Resolved: Labels; font",
        "26-10-02 issue happened | Escalation, high: Export late; S-1",
        "26-10-06 issue happened | Export late: reproduced",
        "26-11-20 issue happened | Export late: fixed in test",
        "26-11-27 issue coming | Update on: Export late",
    ]
    report = ask(text)
    assert [(*row["who"], *row["with"]) for row in report.rows] == [
        ("anna",),
        ("anna",),
        ("mei", "keller"),
        ("ben",),
        ("mei",),
        ("mei", "keller"),
    ]
    assert [row[3].tone for row in report.blocks[0].rows][:3] == ["warn", "good", "bad"]


def test_follow_ups_done_and_to_come(told):
    text = CONTACTS + (
        "follow_ups:\n"
        "  - {what: Farewell, due: 2026-10-30, done: 2026-10-31}\n"
        "  - {what: Offer, due: 2026-11-20, promised_to: keller}\n"
        "  - {what: Order, due: 2026-11-18, waiting_on: brandt, snoozed_until: 2026-11-26}\n"
        "  - {what: Form, due: 2026-11-19, waiting_on: nobody, snoozed_until: 2026-11-21}\n"
        "  - {what: Status, due: 2026-06-01, every: 1 month, last_done: 2026-11-02}\n"
        "  - {what: Review, due: 2026-12-03, at: '10:00', promised_to: nobody}\n"
        "  - {what: Later, due: 2026-12-05, snoozed_until: 2026-11-30}\n"
    )
    assert told(text) == [
        "26-10-31 follow-up happened | Done: Farewell",
        "26-11-02 follow-up happened | Done: Status, not for the last time",
        "26-11-19 follow-up overdue | Form (waiting on nobody)",
        "26-11-20 follow-up overdue | Offer (promised to Dr. Keller)",
        "26-11-26 follow-up coming | Order (waiting on Ole Brandt, snoozed, due 2026-11-18)",
        "26-12-01 follow-up coming | Status (every 1 month)",
        "26-12-03 follow-up coming | Review, 10:00 (promised to nobody)",
        "26-12-05 follow-up coming | Later",
    ]


def test_a_handoff_step_by_step(told):
    text = (
        "handoffs:\n"
        "  - {kind: sales-to-account, from: jonas, to: anna, opened: 2026-01-03, reason: new, accepted: 2026-01-20,\n"
        "     done: {met-team: {date: 2026-01-12, by: anna, note: all of them}}}\n"
        "  - {kind: account-to-account, from: anna, to: ben, opened: 2026-11-01, due: 2026-12-01}\n"
        "  - {kind: account-to-account, from: ben, to: mei, opened: 2026-11-02}\n"
    )
    assert told(text) == [
        "26-01-03 handoff happened | Handoff from jonas to anna begins: new",
        "26-01-12 handoff happened | Handoff from jonas to anna: met-team; all of them",
        "26-01-20 handoff happened | anna accepts the handoff from jonas",
        "26-11-01 handoff happened | Handoff from anna to ben begins",
        "26-11-02 handoff happened | Handoff from ben to mei begins",
        "26-12-01 handoff coming | Complete the handoff from anna to ben",
    ]


def test_what_became_of_a_handoff_is_told_with_its_reason(told):
    text = (
        "handoffs:\n"
        "  - {kind: sales-to-account, from: jonas, to: anna, opened: 2026-01-03, accepted: 2026-01-20,\n"
        "     forced: holidays}\n"
        "  - {kind: departed, from: jonas, to: ben, opened: 2026-02-01,\n"
        "     rejected: {date: 2026-02-02, reason: too many}}\n"
        "  - {kind: account-to-account, from: anna, to: ben, opened: 2026-03-01,\n"
        "     notes: [{date: 2026-03-02, by: ben, note: on Friday}],\n"
        "     cancelled: {date: 2026-03-03, by: mei, reason: no}}\n"
        "  - {kind: account-to-account, from: anna, to: mei, opened: 2026-04-01, cancelled: {date: 2026-04-03}}\n"
    )
    assert told(text) == [
        "26-01-03 handoff happened | Handoff from jonas to anna begins",
        "26-01-20 handoff happened | anna accepts the handoff from jonas: although steps were missing: holidays",
        "26-02-01 handoff happened | Handoff from jonas to ben begins",
        "26-02-02 handoff happened | ben rejects the handoff from jonas: too many",
        "26-03-01 handoff happened | Handoff from anna to ben begins",
        "26-03-02 handoff happened | Handoff from anna to ben: on Friday",
        "26-03-03 handoff happened | Handoff from anna to ben is called off: no",
        "26-04-01 handoff happened | Handoff from anna to mei begins",
        "26-04-03 handoff happened | Handoff from anna to mei is called off",
    ]


# Contracts


def test_a_term_from_its_signature_to_its_successor(told):
    text = (
        "contracts:\n"
        "  a: {signed: 2024-12-01, start: 2025-01-01, end: 2025-12-31,\n"
        "      outcome: {result: renewed-more, date: 2025-11-01},\n"
        "      lines: {x: {amount: 1000, per: month}, y: {amount: 100, start: 2025-03-01, end: 2025-10-31}}}\n"
        "  b: {signed: 2025-11-01, start: 2026-01-01, end: 2027-12-31, follows: a, currency: USD,\n"
        "      lines: {x: {amount: 9}},\n"
        "      forecast: {call: likely, amount: 10, date: 2026-02-01, reason: happy}}\n"
        "  c: {start: 2028-01-01, end: 2028-12-31, follows: b}\n"
    )
    assert told(text) == [
        "24-12-01 contract happened | a signed",
        "25-01-01 contract happened | a begins: 12,000 EUR a year",
        "25-03-01 contract happened | a: y begins",
        "25-10-31 contract happened | a: last day of y",
        "25-11-01 contract happened | a: renewed-more",
        "25-11-01 contract happened | b signed",
        "25-12-31 contract happened | Last day of a",
        "26-01-01 contract happened | b begins: 9 USD a year",
        "26-02-01 contract happened | Forecast for b: likely, 10 USD a year; happy",
        "27-12-31 decision coming | Decide on b: lapses after 2027-12-31",
        "27-12-31 contract coming | Last day of b",
        "28-01-01 contract coming | c begins, not signed yet: 0 EUR a year",
    ]


def test_a_term_that_renewed_by_itself(told):
    text = (
        "contracts:\n"
        "  a: {signed: 2024-01-01, start: 2024-01-01, end: 2024-12-31, renewal: auto, renews_for: 1 year,\n"
        "      notice: 3 months,\n"
        "      uplift: {percent: 3, announced: 2024-08-01}}\n"
    )
    assert told(text, on=date(2026, 11, 23))[2:] == [
        "24-08-01 contract happened | Price increase on a announced: 3 %",
        "24-09-30 decision happened | Last day for notice on a: none, so it runs on until 2025-12-31",
        "25-09-30 decision happened | Last day for notice on a: none, so it runs on until 2026-12-31",
        "26-09-30 decision happened | Last day for notice on a: none, so it runs on until 2027-12-31",
        "27-12-31 contract coming | The term of a ends",
    ]
    assert told(text, on=date(2026, 9, 30))[-2:] == [
        "26-09-30 decision coming | Decide on a: renews by itself for 1 year, until 2027-12-31, at 0 EUR a year",
        "26-12-31 contract coming | The term of a ends",
    ]


def test_a_term_that_renewed_for_nobody_knows_how_long(told):
    text = "contracts: {a: {signed: 2024-01-01, start: 2024-01-01, end: 2024-12-31, renewal: auto}}\n"
    assert told(text)[2:] == ["24-12-31 decision happened | Last day for notice on a: none, so it runs on"]


@pytest.mark.parametrize(
    ("notice", "what"),
    [
        ("by: customer, reason: budget", "Notice on a given by the customer: budget"),
        ("by: us, effective: 2026-06-30", "Notice on a given by us, to 2026-06-30"),
    ],
)
def test_notice_and_what_came_of_it(notice, what, told):
    text = (
        f"contracts: {{a: {{start: 2026-01-01, signed: 2026-01-01, end: 2026-12-31,\n"
        f"  notice_given: {{date: 2026-03-01, {notice}}},\n"
        "  forecast: {call: lost, date: 2026-03-02},\n"
        "  outcome: {result: terminated, date: 2026-03-03, reason: budget}}}\n"
    )
    assert told(text)[2:5] == [
        f"26-03-01 contract happened | {what}",
        "26-03-02 contract happened | Forecast for a: lost",
        "26-03-03 contract happened | a: terminated; budget",
    ]
    assert told(text)[5].endswith("| Last day of a")


def test_a_decision_that_nobody_took_is_overdue(told):
    text = "contracts: {a: {signed: 2025-01-01, start: 2025-01-01, end: 2026-10-31}}\n"
    assert told(text)[-2:] == [
        "26-10-31 decision overdue | Decide on a: lapses after 2026-10-31",
        "26-10-31 contract happened | Last day of a",
    ]


# Accounts that are over


def test_what_was_left_open_when_the_account_ended(ask, told):
    text = (
        "goals: {a: {goal: Past, due: 2026-01-01}, b: {goal: Ahead, due: 2027-01-01}}\n"
        "milestones: {c: {what: Some day}}\nfollow_ups: [{what: Done, due: 2026-01-02, done: 2026-01-02}]\n"
    )
    assert told(text, head=ENDED) == [
        "26-01-01 goal happened | Goal: Past, left open",
        "26-01-02 follow-up happened | Done: Done",
    ]
    assert ask(text, head=ENDED).blocks[0].rows[0][3] == Cell("Goal: Past, left open", "dim")


# One column of time

SOME = (
    "interactions:\n  - {date: 2024-02-01, kind: note, summary: Old}\n"
    "  - {date: 2026-11-23, kind: note, summary: Today}\n"
    '  - {date: 2026-11-20, kind: note, summary: "Long\\n"}\n'
    "follow_ups:\n  - {what: For today, due: 2026-11-23}\n  - {what: Late, due: 2026-11-21}\n"
    "  - {what: Ahead, due: 2027-01-01}\n"
)


def test_years_have_their_tables_and_today_its_line(ask):
    assert cells(ask(SOME)) == {
        "2024": [["2024-02-01", "", "interaction", "Note: Old", ""]],
        "2026": [
            ["2026-11-20", "", "interaction", "Note: Long", ""],
            ["2026-11-21", "2d late", "follow-up", "Late", "anna"],
            ["2026-11-23", "today", "interaction", "Note: Today", ""],
            ["2026-11-23", "today", "", NOW, ""],
            ["2026-11-23", "today", "follow-up", "For today", "anna"],
        ],
        "2027": [["2027-01-01", "in 39d", "follow-up", "Ahead", "anna"]],
    }


def test_today_has_its_line_even_in_a_year_without_anything(ask):
    found = cells(ask(SOME, on=date(2025, 6, 1)))
    assert found["2025"] == [["2025-06-01", "today", "", NOW, ""]]
    assert list(found) == ["2024", "2025", "2026", "2027"]


def test_today_has_no_line_where_it_was_not_asked_for(ask):
    assert list(cells(ask(SOME, Wanted(since=date(2026, 11, 24))))) == ["2027"]
    assert list(cells(ask(SOME, Wanted(until=date(2026, 11, 22))))) == ["2024", "2026"]
    assert NOW not in str(cells(ask(SOME, Wanted(until=date(2026, 11, 22)))))
    assert NOW in str(cells(ask(SOME, Wanted(date(2026, 11, 23), date(2026, 11, 23)))))


def test_what_is_late_stands_out(ask):
    (_, late, *_), _ = ask(SOME).blocks[1].rows, None
    assert [cell.tone for cell in late] == ["bad", "bad", "dim", "plain", "plain"]


def test_kinds_may_be_chosen(ask):
    assert {row["kind"] for row in ask(SOME, Wanted(kinds=("follow-up",))).rows} == {"follow-up"}
    assert len(ask(SOME, Wanted(kinds=("follow-up", "interaction"))).rows) == 6
    report = ask(SOME, Wanted(kinds=("issue",)))
    assert (report.rows, report.blocks, report.nothing) == ((), (), "Acme has nothing on the days asked for.")


def many(*years: tuple[int, int]) -> str:
    notes = [f"  - {{date: {year}-03-01, kind: note, summary: x}}\n" for year, count in years for _ in range(count)]
    return "interactions:\n" + "".join(notes)


@pytest.mark.parametrize(
    ("years", "counted"),
    [
        ([(2023, FULL), (2024, 1)], []),
        ([(2023, FULL), (2024, 1), (2026, 1)], [2023]),
        ([(2023, FULL - 1), (2024, 1)], []),
        ([(2022, 1), (2023, FULL), (2024, 1)], [2022]),
        ([(2024, 1), (2025, FULL), (2026, FULL)], [2024]),
        ([(2025, FULL), (2026, FULL)], []),
        ([(2010, FULL + 1)], []),
        ([(2009, 1), (2010, FULL + 1)], []),
        ([(2008, 1), (2010, FULL + 1)], [2008]),
        ([(2024, 3), (2026, FULL), (2027, 1)], [2024]),
    ],
)
def test_years_far_back_are_only_counted_if_there_is_too_much(ask, years, counted):
    report = ask(many(*years))
    assert len(report.rows) == sum(count for _, count in years)
    told = cells(report)
    assert [int(row[0]) for row in told.get("Not shown here", [])] == counted
    assert not {str(year) for year in counted} & set(told)
    assert {str(year) for year, _ in years if year not in counted} <= set(told)
    assert "Not shown here" not in cells(ask(many(*years), Wanted(since=date(2000, 1, 1))))


def test_what_is_only_counted_says_how_to_see_it(ask):
    report = ask(many((2023, 7), (2025, FULL)), Wanted(kinds=("interaction", "issue")))
    assert cells(report)["Not shown here"] == [
        ["2023", "7", "amctl timeline acme --since 2023-01-01 --until 2023-12-31 --kind interaction --kind issue"]
    ]


def test_rows_and_kinds_are_a_closed_set(ask, today):
    report = ask(SOME)
    assert {tuple(row) for row in report.rows} == {("account", "name", *COLUMNS[1:])}
    assert (report.name, report.title, report.today) == ("timeline", "Acme: timeline", today)
    assert len(get_args(Kind)) == 15


@pytest.mark.parametrize(
    ("day", "undone", "state"),
    [
        ("2026-11-22", False, "happened"),
        ("2026-11-22", True, "overdue"),
        ("2026-11-23", False, "happened"),
        ("2026-11-23", True, "coming"),
        ("2026-11-24", False, "coming"),
        ("2026-11-24", True, "coming"),
    ],
)
def test_where_an_event_stands(day, undone, state, today):
    assert Event("goal", date.fromisoformat(day), "x", 1, open=undone).state(today) == state


# Words


def test_every_kind_of_event_is_told_as_it_is_called():
    assert {kind: str(told) for kind, told in KINDS.items()} == {kind: kind for kind in get_args(Kind)}


@pytest.mark.parametrize("kind", choices(Interaction, "kind"))
def test_every_kind_of_contact_has_a_word(told, kind):
    text = f"interactions: [{{date: 2026-11-01, kind: {kind}, summary: x}}]\n"
    assert told(text) == [f"26-11-01 interaction happened | {kind.capitalize()}: x"]


@pytest.mark.parametrize("kind", choices(Issue, "kind"))
def test_every_kind_of_issue_has_a_word(told, kind):
    text = f"issues: {{i: {{what: x, kind: {kind}, opened: 2026-11-01}}}}\n"
    assert told(text) == [f"26-11-01 issue happened | {kind.capitalize()}, medium: x"]


@pytest.mark.parametrize("kind", choices(Opportunity, "kind"))
def test_every_kind_of_opportunity_has_a_word(told, kind):
    text = f"opportunities: {{o: {{what: x, kind: {kind}, close: 2026-12-01}}}}\n"
    assert told(text) == [f"26-12-01 opportunity coming | {kind.capitalize()}: x, identified"]
