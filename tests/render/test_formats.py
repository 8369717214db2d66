import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

import amctl.render
from amctl.render.formats import FORMATS, format_for, rendered
from amctl.render.look import Look
from amctl.reports.report import Report

NAMES = [one.name for one in FORMATS]
PARTS = {
    "formats",
    "look",
    "text",
    "blocks",
    "values",
    "columns",
    "lines",
    "paper",
    "diagnostics",
    "excerpt",
    "diff",
    "letter",
    "letter_html",
}


@pytest.mark.parametrize("name", NAMES[1:])
def test_formats(name: str, report: Report, plain: Look, snapshot: SnapshotAssertion) -> None:
    text = rendered(report, name, plain)
    assert text.endswith("\n")
    assert text == snapshot


def test_every_module_of_the_room_is_a_format_or_a_known_part() -> None:
    modules = {path.stem for folder in amctl.render.__path__ for path in Path(folder).glob("*.py")} - {"__init__"}
    assert modules == PARTS | {one.module.rpartition(".")[2] for one in FORMATS}
    for one in FORMATS:
        assert callable(import_module(one.module).render)


def test_names_and_endings_are_told_apart() -> None:
    assert NAMES == ["table", "tsv", "csv", "json", "md", "html"]
    suffixes = [suffix for one in FORMATS for suffix in one.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("due.tsv", "tsv"),
        ("x/due.CSV", "csv"),
        ("due.json", "json"),
        ("due.md", "md"),
        ("due.tar.html", "html"),
        ("due.txt", "table"),
        ("due", None),
        ("json", None),
        ("due.pdf", None),
        (".md", None),
        ("x.md/due", None),
    ],
)
def test_a_file_ending_asks_for_a_format(path: str, name: str | None) -> None:
    assert format_for(path) == name


def test_an_unknown_format_is_none(report: Report, plain: Look) -> None:
    with pytest.raises(LookupError):
        rendered(report, "pdf", plain)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_without_anything(name: str, report: Report, plain: Look, snapshot: SnapshotAssertion) -> None:
    text = rendered(report._replace(rows=(), blocks=(), problems=()), name, plain)
    assert text.endswith("\n") or text == ""
    if name != "html":
        assert text == snapshot
    else:
        assert "<p>Nothing is due.</p>" in text


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_document_with_nothing_to_say(name: str, report: Report, plain: Look) -> None:
    text = rendered(report._replace(blocks=(), nothing=""), name, plain)
    assert "Nothing" not in text
    assert "Due on 2026" in text


@pytest.mark.parametrize("name", [name for name in NAMES if name != "table"])
def test_formats_for_programs_and_documents_do_without_rich(name: str) -> None:
    """It would make each start slower by a third, and nothing of it would be used."""
    code = f"""
import sys
from datetime import date
from amctl.findings import Finding
from amctl.render.diagnostics import concise, github
from amctl.render.formats import format_for, rendered
from amctl.render.look import Look
from amctl.reports.report import Cell, Column, Prose, Report, Table

blocks = (Table((Column("A"),), ((Cell("x"),),)), Prose("x"))
report = Report("due", "Due", date(2026, 11, 23), ("a",), ({{"a": "x"}},), blocks)
assert rendered(report, "{name}", Look(80, False, False))
finding = Finding("f", 1, 1, 2, "AM1", "error", "m", "h")
assert concise([finding])
assert github([finding])
assert format_for("x.md") == "md"
assert not [name for name in sys.modules if name.partition(".")[0] == "rich"], "rich is there"
"""
    subprocess.run([sys.executable, "-c", code], check=True)
