"""Issues: opened, updated, resolved; nobody waits for an update that nobody promised."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.changes.edits import Deed
from amctl.changes.identity import handle
from amctl.changes.issues import open_issue, resolve_issue, update_issue
from amctl.errors import UsageError
from amctl.model.reading import Record
from amctl.model.work import Issue, Update

Make = Callable[..., Record]
After = Callable[[Record, Deed], dict[str, Any]]
TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
ISSUES = """\
contacts:
  keller: {name: Dr. Miriam Keller}
issues:
  late-exports: {what: Nightly export late, opened: 2026-10-02, raised_by: keller, next_update: 2026-11-20,
                 ticket: SUP-4711}
  labels: {what: Umlauts on labels, resolved: 2026-08-20}
  labels-again: {what: Labels once more, severity: low, next_update: 2026-12-01, opened: 2026-11-22}
  bare: {what: Slow on Mondays, opened: 2026-11-23}
"""


@pytest.fixture
def acme(account: Make) -> Record:
    return account(ISSUES)


def test_an_issue_is_opened_today_in_the_formats_order(account: Make, after: After) -> None:
    record = account("contacts:\n  keller: {name: Dr. Miriam Keller}\n")
    issue = Issue(
        what="Nightly export late",
        kind="escalation",
        severity="high",
        raised_by="keller",
        owner="ben",
        next_update=FRIDAY,
        ticket="SUP-1",
    )
    deed = open_issue(record, issue, id=None, today=TODAY)
    made = after(record, deed)["issues"]
    assert list(made["nightly-export-late"].items()) == [
        ("what", "Nightly export late"),
        ("kind", "escalation"),
        ("severity", "high"),
        ("opened", "2026-11-23"),
        ("raised_by", "keller"),
        ("owner", "ben"),
        ("next_update", "2026-11-27"),
        ("ticket", "SUP-1"),
    ]
    assert deed.done == (
        "Opened escalation nightly-export-late at Acme: Nightly export late; "
        "severity high, raised by Dr. Miriam Keller, next update Fri 2026-11-27 (in 4 days)."
    )
    assert deed.notes == ()


def test_what_was_not_said_is_not_written_and_an_issue_without_a_day_is_told(account: Make, after: After) -> None:
    record = account()
    deed = open_issue(record, Issue(what="Export late", raised_by="x"), id="late", today=TODAY)
    assert after(record, deed)["issues"] == {"late": {"what": "Export late", "opened": "2026-11-23", "raised_by": "x"}}
    assert deed.done == "Opened problem late at Acme: Export late; raised by x."
    assert deed.notes == (
        "Nobody will be reminded of it: promise an update with amctl issue update acme late TEXT -d DAY",
    )
    assert open_issue(record, Issue(what="Slow"), id=None, today=TODAY).done == "Opened problem slow at Acme: Slow."


def test_the_other_issues_stay(acme: Record, after: After) -> None:
    issues = after(acme, open_issue(acme, Issue(what="Labels"), id=None, today=TODAY))["issues"]
    assert [*issues] == [*acme.account.issues, "labels-2"]


def test_an_update_cannot_be_promised_for_a_day_that_is_over(acme: Record) -> None:
    over = date(2026, 11, 22)
    with pytest.raises(UsageError, match=r"^Sun 2026-11-22 \(yesterday\) is over$"):
        open_issue(acme, Issue(what="x", next_update=over), id=None, today=TODAY)
    with pytest.raises(UsageError, match="is over"):
        update_issue(acme, "late", Update(date=TODAY, note="x"), next_update=over, severity=None)


def test_an_update_is_added_and_the_next_one_promised(acme: Record, after: After) -> None:
    update = Update(date=TODAY, note="fix in test", by="anna")
    deed = update_issue(acme, "late", update, next_update=FRIDAY, severity="high")
    issue = after(acme, deed)["issues"]["late-exports"]
    assert issue["updates"] == [{"date": "2026-11-23", "note": "fix in test", "by": "anna"}]
    assert (issue["next_update"], issue["severity"]) == ("2026-11-27", "high")
    assert deed.done == (
        "Updated late-exports at Acme: fix in test. It is high now, was medium. "
        "Next update Fri 2026-11-27 (in 4 days), was 2026-11-20."
    )
    assert deed.notes == ()


@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 20)])
def test_a_promise_that_has_come_is_kept_by_the_update(account: Make, after: After, day: date) -> None:
    record = account(
        f"issues:\n  late: {{what: Late, next_update: {day}, updates: [{{date: 2026-11-01, note: seen}}]}}\n"
    )
    deed = update_issue(record, "late", Update(date=TODAY, note="Done?"), next_update=None, severity=None)
    assert after(record, deed)["issues"]["late"] == {
        "what": "Late",
        "updates": [{"date": "2026-11-01", "note": "seen"}, {"date": "2026-11-23", "note": "Done?"}],
    }
    assert deed.done == f"Updated late at Acme: Done? The update promised for {day} is given."
    assert deed.notes == ("No further update is promised: -d DAY promises one.",)


def test_a_promise_that_lies_ahead_stays(acme: Record, after: After) -> None:
    deed = update_issue(acme, "once", Update(date=TODAY, note="seen"), next_update=None, severity="low")
    assert after(acme, deed)["issues"]["labels-again"]["next_update"] == "2026-12-01"
    assert deed.done == "Updated labels-again at Acme: seen. Next update stays Tue 2026-12-01 (in 8 days)."
    same = update_issue(acme, "once", Update(date=TODAY, note="x"), next_update=date(2026, 12, 1), severity=None)
    assert same.done == "Updated labels-again at Acme: x. Next update Tue 2026-12-01 (in 8 days)."


def test_an_issue_without_a_promise_stays_without(acme: Record) -> None:
    deed = update_issue(acme, "bare", Update(date=TODAY, note="seen"), next_update=None, severity=None)
    assert deed.done == "Updated bare at Acme: seen."


def test_a_resolved_issue_leaves_its_promise_as_a_follow_up(acme: Record, after: After) -> None:
    deed = resolve_issue(acme, "SUP-4711", resolution="an index", today=TODAY)
    data = after(acme, deed)
    assert data["issues"]["late-exports"] == {
        "what": "Nightly export late",
        "opened": "2026-10-02",
        "raised_by": "keller",
        "ticket": "SUP-4711",
        "resolved": "2026-11-23",
        "resolution": "an index",
    }
    what = "Tell Dr. Miriam Keller that it is settled: Nightly export late"
    assert data["follow_ups"] == [{"what": what, "due": "2026-11-23", "promised_to": "keller"}]
    name = handle("acme", "follow-up", (what, ""), 0)[:5]
    assert deed.done == (
        f"Resolved late-exports at Acme after 52 days: an index. Planned: {what}, Mon 2026-11-23 (today), "
        f"promised to Dr. Miriam Keller, {name}."
    )
    assert deed.notes == ()


@pytest.mark.parametrize(("owner", "who"), [("owner: ben", {"who": "ben"}), ("owner: anna", {}), ("", {})])
def test_who_sees_to_the_issue_tells_them_on_the_day_promised(
    account: Make, harmless: After, owner: str, who: dict[str, str]
) -> None:
    record = account(f"issues:\n  late: {{what: Late, next_update: 2026-12-01, opened: 2026-11-22, {owner}}}\n")
    deed = resolve_issue(record, "late", resolution=None, today=TODAY)
    what = "Tell the customer that it is settled: Late"
    assert harmless(record, deed)["follow_ups"] == [{"what": what, "due": "2026-12-01", **who}]
    assert deed.done.startswith(f"Resolved late at Acme after 1 day. Planned: {what}, Tue 2026-12-01 (in 8 days), ")


def test_who_knows_already_need_not_be_told(acme: Record, after: After) -> None:
    deed = resolve_issue(acme, "late-exports", resolution=None, told=True, today=TODAY)
    data = after(acme, deed)
    assert "follow_ups" not in data
    assert "next_update" not in data["issues"]["late-exports"]
    assert deed.done == "Resolved late-exports at Acme after 52 days."


def test_where_nothing_was_promised_nothing_is_planned(acme: Record, after: After) -> None:
    deed = resolve_issue(acme, "bare", resolution=None, today=TODAY)
    assert "follow_ups" not in after(acme, deed)
    assert deed.done == "Resolved bare at Acme on the day it came up."


@pytest.mark.parametrize("opened", ["", "opened: 2026-11-24"])
def test_how_long_it_took_is_not_said_if_nobody_knows(account: Make, opened: str) -> None:
    record = account(f"issues:\n  late: {{what: Late, {opened}}}\n")
    assert resolve_issue(record, "late", resolution=None, today=TODAY).done == "Resolved late at Acme."


@pytest.mark.parametrize("word", ["labels", "uml"])
def test_what_is_resolved_is_told(acme: Record, word: str) -> None:
    with pytest.raises(UsageError, match=r"^labels was resolved on 2026-08-20: Umlauts on labels$") as told:
        resolve_issue(acme, word, resolution=None, today=TODAY)
    assert told.value.hint == 'if it is back: amctl issue open acme "Umlauts on labels"'


def test_an_open_issue_goes_before_a_resolved_one(acme: Record) -> None:
    assert resolve_issue(acme, "lab", resolution=None, today=TODAY).done.startswith("Resolved labels-again")


def test_an_unknown_issue_is_told_with_those_there_are(acme: Record) -> None:
    with pytest.raises(UsageError, match=r"^no issue 'late-export5'$") as told:
        resolve_issue(acme, "late-export5", resolution=None, today=TODAY)
    assert told.value.hint == "did you mean 'late-exports'?"
