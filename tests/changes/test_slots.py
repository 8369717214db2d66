"""Every field of a file leads somewhere: to a place that can be set, or to what does it instead."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_origin

import pytest
from pydantic import BaseModel

from amctl.changes.slots import Slot, slot
from amctl.cli import COMMANDS
from amctl.dates import Period
from amctl.errors import UsageError
from amctl.model.account import Account
from amctl.model.reading import _field_at, _resolved, _schema
from amctl.model.settings import Settings

# One entry of each collection, so that its fields can be named.
DATA: dict[str, Any] = {
    name: {"x": {"lines": {"x": {}}}}
    for name in (
        "contacts",
        "contracts",
        "goals",
        "milestones",
        "opportunities",
        "issues",
        "people",
        "tiers",
        "products",
    )
}


def paths(model: type[BaseModel], node: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every field, through the entries called x."""
    for name, field in node["properties"].items():
        inner = _resolved(_schema(model), field)
        yield (*above, name)
        if "properties" in inner:
            yield from paths(model, inner, (*above, name))
        elif isinstance(inner.get("additionalProperties"), dict):
            entry = _resolved(_schema(model), inner["additionalProperties"])
            yield (*above, name, "x")
            if "properties" in entry:
                yield from paths(model, entry, (*above, name, "x"))


ALL = [(model, ".".join(path)) for model in (Account, Settings) for path in paths(model, _field_at(model, ()))]


def test_there_are_as_many_as_one_would_think() -> None:
    assert len(ALL) > 150
    assert (Account, "contracts.x.lines.x.amount") in ALL
    assert (Settings, "tiers.x.touch.ideal") in ALL


@pytest.mark.parametrize(("model", "path"), ALL, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_field_can_be_set_or_says_what_does_it(model: type[BaseModel], path: str) -> None:
    found: Slot | None = None
    told = UsageError("")
    try:
        found = slot(path, DATA, model)
    except UsageError as error:
        told = error
    if found is None:
        assert "is set by its parts" in str(told) or "is a list of entries" in str(told)
        assert told.hint
        return
    assert ".".join(found.path) == path
    words = get_origin(found.kind) in (Literal, Annotated)
    plain = words or found.kind in (str, date, Decimal, int, bool, Period)
    assert plain is not found.whole


@pytest.mark.parametrize(
    "path",
    ["interactions", "follow_ups", "usage", "feedback", "goals.x.readings", "issues.x.updates", "contacts.y.z"]
    + [f"{name}.y.z" for name in ("contracts", "contracts.x.lines", "goals", "milestones", "opportunities", "issues")],
)
def test_the_commands_that_do_it_are_there(path: str) -> None:
    with pytest.raises(UsageError) as told:
        slot(path, DATA, Account)
    _, *named = told.value.hint.split("amctl ")
    assert named
    for words in named:
        assert any(re.match(rf"{command}\b", words) for command in COMMANDS), words
