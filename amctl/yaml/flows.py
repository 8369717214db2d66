"""Cutting in lists and mappings that are written in brackets."""

from amctl.document import Path
from amctl.yaml.blocks import Splice, Stuck, place
from amctl.yaml.manner import line_break, quotes
from amctl.yaml.marks import Item, Marks, Node, column, line_end, line_start, next_line
from amctl.yaml.steps import Add, Insert, Put
from amctl.yaml.writing import WIDTH, flow_pairs, flow_text, scalar_text


def put(marks: Marks, step: Put) -> list[Splice]:
    """What stands at a path, inside brackets, becomes another value."""
    path, value = step
    item = marks.item(path)
    old, text = item.value, marks.text
    if isinstance(value, dict | list | tuple):
        written = flow_text(value)
    else:
        written = scalar_text(value, flow=True, like=text[old.body : old.end])
    behind = old.end if old.body == old.end else old.body
    space = " " if item.sign and not text[behind - 1].isspace() else ""
    return [(behind, old.end, space + written)]


def add(marks: Marks, step: Add) -> list[Splice]:
    """A key in braces, behind those that come before it in the format."""
    node = marks.node(step.path)
    (written,) = flow_pairs({step.key: step.value}, like=quotes(marks.text, node))
    return _inserted(marks, node, place(node, step), written)


def insert(marks: Marks, step: Insert) -> list[Splice]:
    """An entry in brackets."""
    node = marks.node(step.path)
    return _inserted(marks, node, step.position, flow_text(step.value, like=quotes(marks.text, node)))


def _inserted(marks: Marks, node: Node, index: int, written: str) -> list[Splice]:
    text = marks.text
    if node.style == "bare":
        raise Stuck("a pair without braces stands in a list", node.start)
    if not node.items:
        at = node.end - 1
        begin = at if marks.commented(node.body, at) else node.body + 1
        return [(begin, at, written)]
    first = node.items[0]
    if index == 0 and not marks.commented(node.body, first.start):
        return [(first.start, first.start, f"{written}, ")]
    before = node.items[index - 1] if index else None
    begin = before.end if before else node.body + 1
    brk = line_break(text, begin)
    edge = brk + " " * _column_of(text, node, before or first)
    stop = line_end(text, begin)
    last = index == len(node.items)
    end = node.end - 1 if last else node.items[index].start
    own = before is None or marks.commented(begin, min(stop, end)) or (end > stop and _alone(text, before))
    if own:  # a line for itself, so that a comment stays where it is
        if before is None or _comma(text, begin, end):
            return [(stop, stop, f"{edge}{written},")]
        return [(begin, begin, ","), (stop, stop, edge + written)]
    broken = stop - line_start(text, begin) + len(written) + 2 > WIDTH
    return [(begin, begin, f",{edge if broken else ' '}{written}")]


def _column_of(text: str, node: Node, before: Item) -> int:
    """Where a new line inside the brackets begins: below its neighbour, or below the first word behind the bracket."""
    if _alone_in_front(text, before):
        return column(text, before.start)
    lines = [item.start for item in node.items if _alone_in_front(text, item)]
    return column(text, lines[-1] if lines else node.items[0].start)


def _alone_in_front(text: str, item: Item) -> bool:
    return not text[line_start(text, item.start) : item.start].strip()


def _alone(text: str, item: Item) -> bool:
    """Whether an item has its lines for itself, but for a comma and a comment."""
    rest = text[item.end : line_end(text, item.end)].lstrip(" \t").removeprefix(",").lstrip(" \t")
    return _alone_in_front(text, item) and (not rest or rest.startswith("#"))


def _comma(text: str, start: int, end: int) -> bool:
    """Whether the next thing is a comma."""
    return text[start:end].lstrip().startswith(",")


def drop(marks: Marks, path: Path) -> list[Splice]:
    """A key or an entry goes, with its comma, and with its comment if it has its lines for itself."""
    text = marks.text
    node = marks.node(path[:-1])
    item = marks.item(path)
    if node.style == "bare":
        raise Stuck("a pair without braces stands in a list", node.start)
    at = next(n for n, one in enumerate(node.items) if one is item)
    if _alone(text, item):
        return [(line_start(text, item.start), next_line(text, item.end), "")]
    if len(node.items) == 1:
        end = _behind_comma(text, item.end, node.end - 1)
        if marks.commented(node.body, node.end):
            return [(item.start, end, "")]
        return [(node.body + 1, node.end - 1, "")]
    following = node.items[at + 1] if at + 1 < len(node.items) else None
    before = node.items[at - 1] if at else None
    if following and not marks.commented(item.end, following.start):
        near = line_end(text, item.end) >= following.start
        if near or before is None or marks.commented(before.end, item.start):
            return [(item.start, following.start, "")]
    if before and not marks.commented(before.end, item.start):
        return [(before.end, item.end, "")]
    return [(item.start, _behind_comma(text, item.end, node.end - 1), "")]


def _behind_comma(text: str, start: int, end: int) -> int:
    rest = text[start:end]
    if not rest.lstrip().startswith(","):
        return start
    return start + rest.index(",") + 1
