"""A change as steps, each of which cuts at one place: what a new value and the old have in common stays untouched.

Paths are keys and indexes, as they are when the steps before are done.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pydantic import BaseModel

from amctl.changes.apply import alike, at, models_at, plain, resolved
from amctl.changes.edits import Append, Change, Quote, Remove, Set
from amctl.document import Path


class Put(NamedTuple):
    """What stands at a path becomes another value."""

    path: Path
    value: Any


class Add(NamedTuple):
    """A mapping gets a key; it stands behind those that come before it in the format, or at the end."""

    path: Path  # of the mapping
    key: str
    value: Any
    order: tuple[str, ...]  # of the mapping's keys in the format; empty if its keys are ids


class Insert(NamedTuple):
    """A list gets an entry."""

    path: Path  # of the list
    position: int
    value: Any


class Drop(NamedTuple):
    """A key or an entry goes."""

    path: Path


class NewName(NamedTuple):
    """A key gets another name."""

    path: Path
    name: str


Step = Put | Add | Insert | Drop | NewName


def steps_of(change: Change, data: dict[str, Any], model: type[BaseModel]) -> list[Step]:
    """The steps that carry out a change which the data allow."""
    path = resolved(data, change.path, model)
    there = at(data, path)
    if isinstance(change, Set):
        return list(_missing(path, change.value, data, model) or _between(path, there, change.value, model))
    if isinstance(change, Quote):
        return [Put(path, change.value)]
    if isinstance(change, Append):
        if there is None:
            return _missing(path, [change.value], data, model) or [Put(path, [change.value])]
        return [Insert(path, len(there), change.value)]
    return [Drop(path)] if isinstance(change, Remove) else [NewName(path, change.name)]


def _missing(path: Path, value: Any, data: Any, model: type[BaseModel]) -> list[Step]:
    """The step that makes a key which is not there, with all that is missing above it; none if it is there."""
    for length, step in enumerate(path):
        if isinstance(step, str) and (not isinstance(data, dict) or step not in data):
            for inner in reversed(path[length + 1 :]):
                value = {inner: value}
            if isinstance(data, dict):
                return [Add(path[:length], step, value, order_at(model, path[:length]))]
            return [Put(path[:length], {step: value})]
        data = data[step]
    return []


def order_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys of the mapping at a path in the format's order; empty if they are ids."""
    kind = models_at(model, path)[-1] if path else model  # type: ignore[arg-type]  # an index is a step like any
    if kind is None or models_at(model, (*path, ""))[-1] is not None:  # type: ignore[arg-type]
        return ()
    return tuple(field.alias or name for name, field in kind.model_fields.items())


def _between(path: Path, old: Any, new: Any, model: type[BaseModel]) -> Iterator[Step]:
    """The steps from one value to another."""
    if alike(old, plain(new)):
        return
    if isinstance(old, dict) and isinstance(new, Mapping):
        keys = {str(key): value for key, value in new.items()}
        for key, value in keys.items():
            if key in old:
                yield from _between((*path, key), old[key], value, model)
            else:
                yield Add(path, key, value, order_at(model, path))
        yield from (Drop((*path, key)) for key in old if key not in keys)  # last: the mapping is never empty meanwhile
    elif isinstance(old, list) and isinstance(new, list | tuple):
        yield from _between_lists(path, old, list(new), model)
    else:
        yield Put(path, new)


def _between_lists(path: Path, old: list[Any], new: list[Any], model: type[BaseModel]) -> Iterator[Step]:
    """From the end to the beginning, so that the indexes before stay what they are."""
    matcher = SequenceMatcher(None, [*map(repr, old)], [repr(plain(one)) for one in new], autojunk=False)
    for _, start, end, begin, stop in reversed([code for code in matcher.get_opcodes() if code[0] != "equal"]):
        pairs = min(end - start, stop - begin)
        yield from (Insert(path, start + pairs, one) for one in reversed(new[begin + pairs : stop]))
        yield from (Drop((*path, index)) for index in reversed(range(start + pairs, end)))
        for n in reversed(range(pairs)):
            yield from _between((*path, start + n), old[start + n], new[begin + n], model)
