"""Cutting in lists and mappings that are written line by line."""

from collections.abc import Mapping
from typing import Any

from amctl.document import Path
from amctl.yaml.manner import (
    comments_end,
    in_braces,
    layout_at,
    like_entries,
    line_break,
    parted,
    quotes,
    same_line,
    tail_end,
)
from amctl.yaml.marks import Item, Marks, Node, column, header_end, line_end, line_start, next_line
from amctl.yaml.steps import Add, Insert, Put
from amctl.yaml.writing import flow_text, scalar_text, wrapped

Splice = tuple[int, int, str]  # from, to, and what stands there afterwards


class Stuck(Exception):
    """What stands in the way, and where."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


def put(marks: Marks, step: Put, *, blocks: bool) -> list[Splice]:
    """What stands behind a key or a dash becomes another value."""
    path, value = step
    item = marks.item(path)
    old, text = item.value, marks.text
    brk = line_break(text, item.start)
    head, *more = _behind(marks, path, item, value, blocks=blocks)
    if more and head.strip()[:1] in ("{", "["):
        head, more = brk.join([head, *more]), []
    below = "".join(brk + line for line in more)
    if not item.sign:  # `? key` alone
        at = line_end(text, item.key[1])
        return [(at, at, f"{brk}{' ' * column(text, item.start)}:{head}{below}")]
    if old.items and not old.flow:
        if not same_line(text, item.sign, old.body):
            return _instead_of_lines(marks, item, head, below)
        return [(old.body, tail_end(text, old.items[-1]), brk.join(_in_line(value, column(text, old.body))))]
    if old.end == item.sign or (old.anchor and old.body == old.end):
        return _instead_of_nothing(text, old.end, head, brk, more)
    begin = item.sign if not head else old.body
    if old.style in ("|", ">"):
        if not same_line(text, item.sign, old.body):
            if marks.commented(item.sign, line_end(text, old.body)):
                raise Stuck("a text block begins below its key and a comment", old.body)
            return [(item.sign, old.end, head + below)]
        at = line_end(text, old.body)
        return [(begin, header_end(text, old.body), head.lstrip()), (at, max(at, old.end), below)]
    if not more:
        return [(begin, old.end, _like(value, text[old.body : old.end]) or head.lstrip())]
    at = line_end(text, old.end)
    if same_line(text, item.sign, old.body):
        return [(begin, old.end, head.lstrip()), (at, at, below)]
    if marks.commented(item.sign, at):
        return [(old.body, old.end, brk.join(_in_line(value, column(text, old.body))))]
    return [(item.sign, old.end, head + below)]


def _instead_of_nothing(text: str, end: int, head: str, brk: str, more: list[str]) -> list[Splice]:
    """A value where there was none; comments that are indented deeper than its lines stay what stands below the key."""
    at = line_end(text, end)
    if more:
        at = comments_end(text, at, len(more[0]) - len(more[0].lstrip()))
    return [(end, end, head), (at, at, "".join(brk + line for line in more))]


def _like(value: Any, old: str) -> str:
    """A scalar in the quotes of the old one."""
    return scalar_text(value, flow=False, like=old) if isinstance(value, str) and old[:1] in ("'", '"') else ""


def _in_line(value: Any, at: int) -> list[str]:
    """A value on its line, or in brackets over several: what can stand anywhere."""
    return wrapped(value, at) if isinstance(value, dict | list | tuple) else [scalar_text(value, flow=False)]


def _instead_of_lines(marks: Marks, item: Item, head: str, below: str) -> list[Splice]:
    """Other lines, or none, instead of those below a key; the comment behind the key stays, and those above them."""
    text, old = marks.text, item.value
    at = old.start + 1 + len(old.anchor) if old.anchor else item.sign
    line = line_end(text, at)
    above = max(line, len(text[: line_start(text, old.body)].rstrip()))  # without the blank lines above what goes
    return [(at, at, head), (line, line, below), (above, tail_end(text, old.items[-1]), "")]


def _behind(marks: Marks, path: Path, item: Item, value: Any, *, blocks: bool) -> list[str]:
    """What follows the colon or the dash of an item, then the lines below it."""
    node = marks.node(path[:-1])
    layout = layout_at(marks, path[:-1])
    layout.blocks = blocks
    at = column(marks.text, item.start)
    if node.kind == "mapping":
        return layout.under_key(value, at, column(marks.text, item.sign) + 1)
    layout.gap = max(1, item.value.start - item.sign) if same_line(marks.text, item.sign, item.value.start) else 1
    lines = layout.entry_lines(value, at)
    first = lines[0][at + 1 :]
    behind = marks.commented(item.sign, line_end(marks.text, item.end))
    if behind and isinstance(value, Mapping) and first.lstrip()[:1] != "{":  # the comment speaks of the whole entry
        if len(lines) == 1:
            return [" " * layout.gap + flow_text(value)]
        return ["", " " * (len(lines[0]) - len(first.lstrip())) + first.lstrip(), *lines[1:]]
    return [first, *lines[1:]]


def add(marks: Marks, step: Add, *, blocks: bool) -> list[Splice]:
    """A key in a mapping, behind those that come before it in the format."""
    node = marks.node(step.path)
    layout = layout_at(marks, step.path)
    layout.blocks = blocks
    braces = None if step.order else in_braces(node, default=layout.braces)
    lines = layout.mapping_lines({step.key: step.value}, column(marks.text, node.items[0].start), braces=braces)
    index = place(node, step)
    at_top = not step.path
    gap = parted(marks, node, long=at_top) and (len(lines) > 1 or not at_top)
    if index == 0 and not step.path and marks.commented(0, node.items[0].start):
        index = 1  # what stands above everything introduces the file
    return _inserted(marks, step.path, node, index, lines, gap=gap)


def place(node: Node, step: Add) -> int:
    """The index that a new key gets: behind the last that comes before it in the format; an id at the end."""
    if step.key not in step.order:
        return len(node.items)
    before = step.order[: step.order.index(step.key)]
    ranks = [(before.index(str(item.name)), n) for n, item in enumerate(node.items) if item.name in before]
    if step.path:  # a short entry: what somebody put out of order stays in front of it
        ranks = [(n, n) for _, n in ranks]
    return max(ranks)[1] + 1 if ranks else 0


def insert(marks: Marks, step: Insert, *, blocks: bool) -> list[Splice]:
    """An entry in a list."""
    node = marks.node(step.path)
    layout = layout_at(marks, step.path)
    layout.blocks = blocks
    like_entries(layout, marks.text, node)
    layout.like = quotes(marks.text, node) if isinstance(step.value, str) else ""
    braces = in_braces(node, default=layout.braces)
    lines = layout.entry_lines(step.value, column(marks.text, node.items[0].start), braces=braces)
    return _inserted(marks, step.path, node, step.position, lines, gap=parted(marks, node))


def _inserted(marks: Marks, path: Path, node: Node, index: int, lines: list[str], *, gap: bool) -> list[Splice]:
    """Lines as the item with an index."""
    text = marks.text
    if index:
        before = node.items[index - 1]
        at = tail_end(text, before)
        sign = _block_sign(text, before)
        if at == len(text) and sign in ("", "+"):
            raise Stuck("the file ends inside a text block, without a line end", before.start)
        brk = line_break(text, at)
        return [(at, at, (brk if gap and sign != "+" else "") + "".join(brk + line for line in lines))]
    first = node.items[0]
    above = marks.item(path) if path else None
    brk = line_break(text, first.start)
    if above is not None and not same_line(text, above.sign, node.body):
        at = line_end(text, node.start if node.anchor else above.sign)
        return [(at, at, "".join(brk + line for line in lines))]
    edge = column(text, first.start)
    return [(first.start, first.start, "".join(line + brk for line in lines)[edge:] + " " * edge)]


def _block_sign(text: str, item: Item) -> str | None:
    """How the text block ends with which an item ends: "-", "+" or ""; None if it ends with none."""
    last = item.value
    while last.items and not last.flow:
        last = last.items[-1].value
    if last.style not in ("|", ">"):
        return None
    return text[last.body + 1 : header_end(text, last.body)].strip("0123456789")


def drop(marks: Marks, path: Path) -> list[Splice]:
    """A key or an entry, with the comments behind and inside it; the last of a list or mapping leaves [] or {}."""
    text = marks.text
    node = marks.node(path[:-1])
    item = marks.item(path)
    if len(node.items) == 1:
        return _emptied(marks, path[:-1], node)
    at = next(n for n, one in enumerate(node.items) if one is item)
    if text[line_start(text, item.start) : item.start].strip():  # behind a dash
        following = node.items[1]
        if not marks.commented(tail_end(text, item), following.start):
            return [(item.start, following.start, "")]
        return [(len(text[: item.start].rstrip()), tail_end(text, item), "")]
    return [_lines_of(marks, item, node.items[at - 1] if at else None)]


def _emptied(marks: Marks, path: Path, node: Node) -> list[Splice]:
    text, only = marks.text, node.items[0]
    empty = flow_text([] if node.kind == "list" else {})
    above = marks.item(path) if path else None
    if above is None or same_line(text, above.sign, node.body):
        return [(node.body, tail_end(text, only), empty)]
    return _instead_of_lines(marks, above, " " + empty, "")


def _lines_of(marks: Marks, item: Item, before: Item | None) -> Splice:
    """All lines of an item, and one of two gaps that would meet."""
    text = marks.text
    start, end = line_start(text, item.start), next_line(text, tail_end(text, item))
    if end < len(text):
        if not text[line_start(text, max(start - 1, 0)) : start].strip():
            while end < len(text) and not text[end : next_line(text, end)].strip():
                end = next_line(text, end)
        return start, end, ""
    closed = text.endswith("\n")
    edge = tail_end(text, before) if before else start
    if before and not text[edge:start].strip():
        start = next_line(text, edge) if closed or _block_sign(text, before) in ("", "+") else edge
    elif not closed:
        start -= len(line_break(text, start - 1))
    return start, end, ""
