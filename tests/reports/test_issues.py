"""What is wrong, across accounts, and whom to tell by when."""

from datetime import date

import pytest

from amctl.model.work import Issue as InFile
from amctl.reports.issues import COLUMNS, SEVERITIES, issues_open
from amctl.reports.report import Cell, Prose
from amctl.reports.whose import Scope

YESTERDAY, TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)
ALL = Scope(everything=True)


@pytest.fixture
def ask(today, facts):
    """Asks for the issues of one account, or of accounts."""

    def report(*issues, scope=ALL, book=None, severities=(), **more):
        return issues_open(book or [facts(issues=issues, **more)], scope, today=today, severities=severities)

    return report


def _names(report) -> list[str]:
    return [row["issue"] for row in report.rows]


def _cells(report, head: str) -> list[Cell]:
    (nth,) = [n for n, column in enumerate(report.blocks[0].columns) if column.head == head]
    return [row[nth] for row in report.blocks[0].rows]


def test_severities_are_those_of_the_model():
    known = InFile.model_fields["severity"].annotation
    assert set(SEVERITIES) == set(known.__args__)


def test_the_worst_come_first_then_overdue_updates_then_the_oldest(ask, facts, issue):
    some = (
        issue("low", severity="low", opened=date(2020, 1, 1)),
        issue("medium"),
        issue("high", severity="high"),
        issue("unknown-age", severity="critical", opened=None),
        issue("old", severity="critical", opened=date(2026, 1, 1), next_update=TODAY),
        issue("promised", severity="critical", opened=date(2026, 2, 1), next_update=YESTERDAY),
    )
    book = [facts(account="b", issues=some), facts(account="a", issues=(issue("a-medium"),))]
    order = ["promised", "old", "unknown-age", "high", "a-medium", "medium", "low"]
    assert _names(ask(book=book)) == order


def test_some_severities_may_be_chosen(ask, issue):
    some = issue("a", severity="high"), issue("b", severity="low"), issue("c")
    assert _names(ask(*some, severities=("high", "low"))) == ["a", "b"]


def test_accounts_that_have_ended_and_others_work_are_left_out(ask, facts, issue):
    book = [
        facts(account="a", issues=(issue("a"),)),
        facts(account="b", owner="ben", issues=(issue("b", owner="mei"),)),
        facts(account="c", status="ended", issues=(issue("c"),)),
    ]
    assert _names(ask(book=book, scope=Scope())) == ["a", "b"]
    assert _names(ask(book=book, scope=Scope(people={"mei"}))) == ["b"]
    assert _names(ask(book=book, scope=Scope(people={"ben"}))) == ["b"]
    assert _names(ask(book=book, scope=Scope(accounts={"c"}))) == ["c"]


def test_resolved_ones_only_come_if_all_are_wanted_the_latest_first(ask, issue):
    some = issue("x", resolved=YESTERDAY), issue("y", resolved=TODAY), issue("z")
    report = ask(*some)
    assert _names(report) == ["z", "y", "x"]
    assert [block.title for block in report.blocks if not isinstance(block, Prose)] == ["Open", "Resolved"]
    report = ask(*some, scope=Scope())
    assert _names(report) == ["z"]
    assert [block.title for block in report.blocks] == ["", ""]


def test_nothing_open_is_told_with_what_there_is_besides(ask, issue):
    assert ask(scope=Scope()).nothing == "No open issue."
    assert ask(scope=Scope(people=("anna",))).nothing == "No open issue for anna."
    one = issue(resolved=YESTERDAY)
    assert ask(one, scope=Scope()).nothing == "No open issue; 1 resolved: --all shows it."
    assert ask(one, one, scope=Scope()).nothing == "No open issue; 2 resolved: --all shows them."
    assert (ask(one, scope=Scope()).rows, ask(one, scope=Scope()).blocks) == ((), ())
    assert len(ask(one).blocks) == 1


def test_a_row_says_it_all(ask, issue, person):
    one = issue(
        kind="escalation",
        severity="high",
        raised_by="doe",
        owner="mei",
        next_update=YESTERDAY,
        updated=date(2026, 11, 20),
        word="fix in test",
        ticket="S-1",
    )
    doe = person("doe", name="Jane Doe", email="doe@acme.example", mobile="+49 171 1")
    (row,) = ask(one, people=(doe,)).rows
    assert row == {
        "account": "acme",
        "name": "Acme",
        "issue": "late",
        "severity": "high",
        "kind": "escalation",
        "what": "Exports are late",
        "opened": date(2026, 11, 16),
        "age": 7,
        "raised_by": "doe",
        "tell": "doe",
        "tell_name": "Jane Doe",
        "email": "doe@acme.example",
        "phone": "+49 171 1",
        "next_update": YESTERDAY,
        "late": 1,
        "updated": date(2026, 11, 20),
        "word": "fix in test",
        "owner": "mei",
        "ticket": "S-1",
        "resolved": None,
        "resolution": None,
        "file": "acme.yaml",
        "line": 6,
    }
    assert set(COLUMNS) <= set(row)
    assert COLUMNS[0] == "account"


def test_what_is_not_known_is_nothing_in_a_row(ask, issue, person):
    absent = {"age", "opened", "next_update", "late", "updated", "word", "ticket", "resolved", "resolution"}
    (row,) = ask(issue(opened=None)).rows
    assert {row[key] for key in absent | {"raised_by", "tell", "tell_name", "email", "phone"}} == {None}
    (row,) = ask(issue(raised_by="doe"), people=(person("doe"),)).rows
    assert (row["tell"], row["email"], row["phone"]) == ("doe", None, None)


def test_people_read_a_line(ask, issue, person):
    one = issue(raised_by="doe", next_update=TODAY, updated=date(2026, 11, 20), word="fix in test", ticket="S-1")
    doe = person("doe", name="Jane Doe", email="doe@acme.example", phone="+49 40 1", mobile="+49 171 1")
    assert ask(one, people=(doe,)).blocks[0].rows == (
        (
            Cell("medium", "warn"),
            Cell("7"),
            Cell("acme", "strong"),
            Cell("problem", "dim"),
            Cell("Exports are late"),
            Cell("2026-11-23"),
            Cell("Jane Doe\ndoe@acme.example\n+49 40 1"),
            Cell("2026-11-20: fix in test"),
            Cell("anna"),
            Cell("S-1"),
        ),
    )
    bare = ask(issue(opened=None)).blocks[0].rows[0]
    assert bare[1] == Cell("?", "dim")
    assert bare[5:] == (
        Cell("not promised", "warn"),
        Cell("nobody named", "warn"),
        Cell("none", "dim"),
        Cell("anna"),
        Cell("-", "dim"),
    )


def test_an_overdue_update_is_marked(ask, issue):
    report = ask(issue("a", next_update=YESTERDAY), issue("b", next_update=TODAY))
    assert _cells(report, "Next update") == [Cell("2026-11-22 !", "bad"), Cell("2026-11-23")]


def test_whom_to_tell_is_whoever_came_after_somebody_who_has_left(ask, issue, person):
    doe = person("doe", left=date(2026, 1, 1), replaced_by="roe")
    roe = person("roe", left=date(2026, 5, 1), replaced_by="poe")
    poe = person("poe")
    one = issue(raised_by="doe")
    report = ask(one, people=(doe, roe, poe))
    assert (report.rows[0]["raised_by"], report.rows[0]["tell"]) == ("doe", "poe")
    assert _cells(report, "Whom to tell") == [Cell("Poe")]
    gone = ask(one, people=(doe, roe))
    assert gone.rows[0]["tell"] == "roe"
    assert _cells(gone, "Whom to tell") == [Cell("Roe, left 2026-05-01", "warn")]
    staying = doe._replace(left=date(2027, 1, 1))
    assert ask(one, people=(staying, poe)).rows[0]["tell"] == "doe"
    assert _cells(ask(one, people=(staying, poe)), "Whom to tell") == [Cell("Doe")]
    in_a_circle = ask(one, people=(doe, roe._replace(replaced_by="doe")))
    assert in_a_circle.rows[0]["tell"] == "roe"


def test_somebody_who_is_no_contact_is_named_all_the_same(ask, issue):
    report = ask(issue(raised_by="ghost"))
    assert (report.rows[0]["raised_by"], report.rows[0]["tell"]) == ("ghost", None)
    assert _cells(report, "Whom to tell") == [Cell("ghost", "warn")]


def test_what_is_settled_is_told_with_how_and_after_how_long(ask, issue):
    some = (
        issue("a", resolved=TODAY, word="fix in test", resolution="Fixed", severity="low", ticket="S-1"),
        issue("b", resolved=TODAY, word="live"),
        issue("c", resolved=TODAY, opened=None),
    )
    first, *others = ask(*some).blocks[0].rows
    assert first == (
        Cell("2026-11-23"),
        Cell("7 d"),
        Cell("acme", "strong"),
        Cell("low", "dim"),
        Cell("Exports are late"),
        Cell("Fixed"),
        Cell("anna"),
        Cell("S-1"),
    )
    assert [(row[1].text, row[5].text, row[7].text) for row in others] == [("7 d", "live", "-"), ("-", "-", "-")]
    assert [row["age"] for row in ask(*some).rows] == [7, 7, None]


@pytest.mark.parametrize(
    ("issues", "words"),
    [
        (
            [{"next_update": TOMORROW}],
            "1 open issue: 1 medium. The oldest is of 2026-11-16: late at acme. Updates overdue: 0.",
        ),
        (
            [{"severity": "low"}, {"severity": "critical", "opened": date(2026, 1, 1), "next_update": YESTERDAY}, {}],
            "3 open issues: 1 critical, 1 medium, 1 low. The oldest is of 2026-01-01: late at acme. "
            "Updates overdue: 1; not promised: 2.",
        ),
        ([{"opened": None}], "1 open issue: 1 medium. Updates overdue: 0; not promised: 1."),
    ],
)
def test_open_issues_are_summed_up(ask, issue, issues, words):
    assert ask(*(issue(**more) for more in issues)).blocks[1] == Prose(words)
