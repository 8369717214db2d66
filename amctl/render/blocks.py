"""Blocks as every format for people takes them: the ones with something in them, paragraphs, trees line by line."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from amctl.reports.report import Block, Cell, Checklist, Facts, Prose, Table, Tree


class Piece(NamedTuple):
    """A part of prose: a paragraph, to be wrapped, or lines that keep their layout."""

    text: str
    verbatim: bool


def filled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that hold something; a title alone is none."""
    return [block for block in blocks if _size(block)]


def _size(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Tree():
            return 1
        case Checklist():
            return len(block.steps)
        case Facts():
            return len(block.pairs)
        case Prose():
            return len(block.text.strip())
        case _:
            assert_never(block)


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
