"""Who of us knows whom at one account."""

from datetime import date, timedelta

import pytest

from amctl.reports.coverage import COLUMNS, coverage
from amctl.reports.report import Cell, Prose

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def ask(today, facts):
    """Asks for the coverage of an account with these people."""

    def report(*people, present=("anna", "ben", "mei"), **more):
        return coverage(facts(people=people, **more), present=frozenset(present), today=today)

    return report


def _block(report, title: str):
    return next((block for block in report.blocks if block.title == title), None)


def _heads(report) -> list[str]:
    return [column.head for column in report.blocks[0].columns]


def _verdict(report) -> str:
    return report.blocks[-1].text


def test_people_are_in_the_order_of_their_weight_and_key_people_apart(ask, person):
    report = ask(person("doe"), person("roe", stance="champion"), person("poe", approves=("renewal",)))
    assert [row["contact"] for row in report.rows] == ["poe", "roe", "doe"]
    assert [row[0].text for row in _block(report, "Key people").rows] == ["Poe", "Roe"]
    assert [row[0].text for row in _block(report, "Others").rows] == ["Doe"]
    assert _block(report, "Key people").columns == _block(report, "Others").columns
    assert _block(ask(person()), "Key people") is None


def test_who_has_left_is_left_out_and_nobody_at_all_is_told(ask, person):
    assert [row["contact"] for row in ask(person("doe"), person("roe", left=ago(1))).rows] == ["doe"]
    report = ask(person(left=ago(1)))
    assert (report.rows, report.blocks, report.nothing) == ((), (), "Nobody at Acme is on record.")


def test_a_row_says_it_all(ask, person):
    one = person(
        title="COO",
        email="doe@acme.example",
        mobile="+49 171 1",
        approves=("renewal",),
        roles=("economic-buyer",),
        influence="high",
        stance="champion",
        known_by=("anna", "jonas"),
        touches=(("", ago(200)), ("anna", ago(100))),
    )
    (row,) = ask(one).rows
    assert row == {
        "account": "acme",
        "name": "Acme",
        "contact": "doe",
        "contact_name": "Doe",
        "title": "COO",
        "email": "doe@acme.example",
        "phone": "+49 171 1",
        "key": True,
        "approves": ("renewal",),
        "roles": ("economic-buyer",),
        "influence": "high",
        "stance": "champion",
        "known_to": ("anna",),
        "last_touch": ago(100),
        "days": 100,
        "gaps": ("single", "quiet"),
        "threads": [
            {"who": "anna", "known": True, "last_touch": ago(100), "present": True},
            {"who": "jonas", "known": True, "last_touch": None, "present": False},
            {"who": None, "known": False, "last_touch": ago(200), "present": False},
        ],
        "file": "acme.yaml",
        "line": 9,
    }
    assert set(COLUMNS) <= set(row)
    assert COLUMNS[0] == "account"


def test_what_is_not_known_is_nothing_in_a_row(ask, person):
    (row,) = ask(person()).rows
    absent = ("title", "email", "phone", "influence", "stance", "last_touch", "days")
    assert [row[key] for key in absent] == [None] * len(absent)
    assert (row["key"], row["known_to"], row["gaps"], row["threads"]) == (False, (), (), [])


def test_columns_are_the_account_manager_the_team_who_comes_up_most_and_last_who_is_gone(ask, person):
    report = ask(
        person("doe", known_by=("zoe", "jonas"), touches=(("", ago(1)),)),
        person("roe", known_by=("kim", "zoe", "jonas")),
        team=("mei",),
        present=("anna", "mei", "kim", "zoe"),
    )
    assert _heads(report) == ["Contact", "Part", "anna", "mei", "zoe", "kim", "jonas\n(gone)", "not named"]


def test_for_lack_of_room_the_part_goes_first_then_who_of_us_matters_least(ask, person):
    spare = {c.head: c.spare for c in ask(person(known_by=("ben",)), team=("mei",)).blocks[0].columns}
    assert spare == {"Contact": 0, "Part": 4, "anna": 0, "mei": 1, "ben": 2}


@pytest.mark.parametrize(
    ("more", "cell"),
    [
        ({}, Cell("-", "dim")),
        ({"known_by": ("anna",)}, Cell("known", "warn")),
        ({"known_by": ("anna",), "touches": (("anna", ago(90)),)}, Cell("2026-08-25", "good")),
        ({"known_by": ("anna",), "touches": (("anna", ago(91)),)}, Cell("2026-08-24", "warn")),
        ({"touches": (("anna", ago(90)),)}, Cell("(2026-08-25)", "good")),
    ],
    ids=["nothing", "only on record", "in touch", "long ago", "not on record"],
)
def test_a_cell_says_who_knows_whom_and_since_when_not(ask, person, more, cell):
    assert ask(person(**more)).blocks[0].rows[0][2] == cell


def test_what_those_who_are_gone_did_is_shown_but_does_not_count(ask, person):
    report = ask(person("doe", known_by=("jonas",)), person("roe", touches=(("jonas", ago(1)),)))
    assert [row[3] for row in report.blocks[0].rows] == [Cell("known", "dim"), Cell("(2026-11-22)", "dim")]
    assert _verdict(report).startswith("acme hangs on nobody on our side and on nobody on their side.")


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({}, ""),
        (
            {"approves": ("renewal", "expansion"), "roles": ("legal", "coach"), "stance": "blocker"},
            "approves renewal and expansion, legal, coach, blocker",
        ),
        ({"influence": "low", "stance": "unknown"}, "low influence"),
    ],
)
def test_the_part_says_why_somebody_weighs_what_they_do(ask, person, more, part):
    assert ask(person(**more)).blocks[0].rows[0][:2] == (Cell("Doe", "strong"), Cell(part))


def test_our_side_is_summed_up_without_those_who_are_gone(ask, person):
    report = ask(
        person("doe", stance="champion", known_by=("anna", "jonas"), touches=(("anna", ago(3)), ("ben", ago(400)))),
        person("roe", known_by=("anna",), touches=(("anna", ago(9)), ("ben", ago(500)))),
        team=("mei",),
    )
    assert _block(report, "Our side").rows == (
        (Cell("anna", "strong"), Cell("2"), Cell("1"), Cell("2026-11-20")),
        (Cell("mei", "strong"), Cell("0", "warn"), Cell("0", "warn"), Cell("never", "warn")),
        (Cell("ben", "strong"), Cell("0", "warn"), Cell("0", "warn"), Cell("2025-10-19")),
    )


@pytest.mark.parametrize(
    ("more", "tone", "words"),
    [
        ({}, "bad", "none of us knows them; never in touch"),
        ({"known_by": ("anna", "ben"), "touches": (("anna", ago(1)),)}, None, None),
        ({"known_by": ("anna",), "touches": (("anna", ago(1)),)}, "warn", "only anna knows them"),
        (
            {"known_by": ("anna", "ben"), "touches": (("anna", ago(100)),)},
            "warn",
            "no touch since 2026-08-15, 100 days",
        ),
        (
            {"known_by": ("anna", "ben"), "touches": (("anna", ago(100)),), "approves": ("renewal",)},
            "bad",
            "no touch since 2026-08-15, 100 days",
        ),
    ],
)
def test_gaps_are_told_in_the_order_of_weight(ask, person, more, tone, words):
    rows = _block(ask(person(stance="champion", **more)), "Gaps").rows
    assert [(row[0].tone, row[2].text) for row in rows] == ([(tone, words)] if words else [])


def test_the_most_weighty_gap_comes_first(ask, person):
    report = ask(person("doe", stance="champion"), person("roe", approves=("renewal",)), person("poe"))
    assert [row[0].text for row in _block(report, "Gaps").rows] == ["Roe", "Doe"]
    assert _block(report, "Gaps").rows[0][1] == Cell("approves renewal")


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([("anna", "ben"), ("anna",)], "acme hangs on no single person."),
        ([("anna",), ("anna",)], "acme hangs on anna on our side."),
        ([("anna", "ben")], "acme hangs on C0 on their side."),
        ([("anna",)], "acme hangs on anna on our side and on C0 on their side."),
    ],
)
def test_the_verdict_says_on_whom_it_hangs(ask, person, people, words):
    some = [person(f"c{n}", approves=("renewal",), known_by=by) for n, by in enumerate(people)]
    assert _verdict(ask(*some)) == words


def test_the_verdict_asks_for_what_is_not_known(ask, person):
    told = "Nobody is marked as a key person: say who approves, decides or champions"
    assert told in _verdict(ask(person()))
    assert "amctl contact set acme CONTACT --approves renewal" in _verdict(ask(person()))
    assert _verdict(ask(person(stance="champion"))).endswith("Nobody is known to approve the renewal.")


def test_a_legend_explains_the_cells(ask, person):
    (legend,) = [block for block in ask(person()).blocks[:-1] if isinstance(block, Prose)]
    assert "In brackets" in legend.text
