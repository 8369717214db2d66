"""The HTML format: one page that needs nothing else, to read, to print, to send."""

from collections.abc import Iterable, Iterator
from html import escape
from textwrap import dedent
from typing import assert_never

from amctl.render.blocks import branches, filled, heading, pieces, side_by_side, stacked
from amctl.render.look import Look
from amctl.render.text import JOINER, replaced, web_address
from amctl.reports.report import Block, Cell, Checklist, Day, Facts, Prose, Report, Table, Tone, Tree, Week

_STYLE = """\
:root { color-scheme: light dark; --page: #fff; --ink: #1c1f23; --soft: #667079; --line: #d9dee3;
  --good: #17693a; --warn: #8a5a00; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --page: #15181c; --ink: #e4e7ea; --soft: #97a1ab; --line: #343b43;
  --good: #6fcf97; --warn: #e8b55a; --bad: #ff8a80; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 2.5rem 1.5rem; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.1rem; }
p { max-width: 44rem; margin: .75rem 0; }
.day, dt, .note, .dim { color: var(--soft); }
.day { margin: .25rem 0 0; }
table { border-collapse: collapse; margin: .75rem 0; font-size: .925rem; font-variant-numeric: tabular-nums; }
th { color: var(--soft); font-weight: 600; text-align: left; border-bottom: 2px solid var(--line); }
td { border-bottom: 1px solid var(--line); }
th, td { padding: .4rem 1.25rem .4rem 0; vertical-align: top; }
td, dd, li > span, .note { white-space: pre-line; }
.right { text-align: right; }
.keep { white-space: pre; overflow-wrap: normal; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.5rem; margin: .75rem 0; }
dd { margin: 0; }
ul { margin: .25rem 0; padding-left: 1.5rem; }
.steps { list-style: none; padding-left: 0; }
pre { overflow-x: auto; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .4rem; font-size: .875rem; }
.strong, .bad { font-weight: 600; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
mark { background: none; color: inherit; font-weight: 600; text-decoration: underline; }
.good { color: var(--good); }
.warn { color: var(--warn); }
.bad { color: var(--bad); }
@media (max-width: 40rem) { main { overflow-x: auto; padding: 1.25rem 1rem; } dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; } }
@media print { :root { color-scheme: light; --page: #fff; --ink: #000; --soft: #555; --line: #bbb; --good: #17693a;
  --warn: #8a5a00; --bad: #b3261e; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } tr, li, dd { break-inside: avoid; } thead { display: table-header-group; }
  pre { white-space: pre-wrap; } }
"""
_WEEKS = """\
.week { width: 100%; table-layout: fixed; }
.week th { white-space: pre-line; vertical-align: bottom; }
.week td { padding-bottom: 1rem; white-space: normal; overflow-wrap: anywhere; }
.week th, .week td { padding-left: .5rem; padding-right: .5rem; border-left: 1px solid var(--line); }
.week th:first-child, .week td:first-child { padding-left: 0; border-left: 0; }
.week p { margin: 0 0 .6rem; }
.week p > span { white-space: pre-line; }
@page { size: A4 landscape; margin: 12mm; }
@media print { h1 { font-size: 13pt; } h2 { margin: 10pt 0 3pt; font-size: 10pt; } table { font-size: 8pt; margin: 0; }
  th, td { padding-top: .15rem; padding-bottom: .15rem; } .week td { padding-bottom: .4rem; }
  .week p { margin-bottom: .35rem; break-inside: avoid; } }
"""


def render(report: Report, look: Look) -> str:
    """The report as one page; where it goes does not matter."""
    parts = [*_head(report), f"<h1>{safe(report.title)}</h1>"]
    if str(report.today) not in report.title:
        parts.append(f'<p class="day">{report.today}</p>')
    blocks = filled(report.blocks)
    for block in blocks:
        if block.title:
            parts.append(f"<h2>{safe(block.title)}</h2>")
        parts += _block(block)
    if not blocks and report.nothing:
        parts.append(f"<p>{safe(report.nothing)}</p>")
    return "\n".join((*parts, "</main>", "</body>", "</html>")) + "\n"


def _head(report: Report) -> Iterable[str]:
    weeks = _WEEKS if any(isinstance(block, Week) for block in report.blocks) else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        "<!doctype html>",
        f'<html lang="{safe(report.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{safe(report.title)}</title>",
        f"<style>\n{_STYLE}{weeks}</style>",
        "</head>",
        "<body>",
        "<main>",
    )


def _block(block: Block) -> Iterable[str]:
    match block:
        case Table():
            return _table(block)
        case Tree():
            return _tree(block)
        case Checklist():
            return _checklist(block)
        case Facts():
            pairs = (f"<dt>{safe(name)}</dt><dd{_class(cell.tone)}>{_words(cell)}</dd>" for name, cell in block.pairs)
            return ("<dl>", *pairs, "</dl>")
        case Prose():
            return _prose(block)
        case Week():
            return _week(block)
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    sides = ["right" if column.right else "" for column in table.columns]
    kinds = [
        f"{side} keep".lstrip() if column.keep else side for side, column in zip(sides, table.columns, strict=True)
    ]
    heads = zip(sides, table.columns, strict=True)
    yield "<table>"
    yield f"<thead><tr>{''.join(f'<th{_class(side)}>{safe(column.head)}</th>' for side, column in heads)}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = zip(kinds, row, strict=True)
        yield f"<tr>{''.join(f'<td{_class(kind, cell.tone)}>{_words(cell)}</td>' for kind, cell in cells)}</tr>"
    yield "</tbody>"
    yield "</table>"


def _week(week: Week) -> Iterator[str]:
    """Days side by side; where two share a column, each is named before what stands on it."""
    columns = side_by_side(week)
    yield '<table class="week">'
    heads = ("\n".join(_span(heading(day)) for day in days) for days in columns)
    yield f"<thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead>"
    yield f"<tbody><tr>{''.join(f'<td>{_entries(week, days)}</td>' for days in columns)}</tr></tbody>"
    yield "</table>"


def _entries(week: Week, days: tuple[Day, ...]) -> str:
    parts = []
    for day in days:
        if day.rows and len(days) > 1:
            parts.append(f'<p class="dim">{safe(heading(day).text)}</p>')
        for row in day.rows:
            lines = (" ".join(map(_span, line)) for line in stacked(week.columns, row))
            parts.append(f"<p>{'<br>'.join(lines)}</p>")
    return "".join(parts)


def _tree(tree: Tree) -> Iterator[str]:
    """Lists in lists; they are opened and closed by how deep one label stands below the label before it."""
    deep = -1
    for last, cell in branches(tree):
        if len(last) > deep:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (deep - len(last))
        deep = len(last)
        yield f"<li>{_span(cell)}"
    yield "</li></ul>" * (deep + 1)


def _checklist(checklist: Checklist) -> Iterator[str]:
    yield '<ul class="steps">'
    for step in checklist.steps:
        note = f' <span class="note">({safe(step.note)})</span>' if step.note else ""
        yield f"<li>{'☑' if step.done else '☐'} {_span(Cell(step.text, step.tone))}{note}</li>"
    yield "</ul>"


def _prose(prose: Prose) -> Iterator[str]:
    for piece in pieces(prose.text):
        yield (
            f"<pre>\n{safe(dedent(piece.text))}</pre>"
            if piece.verbatim
            else f"<p{_class(prose.tone)}>{safe(piece.text)}</p>"
        )


def _span(cell: Cell) -> str:
    return f"<span{_class(cell.tone)}>{_words(cell)}</span>"


def _words(cell: Cell) -> str:
    words = "".join(f"<mark>{safe(piece)}</mark>" if marked else safe(piece) for piece, marked in cell.parted())
    address = web_address(cell.link)
    return f'<a href="{safe(address)}">{words}</a>' if address else words


def _class(*names: str | Tone) -> str:
    """The attribute for what is worth a class."""
    told = " ".join(name for name in names if name not in ("", "plain"))
    return f' class="{told}"' if told else ""


def safe(text: str) -> str:
    """Text that stays text: markup escaped, what XML forbids replaced, and what is hidden as a number.

    Controls that XML puts up with are replaced, too: no page needs them, and a terminal would obey them.
    """
    return replaced(escape(text), _instead, JOINER + "\t\n")


def _instead(char: str) -> str:
    code = ord(char)
    nobody = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # code points that never will be characters
    return "\ufffd" if nobody or code < 0xA0 or 0xD800 <= code <= 0xDFFF else f"&#x{code:x};"
