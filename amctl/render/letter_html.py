"""A letter in HTML: one page that needs nothing else, with its styles where mail programs look for them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, assert_never

from markupsafe import Markup

from amctl.render.blocks import branches, filled, listed, pieces
from amctl.render.html import safe
from amctl.render.letter import entries, of_figures
from amctl.render.text import web_address
from amctl.reports.report import Cell, Checklist, Facts, Plain, Prose, Report, Table, Tree

if TYPE_CHECKING:
    from jinja2 import Template


def render(report: Report) -> str:
    """The report as one page."""
    blocks = [_block(block) for block in filled(listed(report.blocks))]
    if not blocks and report.nothing:
        blocks = [_block(Prose(report.nothing))]
    return _template().render(language=_safe(report.language), title=_safe(report.title), blocks=blocks)


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    shells = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return shells.from_string((files("amctl.render") / "letter.html").read_text(encoding="utf-8"))


def _block(block: Plain) -> Mapping[str, Any]:
    """What the template needs to know of a block."""
    known = {"title": _safe(block.title), "tone": "strong"}
    match block:
        case Table():
            return known | _table(block)
        case Tree():
            rows = [[[_cell(cell._replace(text=f"{'— ' * len(last)}{cell.text}"))]] for last, cell in branches(block)]
            return known | {"kind": "rows", "rows": rows}
        case Checklist():
            steps = [
                {"done": one.done, "cell": _cell(Cell(one.text, one.tone)), "note": _safe(one.note)}
                for one in block.steps
            ]
            return known | {"kind": "steps", "steps": steps}
        case Facts():
            return known | {"kind": "pairs", "pairs": [(_safe(name), _cell(cell)) for name, cell in block.pairs]}
        case Prose():
            told = [_safe(piece.text) for piece in pieces(block.text)]
            return known | {"kind": "prose", "paragraphs": told, "tone": block.tone}
        case _:
            assert_never(block)


def _table(table: Table) -> dict[str, Any]:
    if of_figures(table):
        heads = [
            {"text": _safe(one.head), "side": "right" if one.right else "left", "keep": one.keep}
            for one in table.columns
        ]
        return {"kind": "table", "heads": heads, "rows": [list(map(_cell, row)) for row in table.rows]}
    rows = [[[_cell(cell) for cell in line] for line in entry] for entry in entries(table)]
    return {"kind": "rows", "rows": rows}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": _safe(cell.text), "tone": cell.tone, "link": _safe(web_address(cell.link))}


def _safe(text: str) -> Markup:
    """Text that stays text; escaped by the rules that hold for every page of amctl."""
    return Markup(safe(text).replace("\n", "<br>"))  # noqa: S704  (safe escapes it)
