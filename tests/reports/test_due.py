"""What is due, the most pressing first."""

from datetime import date, timedelta

import pytest

from amctl.model.standing_in import covered_by
from amctl.reports.due import COLUMNS, Wanted, due, folded, left
from amctl.reports.report import Cell

KEYS = ["account", "name", "kind", "day", "what", "who", "late", "when", "handle", "file", "line", "why"]
# In this order within each group: contract deadlines, promises, issue updates, meetings and reviews, other follow-ups,
# goals and milestones, touches, upkeep.
KINDS = [
    "decision",
    "announcement",
    "promise",
    "issue",
    "meeting",
    "review",
    "follow-up",
    "handoff",
    "goal",
    "milestone",
    "opportunity",
    "touch",
    "assessment",
]


@pytest.fixture
def ask(today):
    """Asks what is due within a week."""

    def report(items, *, within: int = 7, explain: bool = False, names=None, length: int = 5, **wanted):
        until = today + timedelta(days=within)
        how = {"today": today, "names": names or {}, "handle_length": length, "explain": explain}
        return due(items, Wanted(until, **wanted), **how)

    return report


@pytest.fixture
def on(today, item):
    """An item so many days from today."""
    return lambda days, **more: item(day=today + timedelta(days=days), **more)


def _kinds(report) -> list[str]:
    return [row["kind"] for row in report.rows]


# Order


def test_overdue_comes_before_today_and_today_before_what_is_coming(ask, on):
    report = ask([on(3), on(0), on(-1), on(-9, kind="touch"), on(1, kind="decision")])
    assert [(row["when"], row["late"]) for row in report.rows] == [
        ("overdue", 1),
        ("overdue", 9),
        ("today", 0),
        ("coming", -1),
        ("coming", -3),
    ]
    assert [table.title for table in report.blocks] == ["Overdue", "Today", "Coming"]


@pytest.mark.parametrize("days", [-2, 0, 2], ids=["overdue", "today", "coming"])
def test_within_a_group_the_kind_of_work_decides(ask, on, days):
    items = [on(days, kind=kind, what=f"{n:02}") for n, kind in enumerate(KINDS)]
    assert _kinds(ask(items[::-1])) == KINDS
    assert len(ask(items).blocks) == 1


def test_kinds_of_one_rank_are_in_the_order_of_their_days(ask, on):
    assert _kinds(ask([on(2, kind="decision"), on(1, kind="announcement")])) == ["announcement", "decision"]
    assert _kinds(ask([on(2, kind="meeting"), on(1, kind="review")])) == ["review", "meeting"]


def test_a_touch_is_not_overdue_before_its_maximum(ask, on, today):
    touches = [on(-5, kind="touch", grace=today + timedelta(days=more)) for more in (-1, 0)]
    assert [row["when"] for row in ask(touches).rows] == ["overdue", "today"]


# Choice


def test_the_window_ends_with_its_last_day(ask, on):
    assert [row["late"] for row in ask([on(7), on(8), on(-400)]).rows] == [400, -7]


def test_what_is_inside_its_own_lead_time_is_shown_whatever_the_window(ask, on, today):
    near, far = on(90, kind="decision", shown=today), on(90, kind="decision", shown=today + timedelta(days=1))
    assert len(ask([near], within=0).rows) == 1
    assert len(ask([far], within=0).rows) == 0


def test_what_is_snoozed_is_not_shown_before(ask, on, today):
    assert ask([on(-3, hidden=today + timedelta(days=8))]).rows == ()
    (row,) = ask([on(-3, hidden=today + timedelta(days=7))]).rows
    assert (row["when"], row["late"], row["day"]) == ("coming", 3, today - timedelta(days=3))


def test_accounts_and_kinds_may_be_chosen(ask, on):
    items = [on(0, account="a"), on(0, account="b", kind="promise"), on(0, account="c", kind="promise")]
    assert [row["account"] for row in ask(items, accounts=["a", "b"]).rows] == ["b", "a"]
    assert [row["account"] for row in ask(items, kinds=["promise"]).rows] == ["b", "c"]
    assert [row["account"] for row in ask(items, accounts=["a", "b"], kinds=["promise"]).rows] == ["b"]


def test_somebodys_work_is_what_they_own_and_what_is_assigned_to_them(ask, on):
    items = [
        on(0, what="owned and done by others", owner="ben", who=("mei",)),
        on(0, what="assigned", owner="anna", who=("mei", "ben")),
        on(0, what="somebody else's", owner="anna", who=("mei",)),
    ]
    assert [row["what"] for row in ask(items, people=["ben"]).rows] == ["assigned", "owned and done by others"]
    assert len(ask(items, people=[]).rows) == 3


def test_what_falls_to_nobody_who_is_there_is_everybodys(ask, on):
    items = [
        on(0, what="whose owner is a slip", owner="bne", who=("bne",)),
        on(0, what="whose owner left", owner="jonas", who=("jonas", "lea")),
        on(0, what="somebody else's", owner="anna", who=("anna",)),
        on(0, what="whose owner left, done by somebody", owner="jonas", who=("mei",)),
    ]
    found = ask(items, people=["ben"], present=["anna", "ben", "mei"]).rows
    assert [row["what"] for row in found] == ["whose owner is a slip", "whose owner left"]
    assert ask(items, people=["ben"]).rows == ()


@pytest.mark.parametrize(("day", "there"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)])
def test_whoever_left_is_there_on_the_last_day(settings, day, there):
    assert settings.present(day) == {"anna", "ben", "mei"} | ({"jonas"} if there else set())


@pytest.mark.parametrize(
    ("person", "day", "expected"),
    [
        ("ben", date(2026, 12, 20), {"ben"}),
        ("ben", date(2026, 12, 21), {"ben", "anna"}),
        ("ben", date(2027, 1, 4), {"ben", "anna"}),
        ("ben", date(2027, 1, 5), {"ben"}),
        ("anna", date(2026, 11, 23), {"anna", "ben"}),
        ("mei", date(2026, 12, 21), {"mei"}),
    ],
)
def test_whoever_covers_for_somebody_does_so_on_both_the_first_and_the_last_day(settings, person, day, expected):
    assert covered_by(settings, person, day) == expected


def test_work_that_is_covered_is_shown_like_ones_own(ask, on, settings, today):
    items = [on(0, owner="ben", who=("ben",)), on(0, owner="mei", who=("mei",))]
    assert [row["who"] for row in ask(items, people=covered_by(settings, "anna", today)).rows] == [("ben",)]


# Upkeep


def test_upkeep_is_one_line_an_account_the_oldest_first(ask, on):
    items = [
        on(-1, kind="assessment", what="Assess B anew"),
        on(-3, kind="assessment", what="Assess A anew"),
        on(2, kind="assessment", what="Assess C anew"),
        on(-2, kind="assessment", what="Assess X anew", account="other"),
        on(0, kind="touch"),
    ]
    assert [(row["what"], row["account"]) for row in ask(items).rows] == [
        ("Assess A anew, and 2 more", "acme"),
        ("Assess X anew", "other"),
        ("Call", "acme"),
    ]


def test_upkeep_outside_the_window_is_not_counted(ask, on):
    items = [on(-1, kind="assessment", what="Assess B anew"), on(8, kind="assessment")]
    assert [row["what"] for row in ask(items).rows] == ["Assess B anew"]


def test_upkeep_is_told_one_by_one_to_whoever_asks_for_it(ask, on):
    items = [on(days, kind="assessment", what=f"{days}") for days in (-1, -2, -3)]
    assert [row["what"] for row in ask(items, kinds=["assessment"]).rows] == ["-3", "-2", "-1"]
    assert folded([]) == []


def test_the_steps_of_a_handoff_are_one_line_for_all_whose_they_are(item):
    steps = [
        item(kind="handoff", what="Complete", day=date(2026, 12, 1), who=("ben", "anna")),
        item(kind="handoff", what="Meet", day=date(2026, 11, 20), who=("ben",)),
        item(kind="handoff", what="Elsewhere", account="beta"),
        item(kind="assessment", what="Assess"),
    ]
    assert [(one.account, one.what, one.who) for one in folded(steps)] == [
        ("acme", "Meet, and 1 more", ("ben", "anna")),
        ("beta", "Elsewhere", ("anna",)),
        ("acme", "Assess", ("anna",)),
    ]


# Rows and tables


def test_a_row_has_these_keys_and_no_others(ask, on):
    (row,) = ask([on(0)]).rows
    assert list(row) == KEYS
    assert set(COLUMNS) <= set(KEYS)
    assert COLUMNS[0] == "account"


def test_a_row_says_it_all(ask, on, today):
    (row,) = ask([on(-1, why="promised")], names={"acme": "Acme Ltd"}).rows
    assert row == {
        "account": "acme",
        "name": "Acme Ltd",
        "kind": "follow-up",
        "day": today - timedelta(days=1),
        "what": "Call",
        "who": ("anna",),
        "late": 1,
        "when": "overdue",
        "handle": "0123456789",
        "file": "acme.yaml",
        "line": 7,
        "why": "promised",
    }


def test_people_read_a_line_with_a_short_handle(ask, on):
    report = ask([on(-1, who=("anna", "ben"))], names={"acme": "Acme Ltd"}, length=6)
    (table,) = report.blocks
    assert [column.head for column in table.columns] == ["Day", "", "Account", "Kind", "What", "Who", "Handle"]
    assert table.rows == (
        (
            Cell("2026-11-22", "bad"),
            Cell("1d late", "bad"),
            Cell("acme", "strong"),
            Cell("follow-up", "dim"),
            Cell("Call"),
            Cell("anna, ben"),
            Cell("012345", "dim"),
        ),
    )


def test_an_account_without_a_name_is_called_by_its_id(ask, on):
    assert ask([on(0)]).rows[0]["name"] == "acme"


def test_whoever_asks_is_told_why(ask, on, today):
    report = ask([on(0, why="planned for today")], explain=True)
    assert report.columns == (*COLUMNS, "why"), "for machines, too"
    (table,) = report.blocks
    assert table.rows[0][4].text == "Call\n  planned for today"
    (table,) = due([on(0)], Wanted(today), today=today, names={}, handle_length=5).blocks
    assert table.rows[0][4].text == "Call"


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "2d late", "bad"),
        (-1, "1d late", "bad"),
        (0, "today", "warn"),
        (1, "in 1d", "plain"),
        (2, "in 2d", "plain"),
    ],
)
def test_how_late_is_told_in_words(ask, on, days, words, tone):
    assert ask([on(days)]).blocks[0].rows[0][1] == Cell(words, tone)


def test_what_is_in_its_grace_or_snoozed_is_told_as_such(on, today):
    assert left(on(-3, grace=today), today) == "due now"
    assert left(on(-3, hidden=today + timedelta(days=1)), today) == "snoozed 1d"
    assert left(on(-3, hidden=today), today) == "3d late"


def test_nothing_is_told_with_the_window(ask, today):
    report = ask([])
    assert (report.rows, report.blocks, report.nothing) == ((), (), "Nothing is due until 2026-11-30.")
    assert (report.name, report.title, report.today) == ("due", "Due on 2026-11-23", today)
    mine = ask([], people=("ben", "anna"))
    assert (mine.title, mine.nothing) == (
        "Due on 2026-11-23 for anna, ben", "Nothing is due for anna, ben until 2026-11-30.",
    )  # fmt: skip
