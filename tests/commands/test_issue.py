"""Issues, goals, milestones, feedback and usage: from what is typed to what the file says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ACME = """\
name: Acme GmbH           # as they write it
status: active
owner: anna

contacts:
  keller: {name: Dr. Miriam Keller}

goals:
  faster:
    goal: Dispatch within two hours
    metric: {unit: hours, baseline: 6, target: 2}
    readings:
      - {date: 2026-09-30, value: 3.1}   # by Gül
milestones:
  live: {what: All depots live, due: 2026-12-04}

issues:
  late:
    what: Nightly export late
    opened: 2026-10-02
    next_update: 2026-11-20   # promised

usage:
  - {date: 2026-11-20, product: platform, active: 97, of: 120}

# the end
"""
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
products:
  platform: {name: Dispatch Platform}
"""


@pytest.fixture
def acme(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME, amctl=SETTINGS)
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    monkeypatch.setenv("AMCTL_ME", "anna")
    return root / "acme.yaml"


def compared(path: Path) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    old, new = ACME.splitlines(), path.read_text(encoding="utf-8").splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("words", "gone", "came", "sentence"),
    [
        (
            ("issue", "open", "ac", "Labels without umlauts", "--severity", "low", "--owner", "ben", "-d", "fri"),
            [],
            [
                "  labels-without-umlauts:",
                "    what: Labels without umlauts",
                "    severity: low",
                "    opened: 2026-11-23",
                "    owner: ben",
                "    next_update: 2026-11-27",
            ],
            "Opened problem labels-without-umlauts at Acme GmbH: Labels without umlauts; "
            "severity low, next update Fri 2026-11-27 (in 4 days).",
        ),
        (
            (
                "issue",
                "open",
                "ac",
                "Labels",
                "--kind",
                "defect",
                "--raised-by",
                "miriam",
                "--id",
                "x",
                "--ticket",
                "T-1",
            ),
            [],
            [
                "  x:",
                "    what: Labels",
                "    kind: defect",
                "    opened: 2026-11-23",
                "    raised_by: keller",
                "    owner: anna",
                "    ticket: T-1",
            ],
            "Opened defect x at Acme GmbH: Labels; raised by Dr. Miriam Keller.",
        ),
        (
            ("issue", "update", "ac", "export", "fix in test", "-d", "+1w", "--severity", "high"),
            ["    next_update: 2026-11-20   # promised"],
            [
                "    severity: high",
                "    next_update: 2026-11-30   # promised",
                "    updates:",
                "      - {date: 2026-11-23, note: fix in test, by: anna}",
            ],
            "Updated late at Acme GmbH: fix in test. It is high now, was medium. "
            "Next update Mon 2026-11-30 (in 7 days), was 2026-11-20.",
        ),
        (
            ("issue", "resolve", "ac", "late", "live with 7.2"),
            ["    next_update: 2026-11-20   # promised"],
            [
                "    resolved: 2026-11-23",
                "    resolution: live with 7.2",
                "follow_ups:",
                '  - {what: "Tell the customer that it is settled: Nightly export late", due: 2026-11-23}',
            ],
            "Resolved late at Acme GmbH after 52 days: live with 7.2. Planned: Tell the customer that it is settled: "
            "Nightly export late, Mon 2026-11-23 (today), cqdzk.",
        ),
        (
            ("issue", "resolve", "ac", "late", "--told"),
            ["    next_update: 2026-11-20   # promised"],
            ["    resolved: 2026-11-23"],
            "Resolved late at Acme GmbH after 52 days.",
        ),
        (
            ("goal", "add", "ac", "Paperless", "--unit", "depots", "--baseline", "0", "--target", "14", "-d", "eoy"),
            [],
            [
                "  paperless:",
                "    goal: Paperless",
                "    metric: {unit: depots, baseline: 0, target: 14}",
                "    due: 2026-12-31",
            ],
            "Added goal paperless at Acme GmbH: Paperless; from 0 to 14 depots; due Thu 2026-12-31 (in 5 weeks).",
        ),
        (
            ("goal", "add", "ac", "Peace", "--their-owner", "kel", "--owner", "me", "--id", "peace"),
            [],
            ["  peace:", "    goal: Peace", "    owner: anna", "    their_owner: keller"],
            "Added goal peace at Acme GmbH: Peace.",
        ),
        (
            ("goal", "reading", "ac", "disp", "1.9", "--on", "fri", "--achieved"),
            [],
            ["      - {date: 2026-11-20, value: 1.9}", "    achieved: 2026-11-20"],
            "Recorded for faster at Acme GmbH: 1.9 hours on Fri 2026-11-20 (3 days ago), "
            "which reaches the target of 2; achieved.",
        ),
        (
            ("goal", "reading", "ac", "faster", "3.2", "--on", "2026-09-30"),
            ["      - {date: 2026-09-30, value: 3.1}   # by Gül"],
            ["      - {date: 2026-09-30, value: 3.2}   # by Gül"],
            "Recorded for faster at Acme GmbH: 3.2 hours on Wed 2026-09-30 (8 weeks ago), "
            "instead of 3.1, from 6 to 2 hours.",
        ),
        (
            ("milestone", "add", "ac", "OldTool off", "-d", "eoq", "--phase", "value", "--their-owner", "kel"),
            [],
            ["  oldtool-off: {what: OldTool off, phase: value, due: 2026-12-31, their_owner: keller}"],
            "Added milestone oldtool-off at Acme GmbH: OldTool off, due Thu 2026-12-31 (in 5 weeks).",
        ),
        (
            ("milestone", "done", "ac", "live", "--on", "yesterday"),
            ["  live: {what: All depots live, due: 2026-12-04}"],
            ["  live: {what: All depots live, due: 2026-12-04, done: 2026-11-22}"],
            "Reached milestone live at Acme GmbH on Sun 2026-11-22 (yesterday), 12 days early: All depots live.",
        ),
        (
            ("milestone", "move", "ac", "live", "+2w", "--reason", "frost"),
            ["  live: {what: All depots live, due: 2026-12-04}"],
            ["  live: {what: All depots live, due: 2026-12-18, note: moved from 2026-12-04 to 2026-12-18 (frost)}"],
            "Moved milestone live at Acme GmbH from 2026-12-04, 14 days later, to Fri 2026-12-18 (in 4 weeks): frost.",
        ),
        (
            ("feedback", "ac", "nps", "9", "--contact", "keller", "--comment", "Runs."),
            [],
            ["feedback:", "  - {date: 2026-11-23, kind: nps, score: 9, contact: keller, comment: Runs.}"],
            "Recorded feedback by Dr. Miriam Keller at Acme GmbH: NPS 9, a promoter.",
        ),
        (
            ("feedback", "ac", "quote", "--comment", "It just works.", "--on", "fri"),
            [],
            ["feedback:", "  - {date: 2026-11-20, kind: quote, comment: It just works.}"],
            'Recorded feedback at Acme GmbH on Fri 2026-11-20 (3 days ago): "It just works.".',
        ),
        (
            ("usage", "ac", "disp", "103", "120"),
            [],
            ["  - {date: 2026-11-23, product: platform, active: 103, of: 120}"],
            "Recorded use of platform at Acme GmbH: 103 of 120 (86%).",
        ),
        (
            ("usage", "ac", "disp", "15/20"),
            [],
            ["  - {date: 2026-11-23, product: platform, active: 15, of: 20}"],
            "Recorded use of platform at Acme GmbH: 15 of 20 (75%).",
        ),
        (
            ("usage", "ac", "platform", "98", "--on", "2026-11-20"),
            ["  - {date: 2026-11-20, product: platform, active: 97, of: 120}"],
            ["  - {date: 2026-11-20, product: platform, active: 98, of: 120}"],
            "Recorded use of platform at Acme GmbH on Fri 2026-11-20 (3 days ago): 98 of 120 (82%), "
            "instead of 97 of 120.",
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_what_is_recorded_and_nothing_else(
    amctl: Any, acme: Path, words: tuple[str, ...], gone: list[str], came: list[str], sentence: str
) -> None:
    ran = amctl(*words)
    assert (ran.code, ran.out) == (0, "")
    went, new = compared(acme)
    assert went == gone
    assert [line.strip() for line in new] == [line.strip() for line in came]
    assert ran.err.splitlines()[0] == sentence
    assert "\nNext: " in ran.err
    assert amctl("undo").code == 0
    assert acme.read_text(encoding="utf-8") == ACME


def test_a_dry_run_shows_the_diff_and_writes_nothing(amctl: Any, acme: Path) -> None:
    ran = amctl("milestone", "done", "ac", "live", "-n")
    assert ran.code == 0
    assert "+  live: {what: All depots live, due: 2026-12-04, done: 2026-11-23}" in ran.out.splitlines()
    assert ran.err.startswith("Not written (--dry-run): Reached milestone live")
    assert acme.read_text(encoding="utf-8") == ACME


def test_the_change_as_json(amctl: Any, acme: Path) -> None:
    (row,) = amctl("goal", "reading", "ac", "faster", "1.9", "--json").json["data"]
    assert row["changes"] == [
        {"change": "append", "path": "goals.faster.readings", "value": {"date": "2026-11-23", "value": "1.9"}}
    ]
    assert row["notes"] == ["To mark it achieved: amctl set acme goals.faster.achieved=2026-11-23"]


def test_text_comes_from_standard_input_too(amctl: Any, acme: Path) -> None:
    assert amctl("issue", "update", "ac", "late", "-", stdin=b"first\r\nsecond\r\n").code == 0
    assert "        note: |-\n          first\n          second\n" in acme.read_text(encoding="utf-8")


def test_somebody_new_raises_an_issue_if_one_agrees(amctl: Any, acme: Path) -> None:
    words = ("issue", "open", "ac", "Slow", "--raised-by", "Ole Brandt")
    assert amctl(*words).code == 2
    assert amctl(*words, "--yes").code == 0
    assert "  brandt: {name: Ole Brandt}\n" in acme.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("issue", "open", "ac", "x", "--severity", "hihg"), "no severity 'hihg'"),
        (("issue", "open", "ac", "x", "--kind", "bug"), "no kind 'bug'"),
        (("issue", "open", "ac", "x", "--owner", "zoe"), "no person 'zoe'"),
        (("issue", "open", "ac", " "), "there is no text"),
        (("issue", "update", "ac", "late"), "what is to be recorded is missing"),
        (("issue", "update", "ac", "nothing", "x"), "no issue 'nothing'"),
        (("goal", "add", "ac", "x", "--target", "2"), "a figure needs its unit"),
        (("goal", "add", "ac", "x", "--unit", "h", "--target", "two"), "'two' is no number"),
        (("goal", "reading", "ac", "faster", "1,9"), "'1,9' is no number"),
        (("goal", "reading", "ac", "faster", "1", "--on", "2026-11-24"), "has not come yet"),
        (("milestone", "move", "ac", "live", "yesterday"), "is over"),
        (("feedback", "ac", "npx", "9"), "no kind 'npx'"),
        (("feedback", "ac", "nps", "11"), "11 is no NPS"),
        (("usage", "ac", "nothing", "1"), "no product 'nothing'"),
        (("usage", "ac", "platform", "12.000"), "three digits"),
        (("usage", "ac", "platform", "15 of 20"), "'15 of 20' is no count\n  help: write it in digits: 97, and 97 120"),
        (("usage", "ac", "platform", "15/"), "'' is no count"),
        (("usage", "ac", "platform", "15/20", "20"), "'15/20' is no count"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    amctl: Any, acme: Path, words: tuple[str, ...], message: str
) -> None:
    ran = amctl(*words)
    assert ran.code == 2
    assert message in ran.err
    assert acme.read_text(encoding="utf-8") == ACME


def test_a_second_figure_that_says_the_same_writes_nothing(amctl: Any, acme: Path) -> None:
    ran = amctl("usage", "ac", "platform", "97", "120", "--on", "2026-11-20")
    assert ran.code == 0
    assert "as was there already" in ran.err
    assert acme.read_text(encoding="utf-8") == ACME
