"""FORMATS: every way to write a report down."""

import os.path
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amctl.render.look import Look
    from amctl.reports.report import Report


class Format(NamedTuple):
    """A format: the module with its `render(report, look)`, and the file endings that ask for it."""

    name: str
    module: str
    suffixes: tuple[str, ...]


FORMATS: list[Format] = [
    Format("table", "amctl.render.table", (".txt",)),
    Format("tsv", "amctl.render.tsv", (".tsv",)),
    Format("csv", "amctl.render.csv", (".csv",)),
    Format("json", "amctl.render.json", (".json",)),
    Format("md", "amctl.render.markdown", (".md", ".markdown")),
    Format("html", "amctl.render.html", (".html", ".htm")),
]


def rendered(report: "Report", format: str, look: "Look") -> str:  # noqa: A002  # its name everywhere else, too
    """The report in a format; ends with a line break, or is empty. Raises LookupError if there is no such format."""
    module = {one.name: one.module for one in FORMATS}[format]
    text: str = import_module(module).render(report, look)
    return text


def format_for(path: str) -> str | None:
    """The format that a file's ending asks for."""
    suffix = os.path.splitext(path)[1].lower()
    return next((one.name for one in FORMATS if suffix in one.suffixes), None)
