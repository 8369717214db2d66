"""Blocks as every format for people takes them: the ones with something in them, paragraphs, trees line by line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar, assert_never

from amctl.reports.report import Block, Cell, Checklist, Column, Day, Facts, Plain, Prose, Table, Tree, Week

Some = TypeVar("Some", bound=Block)
_WORKING = 5  # days of a week have a column of their own; what is left of it shares one


class Piece(NamedTuple):
    """A part of prose: a paragraph, to be wrapped, or lines that keep their layout."""

    text: str
    verbatim: bool


def filled(blocks: Iterable[Some]) -> list[Some]:
    """The blocks that hold something; a title alone is none. A week is a week, even if nothing stands in it."""
    return [block for block in blocks if _size(block)]


def _size(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Tree() | Week():
            return 1
        case Checklist():
            return len(block.steps)
        case Facts():
            return len(block.pairs)
        case Prose():
            return len(block.text.strip())
        case _:
            assert_never(block)


def listed(blocks: Iterable[Block]) -> list[Plain]:
    """The blocks with each week as a table, in which a day is named before the first of its rows."""
    return [_day_by_day(block) if isinstance(block, Week) else block for block in blocks]


def _day_by_day(week: Week) -> Table:
    rows = ((Cell("") if number else day.title, *row) for day in week.days for number, row in enumerate(day.rows))
    return Table(week.columns, tuple(rows), week.title)


def side_by_side(week: Week) -> list[tuple[Day, ...]]:
    """The days of a week by columns: each working day alone, the weekend together."""
    rest = week.days[_WORKING:]
    return [*((day,) for day in week.days[:_WORKING]), *([rest] if rest else [])]


def heading(day: Day) -> Cell:
    """The title of a day on one line, for the head of its column."""
    return day.title._replace(text=day.title.text.replace("\n", " "))


def stacked(columns: Sequence[Column], row: Sequence[Cell]) -> list[list[Cell]]:
    """The cells of a day's row as lines below each other; what is never broken stands behind what is before it."""
    lines: list[list[Cell]] = []
    for column, cell in zip(columns[1:], row, strict=True):
        if not cell.text:
            continue
        if column.keep and lines:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    return lines


def pieces(text: str) -> list[Piece]:
    """Prose taken apart. Indented lines belong together, over the empty lines between them."""
    found: list[Piece] = []
    gap = 0
    for line in text.split("\n"):
        if not line.strip(" \t"):
            gap += 1
            continue
        verbatim = line[0] in " \t"
        line = line.rstrip(" \t")
        if found and found[-1].verbatim == verbatim and (verbatim or not gap):
            between = "\n" * (gap + 1) if verbatim else " "
            found[-1] = Piece(found[-1].text + between + line, verbatim)
        else:
            found.append(Piece(line, verbatim))
        gap = 0
    return found


def branches(tree: Tree) -> Iterator[tuple[tuple[bool, ...], Cell]]:
    """A tree's labels from the top down, each with: is this the last child, for all from below the root to itself.

    Without recursion, as some chains are long.
    """
    ahead: list[tuple[tuple[bool, ...], Tree]] = [((), tree)]
    while ahead:
        last, node = ahead.pop()
        yield last, node.label
        ahead += [((*last, n == 0), child) for n, child in enumerate(reversed(node.children))]
