"""How the first ninety days of a handoff go that was accepted."""

from datetime import date

import pytest

from amctl.facts import Handoff as Row
from amctl.model.work import Handoff
from amctl.plans.answers import Answer
from amctl.reports.checklist import COLUMNS
from amctl.reports.first_days import how_it_goes
from amctl.reports.report import Facts, Prose, Table

NAMES = {"anna": "Anna Becker", "ben": "Ben Ott"}
TAKEN = Handoff(kind="account-to-account", from_="ben", to="anna", opened=date(2026, 11, 5), accepted=date(2026, 11, 9))


def answer(step, state="open", **more):
    done = date(2026, 11, 12) if state == "ok" else None
    mend = "" if done else f"amctl done {step}"
    told = "done" if done else "not done yet"
    return Answer(step, f"The {step}", state, told, mend, ("anna", "mei"), False, done=done, **more)


@pytest.fixture
def goes(facts, person, today):
    """The report about these answers."""

    def make(*answers, day=today, touched=(), **more):
        row = Row(
            "account-to-account", "ben", "anna", TAKEN.opened, None, "accepted", TAKEN.accepted, "", "", touched, 4
        )
        old = row._replace(opened=date(2025, 1, 1), touched=("ole",))
        account = facts(handoffs=(old, row), people=(person("keller"), person("ole")), contacts=2)
        return how_it_goes(account, TAKEN.model_copy(update=more), answers, names=NAMES, today=day)

    return make


def shown(report):
    """Of each block with something in it: its words."""
    found = []
    for block in report.blocks:
        if isinstance(block, Facts):
            found.append([(name, cell.text, cell.tone) for name, cell in block.pairs])
        elif isinstance(block, Table):
            found.append([[(cell.text, cell.tone) for cell in row] for row in block.rows])
        elif isinstance(block, Prose):
            found.append(block.text)
    return found


def test_what_is_left_is_told_with_what_closes_it_and_then_what_is_done(goes):
    report = goes(
        answer("intro", "ok", day=date(2026, 11, 11)),
        answer("call", day=date(2026, 11, 22)),
        answer("map", day=date(2026, 11, 23)),
    )
    assert report.title == "Acme: taken over by Anna Becker from Ben Ott (between account managers) on 2026-11-09"
    head, left, done, course = shown(report)
    assert head == [
        ("Opened", "2026-11-05", "plain"),
        ("Accepted", "2026-11-09, after 4 days", "plain"),
        ("In touch by day 14", "not yet", "dim"),
    ]
    assert [[cell for cell, _ in row] for row in left] == [
        ["2026-11-22", "The call", "anna, mei", "not done yet", "amctl done call"],
        ["2026-11-23", "The map", "anna, mei", "not done yet", "amctl done map"],
    ]
    assert [row[0][1] for row in left] == ["bad", "plain"]
    assert [[cell for cell, _ in row] for row in done] == [["2026-11-12", "The intro", "anna, mei"]]
    assert course == "Done: 1 of 3; overdue: 1. If it changed hands again: amctl handoff show acme --to PERSON"


def test_the_rows_are_those_of_the_checklist(goes):
    report = goes(answer("intro", "ok"), answer("call", day=date(2026, 11, 22)))
    assert (report.name, report.columns) == ("handoff show", COLUMNS)
    assert [(row["step"], row["state"], row["mend"], row["done"]) for row in report.rows] == [
        ("intro", "ok", None, date(2026, 11, 12)),
        ("call", "open", "amctl done call", None),
    ]


def test_why_it_went_over_and_why_it_was_forced_is_told(goes):
    (head, *_) = shown(goes(reason="Ben leaves", forced="nobody to ask"))
    assert ("Why", "Ben leaves", "plain") in head
    assert ("Forced", "nobody to ask", "warn") in head


@pytest.mark.parametrize(
    ("day", "touched", "told"),
    [
        (date(2026, 11, 23), ("ole",), ("1 of 2: Ole", "plain")),
        (date(2026, 11, 23), (), ("not yet", "dim")),
        (date(2026, 11, 24), (), ("nobody", "bad")),
    ],
)
def test_with_whom_the_successor_was_in_touch_soon_after(goes, day, touched, told):
    (head, *_) = shown(goes(day=day, touched=touched))
    assert head[-1] == ("In touch by day 14", *told)


def test_where_nothing_is_planned_it_says_so(goes):
    report = goes()
    assert report.nothing.startswith("Nothing is planned for the first ninety days. If it changed hands again: ")
    assert [type(block) for block in report.blocks if not isinstance(block, Table)] == [Facts], "it is told once"
