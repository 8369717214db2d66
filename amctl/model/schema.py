"""The JSON Schema (draft 2020-12) of each kind of file, for editors and other programs."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from amctl.model.account import Account
from amctl.model.fields import ID_PATTERN
from amctl.model.playbooks import Plan
from amctl.model.settings import Settings, UserConfig

SCHEMAS: list[tuple[str, type[BaseModel], str]] = [
    ("account", Account, "one account file"),
    ("settings", Settings, "amctl.yaml, the settings of a book"),
    ("playbook", Plan, "one plan file of the folder playbooks"),
    ("config", UserConfig, "the user's own config"),
]


class _WithoutNull(GenerateJsonSchema):
    """An absent field is left out, never written as null: so no anyOf, of which editors make poor messages."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        made = super().default_schema(schema)
        if not made.get("default") or not isinstance(made["default"], str | int):
            made.pop("default", None)
        return made


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of one kind of file, with a description of each field and its audience."""
    schema = model.model_json_schema(by_alias=True, schema_generator=_WithoutNull)
    for node in (schema, *schema.get("$defs", {}).values()):
        node.pop("title", None) if node is not schema else None
        for name, field in node.get("properties", {}).items():
            field.pop("title", None)
            if isinstance(field.get("additionalProperties"), dict) and name not in (
                "links",
                "rates",
                "rules",
            ):
                field["propertyNames"] = {"pattern": ID_PATTERN}
    if model is Plan:
        _only_what_differs(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _only_what_differs(schema: dict[str, Any]) -> None:
    """A plan file may say less than a plan needs, for the rest ships with amctl; an empty step is left out."""
    for node in (schema, *schema["$defs"].values()):
        node.pop("required", None)
    schema["$defs"]["PlanStep"]["type"] = ["object", "null"]
