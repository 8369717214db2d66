"""How a file is written, so that what is new looks like its neighbours."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from amctl.document import Path
from amctl.yaml.marks import Item, Marks, Node, column, line_end, line_start, next_line
from amctl.yaml.writing import Layout


def layout_at(marks: Marks, path: Path) -> Layout:
    """The layout for what is new in the list or mapping at a path: that of its neighbours, else the file's."""
    here = marks.node(path)
    steps: dict[str, Counter[int]] = {"mapping": Counter(), "list": Counter()}
    near: dict[str, Counter[int]] = {"mapping": Counter(), "list": Counter()}
    flows: Counter[tuple[str, bool, bool]] = Counter()
    for above, item in _all(marks.root):
        value = item.value
        if not value.items:
            continue
        flows[value.kind, value.flow, above.kind == "list" or _of_scalars(value)] += 1
        if not value.flow and item.key[1] and not same_line(marks.text, item.sign, value.body):
            step = column(marks.text, value.items[0].start) - column(marks.text, item.start)
            steps[value.kind][step] += 1
            if above is here:
                near[value.kind][step] += 1
    usual = {kind: (near[kind] or steps[kind] or Counter({2: 1})).most_common(1)[0][0] for kind in steps}
    braces = any(flows["mapping", True, one] for one in (True, False)) or not flows["mapping", False, True]
    brackets = any(flows["list", True, one] for one in (True, False)) or not flows["list", False, True]
    return Layout(usual["mapping"], usual["list"], braces=braces, brackets=brackets)


def _all(node: Node) -> Iterator[tuple[Node, Item]]:
    for item in node.items:
        yield node, item
        if item.value.items:
            yield from _all(item.value)


def _of_scalars(node: Node) -> bool:
    return node.kind == "list" and not any(item.value.items for item in node.items)


def quotes(text: str, node: Node) -> str:
    """The quotation mark in which all words of a list stand, or all keys of a mapping; nothing if they do not."""
    keys = [item.key[0] for item in node.items] if node.kind == "mapping" else []
    words = [item.value.body for item in node.items if node.kind == "list" and item.value.kind == "scalar"]
    inner = [item.value for item in node.items if node.kind == "list" and item.value.kind == "mapping"]
    marks = {text[at] for at in keys + words} | {quotes(text, one) for one in inner if one.flow}
    mark = marks.pop() if len(marks) == 1 else ""
    return mark if mark in ("'", '"') else ""


def same_line(text: str, one: int, other: int) -> bool:
    return line_start(text, one) == line_start(text, other)


def in_braces(node: Node, default: bool) -> bool:
    """Whether the last entries of a list or mapping are written in braces."""
    last = [item.value.flow for item in node.items if item.value.kind == "mapping" and item.value.items][-3:]
    return sum(last) * 2 > len(last) if last else default


def like_entries(layout: Layout, text: str, node: Node) -> None:
    """Takes over how the entries of a list stand behind their dashes, or below them."""
    for item in node.items:
        value = item.value
        if value.end > item.sign and same_line(text, item.sign, value.start):
            layout.gap, layout.below = value.start - item.sign, 0
        elif value.items and not value.flow:
            layout.below = column(text, value.body) - column(text, item.start)


def parted(marks: Marks, node: Node, *, long: bool = False) -> bool:
    """Whether blank lines stand between the items of a block; `long`: between those that take several lines."""
    text = marks.text
    pairs = list(pairwise(node.items))
    if long:
        after = [(one, other) for one, other in pairs if "\n" in text[other.start : other.end]]
        pairs = [(one, other) for one, other in after if "\n" in text[one.start : one.end]] or after
    count = sum(_blank_above(text, line_start(text, item.start)) for _, item in pairs)
    return count * 2 > len(pairs)


def _blank_above(text: str, start: int) -> bool:
    """Whether a blank line stands above a line, and above the comments that introduce it."""
    while True:
        above = line_start(text, start - 1)
        line = text[above:start].strip()
        if not line.startswith("#"):
            return not line
        start = above


def tail_end(text: str, item: Item) -> int:
    """Where the last line ends that belongs to an item of a block: with comments behind it that are indented deeper."""
    return comments_end(text, line_end(text, item.end), column(text, item.start))


def comments_end(text: str, end: int, edge: int) -> int:
    """Where the last of the comments ends that follow the end of a line, each indented deeper than an edge."""
    start = next_line(text, end)
    while start < len(text):
        stop = line_end(text, start)
        line = text[start:stop]
        if line.lstrip().startswith("#"):
            if len(line) - len(line.lstrip()) <= edge:
                break
            end = stop
        elif line.strip():
            break
        start = next_line(text, start)
    return end


def line_break(text: str, at: int) -> str:
    """The line end that is usual around a place."""
    end = text.find("\n", at)
    if end < 0:
        end = text.rfind("\n", 0, at)
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"
