"""What validate found: a line each for editors, with its source line for people, as annotations for GitHub."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from amctl.findings import Finding
from amctl.render.look import Look
from amctl.render.text import display

if TYPE_CHECKING:
    from amctl.render.paper import Paper

_GUTTER = 5  # columns for line numbers
_UNTOLD = frozenset({"AM211"})  # a secret is not repeated in the log of whatever runs the rules


def concise(findings: Iterable[Finding]) -> str:
    """`file:line:column: CODE message`, a line each; behind the code, whether --fix mends it."""
    return "".join(f"{_place(one)}: {one.code}{_mark(one)} {display(one.message)}\n" for one in findings)


def full(findings: Sequence[Finding], texts: Mapping[str, str], look: Look) -> str:
    """Each finding with the line of its file, carets under what is meant, and what to do about it."""
    from amctl.render.paper import Paper

    paper = Paper(look)
    lines = {file: texts[file].split("\n") for file in {one.file for one in findings} & texts.keys()}
    for number, finding in enumerate(findings):
        if number:
            paper.line()
        style = "bold red" if finding.level == "error" else "yellow"
        paper.line(
            f"{_place(finding)}: ", (finding.code, style), (_mark(finding), "green"), f" {display(finding.message)}"
        )
        found = lines.get(finding.file, ())
        if 0 < finding.line <= len(found) and finding.code not in _UNTOLD:
            _source(paper, finding, found[finding.line - 1].removesuffix("\r"), style, "..." if look.ascii else "…")
        _help(paper, finding)
    return paper.written()


def github(findings: Iterable[Finding]) -> str:
    """Workflow commands, which GitHub shows beside the lines that they are about."""
    return "".join(map(_command, findings))


def _place(finding: Finding) -> str:
    return f"{display(finding.file)}:{finding.line}:{finding.column}"


def _mark(finding: Finding) -> str:
    return " [fix]" if finding.fixable else ""


def _source(paper: "Paper", finding: Finding, line: str, style: str, dots: str) -> None:
    from amctl.render.excerpt import excerpt

    gutter = f"{finding.line:>{_GUTTER}} | "
    shown, carets = excerpt(line, finding.column, finding.end, paper.width - len(gutter), dots)
    paper.line((gutter, "dim"), shown)
    paper.line((" " * (len(gutter) - 2) + "| ", "dim"), (carets, style))


def _help(paper: "Paper", finding: Finding) -> None:
    """The remedy, and where there is more about it: on the same line if there is room."""
    from rich.text import Text

    more = Text(f"(amctl explain {finding.code})", "dim")
    if not finding.help:
        paper.line("   ", more)
        return
    first, rest = Text("   help: "), " " * 9
    lines = paper.broken(paper.words(finding.help), paper.width - len(rest))
    if lines[-1].cell_len + 2 + more.cell_len <= paper.width - len(rest):
        lines[-1] = Text.assemble(lines[-1], "  ", more)
    else:
        lines.append(more)
    for number, line in enumerate(lines):
        paper.line(rest if number else first, line)


def _command(finding: Finding) -> str:
    kind = "error" if finding.level == "error" else "warning"
    where = {
        "file": finding.file,
        "line": str(finding.line),
        "col": str(finding.column),
        "endColumn": str(finding.end),
        "title": finding.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    remedy = f" ({finding.help})" if finding.help else ""
    return f"::{kind} {properties}::{_data(finding.message + remedy)}\n"


def _data(text: str) -> str:
    return display(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
