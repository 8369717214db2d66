"""The example book is the documentation: each field of the format, and each word a field knows, is in use somewhere."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest
from pydantic import BaseModel

from amctl.model.account import Account
from amctl.model.playbooks import Plan
from amctl.model.settings import Settings
from amctl.yaml.reader import read

Written = dict[str, set[str]]  # of each place of the format: the values that stand there


class Field(NamedTuple):
    path: str  # contacts.*.left.date: a star stands for an id, or for any entry of a list
    words: tuple[str, ...]


def fields(model: type[BaseModel], at: str = "") -> Iterator[Field]:
    """Every place of a file that the model knows, with the words that may stand there if they are a closed list."""
    for attribute, field in model.model_fields.items():
        path = f"{at}{field.alias or attribute}"
        inner, words = _inside(field.annotation)
        yield Field(path, words)
        for one, many in inner:
            yield from fields(one, f"{path}.*." if many else f"{path}.")


def _inside(annotation: Any, *, many: bool = False) -> tuple[list[tuple[type[BaseModel], bool]], tuple[str, ...]]:
    """The models in a type, each with whether there may be several; and the words of a closed list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [(annotation, many)], ()
    if get_origin(annotation) is Literal:
        return [], get_args(annotation)
    models: list[tuple[type[BaseModel], bool]] = []
    words: tuple[str, ...] = ()
    for part in get_args(annotation):
        found, said = _inside(part, many=many or get_origin(annotation) in (dict, tuple))
        models += found
        words += said
    return models, words


def written(data: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every place of the data, with what stands there; the entries of lists and mappings also under a star."""
    for key, value in data.items() if isinstance(data, dict) else [("*", one) for one in data]:
        for name in {str(key), "*"}:
            path = f"{at}{name}"
            yield path, "" if isinstance(value, dict | list) else str(value)
            if isinstance(value, dict | list):
                yield from written(value, f"{path}.")


def in_use(data: Iterable[Any]) -> Written:
    found: Written = {}
    for one in data:
        for path, value in written(one):
            found.setdefault(path, set()).add(value)
    return found


def unused(model: type[BaseModel], data: Iterable[Any]) -> list[str]:
    """Each place of the format at which nothing stands, and each word that stands nowhere, with its place."""
    found, places = in_use(data), list(fields(model))
    missing = [place.path for place in places if place.path not in found]
    for place in places:
        said = found.get(place.path, set()) | found.get(f"{place.path}.*", set())
        missing += [f"{place.path}: {word}" for word in place.words if word not in said]
    return missing


@pytest.fixture
def files(example: Path) -> dict[str, Any]:
    """The data of the book's files, by the file's stem."""
    return {path.stem: read(path.name, path.read_bytes()).data for path in sorted(example.glob("*.yaml"))}


def test_every_field_and_every_word_of_the_accounts_is_in_use(files: dict[str, Any]) -> None:
    del files["amctl"]
    assert len(files) == 12
    assert unused(Account, files.values()) == []


def test_every_field_and_every_word_of_the_settings_is_in_use(files: dict[str, Any]) -> None:
    assert unused(Settings, [files["amctl"]]) == []


def test_what_is_the_users_own_is_in_use(files: dict[str, Any]) -> None:
    names = {path.rpartition(".")[2] for path in in_use(files.values())}
    assert "custom" in names
    assert any(name.startswith("x-") for name in names)


def test_the_check_names_what_is_missing() -> None:
    places = {place.path: place.words for place in fields(Account)}
    assert places["status"] == ("prospect", "onboarding", "active", "paused", "ended", "archived")
    assert {"contracts.*.lines.*.per", "handoffs.*.done.*.by", "handoffs.*.from", "deal.promises"} <= set(places)
    missing = set(unused(Account, [{"status": "active", "contacts": {"keller": {"roles": ["legal", "billing"]}}}]))
    assert missing >= {"name", "contacts.*.title", "status: paused", "contacts.*.roles: coach"}
    assert not missing & {"status", "status: active", "contacts.*.roles", "contacts.*.roles: legal"}


def test_every_field_of_plan_files_is_in_use_in_what_ships_or_in_the_example(project: Path, example: Path) -> None:
    paths = [*(project / "amctl" / "store" / "playbooks").glob("*.yaml"), *example.glob("playbooks/*.yaml")]
    found = in_use(read(path.name, path.read_bytes()).data for path in paths)
    assert [place.path for place in fields(Plan) if place.path not in found] == []
