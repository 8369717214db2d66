"""The judge of the editor: says what an edit did to a file that it should not have done.

It shares no code with the editor's own proof: comments are those that PyYAML's scanner, written in Python, skips;
places are those of the nodes that it composes; data are what ruamel.yaml reads.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from amctl.changes.apply import alike, plain
from amctl.changes.edits import Append, Remove, Rename, Set
from tests.yaml.drawn import Drawn, Place


class Remark(NamedTuple):
    """A comment."""

    line: int
    column: int
    text: str
    alone: bool


class _Scanner(yaml.SafeLoader):
    """PyYAML's scanner, which tells the comments that it skips."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.lines = text.split("\n")
        self.remarks: list[Remark] = []

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """An alias is a node of its own, where it stands."""
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()
            return ScalarNode("", "", event.start_mark, event.end_mark)
        return super().compose_node(parent, index)

    def scan_to_next_token(self) -> None:
        """As PyYAML's own, but that it remembers comments."""
        while True:
            while self.peek() == " ":
                self.forward()
            if self.peek() == "#":
                self._remember()
                while self.peek() not in "\0\n":
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """The rest of a line with | or >."""
        while self.peek() == " ":
            self.forward()
        if self.peek() == "#":
            self._remember()
        super().scan_block_scalar_ignored_line(start_mark)

    def _remember(self) -> None:
        line = self.lines[self.line]
        alone = not line[: self.column].strip()
        self.remarks.append(Remark(self.line, self.column, line[self.column :].rstrip(), alone))


@lru_cache(maxsize=8)
def _scanned(text: str) -> tuple[Node, tuple[Remark, ...]]:
    scanner = _Scanner(text)
    root = scanner.get_single_node()
    assert isinstance(root, Node)
    return root, tuple(scanner.remarks)


def remarks(text: str) -> list[Remark]:
    """All comments of a text, in order."""
    return list(_scanned(text)[1])


def complaints(before: bytes, after: bytes, edit: Drawn, judged: Callable[[str], Any]) -> Iterator[str]:
    """What is wrong with a file after an edit."""
    old, new = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    if before.startswith(b"\xef\xbb\xbf") != after.startswith(b"\xef\xbb\xbf"):
        yield "the byte order mark came or went"
    if old.endswith("\n") != new.endswith("\n") and not old.startswith(new):  # its last lines may go
        yield "the last line end came or went"
    if "\r\n" in old and old.count("\n") == old.count("\r\n") and new.count("\n") != new.count("\r\n"):
        yield "a line end is of the other kind"
    if not alike(judged(new), edit.wanted):
        yield "the data are not what they should be"
        return
    old, new = (_without_anchors(text.replace("\r\n", "\n")) for text in (old, new))
    yield from _lines(old, new, edit)
    yield from _comments(old, new, edit)


def _without_anchors(text: str) -> str:
    """The text with words for anchors and aliases: an anchor that goes may have to move to its first alias."""
    words: dict[str, str] = {}
    parts, at, word = [], 0, ""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if anchor := getattr(event, "anchor", None):
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, yaml.AliasEvent):
                word = words[anchor]
            elif isinstance(event, yaml.ScalarEvent) and event.value:
                word = words[anchor] = json.dumps(event.value)
            else:
                word = ""
            if not isinstance(event, yaml.AliasEvent) and (not word or "\n" in text[start:end]):
                word, end = "", start + len(anchor) + 1
            parts += [text[at:start], word]
            at = end
    return "".join([*parts, text[at:]])


def _common(one: list[str], other: list[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _lines(old: str, new: str, edit: Drawn) -> Iterator[str]:
    """Outside the stretch that an edit is about, all lines are the same."""
    lines, others = old.split("\n"), new.split("\n")
    first, last = stretch(old, edit)
    above, below = _common(lines, others), _common(lines[::-1], others[::-1])
    if len(others) > len(lines) and above + below >= len(lines):
        return  # nothing but new lines
    while first and not lines[first - 1].strip():
        first -= 1
    while last < len(lines) and not lines[last].strip():
        last += 1
    if above < first:
        yield f"line {above + 1} changed above the edit, which begins on {first + 1}"
    if below < len(lines) - last:
        yield f"line {len(lines) - below} changed below the edit, which ends on {last}"


def _comments(old: str, new: str, edit: Drawn) -> Iterator[str]:
    """No comment is lost but with what it was about, and each stands before, or behind, what it stood at."""
    free = set(_free(old, edit))
    lost, left, rest = remarks(old), remarks(new), []
    for end in (0, -1):
        while lost and left and lost[end].line not in free and lost[end][2:] == left[end][2:]:
            rest.append((lost.pop(end), left.pop(end)))
    for gone in lost:
        if gone.line not in free and gone.text not in [one.text for one in left]:
            yield f"a comment is lost ({gone.text})"
    texts = [one.text for one in lost]
    for one in left:
        if one.text not in texts:
            yield f"a comment came from nowhere ({one.text})"
    yield from _attached(old, new, rest, edit)


def _free(old: str, edit: Drawn) -> Iterator[int]:
    """The lines whose comments may go with what goes."""
    if isinstance(edit.change, Append | Rename) or _found(_root(old), edit.place) is None:
        return
    places = [edit.place]
    if isinstance(edit.change, Set):
        places = list(_gone(edit.change.was, plain(edit.change.value), edit.place))
    lines = old.split("\n")
    for place in places:
        yield from range(*_whole(_root(old), lines, place))


def _gone(old: Any, new: Any, place: Place) -> Iterator[Place]:
    """The places of what is not in a new value as it was in the old."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key not in new:
                yield (*place, key)
            else:
                yield from _gone(value, new[key], (*place, key))
    elif isinstance(old, dict | list) and not alike(old, new):
        yield place


def _attached(old: str, new: str, kept: list[tuple[Remark, Remark]], edit: Drawn) -> Iterator[str]:
    """A comment above something is still above it, one behind something still behind it."""
    before, after = _skeleton(old), _skeleton(new)
    first, last = stretch(old, edit)
    for was, now in kept:
        if was.alone:
            if was.column != now.column:
                yield f"a comment was indented otherwise ({was.text})"
            one, other = _next(before, was.line), _next(after, now.line)
            if one is None or first <= one < last:
                continue
            if other is None or before[one] != after[other]:
                above, there = _previous(before, was.line), _previous(after, now.line)
                same = above is not None and there is not None and before[above] == after[there]
                if not same or (other is not None and _indent(after[other]) >= was.column):
                    yield f"a comment stands above something else ({was.text})"
        elif not first <= was.line < last and before[was.line] != after[now.line]:
            yield f"a comment stands behind something else ({was.text})"


def _skeleton(text: str) -> list[str]:
    """The lines without their comments."""
    lines = text.split("\n")
    for one in remarks(text):
        lines[one.line] = lines[one.line][: one.column]
    return [line.rstrip() for line in lines]


def _next(lines: list[str], at: int) -> int | None:
    return next((n for n in range(at + 1, len(lines)) if lines[n].strip()), None)


def _previous(lines: list[str], at: int) -> int | None:
    return next((n for n in range(at - 1, -1, -1) if lines[n].strip()), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _root(text: str) -> Node:
    return _scanned(text)[0]


def _found(node: Node, place: Place) -> tuple[Node, Node] | None:
    """The node at a place and the one of its key, or of itself for an entry."""
    key = node
    for step in place:
        if isinstance(node, MappingNode):
            pair = next(((one, other) for one, other in node.value if one.value == step), None)
            if pair is None:
                return None
            key, node = pair
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            key = node = node.value[step]
        else:
            return None
    return key, node


def stretch(text: str, edit: Drawn) -> tuple[int, int]:
    """The lines, counted from 0, that an edit may change; none if it may only add some."""
    root = _root(text)
    lines = text.split("\n")
    place = edit.place
    found = _found(root, place)
    if isinstance(edit.change, Append) and found is not None:
        node = found[1]
        if isinstance(node, SequenceNode) and node.value and not node.flow_style:
            return 0, 0
        return _whole(root, lines, place)
    if found is None:
        while place and _found(root, place) is None:
            place = place[:-1]
        above = _found(root, place)
        assert above is not None
        node = above[1]
        if isinstance(node, MappingNode) and node.value and not node.flow_style:
            start = node.value[0][0].start_mark
            behind = lines[start.line][: start.column].strip()
            return (start.line, start.line + 1) if behind else (0, 0)
        return _whole(root, lines, place)
    while place:
        above = _found(root, place[:-1])
        assert above is not None
        node = above[1]
        if not node.flow_style and (len(node.value) > 1 or not isinstance(edit.change, Remove)):
            break
        if node.flow_style and isinstance(edit.change, Rename):
            break
        place = place[:-1]
        if not node.flow_style:
            break
    first, last = _whole(root, lines, place)
    if isinstance(edit.change, Remove) and place == edit.place:
        last = max(last, _moved_up(root, lines, place))
    return first, last


def _moved_up(root: Node, lines: list[str], place: Place) -> int:
    """Behind which line the next key begins, if it moves up to the dash behind which the first one went."""
    found, above = _found(root, place), _found(root, place[:-1])
    assert found is not None
    assert above is not None
    node = above[1]
    keys = [one[0] for one in node.value] if isinstance(node, MappingNode) else node.value
    start = node.start_mark
    behind = lines[start.line][: start.column].strip(" ?")
    if keys[0] is not found[0] or len(keys) < 2 or not (behind == ":" or behind.endswith("-")):
        return 0
    return int(keys[1].start_mark.line) + 1


def _whole(root: Node, lines: list[str], place: Place) -> tuple[int, int]:
    """All lines of what stands at a place, with its key or dash, and the comments behind it that belong to it."""
    found = _found(root, place)
    assert found is not None
    key, node = found
    start = key.start_mark.line
    edge = key.start_mark.column
    if isinstance(place[-1:] and place[-1], int):
        while (
            not lines[start][: key.start_mark.column if start == key.start_mark.line else None]
            .strip(" ?:")
            .startswith("-")
        ):
            if start == 0 or (lines[start][: key.start_mark.column].strip(" ?:-[{,") and start == key.start_mark.line):
                break
            start -= 1
        edge = lines[start].find("-") if "-" in lines[start] else edge
    elif re.match(r"\s*(- +)*\? ", lines[start]):
        edge = lines[start].index("?")
    end = _end(node, lines) + 1
    stop = end
    while stop < len(lines) and (not lines[stop].strip() or lines[stop].lstrip().startswith("#")):
        stop += 1
        if lines[stop - 1].strip():
            if _indent(lines[stop - 1]) <= edge:
                break
            end = stop
    return start, end


def _end(node: Node, lines: list[str]) -> int:
    """The last line of a node that is not blank and no comment."""
    if isinstance(node, ScalarNode) and node.style not in ("|", ">"):
        return int(node.end_mark.line)
    if isinstance(node, MappingNode | SequenceNode) and node.flow_style:
        return int(node.end_mark.line)
    if isinstance(node, MappingNode):
        return max(_end(node.value[-1][1], lines), node.value[-1][0].end_mark.line)
    if isinstance(node, SequenceNode):
        return max(_end(node.value[-1], lines), 0)
    end = min(int(node.end_mark.line), len(lines) - 1)
    if end == node.end_mark.line and not node.end_mark.column:
        end -= 1
    while end > node.start_mark.line and not lines[end].strip():
        end -= 1
    return end
