"""Searching all files, and the people in them."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

Make = Callable[..., Path]
Run = Callable[..., Any]
ACME = """\
name: Acme GmbH
status: active
owner: anna
contacts:
  mueller: {name: Änne Müller, email: a.mueller@acme.example, title: COO, stance: champion, roles: [legal]}
  brandt: {name: Ole Brandt, left: {date: 2026-10-31}}
interactions:
  - {date: 2026-11-03, kind: call, summary: Wants a tender.}
"""
BROKEN = "name: Beta\nstatus: [active\nsummary: a tender\n"


def test_words_are_found_in_any_account(amctl: Run, example: Path) -> None:
    ran = amctl("-C", example, "search", "fixed", "price")
    assert ran.code == 0
    assert [row[:2] for row in ran.lines] == [
        ["nordwind-logistik", "account"],
        ["nordwind-logistik", "call of 2026-11-03"],
    ]


def test_what_is_found_is_shown_where_it_stands(amctl: Run, book: Make) -> None:
    root = book(acme=ACME, team__beta="name: Beta\ntags: [tender]\n")
    rows = amctl("-C", root, "search", "tender", "--json").json["data"]
    assert [(row["account"], row["file"], row["line"]) for row in rows] == [
        ("beta", "team/beta.yaml", 2),
        ("acme", "acme.yaml", 8),
    ]


def test_nothing_found_is_no_error(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    assert amctl("-C", root, "search", "xyz") == (0, "", "Nothing in this book has xyz.\n")
    assert amctl("-C", root, "search", "xyz", "-q") == (0, "", "")
    assert amctl("-C", root, "search", "x\x1b[2J").err == "Nothing in this book has x\\x1b[2J.\n"


def test_an_account_and_a_limit(amctl: Run, book: Make) -> None:
    root = book(acme=ACME, beta=ACME, gamma=BROKEN)
    assert {row[0] for row in amctl("-C", root, "search", "tender", "--account", "bet").lines} == {"beta"}
    both = amctl("-C", root, "search", "tender", "--account", "acme", "--account", "beta")
    assert {row[0] for row in both.lines} == {"acme", "beta"}
    assert both.code == 0, "a broken file that was not asked for is none of the answer"
    assert len(amctl("-C", root, "search", "tender", "--limit", "1").lines) == 1
    assert amctl("-C", root, "search", "tender", "--account", "nobody").code == 3


def test_a_broken_file_is_searched_by_lines_and_told_if_it_has_something(amctl: Run, book: Make) -> None:
    root = book(acme=ACME, beta=BROKEN)
    ran = amctl("-C", root, "search", "tender", "--json")
    assert ran.code == 1
    assert [(row["account"], row["part"], row["line"]) for row in ran.json["data"]] == [
        ("acme", "call of 2026-11-03", 8),
        ("beta", "line", 3),
    ]
    assert [problem["file"] for problem in ran.json["problems"]] == ["beta.yaml"]
    assert "beta.yaml:3:8: AM101" in ran.err
    assert amctl("-C", root, "search", "champion").code == 0


def test_a_file_that_cannot_be_read_is_always_told(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    (root / "old.yml").write_text("name: Old\n")
    ran = amctl("-C", root, "search", "xyz")
    assert (ran.code, ran.out) == (1, "")
    assert "old.yml:1:1" in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search"], "Missing argument"),
        (["search", ""], "nothing to search for"),
        (["search", "--regex", "("], "is no regular expression"),
        (["search", "--regex", "a", "b"], "takes one expression"),
        (["search", "a", "--limit", "0"], "--limit"),
        (["contacts", "--role", "boss"], "no role 'boss'"),
        (["contacts", "--stance", "champ"], "did you mean 'champion'?"),
        (["contacts", "--sort", "nme"], "no column 'nme'"),
        (["contacts", "--mutt", "--json"], "--mutt is a format of its own"),
    ],
)
def test_what_makes_no_sense_is_refused(words: list[str], told: str, amctl: Run, example: Path) -> None:
    ran = amctl("-C", example, *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_words_are_marked_in_what_people_read(amctl: Run, book: Make) -> None:
    root = book(acme=ACME)
    assert (
        "a \x1b[1;33mtender\x1b[0m."
        in amctl(*("-C", root, "search", "tender", "--format", "table", "--color", "always")).out
    )
    assert "a <mark>tender</mark>." in amctl("-C", root, "search", "tender", "--format", "html").out
    assert "a **tender**." in amctl("-C", root, "search", "tender", "--format", "md").out


def test_a_search_reads_no_more_than_it_must(example: Path) -> None:
    code = (
        "import sys\nfrom amctl.cli import app\n"
        "from amctl.yaml import reader\nread, files = reader.read, []\n"
        "def counted(file, content):\n    files.append(file)\n    return read(file, content)\n"
        "reader.read = counted\n"
        f"try:\n    app(['-C', {str(example)!r}, 'search', 'Möwenpfad'])\nexcept SystemExit:\n    pass\n"
        "print(*files, *(name for name in sys.modules if name.startswith('amctl.derive')), file=sys.stderr)"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stderr.split()) == {
        *("amctl.yaml", "moewenpfad-kaffee.yaml", "nordwind-logistik.yaml", "radkurier-blum.yaml"),
    }


def test_people_across_accounts(amctl: Run, book: Make) -> None:
    root = book(acme=ACME, beta=ACME)
    assert [row[:3] for row in amctl("-C", root, "contacts").lines] == [
        ["acme", "mueller", "Änne Müller"],
        ["beta", "mueller", "Änne Müller"],
    ]
    assert [row[1] for row in amctl("-C", root, "contacts", "--all", "--account", "beta").lines] == [
        "mueller",
        "brandt",
    ]
    assert len(amctl("-C", root, "contacts", "muller coo", "--role", "legal", "--stance", "champion").lines) == 2
    assert amctl("-C", root, "contacts", "xyz") == (0, "", "Nobody fits.\n")


def test_a_book_without_people_says_how_to_add_some(amctl: Run, book: Make) -> None:
    assert "amctl contact add" in amctl("-C", book(), "contacts").err


def test_a_mail_program_asks(amctl: Run, book: Make) -> None:
    root = book(acme=ACME, beta=BROKEN)
    assert amctl("-C", root, "contacts", "--mutt", "--", "mueller") == (
        0,
        "1 person; 1 file could not be read\na.mueller@acme.example\tÄnne Müller\tCOO, Acme GmbH\n",
        "",
    )
    assert amctl("-C", root, "contacts", "--mutt", "--", "-x") == (
        1,
        "Nobody with a mail address fits; 1 file could not be read\n",
        "",
    )
