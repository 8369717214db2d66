"""One account on one page."""

from datetime import date
from decimal import Decimal

import pytest

from amctl.facts import Facts as Row
from amctl.findings import Finding
from amctl.items import Item
from amctl.reports.card import COLUMNS, DEEPEST
from amctl.reports.report import Cell, Checklist, Facts, Prose, Step, Table, Tree

FULL = """\
name: Acme GmbH
aliases: [AC]
status: active
owner: anna
tier: strategic
since: 2023-04-01
parent: holding
team: {mei: support}
tags: [dach, food]
address: {city: Hamburg, country: "DE"}
primary: keller
summary: Runs depots.
links: {contract folder: "https://files.example/acme"}
rating: {colour: yellow, reason: sponsor travels, date: 2026-11-01}
contacts:
  keller:
    name: Dr. Miriam Keller
    title: COO
    email: m.keller@acme.example
    roles: [economic-buyer, executive-sponsor]
    stance: champion
    influence: high
    approves: [renewal, expansion]
    assessed: 2026-11-01
    known_by: [anna, mei]
  brandt: {name: Ole Brandt, reports_to: keller, stance: blocker, left: {date: 2026-10-31, replaced_by: petersen}}
  petersen: {name: Inga Petersen, reports_to: keller, stance: skeptic}
  janssen: {name: Wiebke Janssen, left: {date: 2026-01-31}}
contracts:
  p:
    signed: 2025-10-14
    start: 2025-12-01
    end: 2026-12-31
    renewal: manual
    notice: 60 days
    forecast: {call: likely, date: 2026-11-01}
    lines: {platform: {amount: 48000}}
  q: {start: 2027-01-01, lines: {platform: {amount: 4000, per: month}}}
  r: {signed: 2025-10-14, start: 2025-12-01, end: 2026-12-31, outcome: {result: renewed, date: 2026-10-01}}
goals:
  paperless: {goal: No paper, metric: {unit: depots, baseline: 0, target: 14}, due: 2026-12-31,
              readings: [{date: 2026-09-30, value: 9}, {date: 2026-06-30, value: 4}]}
  vague: {goal: Be happy, metric: {unit: smiles}, owner: mei}
  reached: {goal: Faster, achieved: 2026-06-12}
  given-up: {goal: Cheaper, dropped: 2026-06-12}
issues:
  late: {what: Export late, severity: high, opened: 2026-10-02, owner: mei, ticket: SUP-1,
         updates: [{date: 2026-11-20, note: fix in test}, {date: 2026-10-06, note: reproduced}]}
  new: {what: Labels, severity: low}
  old: {what: Old, resolved: 2026-01-01}
milestones:
  kickoff: {what: Kickoff, phase: onboarding, due: 2023-04-14, done: 2023-04-12}
  missed: {what: Depots live, due: 2026-11-22}
  today: {what: Review, due: 2026-11-23}
  some-day: {what: World peace}
  dropped: {what: Never mind, due: 2026-01-01, dropped: 2026-01-01}
opportunities:
  more: {what: Analytics, stage: qualified, amount: 12000, probability: 40, close: 2027-01-29}
  less: {what: Idea}
  won: {what: Won, stage: won}
follow_ups:
  - {what: Send draft, due: 2026-11-20, promised_to: keller}
  - {what: Call back, due: 2026-11-23, snoozed_until: 2026-11-26}
interactions:
  - {date: 2026-11-01, kind: call, by: anna, with: keller, summary: Wants a fixed price., sentiment: positive}
  - {date: 2026-10-28, kind: call, by: anna, reached: false, summary: Voicemail.}
  - {date: 2026-11-16, kind: email, with: petersen, direction: in, summary: Complains., sentiment: negative}
  - {date: 2026-01-01, kind: note, summary: "1"}
  - {date: 2026-01-02, kind: note, summary: "2"}
  - {date: 2026-01-03, kind: note, summary: "3"}
"""
SICK = FULL.replace("owner: anna", "owner: ana", 1)
SMALL = "name: Acme\nstatus: active\nowner: anna\n"
# Everything a program may find in the one row of a card; the items, terms and findings in it have keys of their own.
_INNER = {"named", "excused", "addresses", "people", "goals", "issues", "handoffs", "products", "currencies", "spot"}
KEYS = (set(Row._fields) - _INNER) | {
    "items",
    "findings",
    "data",
}


def _block(report, title: str):
    """The block with this title, as texts."""
    (block,) = [one for one in report.blocks if one.title == title]
    return [tuple(cell.text for cell in row) for row in block.rows]


def _pairs(report) -> dict[str, str]:
    (head,) = [block for block in report.blocks if isinstance(block, Facts)]
    return {name: cell.text for name, cell in head.pairs}


def _people(report) -> Tree:
    (tree,) = [block for block in report.blocks if isinstance(block, Tree)]
    return tree


def _names(tree: Tree) -> list[str]:
    """The ids in a tree, in their order."""
    return [tree.label.text.split("(")[1].split(")")[0], *(name for child in tree.children for name in _names(child))]


# The head


def test_the_head_says_who_they_are(show):
    report = show(FULL)
    assert (report.name, report.title) == ("show", "Acme GmbH")
    assert _pairs(report) == {
        "Account": "acme",
        "Status": "active · strategic · dach · food",
        "Owner": "anna; with mei (support)",
        "Since": "2023-04-01",
        "Where": "Hamburg, DE",
        "Parent": "holding",
        "Revenue": "48,000 EUR a year",
        "Rating": "yellow, sponsor travels, 2026-11-01",
        "Last touch": "2026-11-16",
        "Write first": "Dr. Miriam Keller <m.keller@acme.example>",
        "Contract folder": "https://files.example/acme",
    }
    assert dict(report.blocks[0].pairs)["Rating"].tone == "warn"


def test_the_head_of_an_account_of_three_lines_is_short(show):
    report = show(SMALL)
    assert _pairs(report) == {"Account": "acme", "Status": "active", "Owner": "anna", "Last touch": "never"}
    assert len(report.blocks) == 1


def test_a_rate_that_is_missing_is_told(show):
    text = "contracts:\n  p: {signed: 2025-01-01, start: 2025-01-01, currency: CHF, lines: {a: {amount: 1}}}\n"
    assert _pairs(show(SMALL + text))["Revenue"] == "a rate is missing"


@pytest.mark.parametrize(
    ("more", "pair"),
    [
        ("rating: {colour: red}\n", ("Rating", "red")),
        ("primary: k\ncontacts: {k: {name: Keller}}\n", ("Write first", "Keller")),
        ('address: {street: Somewhere, country: "DE"}\n', ("Where", "DE")),
    ],
)
def test_what_is_half_known_is_told_half(show, more, pair):
    assert pair in _pairs(show(SMALL + more)).items()


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ("{date: 2026-06-30}", "2026-06-30, no reason given"),
        ("{date: 2026-06-30, reason: budget, went_to: OldTool}", "2026-06-30, budget; went to OldTool"),
    ],
)
def test_how_it_ended_is_told(show, ended, words):
    report = show(f"name: Acme\nstatus: ended\nowner: anna\nended: {ended}\n")
    assert dict(report.blocks[0].pairs)["Ended"] == Cell(words, "bad")


# The blocks


def test_all_of_it_is_in_its_order(show):
    titles = [block.title or type(block).__name__ for block in show(SICK).blocks]
    assert titles == [
        "Facts",
        "Prose",
        "What is next",
        "People",
        "Contracts",
        "What they have",
        "Goals",
        "Open issues",
        "Roadmap",
        "Opportunities",
        "Latest",
        "Findings",
    ]
    assert Prose("Runs depots.") in show(SICK).blocks


def test_what_is_next_is_by_day_with_upkeep_in_one_line(show):
    report = show(FULL)
    rows = _block(report, "What is next")
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    words = {row[2]: (row[0], row[1]) for row in rows}
    assert words["Send draft"] == ("2026-11-20", "3d late")
    assert words["Call back"] == ("2026-11-23", "snoozed 3d")
    assert words["Milestone: Review"] == ("2026-11-23", "today")
    assert sum(word.startswith("Assess") for word in words) == 1
    assert all(len(row[4]) == 5 for row in rows)


def test_the_contracts_say_what_happens_if_nobody_acts(show):
    report = show(FULL)
    assert _block(report, "Contracts") == [
        ("p", "open", "2026-11-01", "2026-12-31", "60 days", "48,000 EUR", "likely", "lapses after 2026-12-31"),
        ("q", "unsigned", "-", "open", "-", "48,000 EUR", "-", "not revenue until it is signed"),
        ("r", "renewed", "-", "2026-12-31", "-", "0 EUR", "-", "renewed; ends on 2026-12-31"),
    ]
    (table,) = [block for block in report.blocks if block.title == "Contracts"]
    assert [row[2].tone for row in table.rows] == ["bad", "plain", "plain"]
    assert [row[1].tone for row in table.rows] == ["plain", "plain", "good"]


@pytest.mark.parametrize(("end", "tone"), [("2026-11-22", "bad"), ("2026-11-23", "plain")])
def test_a_decision_is_late_the_day_after(show, end, tone):
    report = show(f"{SMALL}contracts:\n  p: {{signed: 2025-10-14, start: 2025-12-01, end: {end}}}\n")
    (table,) = [block for block in report.blocks if block.title == "Contracts"]
    assert table.rows[0][2] == Cell(end, tone)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "-"),
        (", notice: 3 months", "3 months, today: ends 2027-02-23"),
        (", notice: 3 months, notice_to: quarter-end", "3 months, today: ends 2027-03-31"),
        (", end: 2027-11-30, notice: 3 months", "3 months"),
        (", end: 2027-11-30, notice: 3 months, notice_form: by letter", "3 months, by letter"),
    ],
)
def test_contracts_say_how_notice_is_given_and_when_it_would_end_them(show, more, words):
    report = show(f"{SMALL}contracts:\n  p: {{signed: 2025-10-14, start: 2025-12-01{more}}}\n")
    assert _block(report, "Contracts")[0][4] == words


def test_what_they_have_is_told_line_by_line(show):
    lines = (
        "a: {product: platform, quantity: 120, unit: seats, amount: 48000.00}, "
        "b: {amount: 500, per: month, kind: usage}, "
        "c: {quantity: 2.5, amount: 900, per: once}, "
        "d: {unit: depots, amount: 30000, per: term}"
    )
    text = f"contracts:\n  p: {{signed: 2025-10-14, start: 2025-12-01, currency: USD, lines: {{{lines}}}}}\n"
    assert _block(show(SMALL + text), "What they have") == [
        ("p", "a", "platform", "120 seats", "48,000 USD a year", "committed"),
        ("p", "b", "-", "-", "500 USD a month", "usage"),
        ("p", "c", "-", "2.5", "900 USD once", "committed"),
        ("p", "d", "-", "depots", "30,000 USD a term", "committed"),
    ]


def test_what_they_had_is_not_told(show):
    text = (
        "contracts:\n  p: {signed: 2025-01-01, start: 2025-01-01, end: 2025-12-31, lines: {a: {amount: 1}}, "
        "outcome: {result: lapsed, date: 2025-12-01}}\n"
    )
    assert "What they have" not in [block.title for block in show(SMALL + text).blocks]


def test_goals_say_from_where_to_where_even_from_nought(show):
    assert _block(show(FULL), "Goals") == [
        ("paperless", "No paper", "0 → 14 depots", "9 on 2026-09-30", "2026-12-31", "anna"),
        ("vague", "Be happy", "? → ? smiles", "-", "-", "mei"),
        ("reached", "Faster", "-", "-", "-", "achieved 2026-06-12"),
        ("given-up", "Cheaper", "-", "-", "-", "dropped"),
    ]


def test_open_issues_say_the_latest_word(show):
    assert _block(show(FULL), "Open issues") == [
        ("high", "Export late", "2026-10-02", "mei", "2026-11-20: fix in test", "SUP-1"),
        ("low", "Labels", "-", "anna", "-", "-"),
    ]


def test_the_roadmap_says_what_is_done_and_what_is_late(show):
    (block,) = [block for block in show(FULL).blocks if isinstance(block, Checklist)]
    assert block.steps == (
        Step("onboarding: Kickoff", True, "done 2023-04-12"),
        Step("Depots live", False, "due 2026-11-22", "bad"),
        Step("Review", False, "due 2026-11-23"),
        Step("World peace", False),
    )


def test_opportunities_are_those_still_open(show):
    assert _block(show(FULL), "Opportunities") == [
        ("Analytics", "qualified", "12,000 a year", "40 %", "2027-01-29"),
        ("Idea", "identified", "-", "-", "-"),
    ]


def test_the_latest_words_are_five_the_newest_first(show):
    report = show(FULL)
    assert _block(report, "Latest") == [
        ("2026-11-16", "email", "petersen", "Complains."),
        ("2026-11-01", "call", "anna, keller", "Wants a fixed price."),
        ("2026-10-28", "call, not reached", "anna", "Voicemail."),
        ("2026-01-03", "note", "", "3"),
        ("2026-01-02", "note", "", "2"),
    ]
    (table,) = [block for block in report.blocks if block.title == "Latest"]
    assert [row[0].tone for row in table.rows] == ["bad", "good", "plain", "plain", "plain"]


def test_of_one_day_the_last_written_comes_first(show):
    entries = "".join(f"  - {{date: 2026-11-20, kind: note, summary: '{n}'}}\n" for n in range(7))
    report = show(f"name: Acme\nstatus: active\nowner: anna\ninteractions:\n{entries}")
    assert [row[3] for row in _block(report, "Latest")] == ["6", "5", "4", "3", "2"]


def test_findings_are_told_with_what_to_do(show):
    report = show("name: Acme\nstatus: active\nowner: ana\ntouch: {ideal: 1 week}\nsince: 2026-01-01\n")
    assert _block(report, "Findings") == [
        ("AM301", "unknown person 'ana'", "did you mean 'anna'?"),
        (
            "AM502",
            "never in touch since 2026-01-01; the maximum of 1 week ended on 2026-01-08",
            "talk to them and log it, or plan a meeting",
        ),
    ]
    assert [row[0].tone for row in report.blocks[-1].rows] == ["bad", "warn"]


# The people


def test_the_people_are_a_tree_of_reporting_lines(show):
    tree = _people(show(FULL))
    assert (tree.label, tree.title) == (Cell("Acme GmbH", "strong"), "People")
    keller, janssen = tree.children
    assert keller.label == Cell(
        "Dr. Miriam Keller (keller) · COO · champion · high influence · economic-buyer, executive-sponsor"
        " · approves renewal and expansion · known by anna, mei · m.keller@acme.example",
        "good",
    )
    assert [child.label for child in keller.children] == [
        Cell("Ole Brandt (brandt) · blocker · left 2026-10-31, then petersen", "dim"),
        Cell("Inga Petersen (petersen) · skeptic", "warn"),
    ]
    assert janssen.label == Cell("Wiebke Janssen (janssen) · left 2026-01-31", "dim")


def test_how_to_reach_somebody_is_told(show):
    text = 'contacts:\n  k: {name: Keller, email: k@acme.example, phone: "+49 40 1", mobile: "+49 171 2"}\n'
    assert _people(show(SMALL + text)).children[0].label.text == "Keller (k) · k@acme.example · +49 40 1 · +49 171 2"


@pytest.mark.parametrize("stance", ["neutral", "unknown"])
def test_who_is_neither_for_nor_against_us_has_no_tone(show, stance):
    text = f"contacts:\n  k: {{name: Keller, stance: {stance}}}\n"
    assert _people(show(SMALL + text)).children[0].label.tone == "plain"


@pytest.mark.parametrize(
    "lines",
    [
        {"a": "b", "b": "c", "c": "a"},
        {"a": "a"},
        {"a": "nobody"},
        {"z": "a", "a": "b", "b": "a"},
        {"a": "", "b": "a", "c": "a", "d": "c"},
    ],
    ids=["circle", "self", "somebody who is not there", "into a circle", "sound"],
)
def test_everybody_is_shown_once_whatever_the_lines_say(show, lines):
    contacts = "".join(f"  {name}: {{name: N{f', reports_to: {up}' if up else ''}}}\n" for name, up in lines.items())
    names = [name for child in _people(show(f"{SMALL}contacts:\n{contacts}")).children for name in _names(child)]
    assert sorted(names) == sorted(lines)


@pytest.mark.parametrize("upwards", [True, False])
def test_a_chain_of_five_hundred_is_shown_to_the_last_and_never_too_deep(show, upwards):
    numbers = range(499, -1, -1) if upwards else range(500)
    contacts = "".join(f"  c{n}: {{name: N{f', reports_to: c{n - 1}' if n else ''}}}\n" for n in numbers)
    tree = _people(show(f"{SMALL}contacts:\n{contacts}"))
    assert sorted(name for child in tree.children for name in _names(child)) == sorted(f"c{n}" for n in range(500))

    def depth(one: Tree) -> int:
        return 1 + max(map(depth, one.children), default=0)

    assert depth(tree) == DEEPEST + 2


# The row


def test_a_row_has_these_keys_and_no_others(show):
    for text in (FULL, SMALL):
        (row,) = show(text).rows
        assert set(row) == KEYS
    assert set(COLUMNS) <= KEYS
    assert show(FULL).columns == COLUMNS


def test_what_is_in_a_row_has_its_own_keys(show):
    (row,) = show(SICK).rows
    assert {tuple(term) for term in row["terms"]} == {
        (
            "contract",
            "state",
            "decision",
            "deadline",
            "end",
            "until",
            "renewal",
            "amount",
            "currency",
            "book_amount",
            "forecast",
            "forecast_amount",
            "forecast_day",
            "lead",
            "otherwise",
            "line",
        )
    }
    assert {tuple(item) for item in row["items"]} == {(*Item._fields, "late", "when")}
    assert {tuple(finding) for finding in row["findings"]} == {Finding._fields}


def test_a_row_holds_the_file_as_it_is_written_without_what_it_leaves_out(show):
    (row,) = show(SMALL + "interactions:\n  - {date: 2026-11-01, kind: call, with: [], summary: s}\n").rows
    assert row["data"] == {
        "name": "Acme",
        "status": "active",
        "owner": "anna",
        "interactions": ({"date": date(2026, 11, 1), "kind": "call", "summary": "s"},),
    }


def test_data_is_named_as_in_the_file_with_exact_amounts(show):
    (row,) = show(FULL).rows
    assert row["data"]["interactions"][0]["with"] == ("keller",)
    assert row["data"]["contracts"]["p"]["notice"] == "60 days"
    assert row["data"]["contracts"]["p"]["lines"]["platform"] == {"amount": Decimal(48000)}


# Hostile text

HOSTILE = "[bold]x[/bold] \\x1b[31m <script>alert(1)</script> =cmd|' /C calc'!A0 \\u202e ${HOME} {{7*7}}"
PLAIN = "[bold]x[/bold] \x1b[31m <script>alert(1)</script> =cmd|' /C calc'!A0 \u202e ${HOME} {{7*7}}"


def test_text_from_a_file_is_data_and_passes_through_as_it_is(show):
    """What it looks like is for the formats to see to; a report that changed it would spoil it for some of them."""
    text = (
        f'name: "{HOSTILE}"\nstatus: active\nowner: anna\nsummary: "{HOSTILE}"\n'
        f'contacts:\n  k: {{name: "{HOSTILE}"}}\n'
        f'follow_ups:\n  - {{what: "{HOSTILE}", due: 2026-11-23}}\n'
        f'interactions:\n  - {{date: 2026-11-01, kind: call, summary: "{HOSTILE}"}}\n'
        f'issues:\n  i: {{what: "{HOSTILE}"}}\n'
    )
    report = show(text)
    assert report.title == PLAIN
    assert Prose(PLAIN) in report.blocks
    assert _people(report).children[0].label.text == f"{PLAIN} (k)"
    for title, column in (("What is next", 2), ("Latest", 3), ("Open issues", 1)):
        assert _block(report, title)[0][column] == PLAIN
    assert report.rows[0]["data"]["summary"] == PLAIN


def test_tables_of_a_card_are_as_wide_as_their_heads(show):
    for block in show(FULL).blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.columns)}


def test_what_is_over_is_no_part_of_what_they_have(show) -> None:
    text = (
        "contracts:\n  p:\n    signed: 2026-01-01\n    start: 2026-01-01\n    end: 2027-12-31\n    lines:\n"
        "      a: {amount: 100, per: once}\n"
        "      b: {amount: 10, end: 2026-11-22}\n"
        "      c: {amount: 1, end: 2026-11-23}\n"
        "opportunities:\n  o: {what: Training, amount: 18500, per: once}\n"
    )
    report = show("name: Acme\nstatus: active\nowner: anna\n" + text)
    assert [row[1] for row in _block(report, "What they have")] == ["a", "c"]
    assert _block(report, "Opportunities")[0][2] == "18,500 once"


def test_words_of_several_lines_end_without_an_empty_one(show) -> None:
    text = "interactions:\n  - date: 2026-11-20\n    kind: note\n    summary: |\n      One\n      two\n"
    assert _block(show("name: Acme\nstatus: active\nowner: anna\n" + text), "Latest")[0][3] == "One\ntwo"
