"""Which ids a model names, and where: read off the marks of its fields."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from amctl.document import Path
from amctl.model.fields import Refers


def references(model: BaseModel, at: Path = ()) -> Iterator[tuple[str, Path, str]]:
    """Every id that a model names: what it refers to (person, contact, …), where it stands, and the id."""
    for field, name, to, nested in _plan(type(model)):
        value = getattr(model, field)
        if value is None:
            continue
        path = (*at, name)
        if to:
            yield from _ids(to, path, value)
        if nested:
            yield from _inside(path, value)


def _ids(to: str, path: Path, value: Any) -> Iterator[tuple[str, Path, str]]:
    if isinstance(value, str):
        yield to, path, value
    else:  # a list of ids, or a mapping whose keys they are
        for place in enumerate(value) if isinstance(value, tuple) else zip(value, value, strict=True):
            yield to, (*path, place[0]), place[1]


def _inside(path: Path, value: Any) -> Iterator[tuple[str, Path, str]]:
    if isinstance(value, BaseModel):
        yield from references(value, path)
    else:
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from references(entry, (*path, key))


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, str, bool], ...]:
    """Of each field worth a look: its attribute, its name in the file, what it refers to, whether models are in it."""
    found = []
    for attribute, field in model.model_fields.items():
        marks = [mark for mark in _parts(field.annotation, *field.metadata) if isinstance(mark, Refers)]
        nested = any(isinstance(part, type) and issubclass(part, BaseModel) for part in _parts(field.annotation))
        if marks or nested:
            found.append((attribute, field.alias or attribute, marks[0].to if marks else "", nested))
    return tuple(found)


def _parts(*types: Any) -> Iterator[Any]:
    for part in types:
        yield part
        if get_origin(part) in (Annotated, Union, UnionType, tuple, dict):
            yield from _parts(*get_args(part))
