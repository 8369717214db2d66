"""Entries as a file has them, from the models that check them."""

from typing import Any

from amctl.dates import Period
from amctl.model.fields import Entry


def written(entry: Entry) -> dict[str, Any]:
    """What a model says, in the format's order and under the file's names; what is empty or was not said is left out.

    Days and decimals stay what they are; one id in a list of ids stands alone.
    """
    found: dict[str, Any] = {}
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        if name in entry.model_fields_set and value not in (None, (), {}):
            found[field.alias or name] = _value(value, alone=_is_ids(field))
    return found


def _is_ids(field: Any) -> bool:
    """Whether a field takes one id as well as a list of them."""
    return any(getattr(mark, "json_schema", {}).get("type") == ["string", "array"] for mark in field.metadata)


def _value(value: Any, *, alone: bool = False) -> Any:
    if isinstance(value, Entry):
        return written(value)
    if isinstance(value, dict):
        return {key: _value(one) for key, one in value.items()}
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, tuple):
        return value[0] if alone and len(value) == 1 else [_value(one) for one in value]
    return value
