"""A document from text: libyaml's events, built into the data and the place of each value in one go.

Data without places would be a sixth faster; nothing needs it, so there is no second way that could differ.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import yaml as libyaml
from yaml._yaml import CParser  # libyaml itself

from amctl.document import TOP, Document, Place, Problem, Spot
from amctl.yaml.complaints import in_words
from amctl.yaml.scalars import scalar

_COLLECTION = object()  # what an anchor on a list or mapping stands for
MAX_DEPTH = 50
MAX_NODES = 50_000  # ten times what the longest history of a customer needs
MAX_ALIASED = 1_000_000  # characters that aliases may repeat, in all
_MARKERS = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
_LINE_ENDS = re.compile("[\r\x85\u2028\u2029](?!(?<=\r)\n)")  # to libyaml, and to nobody else; CR LF is none of them
_INNER_BOM = re.compile("^[ \t-]*\ufeff", re.MULTILINE)  # before a key, which it would hide
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # not YAML at all
_TAG = re.compile(r"^%TAG.*|!\S{0,200}%", re.MULTILINE)  # a tag with a byte spelt out

Node = tuple[Any, Place]


class _Refused(Exception):
    """A reason to read no further."""

    def __init__(self, *problem: Any) -> None:
        super().__init__(problem)
        self.problem = Problem(*problem)


@lru_cache(maxsize=4)  # a write looks at the same bytes again and again: before, after, in proof, by the rules
def read(file: str, content: bytes) -> Document:
    """The document in a file's bytes. Never raises: whatever is wrong becomes a problem of the document."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", "replace")
        before = len(error.object[: error.start].decode("utf-8"))  # in characters, and without a byte order mark
        problem = Problem("not-yaml", _offset_spot(text, before), "this is not UTF-8 text", "save the file as UTF-8")
        return Document(file, text, {}, {}, (problem,))
    if conflict := _conflict(text):
        return Document(file, text, {}, {}, (conflict,))
    builder = _Builder()
    try:
        data, places = builder.document(text)
    except _Refused as refusal:
        return Document(file, text, {}, {}, (*builder.problems, refusal.problem))
    return Document(file, text, data, places, tuple(builder.problems))


def _conflict(text: str) -> Problem | None:
    """Git's conflict markers: where they begin and end, for nothing else can be said before they are gone."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    lines = [text.count("\n", 0, match.start()) + 1 for match in _MARKERS.finditer(text)]
    if not lines:
        return None
    message = f"unresolved merge conflict, lines {lines[0]} to {lines[-1]}"
    return Problem("conflict-markers", Spot(lines[0], 1, 8), message, "keep what is right and delete the markers")


def _spot(event: Any) -> Spot:
    """Where a scalar or an alias stands; of one over several lines, its first character."""
    start, end = event.start_mark, event.end_mark
    column = start.column + 1
    return Spot(start.line + 1, column, end.column + 1 if end.line == start.line else column + 1)


def _offset_spot(text: str, offset: int) -> Spot:
    column = offset - text.rfind("\n", 0, offset)
    return Spot(text.count("\n", 0, offset) + 1, column, column + 1)


def _refusal(error: Any, text: str) -> _Refused:
    """What libyaml has against a text, at the place that people look for."""
    context, problem, mark = error.context or "", error.problem, error.problem_mark
    began = error.context_mark or mark
    lines = text.rstrip().split("\n")
    if "quoted scalar" in context or "simple key" in context or mark.line >= len(lines):
        mark = began  # the opening quote or bracket, the line without a colon: not where that came out
    line, column = (mark.line, mark.column) if mark.line < len(lines) else (len(lines) - 1, len(lines[-1]))
    if problem.startswith(("did not find expected key", "did not find expected '-'")) and lines[line][:column].strip():
        problem = "text behind a value"
    return _Refused("not-yaml", Spot(line + 1, column + 1, column + 2), *in_words(context, problem, began.line + 1))


class _Builder:
    """Reads one text; a new one for each, since nothing of one file may leak into another."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.anchors: dict[str, Any] = {}
        self.aliased = 0
        self.nodes = 0
        self.text = ""
        self.next: Callable[[], Any]

    def document(self, text: str) -> tuple[dict[str, Any], dict[str, Place]]:
        if mark := _INNER_BOM.search(text):
            message = "hidden character U+FEFF, a byte order mark inside the text"
            raise _Refused("beyond-dialect", _offset_spot(text, mark.end() - 1), message, "delete it")
        if strange := _LINE_ENDS.search(text):
            message = f"hidden character U+{ord(strange[0]):04X}, a line end to some programs only"
            raise _Refused("beyond-dialect", _offset_spot(text, strange.start()), message, "delete it")
        try:
            self.text = text
            self.next = CParser(text).get_event
            return self._root()
        except libyaml.MarkedYAMLError as error:
            raise _refusal(error, text) from None
        except libyaml.YAMLError as error:  # libyaml's reader, which names no line
            bad = _CONTROL.search(text)
            message = f"control character U+{ord(bad[0]):04X}" if bad else f"this is not YAML: {error}"
            raise _Refused("not-yaml", _offset_spot(text, bad.start() if bad else 0), message, "delete it") from None
        except UnicodeDecodeError:  # a tag may spell out bytes that are no text: !%ED
            bad = _TAG.search(text)
            spot = _offset_spot(text, bad.start() if bad else 0)
            raise _Refused("beyond-dialect", spot, "a tag that is no text", "delete it") from None

    def _root(self) -> tuple[dict[str, Any], dict[str, Place]]:
        self.next()  # the stream's start
        start = self.next()
        if start.__class__.__name__ == "StreamEndEvent":
            raise _Refused("wrong-type", TOP, "the file is empty", "write 'name: value' lines")
        if start.version or start.tags:
            raise _Refused("beyond-dialect", _spot(start), "a directive (%YAML, %TAG)", "delete the line")
        value, place = self._node(self.next(), 0)
        self.next()  # the document's end
        more = self.next()
        if more.__class__.__name__ != "StreamEndEvent":
            raise _Refused(
                "beyond-dialect", _spot(more), "a second document", "one file is one account: split it at ---"
            )
        if not isinstance(value, dict):
            line = min(place.value.line, self.text.count("\n") + 1)  # nothing at all begins behind the last line
            spot = Spot(line, *place.value[1:])
            raise _Refused("wrong-type", spot, "the file must hold 'name: value' lines", "begin with name: …")
        assert isinstance(place.inside, dict)
        return value, place.inside

    def _node(self, event: Any, depth: int, key: Spot | None = None) -> Node:
        """A value with its place; `key` is where its key stands, if it has one."""
        name = event.__class__.__name__
        if name == "AliasEvent":
            return self._alias(event, key)
        spot = _spot(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refused("beyond-dialect", spot, f"more than {MAX_NODES:,} values", "is this an account?")
        self._untagged(event, spot)
        if name == "ScalarEvent":
            plain = event.implicit[0]
            value = scalar(event.value) if plain else event.value
            if event.anchor:
                self.anchors[event.anchor] = value
            return value, Place(spot, key or spot, plain, None)
        if depth >= MAX_DEPTH:
            raise _Refused("beyond-dialect", spot, f"nested deeper than {MAX_DEPTH} levels", "write it flatter")
        if event.anchor:
            self.anchors[event.anchor] = _COLLECTION
        start = Spot(spot.line, spot.column, spot.column + 1)
        read = self._mapping if name == "MappingStartEvent" else self._list
        data, places = read(depth + 1, event.flow_style)
        return data, Place(start, key or start, False, places)

    def _mapping(self, depth: int, flow: bool) -> tuple[dict[str, Any], dict[str, Place]]:
        data: dict[str, Any] = {}
        places: dict[str, Place] = {}
        while (event := self.next()).__class__.__name__ != "MappingEndEvent":
            key, spot = self._key(event)
            inner = self.next()
            if flow and ":" not in self.text[event.end_mark.index : inner.start_mark.index]:
                self._cut_off(key, spot)
            value, place = self._node(inner, depth, spot)
            if key in places:
                first = places[key].key.line
                self._note("duplicate-key", spot, f"duplicate key '{key}', first on line {first}", "keep one of them")
                continue
            data[key] = value
            places[key] = place
        return data, places

    def _cut_off(self, key: str, spot: Spot) -> None:
        """A word without a colon inside { } is mostly the rest of a text: `{what: Report, signed by Ruth}`."""
        remedy = "a comma ends a value inside { }: put text with commas in quotes"
        self._note("beyond-dialect", spot, f"'{key}' has no value", remedy)

    def _list(self, depth: int, flow: bool) -> tuple[list[Any], list[Place]]:
        data: list[Any] = []
        places: list[Place] = []
        while (event := self.next()).__class__.__name__ != "SequenceEndEvent":
            value, place = self._node(event, depth)
            data.append(value)
            places.append(place)
        return data, places

    def _key(self, event: Any) -> tuple[str, Spot]:
        """A key is text, whatever it looks like."""
        spot = _spot(event)
        if event.__class__.__name__ != "ScalarEvent":
            raise _Refused("beyond-dialect", spot, "a key that is no plain word", "write a word before the colon")
        self._untagged(event, spot)
        if event.value == "<<" and event.implicit[0]:
            self._note("beyond-dialect", spot, "a merge key (<<)", "write the keys out")
        if event.anchor:
            self.anchors[event.anchor] = event.value
        return event.value, spot

    def _alias(self, event: Any, key: Spot | None) -> Node:
        """An alias may repeat a word; a repeated list or mapping could grow without bound."""
        spot = _spot(event)
        if event.anchor not in self.anchors:
            raise _Refused("not-yaml", spot, *in_words("", "found undefined alias", spot.line))
        value = self.anchors[event.anchor]
        if value is _COLLECTION:
            self._note("beyond-dialect", spot, f"an alias (*{event.anchor}) to a list or mapping", "write it out")
            value = None
        self.aliased += len(str(value))
        if self.aliased > MAX_ALIASED:
            raise _Refused("beyond-dialect", spot, "too many aliases", "write the values out")
        return value, Place(spot, key or spot, True, None)

    def _untagged(self, event: Any, spot: Spot) -> None:
        if event.tag is not None:
            remedy = "delete it; put text that begins with ! in quotes"
            self._note("beyond-dialect", spot, f"a tag ({event.tag})", remedy)

    def _note(self, *problem: Any) -> None:
        if len(self.problems) < 100:  # of a hostile file, a hundred complaints will do
            self.problems.append(Problem(*problem))
