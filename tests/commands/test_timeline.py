"""amctl timeline"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from amctl.reports.events.event import Kind

Make = Callable[..., Path]
Run = Callable[..., Any]
ACME = """\
name: "\\e[31mAcme"
status: active
owner: anna
interactions:
  - {date: 2026-05-22, kind: call, by: anna, summary: Half a year ago}
  - {date: 2026-11-16, kind: note, summary: A week ago}
  - {date: 2026-11-20, kind: note, summary: Friday}
follow_ups:
  - {what: Tomorrow, due: 2026-11-24}
  - {what: In three weeks, due: 2026-12-14}
"""


def told(ran: Any) -> list[str]:
    return [row[4].partition(": ")[2] or row[4] for row in ran.lines]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["Half a year ago", "A week ago", "Friday", "Tomorrow", "In three weeks"]),
        (["--since", "1w"], ["A week ago", "Friday", "Tomorrow", "In three weeks"]),
        (["--since", "fri"], ["Friday", "Tomorrow", "In three weeks"]),
        (["--since", "2026-11-20", "--until", "fri"], ["Friday", "Tomorrow"]),
        (["--since", "today"], ["Tomorrow", "In three weeks"]),
        (["--since", "+2w"], ["In three weeks"]),
        (["--until", "1d", "--since", "6m"], ["A week ago", "Friday", "Tomorrow"]),
        (["--until", "2026-05-22"], ["Half a year ago"]),
        (["--kind", "follow-up", "--until", "eom"], ["Tomorrow"]),
        (["--kind", "follow-up", "--kind", "interaction", "--since", "3d"], ["Friday", "Tomorrow", "In three weeks"]),
    ],
    ids=str,
)
def test_from_a_day_to_a_day_of_some_kinds(words: list[str], expected: list[str], amctl: Run, book: Make) -> None:
    assert told(amctl("-C", book(acme=ACME), "timeline", "acme", *words)) == expected


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--since", "2026-12-01", "--until", "today"], 2, "--since 2026-12-01 lies after --until 2026-11-23"),
        (["--since", "01/02/2026"], 2, "can be read in two ways"),
        (["--until", ""], 2, "cannot read ''"),
        (["--kind", "calls"], 2, "no kind 'calls'"),
        (["--kind", "isue"], 2, "did you mean 'issue'?"),
        (["other"], 2, "unexpected extra argument"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_refused(words: list[str], code: int, message: str, amctl: Run, book: Make) -> None:
    ran = amctl("-C", book(acme=ACME), "timeline", "acme", *words)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert amctl("-C", book(acme=ACME), "timeline", "nobody").code == 3


def test_nothing_is_told_harmlessly(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    ran = amctl("-C", root, "timeline", "acme", "--until", "2000-01-01")
    assert ran == (0, "", "\\x1b[31mAcme has nothing on the days asked for.\n")
    assert amctl("-C", root, "-q", "timeline", "acme", "--until", "2000-01-01").err == ""


def test_help_names_every_kind(amctl: Run) -> None:
    text = " ".join(amctl("timeline", "--help").out.split())
    assert ", ".join(get_args(Kind)) in text


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("account", ["nordwind-logistik", "silbertann-feinkost"])
def test_timelines_of_the_example_book(
    account: str, width: int, amctl: Run, example: Path, monkeypatch: Any, snapshot: Any
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert amctl("-C", example, "timeline", account, "--format", "table").out == snapshot
