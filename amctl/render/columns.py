"""How wide the columns of a table are to be, and whether they have room side by side at all."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from rich.cells import cell_len

from amctl.render.lines import PIECE

GAP = 2  # between columns
_LIMITS = range(24, 9, -1)  # the least that longer words and texts may ask for: the first that saves most lines
_TALL = 4  # lines are enough for a cell, if its column need not be wider than that for it
_TORN = 3  # lines that a word torn apart is as bad as
_SAMPLE = 50  # rows are enough to judge widths by


class Demand(NamedTuple):
    """What one column asks for: all it could use, the least for readable cells, and the lengths of its cells' lines."""

    full: int
    least: int
    keep: bool
    lengths: list[list[int]]
    pieces: list[int]  # of each cell, the longest part that has no joint to come apart at


def demand(texts: Sequence[str], *, keep: bool) -> Demand:
    """What a column with these texts asks for: all, if it is to be kept, else its longest word, and a few lines."""
    lengths = [[cell_len(line) for line in text.split("\n")] for text in texts]
    full = max(1, *map(max, lengths))  # an accent without a letter takes no room, and needs some all the same
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    pieces = [max((cell_len(piece) for piece in PIECE.findall(text)), default=0) for text in texts]
    return Demand(full, full if keep else max(longest, -(-full // _TALL)), keep, lengths, pieces)


def widths(demands: Sequence[Demand], room: int) -> list[int] | None:
    """The widths in which the columns fit into so much room, with as few lines as possible; None if they cannot."""
    room -= GAP * (len(demands) - 1)
    full = [one.full for one in demands]
    if sum(full) <= room:
        return full
    leasts = ([one.least if one.keep else min(one.least, limit) for one in demands] for limit in _LIMITS)
    tried = [_shared(least, full, room) for least in leasts if sum(least) <= room]
    return min(tried, key=lambda given: height(demands, given) + _TORN * torn(demands, given), default=None)


def torn(demands: Sequence[Demand], given: list[int]) -> int:
    """In how many cells a word would be torn apart, of a sample."""
    pairs = zip(demands, given, strict=True)
    return sum(piece > width for one, width in pairs for piece in one.pieces[:: len(one.pieces) // _SAMPLE + 1])


def _shared(least: list[int], full: list[int], room: int) -> list[int]:
    """What is left beyond the least, shared so that widths are like the roots of what was asked for."""
    given = list(least)
    left = room - sum(given)
    while left and (hungry := [n for n, width in enumerate(given) if width < full[n]]):
        given[min(hungry, key=lambda n: given[n] / sqrt(full[n]))] += 1
        left -= 1
    return given


def height(demands: Sequence[Demand], given: list[int]) -> int:
    """About how many lines the rows take in these widths, or a sample of them."""
    rows = list(zip(*(one.lengths for one in demands), strict=True))
    return sum(
        max(sum(max(1, -(-length // width)) for length in cell) for cell, width in zip(row, given, strict=True))
        for row in rows[:: len(rows) // _SAMPLE + 1]
    )
