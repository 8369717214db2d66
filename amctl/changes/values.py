"""Values set by their paths: tier=strategic, contacts.keller.stance=champion, tags+=vip, summary= for none at all."""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from amctl.changes.apply import Inapplicable, alike, applied, at, dotted, drop, plain, put
from amctl.changes.edits import Append, Change, Deed, Entry, Remove, Set
from amctl.changes.entries import written
from amctl.changes.slots import FREE, Slot, may_go, slot
from amctl.dates import Period, parse_span
from amctl.day_words import parse_said, spoken
from amctl.errors import UsageError
from amctl.model.account import OURS, Ended
from amctl.model.history import Interaction
from amctl.model.reading import Record, understood
from amctl.money import parse_number

_ASSIGNMENT = re.compile(r"([^=]*?)(\+=|-=|=)(.*)", re.DOTALL)
_AHEAD = frozenset({"due", "next_update", "close", "end", "until", "effective"})  # days that lie ahead: fri is the next
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}", re.ASCII)
_LONGEST = 40  # characters of a value in a sentence
# What a judgement brings with it: when it was judged, and by whom. A star is any name.
_JUDGED = {
    ("rating", "colour"): ("rating.date", "rating.by"),
    ("contacts", "*", "stance"): ("contacts.*.assessed",),
    ("contacts", "*", "influence"): ("contacts.*.assessed",),
    ("contracts", "*", "forecast", "call"): ("contracts.*.forecast.date",),
    ("contracts", "*", "forecast", "amount"): ("contracts.*.forecast.date",),
}


class Assignment(NamedTuple):
    """As it was typed: `tags+=vip`."""

    path: str
    operator: str
    value: str


def set_value(
    record: Record, assignments: Sequence[str], *, today: date, by: str | None = None, fiscal_start: int = 1
) -> Deed:
    """Values of an account, or of the settings, are set; the deed is empty if all of them are so already.

    A judgement is dated today, and signed `by` somebody, unless that is set too. Raises UsageError for a path that
    does not exist, and for a value that does not fit.
    """
    asked = [_assignment(one) for one in assignments]
    _refuse_contradictions(asked)
    was = record.account.ended if _comes_back(record, asked) else None
    wanted = [*asked, *_judgements(asked, today, by), *([Assignment("ended", "=", "")] if was else [])]
    now, changes = record, list[Change]()
    for one in wanted:
        place = slot(one.path, now.document.data, type(record.account))
        for change in _changes(now, place, one, today, fiscal_start):
            try:
                now = _with(now, change)
            except Inapplicable as error:
                raise UsageError(f"{one.path}: {error}", "amctl edit") from None
            changes.append(change)
    found, problems = understood(now.document, type(record.account))
    if found is None:
        first = next(problem for problem in problems if problem.fatal)
        raise UsageError(first.message, first.help)
    name = getattr(record.account, "name", record.document.file)
    if not changes:
        return Deed((), f"Nothing to change at {name}: {', '.join(one.path for one in asked)} as wanted already.")
    done = f"Set at {name}: {'; '.join(_said(change, today) for change in changes)}."
    kept = [_kept(was, today, by)] if was else []
    notes = (*_notes(now, changes), *(f"Kept as a note: {one.value['summary']}" for one in kept))
    return Deed((*changes, *kept), done, notes)


def _assignment(text: str) -> Assignment:
    found = _ASSIGNMENT.fullmatch(text)
    if not found or not found[1]:
        raise UsageError(f"'{text}' sets nothing", "write PATH=VALUE, such as tier=strategic or tags+=vip")
    return Assignment(found[1].strip(), found[2], found[3].strip())


def _judgements(asked: Sequence[Assignment], today: date, by: str | None) -> Iterator[Assignment]:
    given = {one.path for one in asked}
    for one in asked:
        steps = one.path.split(".")
        pattern = next((known for known in _JUDGED if _fits(steps, known)), None)
        for with_it in _JUDGED[pattern] if pattern and one.value else ():
            path = ".".join(mine if other == "*" else other for mine, other in _paired(steps, with_it.split(".")))
            value = by if path == "rating.by" else today.isoformat()
            if path not in given and value:
                given.add(path)
                yield Assignment(path, "=", value)


def _refuse_contradictions(asked: Sequence[Assignment]) -> None:
    """Raises UsageError if something is set to two values: only one of them can be meant."""
    values = {one.path: one.value for one in asked if one.operator == "="}
    for one in asked:
        if one.operator == "=" and one.value != values[one.path]:
            raise UsageError(f"{one.path} is set twice", "leave out one of the two")


def _comes_back(record: Record, asked: Sequence[Assignment]) -> bool:
    """Whether somebody is looked after again who had ended, and nothing is said of their end."""
    ours = any(one.path == "status" and one.operator == "=" and one.value in OURS for one in asked)
    told = any(one.path.split(".")[0] == "ended" for one in asked)
    return ours and not told and record.document.data.get("status") in ("ended", "archived")


def _kept(ended: Ended, today: date, by: str | None) -> Append:
    """What was known of an end that was none in the end, as a note: a second end would cover it."""
    went = f"went to {ended.went_to}" if ended.went_to else None
    told = ", ".join(filter(None, [f"Had ended on {ended.date}", ended.reason, went]))
    summary = f"Came back. {told}." + (f" {ended.note}" if ended.note else "")
    note = Interaction(date=today, kind="note", by=(by,) if by else (), summary=summary)
    return Append(("interactions",), written(note))


def _fits(steps: Sequence[str], pattern: Sequence[str]) -> bool:
    return len(steps) == len(pattern) and all(other in ("*", mine) for mine, other in zip(steps, pattern, strict=True))


def _paired(steps: Sequence[str], pattern: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(steps, pattern, strict=True)


def _changes(record: Record, place: Slot, one: Assignment, today: date, fiscal_start: int) -> Iterator[Change]:
    there = at(record.document.data, place.path)
    if one.operator != "=":
        yield from _of_list(record, place, one, there, today, fiscal_start)
    elif one.value == "":
        if there is not None:
            yield drop(record, _emptied(record, place.path))
    elif place.whole:
        known = ", ".join(field.alias or name for name, field in place.kind.model_fields.items())
        raise UsageError(f"{one.path} has parts of its own: {known}", f"{one.path}.PART=VALUE; {one.path}= removes it")
    else:
        value = _value(place, one.value, there, today, fiscal_start)
        if not alike(plain(value), there):
            yield put(record, place.path, value)


def _value(place: Slot, text: str, there: Any, today: date, fiscal_start: int) -> Any:
    if place.kind is FREE:
        return text if isinstance(there, str) else _scalar(text)
    if not place.many:
        return _typed(place, text, today, fiscal_start)
    values = [_typed(place, one, today, fiscal_start) for one in _listed(text, place)]
    return values[0] if isinstance(there, str) and len(values) == 1 else values  # one id may stand alone


def _typed(place: Slot, text: str, today: date, fiscal_start: int) -> Any:
    """A value as its place wants it; what does not fit stays text, of which the model complains."""
    kind, name = place.kind, place.path[-1]
    try:
        if kind is date:
            return parse_said(text, today, back=name not in _AHEAD, fiscal_start=fiscal_start)
        if kind is Period:
            return str(parse_span(text))
    except ValueError as error:
        raise UsageError(f"{'.'.join(place.path)}: {error}") from None
    if kind is Decimal:
        with suppress(ValueError):
            return parse_number(text)
    return _scalar(text) if kind in (int, bool) else text


def _scalar(text: str) -> Any:
    """What a reader takes an unquoted word for: true, false, a whole number, else text."""
    return {"true": True, "false": False}.get(text, int(text) if _WHOLE.fullmatch(text) else text)


def _listed(text: str, place: Slot, *, one: bool = False) -> list[str]:
    """The values of a list apart by commas, in double quotes if they have commas themselves; [] is an empty list.

    Where any text may stand, a comma may belong to a sentence: `one` value to be added or taken away is left whole,
    several are not guessed. Raises UsageError for what could be either.
    """
    if text == "[]":
        return []
    said = " ".join(text.split())
    values = [part.strip() for part in next(csv.reader([said], skipinitialspace=True)) if part.strip()]
    sentence = place.kind is str and len(values) > 1 and '"' not in said and any(" " in value for value in values)
    if sentence and not one:
        path = ".".join(place.path)
        hint = f"one: '{path}=\"{said}\"'; several: '{path}={', '.join(map(_in_quotes, values))}'"
        raise UsageError(f"{path}: one value with a comma, or several?", hint)
    return [said] if sentence else values


def _in_quotes(text: str) -> str:
    return f'"{text}"'


def _of_list(
    record: Record, place: Slot, one: Assignment, there: Any, today: date, fiscal_start: int
) -> Iterator[Change]:
    """One more or one less in a list of plain values."""
    if not place.many and not (place.kind is FREE and isinstance(there, list)):
        raise UsageError(f"{one.path} is no list", f"{one.path}=VALUE sets it")
    old = there if isinstance(there, list) else [] if there is None else [there]
    kind = place._replace(many=False)
    values = [_value(kind, text, None, today, fiscal_start) for text in _listed(one.value, place, one=True)]
    if one.operator == "+=":
        new = [value for value in dict.fromkeys(values) if plain(value) not in old]
        if new and isinstance(there, str):
            yield put(record, place.path, [there, *new])
        else:
            yield from (Append(place.path, value) for value in new)
        return
    gone = [value for value in old if value in [plain(one) for one in values]]
    if gone and len(gone) == len(old):
        yield drop(record, _emptied(record, place.path))
    else:
        yield from (Remove((*place.path, Entry((str(value),))), value) for value in gone)


def _emptied(record: Record, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path, or that of the mapping around it if nothing else is in it."""
    data, above = record.document.data, path[:-1]
    alone = above and len(at(data, above)) == 1 and may_go(above, data, type(record.account))
    return _emptied(record, above) if alone else path


def _with(record: Record, change: Change) -> Record:
    data = applied(record.document.data, change, type(record.account))
    return record._replace(document=record.document._replace(data=data))


def _said(change: Change, today: date) -> str:
    path = dotted(change.path)
    match change:
        case Set(value=value, was=was):
            return f"{path} {_shown(value, today)}" + (f" (was {_shown(was, today)})" if was is not None else "")
        case Append(value=value):
            return f"{path} with {_shown(value, today)}"
        case Remove(path=steps, was=was) if isinstance(steps[-1], Entry):
            return f"{dotted(steps[:-1])} without {_shown(was, today)}"
        case _:
            was = change.was if isinstance(change, Remove) else None
            return f"{path} removed" + (f" (was {_shown(was, today)})" if not isinstance(was, dict) else "")


def _shown(value: Any, today: date) -> str:
    if isinstance(value, date):
        return spoken(value, today)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ", ".join(map(str, value)) or "[]" if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _notes(record: Record, changes: Collection[Change]) -> Iterator[str]:
    """What does not go along with a change by itself."""
    paths = {change.path for change in changes}
    rating = at(record.document.data, ("rating",)) or {}
    if ("rating", "colour") in paths and ("rating", "reason") not in paths and rating.get("reason"):
        yield f"The reason stays: {rating['reason']}"
