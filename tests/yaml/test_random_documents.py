"""Random documents, written by PyYAML in random styles: our values and places are those of ruamel.yaml."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from amctl.document import Place, Spot
from amctl.yaml.reader import read

TRICKY = [
    "no", "Yes", "on", "null", "~", "true", "FALSE", "012", "1_000", "1e3", "1.10", "0x1f", "-0", "+49 30 1",
    "1:30", "2026-02-30", "<<", "=", "*a", "&a", "!x", "%y", "@z", "`", "\n", "'", "\"", "''", "- x", "-",
    "---", "...", "? k", "a: b", "a:", ": a", "#c", "a #b", "[", "]", "{", "}", ",", "a, b", ">", "", " lead",
    "trail ", " ", "  ", "two\nlines", "two\nlines\n", "\n\n", "\n lead", "x\n\n y", "x\n  y\nz\n\n",
    "tab\there", "\ttab", "a\r", "a\r\nb", "é", "😀 wide", "\u2028", "a\x85b", "\x00", "\x1b[2J", "\x7f",
    "\u202e", "\ufeff", "\u200b", "\\", "\\n", "|",
]  # fmt: skip
WORDS = st.sampled_from(TRICKY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text(" \n#:-a'")
SCALARS = WORDS | st.none() | st.booleans() | st.integers(1 - 10**18, 10**18 - 1)
DATA = st.dictionaries(
    WORDS,
    st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)),
    max_size=5,
)


JSON = st.dictionaries(
    st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=20),
    st.none() | st.booleans() | st.integers(-9, 9) | st.lists(st.text(st.characters(max_codepoint=0xD7FF))),
    max_size=4,
)


class _Dumper(yaml.SafeDumper):
    """Writes every text and every collection in a style of its own."""

    chance = Random(0)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, dumper.chance.choice([None, None, "'", '"', "|", ">"])
    )


def _list(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=dumper.chance.random() < 0.3)


def _dict(dumper: _Dumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=dumper.chance.random() < 0.3)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _dict)


def dumped(data: dict[str, Any], chance: Random) -> str:
    """The data as YAML in styles that chance chooses."""
    _Dumper.chance = chance
    text = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        width=chance.choice([10, 80, 4096]),
        indent=chance.choice([2, 3, 4]),
        allow_unicode=chance.random() < 0.7,
        explicit_start=chance.random() < 0.2,
        line_break=chance.choice(["\n", "\r\n"]),
    )
    assume(not set(text) & set("\x85\u2028\u2029"))  # raw, these are refused
    return text


@settings(max_examples=200)
@given(DATA, st.integers(0, 2**32))
def test_random_documents(judged: Callable[..., Any], data: dict[str, Any], seed: int) -> None:
    text = dumped(data, Random(seed))
    document = read("a.yaml", text.encode())
    assert document.problems == ()
    assert repr(document.data) == repr(judged(text))


@given(JSON)
def test_json_is_read_as_what_it_says(data: dict[str, Any]) -> None:
    document = read("a.yaml", json.dumps(data).encode())
    assert document.problems == ()
    assert repr(document.data) == repr(data)


@settings(max_examples=100)
@given(DATA, st.integers(0, 2**32))
def test_places(composed: Callable[[str], Node], data: dict[str, Any], seed: int) -> None:
    text = dumped(data, Random(seed))
    root = composed(text)
    assert isinstance(root, MappingNode)
    agree(read("a.yaml", text.encode()).places, root)


def agree(inside: dict[str, Place] | list[Place] | None, node: Node) -> None:
    """Everything in a collection stands where ruamel.yaml says it does."""
    if isinstance(node, MappingNode):
        assert isinstance(inside, dict)
        for place, (key, value) in zip(inside.values(), node.value, strict=True):
            assert place.key == stands(key)
            assert place.value == stands(value)
            agree(place.inside, value)
    elif isinstance(node, SequenceNode):
        assert isinstance(inside, list)
        for place, value in zip(inside, node.value, strict=True):
            assert place.key == place.value
            assert place.value == stands(value)
            agree(place.inside, value)
    else:
        assert inside is None


def stands(node: Node) -> Spot:
    """Where a node stands; of one over several lines, and of a list or mapping, where it begins."""
    start, end = node.start_mark, node.end_mark
    whole = isinstance(node, ScalarNode) and start.line == end.line
    return Spot(start.line + 1, start.column + 1, (end.column if whole else start.column + 1) + 1)
