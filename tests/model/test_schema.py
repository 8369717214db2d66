"""The JSON Schemas are valid, plain, accept what we accept in the example book and refuse what we refuse."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from amctl.model.account import Account
from amctl.model.reading import understood
from amctl.model.schema import SCHEMAS, json_schema
from amctl.model.settings import Settings, UserConfig
from amctl.yaml.reader import read

KINDS = pytest.mark.parametrize("model", [model for _, model, _ in SCHEMAS], ids=[name for name, _, _ in SCHEMAS])


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every property, with what its `$ref` leads to, if it has one."""
    for node in (schema, *schema["$defs"].values()):
        for name, field in node["properties"].items():
            yield name, field, schema["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else {}


@KINDS
def test_a_schema_is_valid(model: Any) -> None:
    schema = json_schema(model)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@KINDS
def test_a_schema_offers_no_choices_and_no_null(model: Any) -> None:
    """Editors turn choices into messages that nobody understands."""
    for node in nodes(json_schema(model)):
        assert not {"anyOf", "oneOf", "allOf"} & set(node)
        assert "null" not in (node.get("type"), *node.get("enum", ()))


@KINDS
def test_every_property_has_a_description_and_an_audience(model: Any) -> None:
    for name, field, target in properties(json_schema(model)):
        assert field["x-audience"] in ("internal", "customer"), name
        assert field.get("description", target.get("description", "")).endswith("."), name
        assert "title" not in field, name


@KINDS
def test_every_default_fits_its_own_schema(model: Any) -> None:
    schema = json_schema(model)
    for name, field, _ in properties(schema):
        if "default" in field:
            assert Draft202012Validator({**schema, **field}).is_valid(field["default"]), name


def test_ids_are_bound_where_keys_are_ids_and_nowhere_else() -> None:
    account, settings = json_schema(Account), json_schema(Settings)
    bound = {
        name for schema in (account, settings) for name, field, _ in properties(schema) if "propertyNames" in field
    }
    assert bound == {
        *("team", "contacts", "contracts", "lines", "goals", "milestones", "opportunities", "issues", "done"),
        *("people", "tiers", "products", "views"),
    }


@pytest.mark.parametrize(("name", "model"), [("account", Account), ("settings", Settings)])
def test_the_example_book_is_accepted(name: str, model: Any, example: Path, tmp_path: Path) -> None:
    schema = tmp_path / f"{name}.json"
    schema.write_text(json.dumps(json_schema(model)))
    files = [path for path in sorted(example.glob("*.yaml")) if (path.name == "amctl.yaml") == (model is Settings)]
    assert files
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "ok -- validation done\n"), run.stdout + run.stderr


ACCOUNT = "name: Acme\nstatus: active\nowner: anna\n"


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("status: active\nowner: anna\n", Account),
        ("name: ''\nstatus: active\nowner: anna\n", Account),
        ("name: A\nstatus: actve\nowner: anna\n", Account),
        (ACCOUNT + "statu: x\n", Account),
        (ACCOUNT + "since: 5\n", Account),
        (ACCOUNT + "since: 1.2.2026\n", Account),
        (ACCOUNT + "since: '2026-02-30'\n", Account),
        (ACCOUNT + "language: true\n", Account),
        (ACCOUNT + "tags: logistics\n", Account),
        (ACCOUNT + "contacts: [keller]\n", Account),
        (ACCOUNT + "contacts: {keller: {title: COO}}\n", Account),
        (ACCOUNT + "contacts: {keller: {name: K, roles: [buyer]}}\n", Account),
        (ACCOUNT + "contacts: {keller: {name: K, known_by: {a: b}}}\n", Account),
        (ACCOUNT + "touch: {ideal: soon}\n", Account),
        (ACCOUNT + "touch: {ideal: 10}\n", Account),
        (ACCOUNT + "opportunities: {o: {what: x, amount: '1,000'}}\n", Account),
        (ACCOUNT + "opportunities: {o: {what: x, amount: true}}\n", Account),
        (ACCOUNT + "opportunities: {o: {what: x, probability: true}}\n", Account),
        (ACCOUNT + "opportunities: {o: {what: x, probability: 101}}\n", Account),
        (ACCOUNT + "follow_ups: [{what: x, due: '2026-01-01', at: '25:00'}]\n", Account),
        (ACCOUNT + "follow_ups: [{what: x, due: '2026-01-01', with_: k}]\n", Account),
        (ACCOUNT + "advocacy: {reference: 'yes'}\n", Account),
        (ACCOUNT + "contracts: {c: {start: '2026-01-01', currency: euro}}\n", Account),
        ("company: X\n", Settings),
        ("amctl: '1'\n", Settings),
        ("amctl: 0\n", Settings),
        ("amctl: 1\nfiscal_year_start: true\n", Settings),
        ("amctl: 1\nrules: {AM512: off}\n", Settings),
        ("mail: {port: '587'}\n", UserConfig),
        ("mail: {transport: pigeon}\n", UserConfig),
    ],
)
def test_what_we_refuse_the_schema_refuses(text: str, model: Any) -> None:
    assert understood(read("a.yaml", text.encode()), model)[1] != ()
    validator = Draft202012Validator(json_schema(model), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert not validator.is_valid(as_an_editor_reads(text))


@pytest.mark.parametrize(
    "text",
    [
        "custom: {a: [1]}\nx-crm: 5\ncontacts: {k: {name: K, custom: 1, x-y: 2}}\n",
        "since: 2026-01-01\n",
        "opportunities: {a: {what: x, amount: 5}, b: {what: x, amount: 5.25}, c: {what: x, amount: '5.25'}}\n",
        "contacts: {k: {name: K, known_by: anna, influences: [a, b]}}\n",
    ],
)
def test_what_is_allowed_the_schema_allows(text: str) -> None:
    assert understood(read("a.yaml", (ACCOUNT + text).encode()), Account)[1] == ()
    Draft202012Validator(json_schema(Account)).validate(as_an_editor_reads(ACCOUNT + text))


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2 with days as text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return value.isoformat() if isinstance(value, date) else value

    return plain(YAML(typ="safe", pure=True).load(text))
