"""What is printed on, by rich: so wide, in colour or not; no markup, no emoji names, nothing from the environment."""

import re
from collections.abc import Iterable, Sequence
from io import StringIO

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from amctl.render.columns import GAP
from amctl.render.lines import breaks
from amctl.render.look import Look
from amctl.render.text import display
from amctl.reports.report import Cell, Tone

NARROWEST = 20  # whoever has less room than this lets the terminal break the lines
STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "good": "green",
    "warn": "yellow",
    "bad": "bold red",
}
_PLAIN = str.maketrans({"→": "->", "·": "-", "…": "..."})  # signs of ours, for those whose encoding lacks them
MARK = "bold yellow"
_PADDING = re.compile(r"(?: *(\x1b\[0m))?(?: |\x1b\[[0-9;]*m)*$", re.MULTILINE)  # what ends a style has to stay


def _ruled(line: str, *, only_ascii: bool) -> Box:
    """A table with a line below its head, and no other."""
    parts = [f" {line}{line} " if number == 2 else "    " for number in range(8)]
    return Box("\n".join(parts) + "\n", ascii=only_ascii)


class Paper:
    """Lines and tables, printed one below the other."""

    def __init__(self, look: Look) -> None:
        self.width = max(look.width, NARROWEST)
        self._ascii = look.ascii
        self._box = _ruled("-", only_ascii=True) if look.ascii else _ruled("─", only_ascii=False)
        self._page = StringIO()
        self._console = Console(
            file=self._page,
            width=self.width,
            height=100,  # without one, TERM=dumb would make it 80 columns wide
            force_terminal=look.colour,
            color_system="standard" if look.colour else None,
            no_color=False,
            force_jupyter=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def words(self, text: str, tone: Tone = "plain") -> Text:
        """Text from outside, as rich shall have it."""
        return Text(self._shown(text), STYLES[tone])

    def cell(self, cell: Cell) -> Text:
        """The words of a cell, and what stands out in them."""
        if not cell.marks:
            return self.words(cell.text, cell.tone)
        pieces = ((self._shown(piece), MARK if marked else "") for piece, marked in cell.parted())
        return Text.assemble(*pieces, style=STYLES[cell.tone])

    def _shown(self, text: str) -> str:
        said = display(text, lines=True)
        return said.translate(_PLAIN) if self._ascii else said

    def broken(self, text: Text, width: int) -> list[Text]:
        """Text over as many lines as it takes, indented ones indented still; within words only where it must be."""
        lines: list[Text] = []
        for line in text.split("\n", allow_blank=True):
            indent = min(len(line.plain) - len(line.plain.lstrip(" ")), width // 2)
            blanks = Text(" " * indent)
            rest = line[indent:]
            for part in rest.divide(breaks(rest.plain, width - indent)):
                part.rstrip()
                lines.append(blanks + part)
        return lines

    def line(self, *parts: Text | str | tuple[str, str]) -> None:
        """One line, which is not broken, of parts that may have a style; without parts, an empty one."""
        self._console.print(Text.assemble(*parts), soft_wrap=True)

    def hanging(self, first: Text, rest: str, text: Text) -> None:
        """Text with something before its first line, and something else before each further one."""
        for number, line in enumerate(self.broken(text, self.width - first.cell_len)):
            self.line(Text(rest, first.style) if number else first, line)

    def table(
        self, heads: Sequence[Text], rights: Sequence[bool], widths: Sequence[int], rows: Iterable[Sequence[Text]]
    ) -> None:
        """Rows below their heads."""
        table = Table(
            box=self._box,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style="",
            border_style="dim",
        )
        for head, right, width in zip(heads, rights, widths, strict=True):
            table.add_column(head, justify="right" if right else "left", width=width, overflow="fold")
        for row in rows:
            table.add_row(*(self._cell(text, width) for text, width in zip(row, widths, strict=True)))
        self._console.print(table)

    def pairs(self, left: int, rows: Iterable[tuple[Text, Text]]) -> None:
        """Names so wide, with their values beside them."""
        room = self.width - left - GAP
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(width=left, overflow="fold")
        grid.add_column(width=room, overflow="fold")
        for name, value in rows:
            grid.add_row(self._cell(name, left), self._cell(value, room))
        self._console.print(grid)

    def _cell(self, text: Text, width: int) -> Text:
        if "\n" not in text.plain and text.cell_len <= width:
            return text
        return Text("\n").join(self.broken(text, width))

    def written(self) -> str:
        """All of it, without the blanks at the ends of lines."""
        return _PADDING.sub(r"\1", self._page.getvalue())
