"""The checklist of a handoff as a report; the document for a successor; the handoffs that are open."""

from datetime import date

import pytest

from amctl.facts import Handoff as Row
from amctl.messages import Message
from amctl.model.account import Account
from amctl.model.work import Handoff
from amctl.plans.answers import Answer
from amctl.reports.card import LATEST
from amctl.reports.checklist import COLUMNS, handoff_checklist
from amctl.reports.handoffs import COLUMNS as LISTED
from amctl.reports.handoffs import Open, open_handoffs
from amctl.reports.handover import handover, on_the_way
from amctl.reports.report import Facts, Prose, Report, Table

NAMES = {"anna": "Anna Becker", "ben": "Ben Ott"}
HANDOFF = Handoff(kind="account-to-account", from_="ben", to="anna", opened=date(2026, 11, 16))


def answer(step="map", state="missing", **more):
    given = {
        "step": step,
        "what": f"What {step} is",
        "state": state,
        "evidence": f"{step} as it is",
        "mend": "" if state in ("ok", "n/a") else f"amctl mend {step}",
        "who": ("ben",),
        "required": False,
    }
    return Answer(**{**given, **more})


@pytest.fixture
def report(facts, today):
    """The report about these answers."""

    def make(*answers, begun=True, **more):
        handoff = HANDOFF.model_copy(update=more)
        return handoff_checklist(facts(), handoff, answers, begun=begun, names=NAMES, today=today)

    return make


def shown(report):
    """Of each block: its title, and the words and tones in it."""
    return {
        str(block.title): [[(cell.text, cell.tone) for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else block.text
        for block in report.blocks
        if not isinstance(block, Table) or block.rows
    }


def test_what_is_to_be_done_comes_first_and_what_is_required_before_the_rest(report):
    told = report(
        answer("rating", "ok", seen=date(2026, 11, 22)),
        answer("goals", "stale", seen=date(2026, 8, 1), day=date(2026, 11, 24)),
        answer("map", required=True, day=date(2026, 11, 22), who=("ben", "anna")),
        answer("access", "open", required=True, day=date(2026, 11, 23)),
        answer("issues", "n/a", required=True),
        answer("links", seen=date(2026, 11, 24)),
    )
    assert shown(told) == {
        "Required, and not there": [
            [
                ("missing", "bad"),
                ("map", "dim"),
                ("What map is", "plain"),
                ("map as it is", "plain"),
                ("ben, anna", "plain"),
                ("2026-11-22", "bad"),
            ],
            [
                ("open", "warn"),
                ("access", "dim"),
                ("What access is", "plain"),
                ("access as it is", "plain"),
                ("ben", "plain"),
                ("2026-11-23", "plain"),
            ],
        ],
        "Not there": [
            [
                ("stale", "plain"),
                ("goals", "dim"),
                ("What goals is", "plain"),
                ("goals as it is (114 days ago)", "plain"),
                ("ben", "plain"),
                ("2026-11-24", "plain"),
            ],
            [
                ("missing", "plain"),
                ("links", "dim"),
                ("What links is", "plain"),
                ("links as it is", "plain"),
                ("ben", "plain"),
                ("-", "plain"),
            ],
        ],
        "There": [
            [("ok", "good"), ("rating", "dim"), ("What rating is", "plain"), ("rating as it is (1 day ago)", "plain")],
            [("n/a", "dim"), ("issues", "dim"), ("What issues is", "plain"), ("issues as it is", "dim")],
        ],
        "What mends it; CAPITALS are yours to fill in": (
            "    amctl mend map\n    amctl mend access\n    amctl mend goals\n    amctl mend links"
        ),
        "": "Of 3 required steps, 2 are missing: map, access.",
    }


def test_rows_stand_in_the_order_of_the_checklist_and_are_typed(report):
    told = report(
        answer("rating", "ok", seen=date(2026, 11, 22), done=date(2026, 11, 21), by="ben"),
        answer("map", required=True, day=date(2026, 11, 22)),
    )
    assert told.columns == COLUMNS
    assert [row["step"] for row in told.rows] == ["rating", "map"]
    assert told.rows[0] == {
        "account": "acme",
        "name": "Acme",
        "step": "rating",
        "state": "ok",
        "what": "What rating is",
        "evidence": "rating as it is",
        "mend": None,
        "who": ("ben",),
        "required": False,
        "day": None,
        "seen": date(2026, 11, 22),
        "done": date(2026, 11, 21),
        "by": "ben",
        "file": "acme.yaml",
    }
    assert (told.rows[1]["mend"], told.rows[1]["day"]) == ("amctl mend map", date(2026, 11, 22))


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({}, "Acme: handoff from Ben Ott to Anna Becker (between account managers), since 2026-11-16"),
        (
            {"due": date(2026, 12, 1), "kind": "sales-to-account"},
            "Acme: handoff from Ben Ott to Anna Becker (from sales), since 2026-11-16, due on 2026-12-01",
        ),
        (
            {"begun": False, "kind": "departed", "from_": "jonas"},
            "If jonas handed Acme over to Anna Becker (from somebody who has left)",
        ),
        ({"begun": False, "to": ""}, "If Ben Ott handed Acme over to a successor (between account managers)"),
    ],
)
def test_the_title_says_who_hands_over_to_whom(report, more, title):
    assert report(answer(), **more).title == title
    assert isinstance(report(answer(), **more).title, Message)


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({}, "All that is required is there. Anna Becker accepts it by: amctl handoff accept acme"),
        (
            {"begun": False},
            "All that is required is there: amctl handoff start acme --to anna --kind account-to-account",
        ),
        (
            {"begun": False, "to": ""},
            "All that is required is there: amctl handoff start acme --to PERSON --kind account-to-account",
        ),
    ],
)
def test_when_nothing_required_is_missing_the_last_line_has_the_next_command(report, more, verdict):
    told = report(answer("rating", "ok", required=True), answer("map", mend=""), **more)
    assert told.blocks[-1] == Prose(verdict)
    assert "What mends it; CAPITALS are yours to fill in" not in shown(told)


def test_one_that_is_missing_is_told_as_one(report):
    assert report(answer(required=True)).blocks[-1] == Prose("Of 1 required steps, 1 is missing: map.")


def test_of_an_account_that_is_over_or_has_come_to_a_third_one_it_says_what_to_do(facts, today):
    told = handoff_checklist(facts(owner="mei"), HANDOFF, (answer(),), begun=True, names=NAMES, today=today)
    assert told.blocks[-1].text == "The account is with mei now, so nobody can accept it: amctl handoff cancel acme"
    over = handoff_checklist(facts(status="ended"), HANDOFF, (answer(),), begun=True, names=NAMES, today=today)
    assert over.blocks[-1].text == "The account is ended, so nobody can accept it: amctl handoff cancel acme"
    thought = handoff_checklist(facts(owner="mei"), HANDOFF, (answer(),), begun=False, names=NAMES, today=today)
    assert "The account is with" not in thought.blocks[-1].text


def test_why_the_last_one_was_rejected_is_told_with_the_next_that_is_thought_of(facts, today):
    day = date(2026, 11, 20)
    no = Row("account-to-account", "ben", "anna", day, None, "rejected", date(2026, 11, 21), "", "too much", (), 4)
    old = no._replace(opened=date(2026, 1, 1), ended=date(2026, 1, 2), reason="long ago")

    def told(*handoffs, begun=False):
        one = facts(handoffs=handoffs)
        report = handoff_checklist(one, HANDOFF, (answer(),), begun=begun, names=NAMES, today=today)
        return [block.text for block in report.blocks if block.title == "The last time"]

    assert told(no, old) == ["Anna Becker rejected it on 2026-11-21: too much"]
    assert told(old, no._replace(state="cancelled")) == []
    assert told() == []
    assert told(no, begun=True) == []


def test_without_days_there_is_no_column_for_them(report):
    tables = [block for block in report(answer(), begun=False).blocks if isinstance(block, Table)]
    assert [column.head for column in tables[1].columns] == ["State", "Step", "What", "How it stands", "Who"]


def test_without_a_checklist_nothing_is_shown(report):
    told = report()
    assert (told.blocks, told.rows) == ((), ())
    file = "playbooks/handoff-account-to-account.yaml"
    assert told.nothing == f"No step is left in the checklist, so nothing is asked for: {file} takes them out."


# The document

CARD = Report(
    "show", "Acme", date(2026, 11, 23), (), (), (Prose("head"), Prose("people", "People"), Prose("l", LATEST))
)
COVERAGE = CARD._replace(blocks=(Prose("matrix", "Key people"),))
YEAR = CARD._replace(blocks=(Prose("old", "2025"), Prose("new", "2026")))


def document(report, account, handoff=HANDOFF):
    return handover(report(answer()), account, handoff, card=CARD, coverage=COVERAGE, year=YEAR)


def account(**more):
    return Account.model_validate({"name": "Acme", "status": "active", "owner": "ben", **more})


def test_the_document_has_the_checklist_then_the_account_who_knows_whom_and_the_year(report):
    told = document(report, account())
    assert told.rows == report(answer()).rows
    assert [str(block.title) for block in told.blocks[len(report(answer()).blocks) :]] == [
        "Notes on the way",
        "The account",
        "People",
        "Before a call",
        "Key people",
        "The last year: 2025",
        "2026",
    ]


def test_it_says_what_was_sold_and_promised(report):
    deal = {"signed": "2026-01-02", "sold_by": "jonas", "why": "Slow", "terms": "Fixed", "competitor": "Old",
            "promises": ["Export", "A visit"]}  # fmt: skip
    (sold,) = (block for block in document(report, account(deal=deal)).blocks if isinstance(block, Facts))
    assert [(str(name), cell.text) for name, cell in sold.pairs] == [
        ("Signed", "2026-01-02"),
        ("Sold by", "jonas"),
        ("Why", "Slow"),
        ("Terms", "Fixed"),
        ("Instead of", "Old"),
        ("Promised", "Export"),
        ("Promised", "A visit"),
    ]
    assert sold.title == "What was sold, and why"


@pytest.mark.parametrize(("deal", "said"), [({"promises": []}, ["none were made"]), ({"why": "Slow"}, [])])
def test_no_promises_are_told_if_somebody_said_so(report, deal, said):
    (sold,) = (block for block in document(report, account(deal=deal)).blocks if isinstance(block, Facts))
    assert [cell.text for name, cell in sold.pairs if name == "Promised"] == said


def test_it_has_what_was_said_on_the_way(report):
    way = Handoff.model_validate(
        {
            "kind": "departed",
            "from": "ben",
            "to": "anna",
            "opened": "2026-11-01",
            "notes": [{"date": "2026-11-09", "note": "later"}, {"date": "2026-11-02", "by": "anna", "note": "first"}],
            "done": {
                "map": {"date": "2026-11-05", "by": "ben", "note": "by heart"},
                "access": {"date": "2026-11-05", "by": "ben"},
            },
        }
    )
    (notes,) = (one for one in document(report, account(), way).blocks if one.title == "Notes on the way")
    assert [[cell.text for cell in row] for row in notes.rows] == [
        ["2026-11-02", "anna", "first"],
        ["2026-11-05", "ben", "map: by heart"],
        ["2026-11-09", "", "later"],
    ]


def test_notes_may_stand_without_those_of_the_ticks():
    said = {
        "notes": [{"date": "2026-11-17", "note": "slowly"}],
        "done": {"map": {"date": "2026-11-18", "note": "seen"}},
    }
    way = Handoff.model_validate({**HANDOFF.model_dump(by_alias=True, exclude_unset=True), **said})
    (noted,), (all_of_it,) = on_the_way(way, ticks=False), on_the_way(way, ticks=True)
    assert [row[2].text for row in noted.rows] == ["slowly"]
    assert [row[2].text for row in all_of_it.rows] == ["slowly", "map: seen"]


def test_it_has_what_is_worth_knowing_before_a_call(report):
    contacts = {
        "keller": {"name": "Keller", "channel": "phone", "language": "de", "notes": "Golfs.\n"},
        "bill": {"name": "Bill"},
        "gone": {"name": "Gone", "notes": "Sailed", "left": {"date": "2026-01-01"}},
        "tech": {"name": "Tech", "channel": "chat"},
    }
    (table,) = (one for one in document(report, account(contacts=contacts)).blocks if one.title == "Before a call")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Keller", "phone", "de", "Golfs."],
        ["Tech", "chat", "", ""],
    ]


# Those that are open


def opened(facts, account="acme", answers=(), **more):
    return Open(facts(account=account, name=account.title()), HANDOFF.model_copy(update=more), answers)


def test_what_is_due_first_stands_first_then_what_is_oldest(facts, today):
    told = open_handoffs(
        [
            opened(facts, "young"),
            opened(facts, "old", opened=date(2026, 10, 1)),
            opened(facts, "late", due=date(2026, 11, 20)),
            opened(facts, "soon", due=date(2026, 12, 1)),
        ],
        today,
    )
    assert [row["account"] for row in told.rows] == ["late", "soon", "old", "young"]
    assert told.columns == LISTED
    (table,) = told.blocks
    assert [(row[4].text, row[5].text, row[5].tone) for row in table.rows] == [
        ("7d", "2026-11-20", "bad"),
        ("7d", "2026-12-01", "plain"),
        ("53d", "-", "plain"),
        ("7d", "-", "plain"),
    ]


def test_each_has_what_is_missing_and_what_is_next(facts, today):
    steps = (
        answer("links", day=date(2026, 11, 17)),
        answer("map", required=True, day=date(2026, 11, 21)),
        answer("access", "open", required=True, day=date(2026, 11, 20), who=("ruth",)),
        answer("rating", "ok", required=True),
    )
    (row,) = open_handoffs([opened(facts, answers=steps)], today).rows
    assert row == {
        "account": "acme",
        "name": "Acme",
        "kind": "account-to-account",
        "from": "ben",
        "to": "anna",
        "opened": date(2026, 11, 16),
        "due": None,
        "days": 7,
        "missing": ["map", "access"],
        "next": "access",
        "next_day": date(2026, 11, 20),
        "who": ("ruth",),
        "mend": "amctl mend access",
        "file": "acme.yaml",
    }


@pytest.mark.parametrize(
    ("steps", "cells"),
    [
        (
            [answer("map", required=True, day=date(2026, 11, 21))],
            [("1", "warn"), ("What map is (2026-11-21)", "bad"), ("ben", "plain")],
        ),
        (
            [answer("map", day=date(2026, 11, 23))],
            [("0", "good"), ("What map is (2026-11-23)", "plain"), ("ben", "plain")],
        ),
        ([answer("map")], [("0", "good"), ("What map is", "plain"), ("ben", "plain")]),
        ([answer("map", "ok")], [("0", "good"), ("accept it", "plain"), ("anna", "plain")]),
    ],
)
def test_the_next_step_stands_out_if_its_day_is_over(facts, today, steps, cells):
    (table,) = open_handoffs([opened(facts, answers=steps)], today).blocks
    assert [(cell.text, cell.tone) for cell in table.rows[0][6:]] == cells
    (row,) = open_handoffs([opened(facts, answers=[answer("map", "ok")])], today).rows
    assert (row["next"], row["next_day"], row["who"], row["mend"]) == (None, None, [], None)


def test_one_that_nobody_can_accept_is_to_be_called_off(facts, today):
    one = Open(facts(owner="mei"), HANDOFF, (answer(day=today),))
    (table,) = open_handoffs([one], today).blocks
    assert ("call it off: the account is with mei now", "bad") in [(cell.text, cell.tone) for cell in table.rows[0]]


def test_without_any_it_says_so(today):
    assert open_handoffs([], today).nothing == "No account is being handed over."
    theirs = open_handoffs([], today, ("mei", "ben"))
    assert (theirs.title, theirs.nothing) == (
        "Open handoffs of ben, mei", "No account of ben, mei is being handed over.",
    )  # fmt: skip
