"""The TSV format: a row a line, nothing else, for pipes."""

from amctl.render.look import Look
from amctl.render.text import display
from amctl.render.values import flat
from amctl.reports.report import Report


def render(report: Report, look: Look) -> str:
    """The rows without a head, the account's id first."""
    lines = ("\t".join(_field(flat(row[name])) for name in report.columns) for row in report.rows)
    return "".join(f"{line}\n" for line in lines)


def _field(text: str) -> str:
    """A text that stays in its field: line breaks and tabs as \\n and \\t."""
    return display(text.replace("\n", "\\n").replace("\t", "\\t"))
