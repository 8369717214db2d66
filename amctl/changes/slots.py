"""Where a dotted path leads in a file, and what may be written there: contacts.keller.stance, custom.erp, x-foo."""

from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from amctl.changes.apply import at
from amctl.errors import UsageError
from amctl.model.fields import is_id
from amctl.model.reading import suggestion

FREE = object()  # the kind of what is the user's own: custom and x-…

# What brings a new entry of a collection; those of the settings may simply be set.
_ADDED_BY = {
    "contacts": "amctl contact add",
    "contracts": "amctl contract add; of one that runs out, amctl renewal sign",
    "lines": "amctl contract amend",
    "goals": "amctl goal add",
    "milestones": "amctl milestone add",
    "opportunities": "amctl opportunity add",
    "issues": "amctl issue open",
}
# What adds an entry to a list.
_LISTED_BY = {
    "interactions": "amctl log adds one",
    "follow_ups": "amctl follow-up adds one, done, drop and snooze deal with it",
    "usage": "amctl usage adds one",
    "feedback": "amctl feedback adds one",
    "readings": "amctl goal reading adds one",
    "updates": "amctl issue update adds one",
}


class Slot(NamedTuple):
    """A place that holds one value, or a list of plain ones; `kind` is the type of the value, or of each in the list:
    `str` where any text may stand, with a mark if it must be an id.

    `whole`: a part of the file with keys of its own, which can only be removed.
    """

    path: tuple[str, ...]
    kind: Any
    many: bool = False
    whole: bool = False


def slot(dotted: str, data: dict[str, Any], model: type[BaseModel]) -> Slot:
    """The place that a path names; raises UsageError that says what is known there, or which command does it."""
    steps = tuple(dotted.split("."))
    kind, is_entry = _at(steps, data, model)
    if kind is FREE:
        if steps[-1] in ("custom", ""):
            raise UsageError(f"{dotted}: the name of the value is missing", "custom.erp=SAP")
        return Slot(steps, FREE)
    _no_list_of_entries(kind, steps)
    if get_origin(kind) is dict or is_entry:
        inside = "KEY" if is_entry else "NAME.KEY" if _is_model(_bare(get_args(kind)[1])) else "NAME"
        raise UsageError(f"{dotted} is set by its parts", f"{dotted}.{inside}=VALUE, or amctl edit")
    if get_origin(kind) is tuple:
        return Slot(steps, get_args(kind)[0], many=True)
    return Slot(steps, kind, whole=_is_model(kind))


def may_go(steps: tuple[str, ...], data: dict[str, Any], model: type[BaseModel]) -> bool:
    """Whether a mapping in which nothing is left may go with the last of it: an entry with a name of its own stays."""
    return not _at(steps, data, model)[1]


def _at(steps: tuple[str, ...], data: dict[str, Any], model: type[BaseModel]) -> tuple[Any, bool]:
    """What a path leads to, and whether that is a named entry of a collection."""
    kind: Any = model
    is_entry = False
    for n, step in enumerate(steps):
        above = steps[:n]
        if kind is FREE:
            continue
        if _is_model(kind):
            kind, is_entry = _field(kind, step, above), False
        elif get_origin(kind) is dict:
            kind = _entry(kind, step, above, at(data, above))
            is_entry = _is_model(kind)
        else:
            _no_list_of_entries(kind, above)
            raise UsageError(f"{'.'.join(above)} has nothing inside", f"{'.'.join(above)}=VALUE")
    return kind, is_entry


def _field(model: type[BaseModel], step: str, above: tuple[str, ...]) -> Any:
    known = {field.alias or name: field for name, field in model.model_fields.items()}
    if step == "custom" or (step.startswith("x-") and len(step) > 2):
        return FREE
    if step not in known:
        where = ".".join(above) or "the file"
        hint = suggestion(step, known) or f"known here: {', '.join(known)}"
        raise UsageError(f"there is no '{step}' in {where}", hint)
    return _bare(known[step].annotation)


def _entry(kind: Any, step: str, above: tuple[str, ...], there: Any) -> Any:
    """What a collection holds under a name: a plain value, or an entry, which must be there."""
    inner = _bare(get_args(kind)[1])
    known = list(there) if isinstance(there, dict) else []
    if not step:
        raise UsageError(f"{'.'.join(above)}.: the name is missing", f"there are: {', '.join(known) or 'none'}")
    if _is_model(inner) and step not in known and (above[-1] in _ADDED_BY or not is_id(step)):
        new = f"a new one: {_ADDED_BY[above[-1]]}" if above[-1] in _ADDED_BY else "small letters, digits and hyphens"
        near = suggestion(step, known) or f"there are: {', '.join(known) or 'none'}; {new}"
        raise UsageError(f"there is no '{step}' in {'.'.join(above)}", near)
    return inner


def _no_list_of_entries(kind: Any, steps: tuple[str, ...]) -> None:
    if get_origin(kind) is tuple and _is_model(_bare(get_args(kind)[0])):
        adds = f"{_LISTED_BY[steps[-1]]}; " if steps[-1] in _LISTED_BY else ""
        hint = f"{adds}amctl edit ACCOUNT corrects one"
        raise UsageError(f"{'.'.join(steps)} is a list of entries, which cannot be set", hint)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _bare(kind: Any) -> Any:
    """A type without its marks, and without None."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    return kind
