"""amctl agenda"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
ACME = """\
name: Acme
status: active
owner: anna
follow_ups:
  - {what: Weekly call, due: 2026-11-20, every: 1 week, last_done: 2026-11-20}
  - {what: Review, kind: review, due: 2026-11-28, at: "10:00", who: [anna, ben]}
  - {what: Send offer, due: 2026-11-20, who: ben}
"""


def told(ran: Any) -> list[tuple[str, str, str]]:
    """The day on which each stands, what it is, and the time."""
    return [(row[10], row[3], row[11]) for row in ran.lines]


def test_four_weeks_unless_said_otherwise(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    assert told(amctl("-C", root, "agenda")) == [
        ("2026-11-23", "Send offer", ""),
        ("2026-11-27", "Weekly call", ""),
        ("2026-11-28", "Review, 10:00", "10:00"),
        ("2026-12-04", "Weekly call", ""),
        ("2026-12-11", "Weekly call", ""),
        ("2026-12-18", "Weekly call", ""),
    ]
    assert len(amctl("-C", root, "agenda", "--weeks", "1").lines) == 3
    for weeks in ("0", "54", "x"):
        ran = amctl("-C", root, "agenda", "--weeks", weeks)
        assert (ran.code, ran.out) == (2, "")
        assert "--weeks" in ran.err


def test_a_row_for_programs(amctl: Run, book: Make) -> None:
    rows = amctl("-C", book(acme=ACME), "agenda", "--json").json["data"]
    assert [row["again"] for row in rows] == [False, False, False, True, True, True]
    assert {row["handle"] for row in rows if row["what"] == "Weekly call"} == {rows[1]["handle"]}
    assert rows[2] == {
        "account": "acme",
        "name": "Acme",
        "kind": "meeting",
        "day": "2026-11-28",
        "what": "Review, 10:00",
        "who": ["anna", "ben"],
        "late": -5,
        "when": "coming",
        "handle": rows[2]["handle"],
        "file": "acme.yaml",
        "line": 6,
        "why": "review planned for 2026-11-28",
        "on": "2026-11-28",
        "at": "10:00",
        "again": False,
        "away": [],
    }


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--owner", "ben"],
        ["--owner", "mei"],
        ["--kind", "promise", "--kind", "decision"],
        ["nordwind-l", "thistlewick"],
        ["nordwind-l", "--owner", "ben"],
    ],
    ids=" ".join,
)
def test_it_shows_what_due_shows(words: list[str], amctl: Run, example: Path) -> None:
    """On a Sunday two weeks end in seven days; but for the further times of what comes again."""
    here = amctl("-C", example, "--today", "2026-11-29", "agenda", "--weeks", "2", *words, "--json").json["data"]
    there = amctl("-C", example, "--today", "2026-11-29", "due", "--within", "7d", *words, "--json").json["data"]
    assert sorted(row["handle"] for row in here if not row["again"]) == sorted(row["handle"] for row in there)


def test_mine_unless_everyones(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = book(acme=ACME)
    monkeypatch.setenv("AMCTL_ME", "ben")
    assert [what for _, what, _ in told(amctl("-C", root, "agenda"))] == ["Send offer", "Review, 10:00"]
    assert len(amctl("-C", root, "agenda", "--everyone").lines) == 6
    assert amctl("-C", root, "agenda", "--owner", "ana").code == 2
    assert amctl("-C", root, "agenda", "--kind", "call").code == 2
    assert amctl("-C", root, "agenda", "acne").code == 3


def test_nothing_is_a_word_on_standard_error(amctl: Run, book: Make) -> None:
    root = book(acme="name: Acme\nstatus: prospect\nowner: anna\n")
    assert amctl("-C", root, "agenda") == (0, "", "Nothing is due until 2026-12-20.\n")


def test_a_page_to_print(amctl: Run, book: Make, tmp_path: Path) -> None:
    amctl("-C", book(acme=ACME), "agenda", "-o", tmp_path / "agenda.html")
    page = (tmp_path / "agenda.html").read_text(encoding="utf-8")
    assert "A4 landscape" in page
    assert page.count('<table class="week">') == 4


@pytest.mark.parametrize("width", [80, 200])
def test_the_agenda_of_the_example_book(width: int, amctl: Run, example: Path, monkeypatch: Any, snapshot: Any) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert amctl("-C", example, "agenda", "--weeks", "6", "--format", "table").out == snapshot
