"""What a change over many accounts would make of them, before anybody agrees to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from amctl.changes.apply import applied, at, dotted
from amctl.changes.edits import Deed, Entry
from amctl.model.reading import Record
from amctl.reports.report import Cell, Column, Report, Row, Table

COLUMNS = ("account", "name", "path", "was", "value")


def planned_values(deeds: Iterable[tuple[Record, Deed]], *, today: date) -> Report:
    """Each value that would change, with the old one and the new one."""
    rows = tuple(row for record, deed in deeds for row in _rows(record, deed))
    heads = (Column("Account", keep=True), Column("Name", spare=1), Column("What"), Column("Was"), Column("Will be"))
    cells = tuple(
        (
            Cell(str(row["account"]), "strong"),
            Cell(str(row["name"])),
            Cell(str(row["path"])),
            _cell(row["was"]),
            _cell(row["value"]),
        )
        for row in rows
    )
    return Report("set", "What would change", today, COLUMNS, rows, (Table(heads, cells),) if rows else ())


def _rows(record: Record, deed: Deed) -> Iterable[Row]:
    before = after = record.document.data
    for change in deed.changes:
        after = applied(after, change, type(record.account))
    paths = dict.fromkeys(tuple(step for step in one.path if not isinstance(step, Entry)) for one in deed.changes)
    for path in paths:
        was, value = at(before, path), at(after, path)
        yield {"account": record.id, "name": record.account.name, "path": dotted(path), "was": was, "value": value}


def _cell(value: Any) -> Cell:
    if value is None:
        return Cell("-", "dim")
    if isinstance(value, bool):
        return Cell("true" if value else "false")
    return Cell(", ".join(map(str, value)) if isinstance(value, list) else str(value))
