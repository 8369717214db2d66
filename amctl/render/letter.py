"""A letter in plain text: 72 columns, for any mail program; no table that another font would shake."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap
from typing import assert_never

from amctl.render import table
from amctl.render.blocks import branches, filled, listed, pieces, stacked
from amctl.render.look import Look
from amctl.render.text import display, web_address
from amctl.reports.report import Cell, Checklist, Facts, Plain, Prose, Report, Table, Tree

WIDTH = 72
_BETWEEN = " · "
_BLANKS = re.compile(r"[ \t\n\r]+")  # not the blank that holds an amount and its currency together


def render(report: Report) -> str:
    """The report as text, every line of it at most 72 columns unless a single word is longer."""
    parts = [_titled(report.title, "=")]
    blocks = filled(listed(report.blocks))
    for block in blocks:
        lines = list(_block(block))
        parts.append("\n".join([_titled(block.title, "-"), *lines] if block.title else lines))
    if not blocks and report.nothing:
        parts.append("\n".join(_wrapped(report.nothing)))
    return "\n\n".join(parts) + "\n"


def _block(block: Plain) -> Iterable[str]:
    match block:
        case Table():
            return _figures(block) if of_figures(block) else _entries(block)
        case Tree():
            return (line for last, cell in branches(block) for line in _wrapped(cell.text, "  " * len(last), "- "))
        case Checklist():
            return _steps(block)
        case Facts():
            return (line for name, cell in block.pairs for line in _wrapped(f"{name}: {cell.text}"))
        case Prose():
            return _prose(block)
        case _:
            assert_never(block)


def of_figures(block: Table) -> bool:
    """Whether a table has figures to compare, and so stays a table; the rows of others are read one by one."""
    return any(column.right for column in block.columns)


def entries(block: Table) -> list[list[list[Cell]]]:
    """The rows in lines of cells; what is never broken stands behind what is before it, what is empty nowhere."""
    columns = (block.columns[0], *block.columns)
    return [lines for row in block.rows if (lines := stacked(columns, row))]


def _figures(block: Table) -> list[str]:
    sheet = Report("", "", date.min, (), (), (block._replace(title=""),))
    return table.render(sheet, Look(WIDTH, colour=False, ascii=False)).rstrip("\n").split("\n")


def _titled(title: str, rule: str) -> str:
    lines = _wrapped(title)
    return "\n".join([*lines, rule * max(map(len, lines), default=0)])


def _entries(block: Table) -> Iterator[str]:
    """Each row by itself: cells that are never broken stand behind the one before them, and links below."""
    for number, entry in enumerate(entries(block)):
        if number:
            yield ""
        for nth, line in enumerate(entry):
            yield from _wrapped(_BETWEEN.join(_one_line(cell) for cell in line), "  " if nth else "")
        for cell in (cell for line in entry for cell in line):
            if address := web_address(cell.link):
                yield f"  <{address}>"


def _one_line(cell: Cell) -> str:
    return _BLANKS.sub(" ", cell.text).strip(" ")


def _steps(checklist: Checklist) -> Iterator[str]:
    for step in checklist.steps:
        note = f" ({step.note})" if step.note else ""
        yield from _wrapped(f"{step.text}{note}", "", "[x] " if step.done else "[ ] ")


def _prose(prose: Prose) -> Iterator[str]:
    for number, piece in enumerate(pieces(prose.text)):
        if number:
            yield ""
        if piece.verbatim:
            yield from display(piece.text, lines=True).split("\n")
        else:
            yield from _wrapped(piece.text)


def _wrapped(text: str, indent: str = "", mark: str = "") -> list[str]:
    """Text in lines, all indented alike, the first behind a mark."""
    hanging = indent + " " * len(mark)
    shown = display(_BLANKS.sub(" ", text).strip(" "))
    lines = wrap(
        shown,
        WIDTH,
        initial_indent=indent + mark,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [indent + mark.rstrip()]
