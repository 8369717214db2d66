"""What must be true after each step: every other line and every comment is where it was."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from amctl.document import Path
from amctl.yaml.manner import tail_end
from amctl.yaml.marks import Comment, Marks, Node, column, line_end, line_number, line_start
from amctl.yaml.steps import Add, Drop, Insert, NewName, Put, Step


class Unproved(Exception):
    """What would happen to the file beyond what was asked for."""


class _Stand(NamedTuple):
    """Where a comment stands: on the line of something, before something, or at the end of what is inside something."""

    how: str
    path: Path


class _Row(NamedTuple):
    """An item in the order of the text, and what holds it."""

    start: int
    path: Path
    value: Node
    above: Node


def proved(before: Marks, after: Marks, step: Step) -> None:
    """Raises Unproved unless the step has changed nothing but what it speaks of."""
    _same_lines(before, after, step)
    _same_comments(before, after, step)


def _same_lines(before: Marks, after: Marks, step: Step) -> None:
    old, new = ([line.removesuffix("\r") for line in one.text.split("\n")] for one in (before, after))
    above, below = _common(old, new), _common(old[::-1], new[::-1])
    if above + below >= len(old) and len(new) > len(old):
        return  # there are but more lines
    first, last = _lines_of(before, step)
    while first > 0 and not old[first - 1].strip():
        first -= 1
    while last < len(old) and not old[last].strip():
        last += 1
    if above < first or below < len(old) - last:
        raise Unproved("another line would change")


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _lines_of(marks: Marks, step: Step) -> tuple[int, int]:
    """The lines that a step may change, as a half-open range counted from 0."""
    text = marks.text
    path = step.path[:-1] if isinstance(step, Drop) else step.path
    node, item = marks.node(path), marks.item(path) if path else None
    start, end = (item.start, item.end) if item else (node.start, node.end)
    if isinstance(step, NewName) and item:
        end = item.key[1]
    elif isinstance(step, Drop) and not node.flow and len(node.items) > 1:
        gone = marks.item(step.path)
        behind = text[line_start(text, gone.start) : gone.start].strip()  # then the next one moves up to the dash
        start, end = gone.start, node.items[1].start if behind else tail_end(text, gone)
    elif isinstance(step, Add | Insert) and node.items and not node.flow:
        start = end = node.items[0].start
    elif not node.flow and node.items:
        end = tail_end(text, node.items[-1])
    return line_number(text, start) - 1, line_number(text, end)


def _same_comments(before: Marks, after: Marks, step: Step) -> None:
    """Those inside what goes may be missing; each of the others stands where it stood."""
    old, new = _Stands(before, step, done=False), _Stands(after, step, done=True)
    left = [(comment.text, new.of(comment.start)) for comment in after.comments]
    rest: list[Comment] = []
    for comment in before.comments:
        if not rest and not _goes(before, comment.start, step):
            if not left or not _stays(comment, old, left[0], step):
                raise Unproved(f"a comment would be lost or moved ({comment.text})")
            del left[0]
        else:
            rest.append(comment)
    while rest and not _goes(before, rest[-1].start, step):
        if not left or not _stays(rest[-1], old, left[-1], step):
            raise Unproved(f"a comment would be lost or moved ({rest[-1].text})")
        del rest[-1], left[-1]
    free = [comment.text for comment in rest]
    if any(text not in free for text, _ in left):
        raise Unproved(f"a comment would appear ({left[0][0]})")


def _stays(comment: Comment, before: "_Stands", after: tuple[str, _Stand], step: Step) -> bool:
    """Whether a comment stands where it stood; below a key that had nothing, it may stand before the first now."""
    text, new = after
    stood = before.of(comment.start)
    begun = (
        isinstance(step, Put) and stood == ("end", step.path) and new.how == "before" and new.path[:-1] == stood.path
    )
    return text == comment.text and (begun or new == _moved(stood, step))


def _goes(marks: Marks, at: int, step: Step) -> bool:
    """Whether a comment goes with what a step takes away."""
    if not isinstance(step, Drop | Put):
        return False
    item, above = marks.item(step.path), marks.node(step.path[:-1])
    if isinstance(step, Put):
        old = item.value
        end = tail_end(marks.text, old.items[-1]) if old.items and not old.flow else old.end
        return bool(old.items) and old.body <= at < end
    end = min(line_end(marks.text, item.end), above.end) if above.flow else tail_end(marks.text, item)
    return item.start <= at < end


def _moved(stand: _Stand, step: Step) -> _Stand:
    """Where a comment stands afterwards, that stood there before."""
    path = list(stand.path)
    if isinstance(step, Insert):
        depth = len(step.path)
        if stand.path[:depth] == step.path and len(path) > depth:
            path[depth] = _shifted(path[depth], step.position, 1)
    elif isinstance(step, Drop | NewName):
        *above, last = step.path
        depth = len(above)
        if path[:depth] == above and len(path) > depth:
            if isinstance(step, Drop):
                path[depth] = _shifted(path[depth], last, -1)
            elif path[depth] == last:
                path[depth] = step.name
    return _Stand(stand.how, tuple(path))


def _shifted(step: str | int, first: str | int, by: int) -> str | int:
    """An index, if it is one from the first on that moves."""
    return step + by if isinstance(step, int) and isinstance(first, int) and step >= first else step


class _Stands:
    """Where the comments of a text stand, as far as what a step does not touch can tell."""

    def __init__(self, marks: Marks, step: Step, *, done: bool) -> None:
        self.marks = marks
        self.touched = step.path
        if isinstance(step, Add | Insert):
            self.touched += (step.key if isinstance(step, Add) else step.position,)
        self.inner = isinstance(step, Put)
        self.done = done
        self.any = isinstance(step, Put | Add | Insert if done else Put | Drop)
        self.rows = list(self._rows(marks.root, ()))
        self.starts = [row.start for row in self.rows]
        self.comments = [comment.start for comment in marks.comments]

    def _rows(self, node: Node, path: Path) -> Iterator[_Row]:
        """All items in the order of the text."""
        for item in node.items:
            inside = (*path, item.name)
            if self.done or not self._is_touched(inside):
                yield _Row(item.start, inside, item.value, node)
                yield from self._rows(item.value, inside)

    def _is_touched(self, path: Path) -> bool:
        """Whether a path leads into what goes, or into what is new."""
        length = len(self.touched)
        return self.any and path[:length] == self.touched and len(path) >= length + self.inner

    def of(self, at: int) -> _Stand:
        """Where the comment stands that begins at a place."""
        text = self.marks.text
        count = bisect_left(self.starts, at)
        before = self.rows[count - 1] if count else _Row(0, (), self.marks.root, self.marks.root)
        line = text[line_start(text, at) : at]
        if line.strip():
            return _Stand("on", () if line.startswith(("---", "...")) else self._on(before, at))
        following = self.rows[count].path if count < len(self.rows) else ()
        around = self._brackets(before, at)
        if around is not None:
            inside = following[: len(around)] == around and len(following) > len(around)
            return _Stand("before", following) if inside else _Stand("end", around)
        edge = min(self._edges(before.start, at))
        for length in range(len(before.path), 0, -1):
            path = before.path[:length]
            if following[:length] != path and self._owns(path, edge):
                return _Stand("end", path)
        return _Stand("before", following)

    def _edges(self, start: int, at: int) -> Iterator[int]:
        """The columns of the comments on lines of their own up to one: the leftmost ends what was above."""
        text = self.marks.text
        for place in self.comments[bisect_left(self.comments, start) : bisect_left(self.comments, at) + 1]:
            begin = line_start(text, place)
            if not text[begin:place].strip():
                yield place - begin

    def _on(self, row: _Row, at: int) -> Path:
        """What stands last before a place in its line; of brackets that are closed by then, what holds them."""
        path, above = row.path, row.above
        while path and above.flow and above.end <= at:
            path = path[:-1]
            above = self.marks.node(path[:-1])
        return path

    def _owns(self, path: Path, edge: int) -> bool:
        """Whether a comment at a column, behind an item, belongs to it: it is indented deeper."""
        item, above = self.marks.item(path), self.marks.node(path[:-1])
        if above.flow or self._is_touched(path):
            return False
        return column(self.marks.text, item.start) < edge

    def _brackets(self, row: _Row, at: int) -> Path | None:
        """The innermost list or mapping in brackets around a place, before which a row stands last."""
        node = row.value
        for length in range(len(row.path), -1, -1):
            node = self.marks.node(row.path[:length]) if length < len(row.path) else node
            if node.flow and node.style != "bare" and node.start < at < node.end:
                return row.path[:length]
        return None
