"""The CSV format: rows under their names, for spreadsheets, which take some texts for formulas."""

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

from amctl.render.look import Look
from amctl.render.text import JOINER, display, replaced
from amctl.render.values import flat
from amctl.reports.report import Report, Value

# A text with apostrophes before such a beginning gets one more, so that taking one off always gives the text back.
_FORMULA = re.compile("'*[ ]*[=+\\-@\t\n\uff1d\uff0b\uff0d\uff20]")  # full-width forms last


def render(report: Report, look: Look) -> str:
    """The rows, their keys first."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(report.columns)
    writer.writerows([_field(row[name]) for name in report.columns] for row in report.rows)
    return page.getvalue()


def _field(value: Value) -> str:
    text = flat(value)
    return text if isinstance(value, Decimal | date | int | None) else _harmless(text)


def _harmless(text: str) -> str:
    """Never a formula, and nothing for a terminal to obey; tabs and line breaks are data here."""
    text = replaced(text, display, JOINER + "\t\n")
    return f"'{text}" if _FORMULA.match(text) else text
