"""The same random edits by three hands: ours, a round trip with ruamel.yaml, and the package yaml-edit."""

import io
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from ruamel.yaml.util import load_yaml_guess_indent

from amctl.changes.apply import plain
from amctl.changes.edits import Append, Change, Remove, Set
from amctl.errors import CannotEdit
from amctl.model.account import Account
from amctl.yaml.editor import carried_out
from amctl.yaml.reader import read
from tests.torture.kept import said
from tests.yaml.conftest import _parser
from tests.yaml.drawn import Drawn, Place, drawn
from tests.yaml.generated import account_text
from tests.yaml.judge import complaints

ENDS = ("exact", "data wrong", "comment lost", "comment moved", "other lines changed", "unreadable", "refused")
_KINDS = {"lost": 2, "came from": 2, "stands": 3, "indented": 3, "data": 1}


class Refused(Exception):
    """Somebody would rather not."""


def edits(random: Random, many: int) -> Iterator[tuple[bytes, Drawn]]:
    """Files, and what is to be done to each: an entry or a key that comes, a value that is set, something that goes."""
    found = 0
    while found < many:
        before = account_text(random)
        data = read("acme.yaml", before).data
        edit = drawn(random, data)
        if isinstance(edit.change, Append | Set | Remove):
            found += 1
            yield before, edit


def ours(before: bytes, edit: Drawn) -> bytes:
    """Our editor."""
    try:
        return carried_out("acme.yaml", before, [edit.change], Account)
    except CannotEdit as error:
        raise Refused(error) from None


def round_trip(before: bytes, edit: Drawn) -> bytes:
    """ruamel.yaml as careful people set it up: quotes, width, indentation and `---` as they are in the file."""
    crlf, text = b"\r\n" in before, before.decode("utf-8-sig").replace("\r\n", "\n")
    parser = _parser("rt")
    parser.preserve_quotes, parser.width = True, 4096
    parser.allow_duplicate_keys = True
    try:
        _, step, dash = load_yaml_guess_indent(text)
        data = parser.load(text)
    except Exception as error:  # its round-trip scanner knows less than its own reader
        raise Refused(error) from None
    parser.indent(mapping=step or 2, sequence=(dash or 0) + 2, offset=dash or 0)
    parser.explicit_start = bool(re.search(r"^---", text, re.MULTILINE)) or None
    _carried_out(data, edit, _value)
    out = io.StringIO()
    parser.dump(data, out)
    bom = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    new = out.getvalue()
    return bom + (new.replace("\n", "\r\n") if crlf else new).encode()


def _value(change: Change) -> Any:
    return plain(change.value) if isinstance(change, Append | Set) else None


def _carried_out(data: Any, edit: Drawn, value: Callable[[Change], Any]) -> None:
    """A change made to data that behave like dicts and lists."""
    inside = data
    for step in edit.place[:-1]:
        inside = inside[step]
    last = edit.place[-1]
    match edit.change:
        case Remove():
            del inside[last]
        case Append() if isinstance(inside, dict) and inside.get(last) is None:
            inside[last] = [value(edit.change)]
        case Append():
            inside[last].append(value(edit.change))
        case Set(path=path) if len(path) > len(edit.place):  # a section that is not there yet
            inside[last] = {path[1]: {path[2]: value(edit.change)}}
        case _:
            inside[last] = value(edit.change)


def yaml_edit(before: bytes, edit: Drawn) -> bytes:
    """The package yaml-edit, a lossless syntax tree in Rust."""
    from yaml_edit import YamlFile

    bom = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    try:
        file = YamlFile.parse(before.decode("utf-8-sig"))
        root = file.document()
        inside = _node(root, edit.place[:-1])
        last, change = edit.place[-1], edit.change
        if isinstance(change, Append):
            there = _node(root, edit.place) if last in inside else None
            if there is None or not len(there):
                inside[last] = [plain(change.value)]
            else:
                there.append(plain(change.value))
        elif isinstance(change, Remove):
            del inside[last]
        elif isinstance(change, Set) and len(change.path) > len(edit.place):
            inside[last] = {change.path[1]: {change.path[2]: plain(change.value)}}
        else:
            inside[last] = _value(change)
    except Exception as error:
        raise Refused(repr(error)) from None
    return bom + str(file).encode()


def _node(root: Any, place: Place) -> Any:
    """The list or mapping at a place of its tree."""
    for step in place:
        node = root[step]
        root = node.as_mapping() if node.is_mapping() else node.as_sequence()
    return root


HANDS = {"ours": ours, "ruamel.yaml round trip": round_trip, "yaml-edit": yaml_edit}


def judged(hand: Callable[[bytes, Drawn], bytes], before: bytes, edit: Drawn) -> set[str]:
    """How a hand did: `exact`, or all that is wrong with what it wrote."""
    try:
        after = hand(before, edit)
    except Refused:
        return {"refused"}
    except Exception:
        return {"refused"}
    try:
        if read("acme.yaml", after).problems:
            return {"unreadable"}
        said(after.decode("utf-8-sig"))
        told = list(complaints(before, after, edit, said))
    except Exception:
        return {"unreadable"}
    found = {next((ENDS[end] for word, end in _KINDS.items() if word in one), "other lines changed") for one in told}
    return found or {"exact"}
