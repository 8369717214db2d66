"""What a new book begins with: settings, a commented sample, schemas for editors, and what git should know."""

import json
import os
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from amctl.changes.edits import Create
from amctl.dates import Period, day_before, plus
from amctl.disk import read_regular
from amctl.model.schema import SCHEMAS, json_schema

# In the book → in this package.
_ALWAYS = {".gitignore": "gitignore", ".gitattributes": "gitattributes"}
_NEW = {"amctl.yaml": "amctl.yaml", "sample-customer.yaml": "sample-customer.yaml"}


class Start(NamedTuple):
    """What init would do: files to create, files of ours to renew, and what it leaves as it is."""

    creations: tuple[Create, ...]
    renewals: tuple[Create, ...]
    kept: tuple[str, ...]


def plan(root: Path, today: date) -> Start:
    """What a folder lacks to be a book. Nothing that is a person's is ever overwritten."""
    wanted = {name: _template(ours, today) for name, ours in _ALWAYS.items()}
    if not os.path.exists(root / "amctl.yaml"):
        wanted |= {name: _template(ours, today) for name, ours in _NEW.items()}
    schemas = _schemas()
    creations = [Create(name, text) for name, text in (wanted | schemas).items() if not os.path.exists(root / name)]
    old = [name for name, text in schemas.items() if os.path.exists(root / name) and _text(root / name) != text]
    there = [name for name in wanted | schemas if os.path.exists(root / name) and name not in old]
    return Start(tuple(creations), tuple(Create(name, schemas[name]) for name in old), tuple(there))


def old_schemas(root: Path) -> tuple[str, ...]:
    """The schema files of a book that are missing, or are not those of this version; init renews them."""
    return tuple(
        name for name, text in _schemas().items() if not os.path.exists(root / name) or _text(root / name) != text
    )


def _text(path: Path) -> str:
    return read_regular(path).decode("utf-8", "replace")


def _schemas() -> dict[str, str]:
    return {f".amctl/{name}.schema.json": _schema_text(name) for name in ("account", "settings", "playbook")}


def _schema_text(kind: str) -> str:
    model = next(model for name, model, _ in SCHEMAS if name == kind)
    return json.dumps(json_schema(model), indent=2, ensure_ascii=False) + "\n"


def _template(name: str, today: date) -> str:
    text = files("amctl.store").joinpath("first", name).read_text(encoding="utf-8")
    year_end = day_before(plus(today, Period(1, "year")))
    days = {"{today}": today, "{in_a_week}": plus(today, Period(1, "week")), "{year_end}": year_end}
    for mark, day in days.items():
        text = text.replace(mark, str(day))
    return text
