"""What is set, and where it comes from."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from amctl.reports.report import Cell, Column, Report, Row, Table

COLUMNS = ("setting", "value", "source")


class Setting(NamedTuple):
    """A setting, its value and what set it; an empty value is nothing set."""

    setting: str
    value: str
    source: str


def configured(settings: Sequence[Setting], today: date) -> Report:
    """The settings, a row each."""
    rows: tuple[Row, ...] = tuple(
        {"setting": one.setting, "value": one.value or None, "source": one.source} for one in settings
    )
    cells = tuple(
        (Cell(one.setting, "strong"), Cell(one.value or "—", "plain" if one.value else "dim"), Cell(one.source, "dim"))
        for one in settings
    )
    table = Table((Column("Setting", keep=True), Column("Value"), Column("From")), cells)
    return Report("config", "", today, COLUMNS, rows, (table,))
