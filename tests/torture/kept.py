"""Whether a file is as it was but for what a change says: by its lines alone.

It knows nothing of the editor, nor of its proof. Data are what ruamel.yaml reads; lines are compared as text; places
are those of the nodes that PyYAML composes.
"""

import difflib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, ClassVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from amctl.changes.apply import alike, resolved
from amctl.changes.edits import Append, Change, Remove
from amctl.document import Path as Place
from amctl.model.account import Account
from tests.yaml.conftest import CoreResolver, _parser, _plain


class _Loader(yaml.SafeLoader):
    """PyYAML's composer, for whom an alias is a node of its own, where it stands."""

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()
            return ScalarNode("", "", event.start_mark, event.end_mark)
        return super().compose_node(parent, index)


@lru_cache(maxsize=2)
def said(text: str) -> Any:
    """The data of a text, as ruamel.yaml reads it with our idea of what an unquoted word means."""
    return _plain(_parser("safe").load(text))


class _Quick(yaml.CSafeLoader):
    """PyYAML over libyaml, for whom everything without quotes is text but null, true, false and whole numbers."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, rule) for tag, rule in rules] for first, rules in CoreResolver(None).versioned_resolver.items()
    }


def said_quickly(text: str) -> Any:
    """The same by PyYAML, in a tenth of the time."""
    return yaml.load(text, _Quick)


def amiss(
    before: bytes, after: bytes, change: Change, data: Any, wanted: Any, reader: Callable[[str], Any] = said
) -> Iterator[str]:
    """What is wrong with a file after one change; `data` is what it said before, `wanted` what it is to say."""
    old, new = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    if not alike(reader(new), wanted):
        yield "the data are wrong"
    if (before[:3] == b"\xef\xbb\xbf") != (after[:3] == b"\xef\xbb\xbf"):
        yield "the byte order mark is another"
    if "\r\n" in old and old.count("\r\n") == old.count("\n") and new.count("\r\n") != new.count("\n"):
        yield "a line end is another"
    lines, others = old.splitlines(), new.splitlines()
    hunks, free = _hunks(lines, others), set[int]()
    if any(i1 < i2 for _, i1, i2, _, _ in hunks):
        free = set(_spoken_of(yaml.compose(old, _Loader), resolved(data, change.path, Account), change, lines))
    for tag, i1, i2, j1, j2 in hunks:
        for number in range(i1, i2):
            if number not in free:
                yield f"line {number + 1} is another: {lines[number]!r}"
        if tag == "insert":
            yield from _between(lines, i1, others[j1:j2])


def _hunks(lines: list[str], others: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Where two files differ: one place if that explains it, else as many as it takes."""
    above = next(
        (n for n, (a, b) in enumerate(zip(lines, others, strict=False)) if a != b), min(len(lines), len(others))
    )
    rest, more = lines[above:], others[above:]
    below = next(
        (n for n, (a, b) in enumerate(zip(rest[::-1], more[::-1], strict=False)) if a != b), min(len(rest), len(more))
    )
    if len(rest) == below:  # nothing but new lines, which may stand at several places, being like their neighbours
        return [("insert", above, above, above, len(others) - below)]
    found = difflib.SequenceMatcher(None, rest, more, autojunk=False).get_opcodes()
    return [(tag, i1 + above, i2 + above, j1 + above, j2 + above) for tag, i1, i2, j1, j2 in found if tag != "equal"]


def _spoken_of(root: Node, place: Place, change: Change, lines: list[str]) -> Iterator[int]:
    """The lines of what a change speaks of: what is set or goes; of an entry that comes, a list that is in brackets.

    With what goes, the comments go that stand right below it and are indented deeper.
    """
    key = node = root
    depth = 0
    for step in place:
        if isinstance(node, MappingNode):
            pair = next(((one, other) for one, other in node.value if one.value == step), None)
            if pair is None:
                break
            key, node = pair
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            key = node = node.value[step]
        else:
            break
        depth += 1
    there = depth == len(place)
    block = isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style
    if block and (not there or isinstance(change, Append)):
        return
    end = node.end_mark.line + (node.end_mark.column > 0)
    yield from range(key.start_mark.line, max(end, key.start_mark.line + 1))
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        yield from range(key.start_mark.line, node.end_mark.line)
    number = max(end, key.start_mark.line + 1)
    while isinstance(change, Remove) and there and number < len(lines) and _belongs(lines[number], key):
        yield number
        number += 1


def _belongs(line: str, key: Node) -> bool:
    return line.lstrip().startswith("#") and _column(line) > key.start_mark.column


def _between(lines: list[str], at: int, new: list[str]) -> Iterator[str]:
    """New lines come between what is above, with the comments indented to it, and what is below, with its own."""
    first = next((line for line in new if line.strip() and not line.lstrip().startswith("#")), None)
    if first is None:
        return
    column = len(first) - len(first.lstrip())
    for line in reversed(lines[:at]):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        if line.strip() and _column(line) <= column:
            yield f"a comment of what is below stands above the new lines now: {line!r}"
    for line in lines[at:]:
        if line.strip():
            if line.lstrip().startswith("#") and _column(line) > column and _stands_alone(lines[:at]):
                yield f"a comment of what is above stands below the new lines now: {line!r}"
            break


def _stands_alone(above: list[str]) -> bool:
    """Whether the next line above that says something is no comment, so that what follows it belongs to it."""
    last = next((line for line in reversed(above) if line.strip()), "#")
    return not last.lstrip().startswith("#")


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())
