"""Where lines break: between words, and within one only if it is too long for any line."""

import re

from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"\s*\S+\s*")
_JOINTS = r"\-/@._:,"  # ids, addresses and paths come apart behind these
_JOINT = re.compile(rf".*[{_JOINTS}]", re.DOTALL)
PIECE = re.compile(rf"[^\s{_JOINTS}]+[{_JOINTS}]?")


def breaks(text: str, width: int) -> list[int]:
    """The offsets at which one line of text has to be broken so that no part is wider; blanks at the ends aside."""
    found: list[int] = []
    used = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        size = cell_len(word.rstrip())
        if used + size > width:
            if start:
                found.append(start)
            used = 0
            while size > width:
                part = _part(word[: 4 * width + 16], width)  # enough, even of letters without a width
                start, word = start + len(part), word[len(part) :]
                size = cell_len(word.rstrip()) if len(word) < 1000 else size - cell_len(part)
                found.append(start)
        used += cell_len(word)
    return found


def _part(word: str, width: int) -> str:
    """As much of a word as fits, up to a joint if that does not leave half of the line empty."""
    part = chop_cells(word, width)[0]
    while cell_len(part) > width:  # rich measures in two ways, which differ on joiners that join nothing
        part = part[:-1]
    joint = _JOINT.match(part)
    return joint[0] if joint and cell_len(joint[0]) * 2 > width else part
