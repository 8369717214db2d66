"""What tests of the model share: reading a text as one of its files, and the list of all models."""

from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from amctl.document import Problem
from amctl.model.account import Account
from amctl.model.reading import understood
from amctl.model.settings import Settings, UserConfig
from amctl.yaml.reader import read

Understanding = tuple[Any, tuple[Problem, ...]]


@pytest.fixture(scope="session")
def account() -> Callable[[str], Understanding]:
    """The account in a text, and what is wrong with it; its first three lines are always the same."""
    head = "name: Acme\nstatus: active\nowner: anna\n"
    return lambda text: understood(read("acme.yaml", (head + text).encode()), Account)


@pytest.fixture(scope="session")
def settings() -> Callable[[str], Understanding]:
    """The settings in a text, and what is wrong with them; the first line is always the same."""
    return lambda text: understood(read("amctl.yaml", ("amctl: 1\n" + text).encode()), Settings)


@pytest.fixture(scope="session")
def models() -> list[type[BaseModel]]:
    """Every model that is part of a file."""
    found: dict[type[BaseModel], None] = {}

    def visit(model: type[BaseModel]) -> None:
        if model not in found:
            found[model] = None
            for field in model.model_fields.values():
                for part in parts(field.annotation):
                    visit(part)

    for root in (Account, Settings, UserConfig):
        visit(root)
    return list(found)


def parts(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from parts(argument)
