"""Changes carried out by writing the whole file anew with ruamel.yaml: for whoever asks for it, and looks at the diff.

The data are proved, the layout is not: comments may move, long lines and quotes may come out differently.
"""

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from amctl.changes.apply import alike, applied, at, plain, resolved
from amctl.changes.edits import Append, Change, Remove, Rename
from amctl.document import Path
from amctl.errors import CannotEdit
from amctl.yaml.manner import layout_at
from amctl.yaml.marks import marked
from amctl.yaml.reader import read
from amctl.yaml.steps import order_at
from amctl.yaml.writing import literal, scalar_text

_BOM = b"\xef\xbb\xbf"
_HAND = "write the change into it yourself"
_NOT_TEXT = [  # what is no text when it stands without quotes, the same as in `scalars`
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", "0|-?[1-9][0-9]{0,17}", list("-0123456789")),
]
_Planned = list[tuple[Change, Path]]


def rewritten(file: str, content: bytes, changes: Iterable[Change], model: type[BaseModel]) -> bytes:
    """The bytes of a file, written anew with the changes in it.

    Raises CannotEdit if the file cannot be read, or would not say what it should; Inapplicable if its data do not
    allow a change.
    """
    document = read(file, content)
    if document.problems:
        first = document.problems[0]
        raise CannotEdit(f"line {first.spot.line}: {first.message}, so nothing can be written", first.help)
    wanted, planned = document.data, []
    for change in changes:
        planned.append((change, resolved(wanted, change.path, model)))
        wanted = applied(wanted, change, model)
    text = _dumped(document.text.replace("\r\n", "\n"), planned, model)
    if "\r\n" in document.text:
        text = text.replace("\n", "\r\n")
    written = read(file, text.encode())
    if written.problems or not alike(written.data, wanted):
        raise CannotEdit("written anew, the file would not say what it should", _HAND)
    return (_BOM if content.startswith(_BOM) else b"") + text.encode()


def _dumped(text: str, planned: _Planned, model: type[BaseModel]) -> str:
    """What ruamel.yaml makes of a text and the changes."""
    from ruamel.yaml.error import YAMLError

    stream = io.StringIO()
    try:
        parser = _parser(text)
        tree = parser.load(text)
        for change, path in planned:
            _carry_out(tree, change, path, model)
        parser.dump(tree, stream)
    except (
        YAMLError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
        NotImplementedError,
    ) as error:
        reason = " ".join(str(error).split())[:120]
        raise CannotEdit(f"the file cannot be written anew: {reason}", _HAND) from None
    return stream.getvalue()


def _parser(text: str) -> Any:
    """ruamel.yaml, told what is no text, and how this file is indented."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class OurResolver(VersionedResolver):
        @property
        def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
            table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
            for tag, pattern, beginnings in _NOT_TEXT:
                rule = (f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"))
                for char in beginnings:
                    table.setdefault(char, []).append(rule)
            return table

    layout = layout_at(marked(text), ())
    parser = YAML(typ="rt", pure=True)
    parser.Resolver = OurResolver
    parser.preserve_quotes = True
    parser.width = 1_000_000
    parser.indent(mapping=layout.mapping, sequence=layout.sequence + 2, offset=layout.sequence)
    parser.explicit_start = text.startswith("---")
    return parser


def _carry_out(tree: Any, change: Change, path: Path, model: type[BaseModel]) -> None:
    """One change on ruamel.yaml's tree."""
    above: Any = at(tree, path[:-1])
    match change:
        case Remove():
            del above[path[-1]]
        case Rename(name=name):
            above.insert(list(above).index(path[-1]), name, above.pop(path[-1]))
        case Append(value=value) if isinstance(at(tree, path), list):
            at(tree, path).append(_node(value))
        case _:
            value = [change.value] if isinstance(change, Append) else change.value
            _put(tree, path, value, model)


def _put(tree: Any, path: Path, value: Any, model: type[BaseModel]) -> None:
    """A value at a path, with what is missing above it; a new key stands where the format has it."""
    from ruamel.yaml.comments import CommentedMap

    for length, step in enumerate(path[:-1]):
        if isinstance(step, str) and tree.get(step) is None:
            _insert(tree, step, CommentedMap(), order_at(model, path[:length]))
        tree = tree[step]
    if isinstance(path[-1], int) or path[-1] in tree:
        tree[path[-1]] = _node(value)
    else:
        _insert(tree, path[-1], _node(value), order_at(model, path[:-1]))


def _insert(mapping: Any, key: str, node: Any, order: tuple[str, ...]) -> None:
    if key in mapping:
        mapping[key] = node
        return
    before = order[: order.index(key)] if key in order else mapping
    ranks = [n for n, name in enumerate(mapping) if name in before]
    mapping.insert(max(ranks, default=-1) + 1, _scalar(key), node)


def _node(value: Any) -> Any:
    """A value as ruamel.yaml writes it so that everybody reads it alike."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, Mapping):
        return CommentedMap({_scalar(str(key)): _node(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        return CommentedSeq([_node(inner) for inner in value])
    return _scalar(value)


def _scalar(value: Any) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, PlainScalarString

    if not isinstance(value, str):
        bare = plain(value)
        return PlainScalarString(bare) if isinstance(bare, str) else bare
    if literal(value):
        return LiteralScalarString(value)
    quoted = scalar_text(value, flow=True, key=True)[0] in ("'", '"')
    return DoubleQuotedScalarString(value) if quoted else PlainScalarString(value)
