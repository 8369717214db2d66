"""The table format, and what it is made of."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from amctl.render.columns import GAP, demand, widths
from amctl.render.formats import rendered
from amctl.render.lines import breaks
from amctl.render.look import Look
from amctl.render.text import HIDDEN, display
from amctl.reports.report import Block, Cell, Checklist, Column, Day, Facts, Prose, Report, Step, Table, Tree, Week

SGR = re.compile(r"\x1b\[[0-9;]*m")
TONES = st.sampled_from(["plain", "strong", "dim", "good", "warn", "bad"])
ANY = st.text(st.characters(exclude_categories=()), max_size=60)
WORDS = st.lists(st.text(st.sampled_from("abcde-/.日本é🚀\u0301\u200d\ufe0f"), max_size=30), max_size=8).map(" ".join)
TEXTS = WORDS | ANY
CELLS = st.builds(Cell, TEXTS, TONES)


def harmless(text: str) -> bool:
    return all(category(char) not in HIDDEN or char in "\u200d\n" for char in text)


def letters(*texts: str) -> Counter[str]:
    return Counter("".join(display(text, lines=True) for text in texts)) - Counter(" \n\u00a0\u3000")


def visible(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def texts_of(block: Block) -> Iterator[str]:
    yield block.title
    match block:
        case Table():
            yield from (cell.text for row in block.rows for cell in row)
        case Tree():
            yield block.label.text
            for child in block.children:
                yield from texts_of(child._replace(title=""))
        case Checklist():
            yield from (text for step in block.steps for text in (step.text, step.note))
        case Facts():
            yield from (text for name, cell in block.pairs for text in (name, cell.text))
        case Prose():
            yield block.text
        case Week():
            yield from (text for day in block.days if day.rows for text in (day.title.text, *_in(day)))


def _in(day: Day) -> Iterator[str]:
    return (cell.text for row in day.rows for cell in row)


def of(*blocks: Block, title: str = "") -> Report:
    return Report("x", title, date(2026, 11, 23), (), (), blocks)


def shown(report: Report, width: int, *, colour: bool = False) -> str:
    return rendered(report, "table", Look(width, colour=colour, ascii=False))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_table(width: int, report: Report, snapshot: SnapshotAssertion) -> None:
    assert shown(report, width) == snapshot


def test_table_in_colour(report: Report, snapshot: SnapshotAssertion) -> None:
    text = shown(report, 80, colour=True)
    assert text.replace("\x1b", "ESC") == snapshot
    assert SGR.sub("", text) == shown(report, 80)


def test_table_in_ascii(report: Report, snapshot: SnapshotAssertion) -> None:
    text = rendered(report, "table", Look(80, colour=False, ascii=True))
    assert text == snapshot
    assert not set("─│├└…") & set(text)


def test_the_environment_has_no_say(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(report, 70), shown(report, 70, colour=True)
    for name, value in {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "33", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)
    assert (shown(report, 70), shown(report, 70, colour=True)) == before
    for name, value in {"TERM": "xterm", "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1", "JUPYTER_COLUMNS": "20"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR")
    assert (shown(report, 70), shown(report, 70, colour=True)) == before


def test_nothing_is_lost_at_any_width(report: Report) -> None:
    wanted = sum(
        (visible(display(text, lines=True)) for block in report.blocks[:-1] for text in texts_of(block)), Counter()
    )
    for width in range(1, 241):
        text = shown(report, width)
        assert not wanted - visible(text), width
        assert not any(line.endswith(" ") for line in text.splitlines())
        assert "\n\n\n" not in text
        if width >= 40:
            assert all(cell_len(line) <= width for line in text.splitlines()), width


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(
        draw(
            st.lists(st.builds(Column, TEXTS, st.booleans(), st.booleans(), st.integers(-1, 0)), min_size=1, max_size=7)
        )
    )
    rows = draw(st.lists(st.tuples(*(CELLS for _ in columns)), min_size=1, max_size=3))
    return Table(columns, tuple(rows), draw(TEXTS))


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    columns = tuple(Column(name, keep=draw(st.booleans())) for name in ("Day", "Account", "What"))
    rows = st.lists(st.tuples(CELLS, CELLS), max_size=2).map(tuple)
    length = draw(st.sampled_from([5, 7]))
    days = draw(st.lists(st.builds(Day, CELLS, rows), min_size=length, max_size=length))
    return Week(columns, tuple(days), "" if not any(day.rows for day in days) else draw(TEXTS))


TREES = st.recursive(
    CELLS.map(Tree),
    lambda inner: st.builds(lambda cell, them: Tree(cell, tuple(them)), CELLS, st.lists(inner, max_size=3)),
)
STEPS = st.lists(st.builds(Step, TEXTS, st.booleans(), TEXTS, TONES), min_size=1, max_size=3)
PAIRS = st.lists(st.tuples(TEXTS, CELLS), min_size=1, max_size=3)
PROSE = st.lists(st.tuples(st.sampled_from(["", "\n", "  ", " " * 50]), TEXTS).map("".join), min_size=1).map("\n".join)
BLOCKS = (
    tables()
    | TREES
    | st.builds(Checklist, STEPS.map(tuple), TEXTS)
    | st.builds(Facts, PAIRS.map(tuple), TEXTS)
    | st.builds(Prose, PROSE, TEXTS)
    | weeks()
)


@given(BLOCKS, st.integers(1, 240), st.booleans())
def test_no_letter_of_any_block_is_lost(block: Block, width: int, colour: bool) -> None:
    text = shown(of(block), width, colour=colour)
    plain = SGR.sub("", text)
    assert harmless(plain)
    if not text:  # an empty block
        return
    wanted = sum((visible(display(one, lines=True)) for one in texts_of(block)), Counter())
    assert not wanted - visible(plain)
    if width >= 40:
        assert all(cell_len(line) <= width for line in plain.splitlines())


@given(TEXTS.filter(str.strip), st.integers(1, 240))
def test_a_text_keeps_its_order(text: str, width: int) -> None:
    for block in (Tree(Cell(text)), Checklist((Step(text, True),)), Table((Column(""),), ((Cell(text),),))):
        page = "".join(shown(of(block), width).replace("─", "").replace("[x]", "", 1).split())
        assert page == "".join(display(text, lines=True).replace("─", "").split())


def test_hostile_texts_reach_the_terminal_as_letters_only(hostile: list[str], saying: Callable[..., Report]) -> None:
    assert len(hostile) >= 200
    for text in hostile:
        report = saying(text)
        for page in (shown(report, 40), SGR.sub("", shown(report, 100, colour=True))):
            assert harmless(page)
            found = visible(page)
            for letter, count in visible(display(text, lines=True)).items():
                assert found[letter] >= 12 * count, (text, letter)


def test_columns_stand_below_each_other_whatever_the_letters(report: Report) -> None:
    columns = (Column("A"), Column("B", right=True), Column("C"))
    names = ("plain", "東京物流", "é🚀", "e\u0301e\u0301", "한국")
    table = Table(columns, tuple((Cell(name), Cell("7"), Cell("|")) for name in names))
    head, rule, *lines = shown(of(table), 80).splitlines()
    assert head == "A         B  C"
    assert rule == "─" * 14
    assert [cell_len(line.partition("|")[0]) for line in lines] == [13] * 5
    assert [cell_len(line.partition("7")[0]) for line in lines] == [10] * 5


def test_tables_with_the_same_columns_stand_in_line() -> None:
    columns = (Column("Day", keep=True), Column("What"))
    short = Table(columns, ((Cell("x"), Cell("y")),))
    long = Table(columns, ((Cell("2026-11-23"), Cell("y")),))
    assert "x           y\n" in shown(of(short, long), 80)
    assert "x    y\n" in shown(of(short), 80)


def test_kept_columns_are_not_broken_while_there_is_room_for_them() -> None:
    columns = (Column("Day", keep=True), Column("What"), Column("Account", keep=True))
    table = Table(columns, ((Cell("on 2026-11-23"), Cell("some words " * 9), Cell("nordwind logistik")),))
    for width in range(44, 120):
        text = shown(of(table), width)
        assert "on 2026-11-23" in text
        assert "nordwind logistik" in text
        assert text.startswith("Day  ")
    assert shown(of(table), 43).startswith("Day      on 2026-11-23\nWhat     some words")


def test_records_are_told_apart_and_leave_out_what_is_empty() -> None:
    columns = tuple(Column(name, keep=True) for name in ("Account", "Day", "", "Late"))
    row = (Cell("a" * 30), Cell("2026-11-23"), Cell("today"), Cell(""))
    assert shown(of(Table(columns, (row, row))), 40) == (
        f"Account  {'a' * 30}\nDay      2026-11-23\n         today\n\n" * 2
    ).removesuffix("\n")


def test_lines_of_a_cell_stay_indented_when_they_are_broken() -> None:
    table = Table(
        (Column("What"), Column("X", keep=True)), ((Cell("call\n  because " + "they asked " * 4), Cell("x" * 50)),)
    )
    assert shown(of(table), 80).splitlines()[2:] == [
        f"call                          {'x' * 50}"[:80],
        "  because they asked they",
        "  asked they asked they",
        "  asked",
    ]


def test_a_deep_tree_keeps_room_for_its_labels() -> None:
    tree = Tree(Cell("the last of them all"))
    for _ in range(600):
        tree = Tree(Cell("somebody"), (tree,))
    lines = shown(of(tree), 40).splitlines()
    assert len(lines) == 601
    assert lines[:3] == ["somebody", "└─ somebody", "   └─ somebody"]
    assert lines[-1] == "…                └─ the last of them all"
    assert max(map(len, lines)) == 40
    plain = rendered(of(tree), "table", Look(40, colour=False, ascii=True)).splitlines()
    assert plain[-2] == "...              `- somebody"


def test_a_block_without_anything_is_left_out() -> None:
    empty = (Table((Column("A"),), (), "T"), Checklist((), "C"), Facts((), "F"), Prose(" \n", "P"))
    assert shown(of(*empty, title="Title"), 80) == ""
    assert shown(of(*empty, Prose("x"), title="Title"), 80) == "Title\n\nx\n"


def test_prose_is_no_wider_than_is_good_to_read() -> None:
    lines = shown(of(Prose("some words " * 40 + "\n\n  " + "kept " * 30)), 240).splitlines()
    assert max(map(len, lines[:-2])) <= 100
    assert lines[-1] == "  " + ("kept " * 30).rstrip()


@given(TEXTS, st.integers(2, 60))
def test_lines_break_between_words_if_they_can(text: str, width: int) -> None:
    text = display(text).lstrip()
    at = [0, *breaks(text, width), len(text)]
    parts = [text[start:end] for start, end in pairwise(at)]
    assert "".join(parts) == text
    assert all(cell_len(part.rstrip()) <= width for part in parts)
    for offset in at[1:-1]:
        if not text[offset - 1].isspace():
            word = text[:offset].split()[-1] + text[offset:].split(maxsplit=1)[0]
            assert cell_len(word) > width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("nordwind-logistik", 12, ["nordwind-", "logistik"]),
        ("a@" + "b" * 20, 12, ["a@bbbbbbbbbb", "bbbbbbbbbb"]),
        ("https://files.example/nordwind", 16, ["https://files.", "example/nordwind"]),
        ("call them on 2026-11-23", 18, ["call them on ", "2026-11-23"]),
        ("see Kaffeerösterei", 8, ["see ", "Kaffeerö", "sterei"]),
        ("日本語日本語", 5, ["日本", "語日", "本語"]),
        ("\u200d\u200d日a", 2, ["\u200d\u200d日", "a"]),
        ("", 5, [""]),
    ],
)
def test_long_words_come_apart_at_joints(text: str, width: int, lines: list[str]) -> None:
    at = [0, *breaks(text, width), len(text)]
    assert [text[start:end] for start, end in pairwise(at)] == lines


def test_widths_are_all_that_is_asked_for_or_shared_or_none() -> None:
    day = demand(["Day", "2026-11-23"], keep=True)
    words = demand(["What", "some words " * 10], keep=False)
    assert widths([day, words], 200) == [10, 110]
    given_widths = widths([day, words, words], 80)
    assert given_widths == [10, 33, 33]
    assert sum(given_widths) + 2 * GAP == 80
    assert widths([day, words, words], 34) == [10, 10, 10]
    assert widths([day, words, words], 33) is None
    assert widths([demand(["", ""], keep=False)], 20) == [1]


def test_columns_that_can_be_spared_are_left_out_before_anything_is_crammed() -> None:
    columns = (
        Column("Account", keep=True),
        Column("End", keep=True, spare=1),
        Column("Owner", spare=2),
        Column("What"),
    )
    row = (Cell("a" * 30), Cell("2026-11-23"), Cell("somebody"), Cell("something"))
    heads = [
        shown(of(Table(columns, (row,)), Prose("x")), width).splitlines()[0].split()
        for width in (63, 62, 53, 52, 41, 40)
    ]
    assert heads[:2] == [["Account", "End", "Owner", "What"], ["Account", "End", "What"]]
    assert heads[2:4] == [["Account", "End", "What"], ["Account", "What"]]
    assert heads[4:] == [["Account", "What"], ["Account", "a" * 30]]
    last = "Not shown for lack of room: End, Owner.\n"
    assert shown(of(Table(columns, (row,)), Table(columns, (row,))), 52).endswith(f"\n\n{last}")
    assert last not in shown(of(Table(columns, (row,))), 40)


def test_what_stands_out_is_marked_over_line_breaks_and_stays_harmless() -> None:
    cell = Cell("one \x1b[2J two three", "dim", marks=((4, 12),))
    shown = rendered(of(Table((Column("C"),), ((cell,),))), "table", Look(40, colour=True, ascii=False))
    assert "\x1b[2mone \x1b[0m\x1b[1;2;33m\\x1b[2J two\x1b[0m\x1b[2m three" in shown
    narrow = rendered(of(Table((Column("C"),), ((Cell("x" * 30 + " ab cd", marks=((31, 36),)),),))), "table", NARROW)
    assert narrow.split("\n")[-2].strip() == "ab cd"


NARROW = Look(30, colour=False, ascii=False)
