"""How long handoffs take, what comes of them, and what is done soon after."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amctl.facts import Facts, Handoff
from amctl.reports.handed_over import handed_over
from amctl.reports.report import Cell, Prose, Report, Table

TODAY = date(2026, 11, 23)
Ask = Callable[..., Report]


def handoff(state: str = "open", opened: str = "2026-11-02", ended: str = "", **more: Any) -> Handoff:
    given: dict[str, Any] = {
        "kind": "account-to-account",
        "from_": "anna",
        "to": "ben",
        "opened": date.fromisoformat(opened),
        "due": None,
        "state": state,
        "ended": date.fromisoformat(ended) if ended else None,
        "forced": "",
        "reason": "",
        "touched": (),
        "line": 9,
    }
    return Handoff(**{**given, **more})


@pytest.fixture
def asked(facts: Callable[..., Facts]) -> Ask:
    """What is told of handoffs, an account each, a, b, …, of three contacts."""

    def ask(*handoffs: Handoff) -> Report:
        book = [facts(account=name, contacts=3, handoffs=(one,)) for name, one in zip("abcdef", handoffs, strict=False)]
        return handed_over(book[::-1], today=TODAY)

    return ask


def cells(report: Report, title: str) -> list[tuple[Cell, ...]]:
    (found,) = (block for block in report.blocks if isinstance(block, Table) and block.title == title)
    return list(found.rows)


def test_open_ones_come_first_then_the_others_the_last_one_first(asked: Ask) -> None:
    report = asked(
        handoff("accepted", ended="2026-11-10"),
        handoff(opened="2026-11-20"),
        handoff("rejected", ended="2026-11-12", reason="no"),
        handoff(opened="2026-11-13", due=date(2026, 12, 1)),
        handoff("cancelled", ended="2026-11-11"),
        handoff("accepted", ended="2026-11-20"),
    )
    assert [(row["account"], row["days"], row["state"]) for row in report.rows] == [
        ("d", 10, "open"),
        ("b", 3, "open"),
        ("f", 18, "accepted"),
        ("c", 10, "rejected"),
        ("e", 9, "cancelled"),
        ("a", 8, "accepted"),
    ]
    assert [[cell.text for cell in row[4:]] for row in cells(report, "Open")] == [
        ["2026-11-13", "10", "2026-12-01"],
        ["2026-11-20", "3", "-"],
    ]
    assert [row[0].text for row in cells(report, "Accepted")] == ["f", "a"]
    assert [[cell.text for cell in row[5:]] for row in cells(report, "Came to nothing")] == [
        ["2026-11-12", "rejected", "no"],
        ["2026-11-11", "cancelled", "-"],
    ]
    assert tuple(report.rows[0]) == report.columns


@pytest.mark.parametrize(
    ("ended", "touched", "text", "tone"),
    [
        ("2026-11-08", (), "0 of 3", "bad"),
        ("2026-11-09", (), "not yet", "dim"),
        ("2026-11-09", ("k",), "1 of 3", "plain"),
        ("2026-11-08", ("k", "y"), "2 of 3", "plain"),
    ],
    ids=["too late", "there is still time", "in touch early", "in touch"],
)
def test_whom_the_successor_has_met_by_then(
    asked: Ask, ended: str, touched: tuple[str, ...], text: str, tone: str
) -> None:
    (row,) = cells(asked(handoff("accepted", ended=ended, touched=touched)), "Accepted")
    assert row[7] == Cell(text, tone)  # type: ignore[arg-type]


def test_what_was_forced_says_why_and_all_of_them_are_summed_up(asked: Ask) -> None:
    report = asked(
        handoff("accepted", ended="2026-11-04", forced="Ben is off", touched=("k",)),
        handoff("accepted", ended="2026-11-05"),
        handoff("accepted", ended="2026-11-22"),
    )
    assert [row[8].text for row in cells(report, "Accepted")] == ["-", "-", "Ben is off"]
    (prose,) = (block.text for block in report.blocks if isinstance(block, Prose))
    assert prose == (
        "3 handoffs were accepted, after 3 days as a rule, 20 at most; 1 was forced. In 1 of 2 that are longer ago "
        "than 14 days, the successor was in touch with somebody there by then."
    )


def test_of_those_who_still_have_the_time_nothing_is_summed_up(asked: Ask) -> None:
    report = asked(handoff("accepted", ended="2026-11-22"))
    (prose,) = (block.text for block in report.blocks if isinstance(block, Prose))
    assert prose == "1 handoff was accepted, after 20 days as a rule, 20 at most; 0 were forced."


def test_a_book_without_handoffs_says_so(asked: Ask) -> None:
    report = asked()
    assert (report.rows, report.blocks, report.nothing) == ((), (), "No account was ever handed over.")
