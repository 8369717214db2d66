"""The table format: a report for a person at a terminal, as wide as that is."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from rich.cells import cell_len
from rich.text import Text

from amctl.render.blocks import branches, filled, heading, listed, pieces, side_by_side, stacked
from amctl.render.columns import GAP, demand, height, torn, widths
from amctl.render.look import Look
from amctl.render.paper import STYLES, Paper
from amctl.render.text import display
from amctl.reports.report import Block, Cell, Checklist, Column, Day, Facts, Prose, Report, Table, Tree, Week

_READABLE = 100  # columns; the eye loses its way in longer lines of prose
_DAY = 20  # columns are the least for a day beside others


class Layout(NamedTuple):
    """How tables with the same columns are shown: which of these, and how wide. None: a record below the other."""

    chosen: list[int]
    widths: list[int]


def render(report: Report, look: Look) -> str:
    """The blocks under the report's title; nothing if there is nothing to show."""
    paper = Paper(look)
    roomy = all(_width(block, paper.width) >= _DAY for block in report.blocks if isinstance(block, Week))
    blocks = filled(report.blocks if roomy else listed(report.blocks))
    if not blocks:
        return ""
    layouts = _layouts(blocks, paper.width)
    _title(paper, report.title)
    for block in blocks:
        paper.line()
        _title(paper, block.title)
        _put(paper, block, look, layouts)
    _tell_left_out(paper, layouts)
    return paper.written().lstrip("\n")


def _title(paper: Paper, title: str) -> None:
    if title:
        for line in paper.broken(paper.words(title, "strong"), paper.width):
            paper.line(line)


def _put(paper: Paper, block: Block, look: Look, layouts: dict[tuple[Column, ...], Layout]) -> None:
    match block:
        case Table():
            _table(paper, block, layouts[block.columns])
        case Tree():
            _tree(paper, block, look)
        case Checklist():
            _checklist(paper, block)
        case Facts():
            _pairs(paper, [(name, paper.cell(cell)) for name, cell in block.pairs])
        case Prose():
            _prose(paper, block)
        case Week():
            _week(paper, block)
        case _:
            assert_never(block)


def _layouts(blocks: list[Block], room: int) -> dict[tuple[Column, ...], Layout]:
    """The layout for each set of columns: tables that share their columns stand in line with each other."""
    rows: dict[tuple[Column, ...], list[tuple[Cell, ...]]] = {}
    for block in blocks:
        if isinstance(block, Table):
            rows.setdefault(block.columns, [tuple(Cell(column.head) for column in block.columns)]).extend(block.rows)
    return {columns: _layout(columns, found, room) for columns, found in rows.items()}


def _layout(columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], room: int) -> Layout:
    """All columns if they fit, else without those that can be spared, as few as possible.

    To spare one more is better than to tear words apart, or to need far more lines.
    """
    texts = ([display(cell.text, lines=True) for cell in cells] for cells in zip(*rows, strict=True))
    demands = [demand(some, keep=column.keep) for some, column in zip(texts, columns, strict=True)]
    tried: list[tuple[Layout, int, int]] = []  # with the words that are torn, and the lines that it takes
    for spare in sorted({max(0, column.spare) for column in columns} | {0}, reverse=True):
        chosen = [n for n, column in enumerate(columns) if column.spare <= spare]
        asked = [demands[n] for n in chosen]
        if given := widths(asked, room):
            tried.append((Layout(chosen, given), torn(asked, given), height(asked, given)))
    least = min((lines for _, _, lines in tried), default=0)
    good = (layout for layout, broken, lines in tried if not broken and lines * 5 <= least * 8)
    return next(good, tried[0][0] if tried else Layout([], []))


def _table(paper: Paper, table: Table, layout: Layout) -> None:
    """Side by side if that leaves each column enough; else a record below the other."""
    rows = [[paper.cell(cell) for cell in row] for row in table.rows]
    if layout.chosen:
        columns = [table.columns[n] for n in layout.chosen]
        heads = [paper.words(column.head, "dim") for column in columns]
        rows = [[row[n] for n in layout.chosen] for row in rows]
        paper.table(heads, [column.right for column in columns], layout.widths, rows)
        return
    for number, row in enumerate(rows):
        if number:
            paper.line()
        _pairs(paper, [(column.head, text) for column, text in zip(table.columns, row, strict=True) if text])


def _width(week: Week, room: int) -> int:
    """How wide each day of a week can be beside the others."""
    columns = len(side_by_side(week))
    return (room - GAP * (columns - 1)) // columns


def _week(paper: Paper, week: Week) -> None:
    """Days side by side; where two share a column, each is named before what stands on it."""
    columns = side_by_side(week)
    heads = [Text("\n").join(paper.cell(heading(day)) for day in days) for days in columns]
    cells = [Text("\n\n").join(_entries(paper, week, days)) for days in columns]
    width = _width(week, paper.width)
    paper.table(heads, [False] * len(columns), [width] * len(columns), [cells] if any(cells) else [])


def _entries(paper: Paper, week: Week, days: tuple[Day, ...]) -> Iterator[Text]:
    for day in days:
        named = [paper.words(heading(day).text, "dim")] if len(days) > 1 else []
        for row in day.rows:
            lines = (Text("  ").join(paper.cell(cell) for cell in line) for line in stacked(week.columns, row))
            yield Text("\n").join([*named, *lines])
            named = []


def _tell_left_out(paper: Paper, layouts: dict[tuple[Column, ...], Layout]) -> None:
    """Names the columns that there was no room for."""
    heads = [
        column.head
        for columns, layout in layouts.items()
        for n, column in enumerate(columns)
        if layout.chosen and n not in layout.chosen
    ]
    if heads:
        text = f"Not shown for lack of room: {', '.join(dict.fromkeys(heads))}."
        paper.line()
        paper.hanging(Text(), "", paper.words(text, "dim"))


def _pairs(paper: Paper, pairs: list[tuple[str, Text]]) -> None:
    """Names with their values beside them; names take a third of the room at most."""
    names = [paper.words(name, "dim") for name, _ in pairs]
    left = max((cell_len(line) for name in names for line in name.plain.split("\n")), default=0) or 1
    paper.pairs(min(left, paper.width // 3), zip(names, (value for _, value in pairs), strict=True))


def _tree(paper: Paper, tree: Tree, look: Look) -> None:
    """Labels with guides, which at great depth lose their left part: half of the room is for the labels."""
    fork, end, down, more = ("|- ", "`- ", "|  ", "...") if look.ascii else ("├─ ", "└─ ", "│  ", "…")
    for last, cell in branches(tree):
        above = "".join("   " if over else down for over in last[:-1])
        if cut := max(0, len(above) + len(more) + len(fork) - paper.width // 2):
            above = more + above[cut:]
        first, rest = (
            ((above + (end if last[-1] else fork)), above + ("   " if last[-1] else down)) if last else ("", "")
        )
        paper.hanging(Text(first, "dim"), rest, paper.cell(cell))


def _checklist(paper: Paper, checklist: Checklist) -> None:
    for step in checklist.steps:
        text = paper.words(step.text, step.tone)
        if step.note:
            text = Text.assemble(text, " ", paper.words(f"({step.note})", "dim"))
        paper.hanging(Text("[x] " if step.done else "[ ] "), "    ", text)


def _prose(paper: Paper, prose: Prose) -> None:
    """Paragraphs no wider than is good to read; lines that keep their layout are only folded where they must be."""
    for number, piece in enumerate(pieces(display(prose.text, lines=True))):
        if number:
            paper.line()
        width = paper.width if piece.verbatim else min(paper.width, _READABLE)
        for line in paper.broken(Text(piece.text, STYLES[prose.tone]), width):
            paper.line(line)
