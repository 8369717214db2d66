"""Where everything in a text stands, to the character: what the editor cuts by.

Made from libyaml's tokens, which say where each dash, colon and comma is. Only for text that our reader has nothing
against: nothing is checked here a second time.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml import ScalarToken
from yaml._yaml import CParser  # libyaml itself

from amctl.document import Path

_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"#[^\r\n]*")


class Node(NamedTuple):
    """A value. `end` is where its last word ends: blank lines and comments behind it are no part of it."""

    kind: str  # scalar, alias, list, mapping
    start: int  # with its anchor
    end: int
    flow: bool = False  # a list or mapping in brackets
    items: "tuple[Item, ...]" = ()
    style: str = ""  # of a scalar: one of ' " | > or none
    anchor: str = ""  # its own, or the one that an alias names
    body: int = 0  # where it begins without its anchor


class Item(NamedTuple):
    """A key with its value, or an entry of a list."""

    start: int  # of the key, of the `?` before it, of the dash; in brackets, of the value
    name: str | int
    value: Node
    key: tuple[int, int] = (0, 0)  # the stretch of the key, without its anchor
    sign: int = 0  # behind the colon or the dash; 0 if there is none

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return max(self.value.end, self.sign, self.key[1])


class Comment(NamedTuple):
    """From its # to the end of the line."""

    start: int
    text: str


class Marks(NamedTuple):
    """A text, the tree of its values, and its comments in order."""

    text: str
    root: Node
    comments: tuple[Comment, ...]

    def node(self, path: Path) -> Node:
        """The value at a path that is there."""
        found = self.root
        for step in path:
            found = _item_of(found, step).value
        return found

    def item(self, path: Path) -> Item:
        """The key or entry at a path that is there, and is not the root's."""
        return _item_of(self.node(path[:-1]), path[-1])

    def commented(self, start: int, end: int) -> bool:
        """Whether a comment begins in a stretch."""
        return any(start <= one.start < end for one in self.comments)


def _item_of(node: Node, step: str | int) -> Item:
    return node.items[step] if isinstance(step, int) else next(one for one in node.items if one.name == step)


def marked(text: str) -> Marks:
    """The marks of a text that our reader has read."""
    parser = CParser(text)
    tokens = list(iter(parser.get_token, None))
    return Marks(text, _Walk(text, tokens).root(), tuple(_comments(text, tokens)))


def line_start(text: str, at: int) -> int:
    """Where the line begins in which a place lies."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where that line ends, before its line end."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Where the next line begins; the text's end if there is none."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def column(text: str, at: int) -> int:
    """How many characters stand before a place in its line."""
    return at - line_start(text, at)


def line_number(text: str, at: int) -> int:
    """The number of the line in which a place lies, counted from 1."""
    return text.count("\n", 0, at) + 1


def header_end(text: str, start: int) -> int:
    """Where the | or > of a text block ends, with its signs."""
    found = _HEADER.match(text, start)
    return found.end() if found else start


def _block_end(text: str, token: Any) -> int:
    """Where the last line of a text block ends: blank lines behind it count only if the block keeps them."""
    start, end = token.start_mark.index, token.end_mark.index
    header = header_end(text, start)
    body = min(next_line(text, header), end)
    if "+" not in text[start:header] and token.value.rstrip("\n").rpartition("\n")[2].strip(" \t"):
        end = body + len(text[body:end].rstrip())
    elif not token.value:
        end = body
    if end <= body:
        return header
    return line_end(text, end - 1)


def _comments(text: str, tokens: list[Any]) -> Iterator[Comment]:
    """What stands between the tokens and begins with #."""
    at = 0
    for token in tokens:
        start = token.start_mark.index
        if start > at and "#" in text[at:start]:
            yield from _between(text, at, start)
        at = max(at, token.end_mark.index)
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            yield from _between(text, header_end(text, start), line_end(text, start))
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Comment]:
    for found in _COMMENT.finditer(text, start, end):
        yield Comment(found.start(), found[0].rstrip())


class _Walk:
    """Goes once along the tokens."""

    def __init__(self, text: str, tokens: list[Any]) -> None:
        self.text = text
        self.tokens = tokens
        self.kinds = [type(one).__name__[:-5] for one in tokens]  # without "Token"
        self.at = 0

    def root(self) -> Node:
        while self.kind in ("StreamStart", "DocumentStart"):
            self.at += 1
        return self._node(0)

    @property
    def kind(self) -> str:
        return self.kinds[self.at]

    def _take(self) -> Any:
        self.at += 1
        return self.tokens[self.at - 1]

    def _node(self, empty: int, *, entry: bool = False) -> Node:
        """The value that comes next, of an entry or of a key; `empty` is where it stands if there is none."""
        token = self.tokens[self.at]
        start = body = token.start_mark.index
        anchor = ""
        while self.kinds[self.at] == "Anchor":
            anchor, empty = token.value, token.end_mark.index
            self.at += 1
            token = self.tokens[self.at]
            body = token.start_mark.index
        kind = self.kinds[self.at]
        if kind in ("Scalar", "Alias"):
            self.at += 1
            end = token.end_mark.index
            if kind == "Alias":
                return Node("alias", start, end, anchor=token.value, body=body)
            if token.style in ("|", ">"):
                end = _block_end(self.text, token)
            return Node("scalar", start, end, False, (), token.style or "", anchor, body)
        if kind in ("BlockMappingStart", "BlockSequenceStart") or (kind == "BlockEntry" and not entry):
            opened = kind != "BlockEntry"  # a list may stand right below its key, not indented
            self.at += opened
            items = self._mapping("BlockEnd") if kind == "BlockMappingStart" else self._list()
            self.at += opened
            kind = "mapping" if kind == "BlockMappingStart" else "list"
            return Node(kind, start, items[-1].end, False, items, "", anchor, body)
        if kind in ("FlowMappingStart", "FlowSequenceStart"):
            self.at += 1
            kind = "mapping" if kind == "FlowMappingStart" else "list"
            items = self._mapping("FlowMappingEnd") if kind == "mapping" else self._flow_list()
            return Node(kind, start, self._take().end_mark.index, True, items, "", anchor, body)
        return Node("scalar", start if anchor else empty, empty, anchor=anchor, body=empty)

    def _mapping(self, end: str) -> tuple[Item, ...]:
        items = []
        while self.kind != end:
            if self.kind == "FlowEntry":
                self.at += 1
            else:
                items.append(self._pair())
        return tuple(items)

    def _pair(self) -> Item:
        start = self.tokens[self.at].start_mark.index
        name, key, sign = "", (start, start), 0
        if self.kind == "Key":
            self.at += 1
            while self.kind == "Anchor":
                self.at += 1
            if self.kind == "Scalar":
                token = self._take()
                name, key = token.value, (token.start_mark.index, token.end_mark.index)
        if self.kind == "Value":
            sign = self._take().end_mark.index
        return Item(start, name, self._node(sign) if sign else _nothing(key[1]), key, sign)

    def _list(self) -> tuple[Item, ...]:
        items: list[Item] = []
        while self.kind == "BlockEntry":
            token = self._take()
            sign = token.end_mark.index
            items.append(Item(token.start_mark.index, len(items), self._node(sign, entry=True), sign=sign))
        return tuple(items)

    def _flow_list(self) -> tuple[Item, ...]:
        items: list[Item] = []
        while self.kind != "FlowSequenceEnd":
            if self.kind == "FlowEntry":
                self.at += 1
                continue
            if self.kind in ("Key", "Value"):  # a pair without braces
                pair = self._pair()
                value = Node("mapping", pair.start, pair.end, True, (pair,), style="bare", body=pair.start)
            else:
                value = self._node(0)
            items.append(Item(value.start, len(items), value))
        return tuple(items)


def _nothing(at: int) -> Node:
    return Node("scalar", at, at, body=at)
