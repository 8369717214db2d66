"""The changes that make one state of a file's data of another: what somebody edited, what an undo has to take back."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from amctl.changes.apply import alike, already_there, models_at, named
from amctl.changes.edits import Append, Change, Entry, Path, Remove, Set
from amctl.model.fields import Entry as Model


def differences(before: dict[str, Any], after: dict[str, Any], model: type[BaseModel]) -> tuple[Change, ...]:
    """The changes that, carried out in this order, make `after` of `before`; none if they are alike.

    Data are those of a reader. Entries of lists are known by what makes them themselves; a list that was sorted
    otherwise, or got an entry before others that stay, is set as a whole.
    """
    return tuple(_of_mappings(before, after, (), model))


def _of_mappings(before: dict[str, Any], after: dict[str, Any], path: Path, model: type[BaseModel]) -> Iterator[Change]:
    for key, value in before.items():
        if key not in after:
            yield Remove((*path, key), value)
    for key, value in after.items():
        there = (*path, key)
        if key in before:
            yield from _of_values(before[key], value, there, model)
        elif isinstance(value, list) and value and _entry_model(there, model):
            yield from _of_lists(None, value, there, model)  # by Appends: somebody else may begin it too
        else:
            yield Set(there, value)


def _of_values(before: Any, after: Any, path: Path, model: type[BaseModel]) -> Iterator[Change]:
    if alike(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mappings(before, after, path, model)
    elif isinstance(before, list) and isinstance(after, list) and not _makes_itself(path, model):
        yield from _of_lists(before, after, path, model)
    else:
        yield Set(path, after, before)


def _of_lists(before: list[Any] | None, after: list[Any], path: Path, model: type[BaseModel]) -> Iterator[Change]:
    kind = _entry_model(path, model)
    old, new = _entries(before or [], kind), _entries(after, kind)
    kept = [entry for entry in old if entry in new]
    added = range(len(kept), len(after))
    if list(new)[: len(kept)] != kept or any(already_there(after[:n], after[n]) for n in added):
        yield Set(path, after, before)
        return
    for entry in kept:
        one, other = old[entry], new[entry]
        if kind is not None and isinstance(one, dict) and isinstance(other, dict):
            yield from _of_values(one, other, (*path, entry), model)
        elif not alike(one, other):  # nothing but the whole of it makes it itself
            yield Set((*path, entry), other, one)
    for entry in reversed(old):  # from the last of those that are alike: the others keep their number
        if entry not in new:
            yield Remove((*path, entry), old[entry])
    for n in added:
        yield Append(path, after[n])


def _entry_model(path: Path, model: type[BaseModel]) -> type[BaseModel] | None:
    return models_at(model, (*path, Entry(())))[-1]


def _makes_itself(path: Path, model: type[BaseModel]) -> bool:
    """Whether a list is part of what makes an entry itself: piecemeal, it would be another in between."""
    *above, key = path
    kind = models_at(model, tuple(above))[-1] if above else None
    if kind is None or not issubclass(kind, Model):
        return False
    return any((kind.model_fields[name].alias or name) == key for name in kind.identity)


def _entries(values: list[Any], kind: type[BaseModel] | None) -> dict[Entry, Any]:
    """The entries of a list by what makes them themselves, in their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for value in values:
        identity = named(value, kind)
        found[Entry(identity, seen[identity])] = value
        seen[identity] += 1
    return found
