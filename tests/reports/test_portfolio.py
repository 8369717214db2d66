"""A lead's week: the team's accounts and nobody else's, what is to be decided, at risk, escalated, late."""

from datetime import timedelta
from decimal import Decimal

import pytest

from amctl.model.settings import Person
from amctl.reports.digest import Book
from amctl.reports.portfolio import portfolio, team_of
from amctl.reports.report import Prose

BOOK = Book({"acme": "Acme", "beta": "Beta", "gamma": "Gamma"}, {"ruth": "Ruth", "anna": "Anna", "ben": "Ben"}, 5)


@pytest.fixture
def week(today):
    """The week of Ruth's team."""

    def make(accounts, items=(), **more):
        how = {
            "team": {"ruth", "anna", "ben"},
            "today": today,
            "monday": today,
            "book": BOOK,
            "currency": "EUR",
        }
        return portfolio("ruth", accounts, items, **{**how, **more})

    return make


def tables(report) -> dict[str, list[list[str]]]:
    return {
        block.title: [[cell.text for cell in row] for row in block.rows]
        for block in report.blocks
        if not isinstance(block, Prose)
    }


def test_a_team_is_everybody_below_and_a_circle_ends() -> None:
    leads = {"olga": None, "ruth": "olga", "anna": "ruth", "ben": "anna", "mei": None, "x": "y", "y": "x"}
    people = {name: Person(name=name, lead=lead) for name, lead in leads.items()}
    assert team_of("ruth", people) == {"ruth", "anna", "ben"}
    assert team_of("mei", people) == {"mei"}
    assert team_of("x", people) == {"x", "y"}


def test_only_what_the_team_looks_after_the_largest_first(week, facts) -> None:
    report = week(
        [
            facts(account="beta", name="Beta", owner="ben", revenue=Decimal(10)),
            facts(account="acme", owner="anna", revenue=Decimal(5000)),
            facts(account="others", owner="lotte", revenue=Decimal(9999)),
            facts(account="over", owner="anna", status="ended"),
        ]
    )
    assert [row["account"] for row in report.rows] == ["acme", "beta"]
    assert report.title == "Ruth: the week of 2026-11-23"
    assert report.blocks[0] == Prose("2 accounts, 5,010 EUR a year.")
    assert tables(report) == {
        "By account manager": [["Anna", "1", "5,000 EUR", "0", "0"], ["Ben", "1", "10 EUR", "0", "0"]]
    }


def test_a_team_without_accounts_has_no_week(week, facts) -> None:
    report = week([facts(owner="lotte")])
    assert (report.rows, report.blocks, report.nothing) == ((), (), "The team has no accounts.")


def test_decisions_of_the_quarter_and_those_whose_lead_time_has_begun(week, facts, term, today) -> None:
    def on(days, **more):
        return term(decision=today + timedelta(days=days), lead=None, **more)

    later = term(decision=today + timedelta(days=200), lead=today, forecast="")
    terms = (on(90, forecast="at-risk"), on(91), later, on(5, state="secured"), on(3, state="notice", forecast="lost"))
    report = week([facts(terms=terms, next_decision=today + timedelta(days=3), owner="ghost")], team={"ghost"})
    told = tables(report)["Decisions of the next 90 days"]
    assert [(row[0], row[4]) for row in told] == [
        ("2026-11-26", "lost"),
        ("2027-02-21", "at risk"),
        ("2027-06-11", "no forecast"),
    ]
    assert told[0][1:4] == ["Acme", "ghost", "48,000 EUR"]
    assert told[0][5] == "renews by itself"
    assert report.rows[0]["forecast"] == "lost"


def test_red_comes_before_yellow_and_green_is_no_risk(week, facts) -> None:
    report = week(
        [
            facts(name="Y", colour="yellow", revenue=Decimal(9)),
            facts(name="G", colour="green"),
            facts(name="R", colour="red", revenue=None),
        ]
    )
    assert tables(report)["At risk"] == [["red", "R", "Anna", ""], ["yellow", "Y", "Anna", "9 EUR"]]


def test_escalations_and_what_is_severe_by_the_next_update(week, facts, issue, today) -> None:
    issues = (
        issue(what="later", kind="escalation", next_update=today + timedelta(days=2)),
        issue(what="soon", severity="critical", next_update=today),
        issue(what="never told", severity="high"),
        issue(what="small"),
        issue(what="done", kind="escalation", resolved=today),
    )
    report = week([facts(issues=issues)])
    assert [(row[0], row[3]) for row in tables(report)["Escalations and severe issues"]] == [
        ("no update promised", "never told"),
        ("2026-11-23", "soon"),
        ("2026-11-25", "later"),
    ]
    assert report.rows[0]["escalations"] == 1


def test_what_is_late_the_latest_first_without_upkeep_and_what_sleeps(week, facts, item, today) -> None:
    late = [item(day=today - timedelta(days=n), what=f"late {n}", who=("ghost",)) for n in (2, 9)]
    others = [
        item(day=today - timedelta(days=3), kind="assessment"),
        item(day=today - timedelta(days=4), hidden=today + timedelta(days=4)),
        item(day=today),
        item(day=today - timedelta(days=5), account="others"),
    ]
    report = week([facts()], [*late, *others])
    assert tables(report)["Overdue"] == [
        ["9 days late", "Acme", "ghost", "late 9"],
        ["2 days late", "Acme", "ghost", "late 2"],
    ]
    assert report.rows[0]["overdue"] == 2
    assert tables(report)["By account manager"][0][-1] == "2"


def test_what_is_said_of_the_mail_stands_last(week, facts) -> None:
    assert week([facts()], footer=[Prose("last")]).blocks[-1] == Prose("last")


def test_the_steps_of_a_handoff_are_one_line_and_the_week_begins_on_its_monday(week, facts, item, today) -> None:
    steps = [item(kind="handoff", day=today - timedelta(days=n), handle=str(n), what=f"step {n}") for n in (1, 2, 3)]
    report = week([facts()], steps, today=today + timedelta(days=2), monday=today)
    assert [row[3] for row in tables(report)["Overdue"]] == ["step 3, and 2 more"]
    assert report.title == "Ruth: the week of 2026-11-23"
