"""amctl goals, amctl issues, amctl coverage"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Becker}
  ben: {name: Ben Ott}
  mei: {name: Mei Tan, away: [{from: 2026-11-20, until: 2026-11-30, cover: ben}]}
  jonas: {name: Jonas Weber, left: {date: 2026-09-30}}
rates: {USD: 0.5}
"""
ACME = """\
name: Acme
status: active
owner: anna
contacts:
  doe: {name: Jane Doe, email: doe@acme.example, approves: [renewal], known_by: [anna, jonas]}
  roe: {name: Rick Roe, known_by: anna}
contracts:
  p: {signed: 2025-01-01, start: 2025-01-01, currency: USD, lines: {a: {amount: 1000}}}
goals:
  fast: {goal: Be fast, metric: {unit: hours, baseline: 6, target: 2}, due: 2026-12-31, their_owner: doe,
         value: {amount: 900, confirmed_by: doe},
         readings: [{date: 2026-01-01, value: 6}, {date: 2026-11-01, value: 3}]}
  calm: {goal: Be calm, owner: mei}
  done: {goal: Be done, achieved: 2026-01-01}
issues:
  late: {what: Exports are late, severity: high, opened: 2026-11-13, raised_by: doe, owner: mei,
         next_update: 2026-11-20}
  slow: {what: Slow, opened: 2026-11-01}
  old: {what: Old, resolved: 2026-01-01}
interactions:
  - {date: 2026-11-03, kind: call, by: anna, with: doe, summary: talked}
"""
BETA = "name: Beta\nstatus: ended\nowner: ben\ngoals: {g: {goal: Gone}}\nissues: {i: {what: Gone}}\n"


@pytest.fixture
def root(book: Make) -> Path:
    return book(amctl=SETTINGS, acme=ACME, beta=BETA)


def named(ran: Any) -> list[str]:
    assert ran.code == 0, ran.err
    return [row[1] for row in ran.lines]


@pytest.mark.parametrize(
    ("words", "goals", "issues"),
    [
        ([], ["fast", "calm"], ["late", "slow"]),
        (["--all"], ["fast", "calm", "g", "done"], ["late", "slow", "i", "old"]),
        (["acme", "--all"], ["fast", "calm", "done"], ["late", "slow", "old"]),
        (["beta"], ["g"], ["i"]),
        (["--owner", "mei"], ["calm"], ["late"]),
        (["--owner", "ben"], ["calm"], ["late"]),
        (["--owner", "anna"], ["fast", "calm"], ["late", "slow"]),
        (["beta", "--owner", "anna"], [], []),
    ],
    ids=" ".join,
)
def test_accounts_owners_and_all(amctl: Run, root: Path, words: list[str], goals: list[str], issues: list[str]) -> None:
    assert named(amctl("-C", root, "goals", *words)) == goals
    assert named(amctl("-C", root, "issues", *words)) == issues


@pytest.mark.parametrize(("command", "mine"), [("goals", ["calm"]), ("issues", ["late"])])
def test_mine_unless_everyones_is_asked_for_or_an_account_is_named(
    amctl: Run, root: Path, monkeypatch: pytest.MonkeyPatch, command: str, mine: list[str]
) -> None:
    everything = named(amctl("-C", root, command))
    monkeypatch.setenv("AMCTL_ME", "mei")
    assert named(amctl("-C", root, command)) == mine
    assert named(amctl("-C", root, command, "--owner", "me")) == mine
    assert named(amctl("-C", root, command, "--everyone")) == everything
    assert named(amctl("-C", root, command, "acme")) == everything
    assert named(amctl("-C", root, command, "acme", "--owner", "me")) == mine


def test_severities_are_chosen_and_checked(amctl: Run, root: Path) -> None:
    assert named(amctl("-C", root, "issues", "--severity", "high")) == ["late"]
    assert named(amctl("-C", root, "issues", "--severity", "high", "--severity", "medium")) == ["late", "slow"]
    ran = amctl("-C", root, "issues", "--severity", "hihg")
    assert (ran.code, ran.out) == (2, "")
    assert "no severity 'hihg'" in ran.err
    assert "did you mean 'high'?" in ran.err


def test_progress_and_worth_are_worked_out(amctl: Run, root: Path) -> None:
    fast = amctl("-C", root, "goals", "--json").json["data"][0]
    assert (fast["progress"], fast["state"], fast["their_owner_name"]) == (75, "behind", "Jane Doe")
    assert (fast["worth"], fast["currency"], fast["book_worth"]) == (900, "USD", 450)
    assert "confirmed: 450 EUR a year" in amctl("-C", root, "goals", "--format", "table").out


def test_whom_to_tell_and_how_late_the_update_is(amctl: Run, root: Path) -> None:
    late = amctl("-C", root, "issues", "--json").json["data"][0]
    assert (late["age"], late["late"], late["tell_name"], late["email"]) == (10, 3, "Jane Doe", "doe@acme.example")


def test_what_hangs_on_one_person(amctl: Run, root: Path) -> None:
    (row,) = amctl("-C", root, "coverage", "--json").json["data"]
    assert (row["account"], row["revenue"], row["hangs"]) == ("acme", 500, ["ours"])
    assert (row["ours"], row["theirs"], row["approver_touch"]) == (["anna"], ["doe", "roe"], "2026-11-03")


def test_who_knows_whom_at_one_account(amctl: Run, root: Path) -> None:
    doe, roe = amctl("-C", root, "coverage", "ac", "--json").json["data"]
    assert (doe["contact"], doe["key"], doe["known_to"], doe["gaps"]) == ("doe", True, ["anna"], ["single"])
    assert [(one["who"], one["present"]) for one in doe["threads"]] == [("anna", True), ("jonas", False)]
    assert (roe["contact"], roe["key"], roe["gaps"]) == ("roe", False, [])
    page = amctl("-C", root, "coverage", "acme", "--format", "table").out
    assert "acme hangs on anna on our side." in page


def test_nothing_is_told_in_a_word(amctl: Run, book: Make) -> None:
    empty = book(amctl=SETTINGS)
    assert amctl("-C", empty, "goals") == (0, "", "No open goal.\n")
    assert amctl("-C", empty, "issues") == (0, "", "No open issue.\n")
    assert amctl("-C", empty, "coverage") == (0, "", "The book holds no account to look after.\n")
    bare = book(acme="name: Acme\nstatus: active\nowner: anna\n")
    assert amctl("-C", bare, "coverage", "acme") == (0, "", "Nobody at Acme is on record.\n")


@pytest.mark.parametrize("command", ["goals", "issues", "coverage"])
def test_an_account_that_is_not_there_is_told(amctl: Run, root: Path, command: str) -> None:
    for name in ("acne", ""):
        ran = amctl("-C", root, command, name)
        assert (ran.code, ran.out) == (3, "")
        assert f"no account '{name}'" in ran.err


@pytest.mark.parametrize("words", [["goals"], ["issues"], ["coverage"], ["coverage", "evil"]], ids=" ".join)
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "md", "html", "json"])
def test_what_is_in_a_file_stays_text(amctl: Run, book: Make, words: list[str], form: str) -> None:
    text = '"=1+1 [bold]<b>\\e[2J\\u202e"'
    evil = (
        f"name: {text}\nstatus: active\nowner: anna\n"
        f"contacts: {{a: {{name: {text}, email: {text}, stance: champion}}}}\n"
        f"goals: {{g: {{goal: {text}, metric: {{unit: {text}, target: 1}}, their_owner: a}}}}\n"
        f"issues: {{i: {{what: {text}, raised_by: a, updates: [{{date: 2026-01-01, note: {text}}}]}}}}\n"
    )
    ran = amctl("-C", book(amctl=SETTINGS, evil=evil), *words, "--format", form)
    assert ran.code == 0
    assert "1+1" in ran.out
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert form in ("table", "tsv", "csv", "json") or "<b>" not in ran.out
    assert form != "csv" or ",=1" not in ran.out
    assert form == "json" or "[bold]" in ran.out or "\\[bold\\]" in ran.out


def test_a_wide_matrix_stays_readable(amctl: Run, book: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [f"person{n}" for n in range(10)]
    settings = "amctl: 1\npeople:\n" + "".join(f"  {one}: {{name: {one}}}\n" for one in ours)
    theirs = "".join(
        f"  c{n}: {{name: Contact {n}, stance: champion, known_by: [{', '.join(ours)}]}}\n" for n in range(40)
    )
    calls = "".join(
        f"  - {{date: 2026-11-03, kind: call, by: person{n % 10}, with: c{n}, summary: x}}\n" for n in range(40)
    )
    text = f"name: Acme\nstatus: active\nowner: person9\ncontacts:\n{theirs}interactions:\n{calls}"
    root = book(amctl=settings, acme=text)
    monkeypatch.setenv("COLUMNS", "80")
    page = amctl("-C", root, "coverage", "acme", "--format", "table").out
    lines = page.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[3].split()[:3] == ["Contact", "person9", "person0"]
    (left_out,) = [n for n, line in enumerate(lines) if line.startswith("Not shown for lack of room: Part, person")]
    shown = set(lines[3].split()[1:])
    told = " ".join(lines[left_out:])
    assert {one for one in ours if one in told} == set(ours) - shown
    assert {line.split()[0] for line in lines if line.startswith("person")} == set(ours)
    monkeypatch.setenv("COLUMNS", "200")
    assert "Not shown" not in amctl("-C", root, "coverage", "acme", "--format", "table").out
