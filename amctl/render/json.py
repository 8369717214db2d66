"""The JSON format: the rows with their types, for programs."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from amctl.render.look import Look
from amctl.render.text import replaced
from amctl.reports.report import Report, Value

VERSION = 1  # of the envelope: what is in it only ever grows


def render(report: Report, look: Look) -> str:
    """The rows with all their keys, in an envelope that names the report, the day and what could not be read."""
    problems: list[Value] = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in report.problems
    ]
    envelope: dict[str, Value] = {
        "amctl": VERSION,
        "report": report.name,
        "today": report.today,
        "data": report.rows,
        "problems": problems,
    }
    return written(envelope) + "\n"


def written(value: Value, margin: str | None = "\n") -> str:
    """A value as JSON, on indented lines after `margin`, or on one line without it.

    Not the standard library's encoder: that knows no exact decimals, and lets through what harms a terminal.
    """
    inner = None if margin is None else margin + "  "
    match value:
        case str():
            return _quoted(value)
        case Decimal():
            return _number(value)
        case date():
            return f'"{value.isoformat()}"'
        case Mapping():
            colon = ":" if margin is None else ": "
            parts = [_quoted(key) + colon + written(one, inner) for key, one in value.items()]
            return _joined("{}", parts, margin)
        case None | bool() | int() | float():
            return json.dumps(value)
        case _:
            return _joined("[]", [written(one, inner) for one in value], margin)


def _joined(brackets: str, parts: list[str], margin: str | None) -> str:
    if margin is None or not parts:
        return brackets[0] + ",".join(parts) + brackets[1]
    return f"{brackets[0]}{margin}  {f',{margin}  '.join(parts)}{margin}{brackets[1]}"


def _number(value: Decimal) -> str:
    """Every digit that counts, and none that does not."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _quoted(text: str) -> str:
    """A text in quotes, letters of all scripts as they are; what is hidden, lone surrogates included, as escapes."""
    return replaced(json.dumps(text, ensure_ascii=False), lambda char: json.dumps(char)[1:-1])
