"""A value of a row as the one text that a line of TSV or CSV has room for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from amctl.render.json import written
from amctl.reports.report import Value


def flat(value: Value) -> str:
    """Nothing for None, plain digits, ISO days, lists with commas, mappings as JSON; text as it is."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case Mapping():
            return written(value, None)
        case int() | float():
            return str(value)
        case _:
            return ",".join(map(flat, value))
