"""What an answer is made of: typed rows, which machines may rely on, and blocks, which people read.

The words of a cell are data. It says how it feels about them (its tone); what that looks like, the format decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from amctl.findings import Finding

Tone = Literal["plain", "strong", "dim", "good", "warn", "bad"]
Value = str | int | Decimal | date | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Row = Mapping[str, Value]


class Cell(NamedTuple):
    """A few words with a tone. May hold line breaks. `marks`: what stands out in them, (start, end), in order.

    `link`: a web address that they lead to, in the formats that have links.
    """

    text: str
    tone: Tone = "plain"
    marks: tuple[tuple[int, int], ...] = ()
    link: str = ""

    def parted(self) -> Iterator[tuple[str, bool]]:
        """The words in pieces, each with whether it stands out."""
        at = 0
        for start, end in self.marks:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


class Column(NamedTuple):
    """A column of a table. `keep`: its cells are never broken over lines (ids, days, amounts, handles).

    `spare`: from 1 on, whoever has too little room leaves the column out, the highest first, and says so.
    """

    head: str
    right: bool = False
    keep: bool = False
    spare: int = 0


class Table(NamedTuple):
    """Rows of cells under columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


class Tree(NamedTuple):
    """Something with others below it: reporting lines, parts of a group. Only the root's title is shown."""

    label: Cell
    children: tuple["Tree", ...] = ()
    title: str = ""


class Step(NamedTuple):
    """One line of a checklist."""

    text: str
    done: bool
    note: str = ""
    tone: Tone = "plain"


class Checklist(NamedTuple):
    """Things that are done or not."""

    steps: tuple[Step, ...]
    title: str = ""


class Facts(NamedTuple):
    """Names with their values, one below the other."""

    pairs: tuple[tuple[str, Cell], ...]
    title: str = ""


class Prose(NamedTuple):
    """Paragraphs of plain text, separated by empty lines; indented lines keep their layout."""

    text: str
    title: str = ""
    tone: Tone = "plain"


class Day(NamedTuple):
    """One day of a week, and the rows that stand on it: cells under the week's columns, the first of which names it."""

    title: Cell
    rows: tuple[tuple[Cell, ...], ...] = ()


class Week(NamedTuple):
    """Days side by side where there is room for them, else one below the other, as rows of a table.

    There are five days, which have a column each, or seven: the last two share one.
    """

    columns: tuple[Column, ...]
    days: tuple[Day, ...]
    title: str = ""


Plain = Table | Tree | Checklist | Facts | Prose
Block = Plain | Week


class Report(NamedTuple):
    """An answer. `columns` names the keys of its rows in order, the account's id first."""

    name: str
    title: str
    today: date
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    nothing: str = ""  # what to tell a person if there are no rows
    problems: tuple[Finding, ...] = ()  # what could not be read, and so is missing
    language: str = "en"  # the code of the language that the words are in
