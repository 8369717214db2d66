"""The line that a finding is about, with carets under what is meant, in as much room as there is."""

from rich.cells import cell_len, chop_cells

from amctl.render.text import display

_REACH = 1000  # characters on either side are enough for any terminal, and quick however long the line is


def excerpt(line: str, column: int, end: int, room: int, dots: str) -> tuple[str, str]:
    """A source line as it can be shown, and the line of carets that goes below it; columns count from 1.

    What is cut off of a long line becomes `dots`. A caret stands for each cell of the terminal, so that wide characters
    and the escapes of hidden ones have theirs.
    """
    start = min(max(column, 1), len(line) + 1) - 1
    stop = max(min(end - 1, len(line)), start)
    near = max(0, start - _REACH)
    before, marked = display(line[near:start]), display(line[start : min(stop, start + _REACH)])
    shown = before + marked + display(line[stop : stop + _REACH])
    at, long = cell_len(before), cell_len(marked)
    if near or cell_len(shown) > room:
        shown, moved = _window(shown, at, long, room, dots)
        at -= moved
    return shown, " " * at + "^" * max(1, min(long, cell_len(shown) - at))


def _window(shown: str, at: int, long: int, room: int, dots: str) -> tuple[str, int]:
    """The part of a line around what is marked, and by how much it moved to the left.

    Lines show their beginning if the mark is in it; else it stands a third from the left.
    """
    inner = room - len(dots)
    if at + long <= inner or at <= room // 3:
        return _first(shown, inner) + dots, 0
    cells = min(at - room // 3, cell_len(shown) - inner)
    cut = _first(shown, cells)
    if cell_len(cut) < cells:  # half of a wide character is left
        cut = _first(shown, cells + 1)
    rest = shown[len(cut) :]
    if cell_len(rest) > inner:
        rest = _first(rest, inner - len(dots)) + dots
    return dots + rest, cell_len(cut) - len(dots)


def _first(text: str, cells: int) -> str:
    """As much of a text as so many cells hold."""
    return next(iter(chop_cells(text, cells)), "")
