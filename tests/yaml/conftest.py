"""The judge of our reader: ruamel.yaml, told our idea of what an unquoted word means."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import Node
from ruamel.yaml.resolver import VersionedResolver

_RULES = [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"0|-?[1-9][0-9]{0,17}", list("-0123456789")),
    ("merge", "<<", ["<"]),
]


class CoreResolver(VersionedResolver):
    """Null, true and false, canonical whole numbers; all else is text, whatever a directive says."""

    @property
    def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for tag, pattern, beginnings in _RULES:
            for first in beginnings:
                table.setdefault(first, []).append((f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z")))
        return table


def _parser(typ: str) -> YAML:
    parser = YAML(typ=typ, pure=True)
    parser.Resolver = CoreResolver
    return parser


def _plain(value: Any) -> Any:
    """Data without ruamel's own classes, with text for keys, as our dialect has it."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return next((kind(value) for kind in (bool, int, str) if isinstance(value, kind)), value)


@pytest.fixture(scope="session")
def judged() -> Callable[..., Any]:
    """The data that ruamel.yaml reads in a text: `judged(text, "safe")` or `judged(text, "rt")`."""
    return lambda text, typ="safe": _plain(_parser(typ).load(text))


@pytest.fixture(scope="session")
def composed() -> Callable[[str], Node]:
    """The nodes that ruamel.yaml sees in a text, with their marks."""
    return lambda text: _parser("rt").compose(text)
