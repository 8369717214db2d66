"""What the files say about something."""

from collections.abc import Callable
from datetime import date

import pytest

from amctl.document import TOP, Document, Problem
from amctl.reports.query import Query, pattern_wanted, words_wanted
from amctl.reports.report import Cell, Report, Table
from amctl.reports.search import COLUMNS, Passage, excerpt, hits, search
from amctl.yaml.reader import read

TODAY = date(2026, 11, 23)
ACME = """\
name: Acme GmbH
aliases: [ACG, 7]
primary: keller               # never before ten, no tender
summary: |
  Sells anvils.

  Wants a tender in spring.
contacts:
  keller: {name: Miriam Keller, title: COO, notes: Fond of tenders}
  brandt: {name: Ole Brandt, reports_to: keller}
interactions:
  - {date: 2026-10-01, kind: call, with: [keller], summary: About the tender.}
  - {date: 2026-11-03, kind: call, with: keller, summary: "The fixed
     price again."}
follow_ups: [{what: Tender documents, due: 2026-12-01}]
"""
Found = Callable[..., Report]


def documents(**files: str) -> list[Document]:
    return [read(f"{name}.yaml", text.encode()) for name, text in files.items()]


def ask(query: Query, most: int | None = None, **files: str) -> Report:
    found = (hit for one in documents(**(files or {"acme": ACME})) for hit in hits(one, query))
    return search(found, query, today=TODAY, most=most)


def told(report: Report) -> list[tuple[object, object, object]]:
    return [(row["part"], row["text"], row["line"]) for row in report.rows]


def test_things_come_first_then_what_happens_the_newest_first_then_comments() -> None:
    assert told(ask(words_wanted(["tender"]))) == [
        ("account", "Sells anvils. Wants a tender in spring.", 7),
        ("contact keller", "Miriam Keller · notes: Fond of tenders", 9),
        ("follow-up due 2026-12-01", "Tender documents", 15),
        ("call of 2026-10-01", "About the tender.", 12),
        ("comment", "never before ten, no tender", 3),
    ]


def test_a_row_says_where_it_is_for_people_and_for_programs() -> None:
    report = ask(words_wanted(["fixed price"]))
    assert report.columns == COLUMNS
    assert report.rows == (
        {
            "account": "acme",
            "name": "Acme GmbH",
            "part": "call of 2026-11-03",
            "path": "interactions[2026-11-03].summary",
            "day": date(2026, 11, 3),
            "text": "The fixed price again.",
            "found": ("fixed price",),
            "file": "acme.yaml",
            "line": 13,
        },
    )
    table = report.blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (
        (
            Cell("acme", "strong"),
            Cell("call of 2026-11-03"),
            Cell("The fixed price again.", marks=((4, 15),)),
            Cell("13", "dim"),
        ),
    )


def test_who_is_called_like_that_comes_first() -> None:
    report = ask(words_wanted(["keller"]), acme=ACME, keller="name: Keller & Co\nstatus: active\n")
    assert [(row["account"], row["part"], row["text"]) for row in report.rows] == [
        ("keller", "account", "Keller & Co"),
        ("acme", "contact keller", "Miriam Keller"),
        ("acme", "account", "Acme GmbH · primary: keller"),
        ("acme", "contact brandt", "Ole Brandt · reports to: keller"),
        ("acme", "call of 2026-11-03", "The fixed price again. · with: keller"),
        ("acme", "call of 2026-10-01", "About the tender. · with: keller"),
    ]


def test_all_words_stand_in_one_part_and_are_shown() -> None:
    assert told(ask(words_wanted(["tender", "keller"]))) == [
        ("account", "Sells anvils. Wants a tender in spring. · primary: keller", 7),
        ("contact keller", "Miriam Keller · notes: Fond of tenders", 9),
        ("call of 2026-10-01", "About the tender. · with: keller", 12),
    ]
    assert not told(ask(words_wanted(["tender", "brandt"])))


@pytest.mark.parametrize("name", ["acme", "acg", "gmbh"])
def test_what_the_account_is_called_counts_for_all_its_parts(name: str) -> None:
    assert told(ask(words_wanted([name, "documents"]))) == [("follow-up due 2026-12-01", "Tender documents", 15)]
    assert [part for part, _, _ in told(ask(words_wanted([name])))] == ["account"]


def test_an_account_without_a_proper_name_goes_by_its_id() -> None:
    report = ask(words_wanted(["acme"]), acme="name: [a]\naliases: b\n")
    assert [(row["name"], row["path"], row["text"], row["line"]) for row in report.rows] == [
        ("acme", "id", "a · id: acme", 1)
    ]


def test_a_comment_is_a_part_of_its_own() -> None:
    report = ask(words_wanted(["acme", "before", "ten"]))
    assert told(report) == [("comment", "never before ten, no tender", 3)]
    assert report.rows[0]["path"] == ""


def test_the_line_is_that_of_what_was_found() -> None:
    texts = {
        "summary: |\n  one\n  two tender\n": 3,
        "summary: >-\n  one\n  two\n\n  tender\n": 5,
        "summary: one\n  tender\n": 2,
        'summary: "one\n  tender"\n': 1,
        "summary: 'one\n  tender'\n": 1,
        "a: &x tender\nsummary: *x\n": 2,
        "summary: |\n  Mu\u0308ller tender\n": 2,
        "contacts:\n\n  tender: {name: A}\n": 3,
    }
    for text, line in texts.items():
        assert ask(words_wanted(["tender"]), acme=text).rows[0]["line"] == line, text
    assert ask(words_wanted(["müller"]), acme="summary: |\n  x\n  Mu\u0308ller\n").rows[0]["line"] == 1


def test_an_expression_is_tried_on_each_value() -> None:
    assert told(ask(pattern_wanted(["^(fond|about)\\b"]))) == [
        ("contact keller", "Miriam Keller · notes: Fond of tenders", 9),
        ("call of 2026-10-01", "About the tender.", 12),
    ]
    assert told(ask(pattern_wanted(["^never"]))) == [("comment", "never before ten, no tender", 3)]
    assert told(ask(pattern_wanted(["anvils\\.\\s+wants"])))[0][1] == "Sells anvils.  Wants a tender in spring. "
    assert [part for part, _, _ in told(ask(pattern_wanted(["^(keller|acme gmbh)$"])))][:3] == [
        "account",
        "contact keller",
        "account",
    ]


def test_a_broken_file_is_searched_line_by_line() -> None:
    report = ask(words_wanted(["beta", "tender"]), beta="name: B\nsummary: [a tender\n")
    assert told(report) == [("line", "summary: [a tender", 2)]
    assert (report.rows[0]["account"], report.rows[0]["name"]) == ("beta", "beta")
    lost = Document("beta.yaml", "", {}, {}, (Problem("unreadable-file", TOP, "gone"),))
    assert not list(hits(lost, words_wanted(["tender"])))


def test_the_first_so_many_and_how_many_there_are() -> None:
    report = ask(words_wanted(["tender"]), most=1)
    assert len(report.rows) == 1
    assert report.title == "tender: 5 places in 1 account, the first 1 of them"
    assert ask(words_wanted(["fixed price"])).title == '"fixed price": 1 place in 1 account'


def test_nothing_found_is_said_with_what_was_looked_for() -> None:
    assert ask(words_wanted(["xyz"])).nothing == "Nothing in this book has xyz."
    assert ask(words_wanted(["xyz", "b c"])).nothing == 'Nothing in this book has xyz "b c", all in one place.'
    assert ask(words_wanted(["xyz"])).blocks == ()


LONG = "word " * 100


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        (f"tender {LONG}", "tender word", "word …"),
        (f"{LONG}tender", "… word", "tender"),
        (f"{LONG}tender {LONG}", "… word", "word …"),
        ("x" * 500 + "tender" + "x" * 500, "… xxx", "xxx …"),
        ("short tender", "short", "tender"),
    ],
)
def test_of_a_long_text_what_is_around_it_is_shown(text: str, begins: str, ends: str) -> None:
    at = text.index("tender")
    shown = excerpt(Passage("", text, ((0, 2), (at, at + 6)) if at == 1 else ((at, at + 6),)))
    assert shown.text.startswith(begins)
    assert shown.text.endswith(ends)
    assert [shown.text[start:end] for start, end in shown.marks] == ["tender"]
    assert len(shown.text) < 260


def test_marks_beyond_the_excerpt_are_left_out_and_long_ones_are_cut() -> None:
    text = f"tender {LONG}tender"
    assert excerpt(Passage("", text, ((0, 6), (len(text) - 6, len(text))))).marks == ((0, 6),)
    assert excerpt(Passage("", "x" * 999, ((0, 999),))) == Passage("", "x" * 240 + " …", ((0, 240),))


def test_what_a_part_is_about_is_shown_in_few_words() -> None:
    assert excerpt(Passage("what", LONG, ())).text == "word " * 15 + "word …"
