"""The Markdown format: a document to paste, in which data stays text."""

import re
from collections.abc import Iterable, Iterator
from textwrap import dedent
from typing import assert_never

from amctl.render.blocks import branches, filled, listed, pieces
from amctl.render.look import Look
from amctl.render.text import display, web_address
from amctl.reports.report import Cell, Checklist, Facts, Plain, Prose, Report, Table, Tone, Tree

_MARKUP = re.compile(r"[\\`*_\[\]#|~$]")  # the last two: struck through, mathematics on GitHub
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)  # GitHub makes links of these
_LIST = re.compile(r"([-+]|[0-9]+[.)])(?=[-\s]|\Z)")  # at the start of a line; or a rule across the page


def render(report: Report, look: Look) -> str:
    """The report as one document; where it goes does not matter."""
    parts = [f"# {_inline(report.title)}"]
    blocks = filled(listed(report.blocks))
    for block in blocks:
        if block.title:
            parts.append(f"## {_inline(block.title)}")
        parts.append("\n".join(_block(block)))
    if not blocks and report.nothing:
        parts.append(_opening(report.nothing))
    return "\n\n".join(parts) + "\n"


def _block(block: Plain) -> Iterable[str]:
    match block:
        case Table():
            return _table(block)
        case Tree():
            return (f"{'  ' * len(last)}- {_label(cell)}" for last, cell in branches(block))
        case Checklist():
            return _checklist(block)
        case Facts():
            rows = (f"| {_inline(name)} | {_cell(cell)} |" for name, cell in block.pairs)
            return ("|  |  |", "| --- | --- |", *rows)
        case Prose():
            return _prose(block)
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(_inline(column.head) for column in table.columns)} |"
    yield f"| {' | '.join('---:' if column.right else '---' for column in table.columns)} |"
    for row in table.rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _label(cell: Cell) -> str:
    """A label's words; a blank if there are none, since a mere dash would underline what is above it."""
    return _toned(_opening(cell.text), cell.tone) or "&nbsp;"


def _cell(cell: Cell) -> str:
    if address := web_address(cell.link):
        return f"[{_inline(cell.text)}](<{address}>)"
    if not cell.marks:
        return _toned(_inline(cell.text), cell.tone)
    parts, plain = [], ""
    for piece, marked in cell.parted():
        if marked and piece[:1].isalnum() and piece[-1:].isalnum():  # beside other signs, asterisks would be shown
            parts += [_escaped(display(plain, lines=True)), f"**{_escaped(display(piece, lines=True))}**"]
            plain = ""
        else:
            plain += piece
    return "".join((*parts, _escaped(display(plain, lines=True)))).strip()


def _checklist(checklist: Checklist) -> Iterator[str]:
    for step in checklist.steps:
        note = f" ({_inline(step.note)})" if step.note else ""
        yield f"- [{'x' if step.done else ' '}] {_toned(_inline(step.text), step.tone)}{note}"


def _prose(prose: Prose) -> Iterator[str]:
    """Paragraphs, and fences around what keeps its layout, longer than any that the text itself has."""
    for number, piece in enumerate(pieces(display(prose.text, lines=True))):
        if number:
            yield ""
        if piece.verbatim:
            longest = max(map(len, re.findall("`+", piece.text)), default=0)
            fence = "`" * max(3, longest + 1)
            yield f"{fence}\n{dedent(piece.text)}\n{fence}"
        else:
            yield _opening(piece.text)


def _toned(text: str, tone: Tone) -> str:
    """Escaped words, bold if they are strong or bad."""
    return f"**{text}**" if text and tone in ("strong", "bad") else text


def _opening(text: str) -> str:
    """Text at the start of a line, where a dash or a number would begin a list."""
    text = _inline(text)
    if found := _LIST.match(text):
        mark = found[1]
        return f"{mark[:-1]}\\{mark[-1]}{text[found.end() :]}"
    return text


def _inline(text: str) -> str:
    """Text that stays text: no markup, no link, no HTML, no end of a table's cell."""
    return _escaped(display(text, lines=True).strip())


def _escaped(text: str) -> str:
    text = _ENTITY.sub("&amp;", _MARKUP.sub(r"\\\g<0>", text))
    text = _ADDRESS.sub(r"\\\g<0>", text.replace("<", "&lt;").replace(">", "&gt;"))
    return text.replace("\n", "<br>")
