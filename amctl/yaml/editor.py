"""Changes carried out on the text of a person's file, so that the file stays theirs.

Each is cut into the text at one place, read again and proved: the data are what the change says, every other line and
every comment is where it was. What cannot be proved is refused.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from amctl.changes.apply import alike, applied
from amctl.changes.edits import Append, Change, Entry, Remove, Rename
from amctl.document import Document
from amctl.errors import CannotEdit
from amctl.yaml import blocks, flows
from amctl.yaml.anchors import freed
from amctl.yaml.blocks import Splice, Stuck
from amctl.yaml.marks import Marks, line_number, marked
from amctl.yaml.proof import Unproved, proved
from amctl.yaml.reader import read
from amctl.yaml.steps import Add, Drop, Insert, NewName, Put, Step, steps_of
from amctl.yaml.writing import Layout, Unwritable, scalar_text

_BOM = b"\xef\xbb\xbf"


def carried_out(file: str, content: bytes, changes: Iterable[Change], model: type[BaseModel]) -> bytes:
    """The bytes of a file with the changes in it.

    Raises CannotEdit if one cannot be written with proof, Inapplicable if the file's data do not allow one.
    """
    document = _sound(file, content)
    for change in changes:
        wanted = applied(document.data, change, model)
        try:
            document = _changed(document, change, model, wanted)
        except (Stuck, Unproved, Unwritable) as error:
            at = getattr(error, "at", None)
            line = document.line(_known(change)) if at is None else line_number(document.text, at)
            message = f"line {line}: {error}, so {_deed(change)}"
            raise CannotEdit(message, "write it into the file yourself", pasted(change)) from None
    bom = _BOM if content.startswith(_BOM) else b""
    return bom + document.text.encode()


def _sound(file: str, content: bytes) -> Document:
    """The file as it was read; one that the reader has something against is not touched."""
    document = read(file, content)
    if document.problems:
        first = document.problems[0]
        raise CannotEdit(f"line {first.spot.line}: {first.message}, so nothing can be written", first.help)
    return document


def _changed(document: Document, change: Change, model: type[BaseModel], wanted: dict[str, Any]) -> Document:
    try:
        return _in_steps(document, change, model, wanted, text_blocks=True)
    except Unproved:
        return _in_steps(document, change, model, wanted, text_blocks=False)


def _in_steps(
    document: Document, change: Change, model: type[BaseModel], wanted: dict[str, Any], *, text_blocks: bool
) -> Document:
    marks = marked(document.text)
    for step in steps_of(change, document.data, model):
        if cuts := freed(marks, document.data, step):
            known = document.data
            document = _again(document.file, spliced(marks.text, cuts))
            marks = marked(document.text)
            if not alike(document.data, known):
                raise Unproved("an alias (*) would say something else")
        document = _again(document.file, spliced(marks.text, splices_of(marks, step, text_blocks=text_blocks)))
        after = marked(document.text)
        proved(marks, after, step)
        marks = after
    if not alike(document.data, wanted):
        raise Unproved("the file would not say what it should")
    return document


def _again(file: str, text: str) -> Document:
    """The text as it is read after a cut."""
    document = read(file, text.encode())
    if document.problems:
        raise Unproved(f"it could not be read again ({document.problems[0].message})")
    return document


def splices_of(marks: Marks, step: Step, *, text_blocks: bool = True) -> list[Splice]:
    """Where to cut, and what to put there. Raises Stuck, Unwritable."""
    if isinstance(step, NewName):
        return [_renamed(marks, step)]
    if isinstance(step, Put | Drop):
        above = marks.node(step.path[:-1])
        if isinstance(step, Drop):
            return flows.drop(marks, step.path) if above.flow else blocks.drop(marks, step.path)
        return flows.put(marks, step) if above.flow else blocks.put(marks, step, blocks=text_blocks)
    node = marks.node(step.path)
    if not node.flow:
        return _into_block(marks, step, text_blocks=text_blocks)
    above = marks.node(step.path[:-1])
    if not node.items and step.path and not above.flow and not marks.commented(node.start, node.end):
        whole = Put(step.path, {step.key: step.value} if isinstance(step, Add) else [step.value])
        return blocks.put(marks, whole, blocks=text_blocks)
    return flows.add(marks, step) if isinstance(step, Add) else flows.insert(marks, step)


def _into_block(marks: Marks, step: Add | Insert, *, text_blocks: bool) -> list[Splice]:
    if isinstance(step, Add):
        return blocks.add(marks, step, blocks=text_blocks)
    return blocks.insert(marks, step, blocks=text_blocks)


def _renamed(marks: Marks, step: NewName) -> Splice:
    item, above = marks.item(step.path), marks.node(step.path[:-1])
    start, end = item.key
    return start, end, scalar_text(step.name, flow=above.flow, key=True, like=marks.text[start:end])


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with the cuts made."""
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda one: one[:2]):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def pasted(change: Change) -> str:
    """What a person has to write into the file, key by key; nothing if something is to be deleted or renamed."""
    if isinstance(change, Remove | Rename):
        return ""
    value: Any = [change.value] if isinstance(change, Append) else change.value
    for step in reversed(change.path):
        value = [value] if isinstance(step, Entry) else {step: value}
    try:
        return "\n".join(Layout(braces=False).mapping_lines(value, 0))
    except Unwritable:
        return ""


def _known(change: Change) -> tuple[str, ...]:
    """The part of a path that is keys only."""
    keys = []
    for step in change.path:
        if isinstance(step, Entry):
            break
        keys.append(step)
    return tuple(keys)


def _deed(change: Change) -> str:
    """What cannot be done."""
    steps = (step.identity[0] if isinstance(step, Entry) else step for step in change.path)
    where = ".".join(" ".join(one.split())[:40] for one in steps)
    if isinstance(change, Remove):
        return f"{where} cannot be removed"
    if isinstance(change, Rename):
        return f"{where} cannot be named {change.name}"
    return f"nothing can be added to {where}" if isinstance(change, Append) else f"{where} cannot be set"
