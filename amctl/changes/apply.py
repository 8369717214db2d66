"""Changes carried out on plain data: what a file must hold once they are written into it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, assert_never, get_args, get_origin

from pydantic import BaseModel

from amctl.changes.edits import Append, Change, Entry, Path, Quote, Remove, Rename, Set
from amctl.document import Path as Place
from amctl.model.fields import Entry as Model
from amctl.model.reading import Record


class Inapplicable(Exception):
    """A change that the data, as they are by now, do not allow: what it speaks of is gone, or is another."""


def plain(value: Any) -> Any:
    """A value as the reader would give it back: days and decimals as text, whole decimals as numbers."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Decimal):
        text = format(value, "f")
        return int(text) if text.removeprefix("-").isdigit() and not text.startswith("-0") else text
    return value.isoformat() if isinstance(value, date) else value


def resolved(data: Any, path: Path, model: type[BaseModel]) -> Place:
    """The path with indexes for entries; what lies beyond the data stays as it is. Raises Inapplicable."""
    steps: list[str | int] = []
    kinds = models_at(model, path)
    for step, kind in zip(path, kinds, strict=True):
        if isinstance(step, Entry):
            found = [
                n for n, one in enumerate(data if isinstance(data, list) else ()) if named(one, kind) == step.identity
            ]
            if step.nth >= len(found):
                raise Inapplicable(f"there is no such entry any more: {', '.join(filter(None, step.identity))}")
            steps.append(found[step.nth])
            data = data[found[step.nth]]
        else:
            steps.append(step)
            data = data.get(step) if isinstance(data, dict) else None
    return tuple(steps)


def named(value: Any, kind: type[BaseModel] | None) -> tuple[str, ...]:
    """What makes an entry of a list itself, from its data: the same as `identity` says of the model."""
    if isinstance(value, dict) and kind is not None and issubclass(kind, Model):
        fields = kind.model_fields
        return tuple(_text(value.get(fields[name].alias or name)) for name in kind.identity)
    return (_text(value),)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(str(one) for one in value)
    return "" if value is None else str(value)


def applied(data: dict[str, Any], change: Change, model: type[BaseModel]) -> dict[str, Any]:
    """The data with a change carried out, as new data; raises Inapplicable if they do not allow it."""
    changed: dict[str, Any]
    path = resolved(data, change.path, model)
    match change:
        case Set(value=value, was=was):
            _same(at(data, path), plain(was), path)
            changed = _with(data, path, plain(value))
        case Append(value=value):
            there = at(data, path)
            if there is not None and not isinstance(there, list):
                raise Inapplicable(f"{dotted(path)} is no list")
            if already_there(there or [], value):
                raise Inapplicable("this mail is there already")
            changed = _with(data, path, [*(there or []), plain(value)])
        case Remove(was=was):
            _same(at(data, path), plain(was), path)
            changed = _without(data, path)
        case Rename(name=name):
            changed = _renamed(data, path, name)
        case Quote(value=value):
            _same(at(data, path), value, path)
            changed = data
        case _:
            assert_never(change)
    return changed


def at(data: Any, path: Place) -> Any:
    """What stands at a path; None if nothing does."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def dotted(path: Place | Path) -> str:
    """A path as people write it: contacts.keller.stance."""
    return ".".join("/".join(filter(None, step.identity)) if isinstance(step, Entry) else str(step) for step in path)


def put(record: Record, path: Path, value: Any) -> Set:
    """A Set that holds only as long as the value is still what it is in this record."""
    return Set(path, value, at(record.document.data, resolved(record.document.data, path, type(record.account))))


def drop(record: Record, path: Path) -> Remove:
    """A Remove that holds only as long as what goes is still what it is in this record."""
    return Remove(path, at(record.document.data, resolved(record.document.data, path, type(record.account))))


def entry_at(record: Record, path: Path, index: int) -> Path:
    """The path to the entry with an index in a list of this record, by what makes it itself."""
    model, data = type(record.account), record.document.data
    return (*path, _entry(at(data, resolved(data, path, model)), index, path, model))


def named_path(data: Any, place: Place, model: type[BaseModel]) -> Path:
    """The path to a place with entries for indexes: the other way round from `resolved`."""
    path: Path = ()
    for step in place:
        path = (*path, step if isinstance(step, str) else _entry(data, step, path, model))
        data = at(data, (step,))
    return path


def _entry(entries: list[Any], index: int, path: Path, model: type[BaseModel]) -> Entry:
    """The step into the list at a path to the entry with an index."""
    kind = models_at(model, (*path, Entry(())))[-1]
    identity = named(entries[index], kind)
    return Entry(identity, sum(named(one, kind) == identity for one in entries[:index]))


def alike(one: Any, other: Any) -> bool:
    """Whether two values are equal with their types: 1 is not true."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return type(one) is type(other) and bool(one == other)


def already_there(entries: list[Any], value: Any) -> bool:
    """Whether a mail is recorded: two programs may bring it at the same moment."""
    mail = value.get("message_id") if isinstance(value, dict) else None
    return mail is not None and any(isinstance(one, dict) and one.get("message_id") == mail for one in entries)


def _same(there: Any, was: Any, path: Place) -> None:
    if not alike(there, was):
        raise Inapplicable(f"{dotted(path)} is another by now")


def _with(data: Any, path: Place, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [_with(one, rest, value) if n == step else one for n, one in enumerate(data)]
    if data is not None and not isinstance(data, dict):
        raise Inapplicable(f"there is no place for {step}: what is there is no mapping")
    inside = dict(data or {})
    inside[step] = _with(inside.get(step), rest, value)
    return inside


def _without(data: Any, path: Place) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [_without(one, rest) if n == step else one for n, one in enumerate(data) if n != step or rest]
    if not isinstance(data, dict):  # what has no keys loses none
        return data
    return {key: _without(one, rest) if key == step else one for key, one in data.items() if key != step or rest}


def _renamed(data: Any, path: Place, name: str) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [_renamed(one, rest, name) if n == step else one for n, one in enumerate(data)]
    if not isinstance(data, dict) or step not in data or (not rest and name in data):
        raise Inapplicable(f"there is no {step} to be named {name}, or there is a {name} already")
    if rest:
        return {**data, step: _renamed(data[step], rest, name)}
    return {name if key == step else key: one for key, one in data.items()}


def models_at(model: type[BaseModel] | None, path: Path) -> list[type[BaseModel] | None]:
    """The model of what stands at each step of a path; None where the model knows none."""
    found: list[type[BaseModel] | None] = []
    inside: tuple[str, type[BaseModel] | None] = ("model", model)
    for step in path:
        form, kind = inside
        if form != "model":  # a key or an entry of a collection
            inside = ("model", kind)
        else:
            inside = _field(kind, step) if kind is not None and isinstance(step, str) else ("model", None)
        found.append(inside[1])
    return found


@cache
def _field(model: type[BaseModel], name: str) -> tuple[str, type[BaseModel] | None]:
    """What a field holds: a model, or a collection of them."""
    field = next((one for key, one in model.model_fields.items() if (one.alias or key) == name), None)
    if field is None:
        return "model", None
    parts = list(_parts(field.annotation))
    kind = next((one for one in parts if isinstance(one, type) and issubclass(one, BaseModel)), None)
    return ("many" if any(get_origin(one) in (tuple, dict) for one in parts) else "model"), kind


def _parts(kind: Any) -> list[Any]:
    if get_origin(kind) in (Annotated, Union, UnionType, tuple, dict):
        return [kind, *(inner for one in get_args(kind) for inner in _parts(one))]
    return [kind]
