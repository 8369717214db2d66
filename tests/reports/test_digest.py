"""A person's digest: what stands in which section, what is new, whose it is, where it leads."""

from datetime import date, timedelta

import pytest

from amctl.reports.digest import Book, Digest, digest_report, how_long, link_of, subject
from amctl.reports.report import Prose, Table

MONDAY = date(2026, 11, 23)
BOOK = Book({"acme": "Acme GmbH"}, {"anna": "Anna Becker", "ben": "Ben Ott", "mei": "Mei L."}, 4)


@pytest.fixture
def on(item):
    """An item so many days from Monday."""
    return lambda days, **more: item(day=MONDAY + timedelta(days=days), handle=f"h{days}", **more)


def digest(*items, today=MONDAY, within=7, **more) -> Digest:
    return Digest("anna", today, tuple(items), today + timedelta(days=within), **more)


def sections(found: Digest) -> dict[str, list[str]]:
    return {name: [one.handle for one in items] for name, items in found.sections().items() if items}


def test_each_item_stands_in_the_section_of_its_day(on) -> None:
    long = on(30, shown=MONDAY)
    found = digest(on(-1), on(0), on(1), on(7), on(8), long)
    assert sections(found) == {"overdue": ["h-1"], "today": ["h0"], "week": ["h1", "h7"], "ahead": ["h8", "h30"]}


def test_what_is_due_but_not_overdue_yet_is_for_today(on) -> None:
    assert sections(digest(on(-3, grace=MONDAY))) == {"today": ["h-3"]}


def test_friday_has_the_weekend_for_today(on) -> None:
    friday = MONDAY + timedelta(days=4)
    assert sections(digest(on(5), on(6), on(7), today=friday)) == {"today": ["h5", "h6"], "week": ["h7"]}


def test_what_is_snoozed_stands_on_the_day_on_which_it_wakes_up(on) -> None:
    asleep = on(-9, hidden=MONDAY + timedelta(days=2))
    assert sections(digest(asleep)) == {"week": ["h-9"]}
    assert how_long(asleep, MONDAY) == "snoozed until 2026-11-25"


def test_upkeep_is_one_line_and_the_most_pressing_comes_first(on) -> None:
    found = digest(on(0, kind="touch"), on(0, kind="decision")._replace(handle="d"), *(
        on(-n, kind="assessment") for n in (1, 2)
    ))  # fmt: skip
    assert sections(found) == {"overdue": ["h-2"], "today": ["d", "h0"]}
    assert found.sections()["overdue"][0].what == "Call, and 1 more"


@pytest.mark.parametrize(
    ("days", "more", "told"),
    [
        (-2, {}, "2 days late"),
        (-1, {}, "1 day late"),
        (0, {}, "today"),
        (1, {}, "tomorrow"),
        (2, {}, "in 2 days"),
        (-1, {"grace": MONDAY}, "due now"),
    ],
)
def test_how_late_or_how_far_ahead(on, days: int, more: dict, told: str) -> None:
    assert how_long(on(days, **more), MONDAY) == told


def test_the_subject_counts_what_there_is(on) -> None:
    assert subject(digest(on(-1), on(-2), on(3))) == "2026-11-23: 2 overdue, 1 this week"
    assert subject(digest(on(0), on(30, shown=MONDAY))) == "2026-11-23: 1 today, 1 ahead"
    assert subject(digest()) == "2026-11-23: nothing"


def test_a_row_says_what_where_who_else_and_what_is_new(on) -> None:
    one = on(0, who=("anna", "ben", "mei"), kind="promise", what="Send it")
    other = on(0, who=("anna",))._replace(handle="other-one")
    report = digest_report(digest(one, other, new=frozenset({"h0"})), BOOK)
    (table,) = report.blocks
    assert isinstance(table, Table)
    texts = [[cell.text for cell in row] for row in table.rows]
    assert texts == [
        ["2026-11-23 · today", "Send it", "Acme GmbH", "promise", "Ben Ott, Mei L.", "new", "h0", "acme.yaml:7"],
        ["2026-11-23 · today", "Call", "Acme GmbH", "follow-up", "", "", "othe", "acme.yaml:7"],
    ]
    assert report.title == "Anna Becker: what is due on 2026-11-23"
    assert [(row["account"], row["person"], row["section"], row["new"]) for row in report.rows] == [
        ("acme", "anna", "today", True),
        ("acme", "anna", "today", False),
    ]


def test_what_nobody_knows_is_told_by_its_id(on) -> None:
    report = digest_report(digest(on(0, account="x", who=("ghost",))), BOOK)
    assert [cell.text for cell in report.blocks[0].rows[0]][2:5] == ["x", "follow-up", "ghost"]


def test_what_to_know_first_comes_first_and_the_mail_itself_last(on) -> None:
    report = digest_report(digest(on(0)), BOOK, [Prose("first")], [Prose("last")])
    assert [getattr(block, "text", "table") for block in report.blocks] == ["first", "table", "last"]


def test_links_lead_to_the_entry_and_only_to_the_web(on) -> None:
    one = on(0, file="team nord/acme ü.yaml")
    assert link_of(one, "https://git.example/b/") == "https://git.example/b/team%20nord/acme%20%C3%BC.yaml#L7"
    for hostile in ("", "javascript:alert(1)//", "file:///etc", "ftp://x"):
        assert link_of(one, hostile) == ""
    report = digest_report(digest(one), BOOK._replace(base_url="http://git.example"))
    assert report.blocks[0].rows[0][1].link.startswith("http://git.example/team%20nord/")
    assert "File" not in [column.head for column in report.blocks[0].columns], "the link says it"


def test_deadlines_come_first_and_the_rest_of_what_is_to_come_goes_by_its_day(on) -> None:
    late, soon, ahead = on(3, kind="decision"), on(2, kind="touch"), on(30, kind="decision", shown=MONDAY)
    earlier = on(20, kind="milestone", shown=MONDAY)
    days = digest(on(4, kind="promise"), on(3, kind="touch"), on(2, kind="goal"))
    assert sections(days) == {"week": ["h2", "h3", "h4"]}
    assert sections(digest(late, soon, ahead, earlier)) == {"week": ["h3", "h2"], "ahead": ["h30", "h20"]}


def test_only_what_amctl_done_closes_shows_its_handle(on) -> None:
    report = digest_report(
        digest(on(0, kind="promise"), on(1, kind="decision")), BOOK._replace(base_url="http://x.example")
    )
    assert [column.head for column in report.blocks[0].columns][-1] == "Handle"
    assert [[row[-1].text for row in table.rows] for table in report.blocks] == [["h0"], [""]]
    assert [row["handle"] for row in report.rows] == ["h0", "h1"]
