"""A mapping of a file brought to what is wanted key by key: what does not change keeps its place and comments."""

from collections.abc import Iterable, Mapping
from typing import Any

from amctl.changes.apply import alike, at, drop, plain, put, resolved
from amctl.changes.edits import Change, Path
from amctl.model.reading import Record


def revised(record: Record, path: Path, values: Mapping[str, Any], gone: Iterable[str] = ()) -> tuple[Change, ...]:
    """What brings these values to a path, and takes away those that are gone and have none; nothing for what is so."""
    there = at(record.document.data, resolved(record.document.data, path, type(record.account)))
    if not isinstance(there, dict):
        return (put(record, path, dict(values)),)
    new = [put(record, (*path, key), value) for key, value in values.items() if not _same(there.get(key), value)]
    old = [drop(record, (*path, key)) for key in gone if key not in values and there.get(key) is not None]
    return (*new, *old)


def _same(there: Any, value: Any) -> bool:
    """Whether a file says that already; one id may stand alone or in a list."""
    wanted = plain(value)
    return alike(there, wanted) or (isinstance(there, list) and alike(there, [wanted]))
