"""Data as YAML text, such as people write it: no quotes where none are needed, short entries on one line.

Whatever is written as text reads back as that text, under YAML 1.1 and 1.2 alike.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

WIDTH = 120
_LONG = 20  # lines of a file that is not seen at one glance
MOST_LINES = 3  # of an entry in braces; longer ones are written key by key
_WORDS = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"})
_NUMBER = re.compile(  # whatever any reader might take for a number, a time or a date; and telephone numbers
    r"[-+]?\.?[0-9][0-9a-fA-FxXoO_.,:+-]*|[-+.0-9_][-+.0-9_eE]*|[-+(]?[0-9][-+0-9 ()/.,:]*|[-+]?\.(?:inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9].*",
    re.IGNORECASE,
)
_BEGINS = (*"-?:,[]{}#&*!|>'\"%@`=", "<<", "...")
_HIDDEN = re.compile(
    "[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028-\u202e\u2066-\u2069\u200b-\u200f\ufeff]"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}
_ESCAPED = re.compile(_HIDDEN.pattern + '|[\n\\\\"]')
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unwritable(ValueError):
    """A value that no YAML text can hold."""


def scalar_text(value: Any, *, flow: bool, key: bool = False, like: str = "") -> str:
    """A scalar as YAML text on one line; `like` is the old text, whose quotes are kept if they can be.

    Raises Unwritable.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if _SURROGATE.search(text):
        raise Unwritable("half of a character (a lone surrogate) cannot be written")
    single = _HIDDEN.search(text) is None and "\n" not in text
    if like[:1] == "'" and single:
        return _single(text)
    if like[:1] != '"' and _is_plain(text, flow=flow, key=key):
        return text
    if single and '"' in text and "'" not in text and like[:1] != '"':
        return _single(text)
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    code = ord(char)
    return _ESCAPES.get(char) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _is_plain(text: str, *, flow: bool, key: bool) -> bool:
    """Whether a text needs no quotes."""
    if text.casefold() in _WORDS or text != text.strip() or text.startswith(_BEGINS) or _NUMBER.fullmatch(text):
        return False
    if "\n" in text or _HIDDEN.search(text) or ": " in text or text.endswith(":") or " #" in text:
        return False
    return not ((flow or key) and re.search(r"[][{},:?]", text))


def flow_text(value: Any, *, like: str = "") -> str:
    """A value on one line, lists and mappings in brackets, texts in the quotes of `like`. Raises Unwritable."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(flow_pairs(value, like=like)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_text(one, like=like) for one in value) + "]"
    return scalar_text(value, flow=True, like=like)


def flow_pairs(value: Mapping[str, Any], *, like: str = "") -> Iterator[str]:
    """The keys of a mapping with their values, as they stand in braces."""
    for key, inner in value.items():
        yield f"{scalar_text(key, flow=True, key=True, like=like)}: {flow_text(inner, like=like)}"


def wrapped(value: Any, column: int, width: int = WIDTH) -> list[str]:
    """A value in brackets that begins at a column, broken behind commas where it would be wider; the lines after the
    first are indented. One that cannot be broken may be wider still.
    """
    parts = list(flow_pairs(value)) if isinstance(value, Mapping) else [flow_text(one) for one in value]
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    lines = [" " * column + opening]
    for n, part in enumerate(parts):
        part += closing if n == len(parts) - 1 else ","
        begun = lines[-1].strip() not in ("", opening)
        if begun and len(lines[-1]) + 1 + len(part) > width:
            lines.append(" " * (column + 1) + part)
        else:
            lines[-1] += (" " if begun else "") + part
    lines[0] = lines[0][column:]
    return lines if parts else [opening + closing]


def is_short(value: Any, column: int, lines: int = 1) -> bool:
    """Whether a list or mapping, in brackets from a column on, takes no more than these lines and the usual width."""
    if has_lines(value):
        return False
    written = wrapped(value, column)
    return len(written) <= lines and len(written[0]) + column <= WIDTH and max(map(len, written)) <= WIDTH


def has_lines(value: Any) -> bool:
    """Whether a text of several lines is in a value."""
    if isinstance(value, Mapping):
        return any(map(has_lines, value.values()))
    if isinstance(value, list | tuple):
        return any(map(has_lines, value))
    return isinstance(value, str) and literal(value) is not None


def literal(text: str) -> tuple[str, list[str]] | None:
    """A text of several lines as a block: its header and its lines; None if that would not read back exactly."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    plain = not _HIDDEN.search(text) and all(line == "" or line.strip() for line in lines)
    if len(lines) < 2 or not plain or not lines[0] or not lines[-1] or lines[0][0] == " ":
        return None
    return "|" if text.endswith("\n") else "|-", lines


def _is_flat(value: Mapping[str, Any]) -> bool:
    """Whether a mapping holds only scalars, and lists of scalars."""
    lists = [one for one in value.values() if isinstance(one, list | tuple)]
    inner = [*value.values(), *(one for several in lists for one in several)]
    return not any(isinstance(one, Mapping) for one in inner)


class Layout:
    """How far things are indented, what may stand in brackets, and whether text blocks may be used."""

    def __init__(
        self, mapping: int = 2, sequence: int = 2, *, braces: bool = True, brackets: bool = True, blocks: bool = True
    ) -> None:
        self.mapping = mapping  # from a key to the keys below it
        self.sequence = sequence  # from a key to the dashes below it
        self.gap = 1  # blanks behind a dash
        self.below = 0  # from a dash to the keys of its entry, if these begin on the next line
        self.braces = braces  # mappings
        self.brackets = brackets  # lists of scalars
        self.blocks = blocks
        self.like = ""  # a text in quotes, if all are in quotes

    def under_key(self, value: Any, column: int, taken: int, *, braces: bool | None = None) -> list[str]:
        """What follows `key:` in its line, then the lines below it.

        `column` is the key's, `taken` is where the value begins; `braces` says whether a mapping stands in braces
        wherever it fits, or never.
        """
        if isinstance(value, Mapping | list | tuple):
            if not value or self._in_brackets(value, taken, braces):
                first, *more = wrapped(value, taken)
                return [f" {first}", *more]
            if isinstance(value, Mapping):
                return ["", *self.mapping_lines(value, column + self.mapping)]
            return ["", *(line for one in value for line in self.entry_lines(one, column + self.sequence))]
        block = literal(value) if self.blocks and isinstance(value, str) else None
        if block:
            return [f" {block[0]}", *(" " * (column + self.mapping) + line if line else "" for line in block[1])]
        return [" " + scalar_text(value, flow=False, like=self.like)]

    def _in_brackets(self, value: Any, taken: int, braces: bool | None) -> bool:
        if isinstance(value, Mapping):
            if braces is not None:
                return braces and is_short(value, taken, MOST_LINES)
            return self.braces and _is_flat(value) and is_short(value, taken)
        return self.brackets and not any(isinstance(one, Mapping) for one in value) and is_short(value, taken)

    def mapping_lines(self, value: Mapping[str, Any], column: int, *, braces: bool | None = None) -> list[str]:
        """A mapping key by key, from a column on; `braces` is for the values of these keys."""
        lines = []
        for key, inner in value.items():
            head = " " * column + scalar_text(key, flow=False, key=True) + ":"
            first, *more = self.under_key(inner, column, len(head) + 1, braces=braces)
            lines += [head + first, *more]
        return lines

    def entry_lines(self, value: Any, column: int, *, braces: bool | None = None) -> list[str]:
        """An entry of a list, its dash at a column."""
        dash = " " * column + "-"
        inside = column + 1 + self.gap
        if isinstance(value, Mapping) and value:
            if self._fits(value, inside) if braces is None else braces and is_short(value, inside, MOST_LINES):
                first, *more = wrapped(value, inside)
                return [dash + " " * self.gap + first, *more]
            if self.below:
                return [dash, *self.mapping_lines(value, column + self.below)]
            first, *more = self.mapping_lines(value, inside)
            return [dash + first[column + 1 :], *more]
        first, *more = self.under_key(value, column, inside)
        if not first:  # a list in a list
            first, *more = [" " + one if n == 0 else one for n, one in enumerate(wrapped(value, inside))]
        return [dash + " " * (self.gap - 1) + first, *more]

    def _fits(self, value: Mapping[str, Any], column: int) -> bool:
        return self.braces and is_short(value, column)


def document_text(data: Mapping[str, Any]) -> str:
    """A whole new file: keys at the top each on their own line, short entries in braces. Raises Unwritable.

    Sections of a long one are parted by blank lines.
    """
    sections = [Layout().mapping_lines({key: value}, 0) for key, value in data.items()]
    long = sum(map(len, sections)) > _LONG
    lines: list[str] = []
    for section in sections:
        lines += [""] * (long and len(section) > 1 and bool(lines)) + section
    return "\n".join(lines) + "\n"
