"""What the files say about something: which part of which account, and the text around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from amctl.document import Document
from amctl.letters import Folded, folded
from amctl.reports.parts import Part, Value, comments, lines, parts
from amctl.reports.query import Query
from amctl.reports.report import Cell, Column, Report, Table

COLUMNS = ("account", "part", "text", "file", "line")
_TELLING = ("name", "what", "goal", "summary")  # fields that say most about the part they stand in
_NAMES = frozenset({"id", "name", "aliases", "what", "goal"})  # what a part is called
_LATER = {"account": 2, "thing": 2, "event": 3, "comment": 4, "line": 4}
_BEFORE, _MOST, _HEAD = 60, 240, 80  # characters around what was found, and of what only says where that is
_BLANK = re.compile(r"\s")
Marks = tuple[tuple[int, int], ...]


class Passage(NamedTuple):
    """A text with what was found in it; `field` is what people call it."""

    field: str
    text: str
    marks: Marks


class Hit(NamedTuple):
    """A part of an account in which all that was wanted stands."""

    rank: int
    account: str
    name: str
    part: str
    path: str
    day: date | None
    passages: tuple[Passage, ...]
    file: str
    line: int


def hits(document: Document, query: Query) -> Iterator[Hit]:
    """Where a file has what is wanted: all words in one part, if they are not in the account's id, name or aliases.

    A file that could not be read is searched line by line.
    """
    account = document.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    name, aliases = document.data.get("name"), document.data.get("aliases")
    names = [account, *(one for one in (name, *(aliases if isinstance(aliases, list) else ())) if isinstance(one, str))]
    called = folded("\n".join(map(query.text, names)))
    needed = [word for word in query.words if not called.has(word)] or list(query.words)

    def fits(text: str) -> bool:
        if query.pattern:
            return bool(query.found(text, ()))
        there = folded(query.text(text))
        return all(there.has(word) for word in needed)

    text = document.text.split("\n")
    broken = any(problem.fatal for problem in document.problems)
    there = lines(document, fits) if broken else (*_with_id(document, account), *comments(document, fits))
    for part in there:
        for passages, first in _passages(part, query, needed):
            yield Hit(
                rank=_rank(part, first, query, needed),
                account=account,
                name=name if isinstance(name, str) else account,
                part=part.label,
                path=part.address(first),
                day=part.day,
                passages=passages,
                file=document.file,
                line=part.line or _line(document, text, first, next(one for one in passages if one.marks)),
            )


def _rank(part: Part, first: Value, query: Query, needed: Sequence[Folded]) -> int:
    """Accounts that are called like that, then things that are; then other things, what happened, and comments."""
    later = _LATER[part.kind]
    if later > 2:
        return later
    if query.pattern:
        meant = part.field(first) in _NAMES
    else:
        called = folded("\n".join(query.text(one.text) for one in part.values if part.field(one) in _NAMES))
        meant = all(called.has(word) for word in needed)
    return later if not meant else 0 if part.kind == "account" else 1


def _with_id(document: Document, account: str) -> Iterator[Part]:
    """The parts, the account's id as the first text of its own."""
    for part in parts(document):
        own = part.kind == "account"
        yield part._replace(values=(Value(("id",), account), *part.values)) if own else part


def _passages(part: Part, query: Query, needed: Sequence[Folded]) -> Iterator[tuple[tuple[Passage, ...], Value]]:
    """The texts of a part that have it, and the value of the first: each that fits an expression, or as few as have
    all words, those with most of them first, then the more telling. Before them stands what the part is about."""
    texts = [query.text(value.text) for value in part.values]
    if query.pattern:
        for value, text in zip(part.values, texts, strict=True):
            if marks := query.found(text, ()):
                passage = Passage(part.field(value), _BLANK.sub(" ", text), tuple(marks))
                yield (*_head(part, query, [value]), passage), value
        return
    whole = folded("\n".join(texts))
    if not all(whole.has(word) for word in needed):
        return
    there = [folded(text) for text in texts]
    chosen: list[int] = []
    missing = set(needed)
    while missing:
        has = [{word for word in missing if text.has(word)} for text in there]
        best = min(range(len(texts)), key=lambda n: (-len(has[n]), *_telling(part, part.values[n])))
        chosen.append(best)
        missing -= has[best]
    found = (Passage(part.field(part.values[n]), texts[n], tuple(query.found(texts[n], query.words))) for n in chosen)
    first = part.values[chosen[0]]
    yield (*_head(part, query, [part.values[n] for n in chosen]), *found), first


def _head(part: Part, query: Query, shown: Sequence[Value]) -> tuple[Passage, ...]:
    """What a part is about, if that does not show already."""
    best = min(part.values, key=lambda value: _telling(part, value))
    if part.field(best) not in _TELLING or any(part.field(one) in _TELLING for one in shown):
        return ()
    return (Passage(part.field(best), " ".join(best.text.split()), ()),)


def _telling(part: Part, value: Value) -> tuple[int, bool]:
    """Smaller for what says more: names and summaries, then sentences."""
    field = part.field(value)
    return _TELLING.index(field) if field in _TELLING else len(_TELLING), " " not in value.text


def _line(document: Document, text: Sequence[str], value: Value, passage: Passage) -> int:
    """The line on which it stands: of a text over several lines, the one with the first of what was found.

    `text` are the document's lines.
    """
    place = document.place(value.path)
    if place is None:
        return document.line(value.path)
    spot = place.key if value.key else place.value
    start, end = passage.marks[0]
    first = passage.text[start:end].split(" ")[0]
    if value.key or spot.end > spot.column + 1 or text[spot.line - 1][spot.column - 1 : spot.column] in ("'", '"', "*"):
        return spot.line
    return next((n + 1 for n in range(spot.line - 1, len(text)) if first in text[n]), spot.line)


def search(found: Iterable[Hit], query: Query, *, today: date, most: int | None = None) -> Report:
    """What was found: accounts that are called like that, then people and things, then what happens, the newest
    first, then comments; `most` is how many of them at most."""
    ordered = sorted(found, key=lambda hit: (hit.rank, -(hit.day.toordinal() if hit.day else 0), hit.account, hit.line))
    shown = ordered[:most]
    rows = tuple(
        {
            "account": hit.account,
            "name": hit.name,
            "part": hit.part,
            "path": hit.path,
            "day": hit.day,
            "text": _joined(hit.passages).text,
            "found": tuple(dict.fromkeys(one.text[start:end] for one in hit.passages for start, end in one.marks)),
            "file": hit.file,
            "line": hit.line,
        }
        for hit in shown
    )
    columns = (Column("Account", keep=True), Column("Where"), Column("Text"), Column("Line", right=True, keep=True))
    cells = tuple(
        (
            Cell(hit.account, "strong"),
            Cell(hit.part),
            _joined([excerpt(one) for one in hit.passages]),
            Cell(str(hit.line), "dim"),
        )
        for hit in shown
    )
    title = (
        f"{query.said}: {_counted(len(ordered), 'place')} in {_counted(len({hit.file for hit in ordered}), 'account')}"
    )
    if len(shown) < len(ordered):
        title += f", the first {len(shown)} of them"
    nothing = f"Nothing in this book has {query.said}{'' if len(query.words) < 2 else ', all in one place'}."
    return Report("search", title, today, COLUMNS, rows, (Table(columns, cells),) if rows else (), nothing)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def excerpt(passage: Passage) -> Passage:
    """The text around the first thing found in it, with signs where it goes on."""
    field, text, marks = passage
    most = _MOST if marks else _HEAD
    if len(text) <= most:
        return passage
    first, behind = marks[0] if marks else (0, 0)
    start = max(0, first - _BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + most)
    if end < len(text):
        end = max(text.rfind(" ", min(behind, end), end), 0) or end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    by = len(before) - start
    inside = tuple(
        (max(begin, start) + by, min(stop, end) + by) for begin, stop in marks if begin < end and stop > start
    )
    return Passage(field, before + text[start:end] + after, inside)


def _joined(passages: Sequence[Passage]) -> Cell:
    """Passages of one part in one cell, those behind the first by what people call them."""
    text, marks = "", []
    for passage in passages:
        text += " · " if text else ""
        text += f"{passage.field}: " if passage.field and passage.field not in _TELLING else ""
        marks += [(start + len(text), end + len(text)) for start, end in passage.marks]
        text += passage.text
    return Cell(text, marks=tuple(marks))
