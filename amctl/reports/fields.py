"""The format explained in a terminal: which fields there are, what they take, what they mean."""

from datetime import date
from typing import Any

from amctl.model.schema import SCHEMAS, json_schema
from amctl.reports.report import Cell, Column, Report, Row, Table

COLUMNS = ("field", "takes", "audience", "meaning")
_TYPES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}


def fields_explained(name: str, today: date) -> Report | None:
    """The fields of a kind of file or of a part of it: account, follow_ups, contracts.lines; None if unknown."""
    for kind, model, what in SCHEMAS:
        schema = json_schema(model)
        if name.split(".", maxsplit=1)[0] in {other for other, _, _ in SCHEMAS} - {kind}:
            continue  # settings.people
        node = schema if name == kind else _part(schema, name.removeprefix(f"{kind}.").split("."))
        if node is not None and "properties" in node:
            title = f"Fields of {what}" if name == kind else f"Fields of {name}, in {what}"
            return _report(schema, node, title, today)
    return None


def _part(schema: dict[str, Any], path: list[str]) -> dict[str, Any] | None:
    """What a dotted path leads to, past lists and ids: `contracts.lines` are the lines of any contract."""
    node: dict[str, Any] | None = schema
    for step in path:
        node = node.get("properties", {}).get(step) if node else None
        node = _entry(schema, node) if node else None
    return node


def _entry(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """A mapping or an entry of a collection, past the reference to its definition."""
    inner = node.get("additionalProperties") if "properties" not in node else None
    node = node.get("items") or (inner if isinstance(inner, dict) else None) or node
    found: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node
    return found


def _report(schema: dict[str, Any], node: dict[str, Any], title: str, today: date) -> Report:
    needed = node.get("required", ())
    rows: list[Row] = [
        {
            "field": name,
            "takes": _takes(schema, field) + (", needed" if name in needed else ""),
            "audience": field.get("x-audience"),
            "meaning": field.get("description") or _entry(schema, field).get("description"),  # the part's, if the same
        }
        for name, field in node["properties"].items()
    ]
    cells = ((Cell(str(r["field"]), "strong"), Cell(str(r["takes"])), Cell(str(r["meaning"]))) for r in rows)
    table = Table((Column("Field", keep=True), Column("Takes"), Column("Meaning")), tuple(cells))
    return Report("explain", title, today, COLUMNS, tuple(rows), (table,))


def _takes(schema: dict[str, Any], field: dict[str, Any]) -> str:
    """What may be written there, in words."""
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    if "const" in field:
        return str(field["const"])
    if field.get("format") == "date":
        return "day"
    kind = field.get("type")
    if isinstance(kind, list):
        return "one or a list of ids" if "array" in kind else "amount"
    if kind == "array":
        return f"list of {_plural(schema, field['items'])}"
    if kind == "object" and "properties" not in field:
        return f"{_plural(schema, field['additionalProperties'])} by id"
    if field.get("examples"):
        return f"such as {field['examples'][0]}"
    return _TYPES.get(str(kind), "fields of its own")


def _plural(schema: dict[str, Any], field: dict[str, Any]) -> str:
    if "properties" in _entry(schema, field):
        return "entries"
    takes = _takes(schema, field)
    return "texts" if takes == "text" else takes
