"""The README cannot lie: its tables and outputs are made here. `make snapshots` renews them."""

import difflib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text
from typer.testing import CliRunner

from amctl.cli import app
from amctl.contents import PANELS, Command, Group

BOOK = "accounts.example"
TODAY = "2026-11-23"


def output(words: list[str], monkeypatch: pytest.MonkeyPatch, *, width: int = 100) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    result = CliRunner().invoke(app, ["-C", BOOK, "--today", TODAY, *words], prog_name="amctl")
    return result.stdout


def shown(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A command line of the README, with what it prints on a terminal, or into the `cut` behind it."""
    command, _, pipe = line.partition(" | ")
    words = shlex.split(command)[1:]
    if not pipe:
        text = output([*words, "--format", "table"], monkeypatch)
    else:
        fields = [int(field) - 1 for field in pipe.removeprefix("cut -f").split(",")]
        rows = [row.split("\t") for row in output(words, monkeypatch).splitlines()]
        text = "".join("\t".join(row[field] for field in fields) + "\n" for row in rows)
    trimmed = "\n".join(row.rstrip() for row in text.splitlines())
    return f"```console\n$ {line}\n{trimmed}\n```"


def finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    text = Path(BOOK, "nordwind-holding.yaml").read_text(encoding="utf-8").replace("status: active", "status: actve")
    (tmp_path / "amctl.yaml").write_bytes(Path(BOOK, "amctl.yaml").read_bytes())
    (tmp_path / "nordwind-holding.yaml").write_text(text, encoding="utf-8")
    with monkeypatch.context() as inside:
        inside.chdir(tmp_path)
        inside.setenv("COLUMNS", "100")
        words = ["--today", TODAY, "validate", "nordwind-holding.yaml", "--format", "full"]
        told = CliRunner().invoke(app, words, prog_name="amctl").stdout
    return f"```console\n$ amctl validate nordwind-holding.yaml\n{told.rstrip()}\n```"


def session(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The commands of a block once more, in a copy of the example book, with what they say; a git diff at the end."""
    copy = tmp_path / "copy"
    shutil.copytree(BOOK, copy)
    lines = []
    with monkeypatch.context() as inside:
        inside.setenv("AMCTL_ME", "anna")
        inside.setenv("COLUMNS", "100")
        for line in re.findall(r"^\$ (amctl .*)$", text, re.MULTILINE):
            words = ["-C", str(copy), "--today", TODAY, *shlex.split(line)[1:]]
            ran = CliRunner().invoke(app, words, prog_name="amctl")
            assert ran.exit_code == 0, ran.output
            lines += [f"$ {line}", *ran.output.replace(f"{copy}/", "").splitlines(), ""]
    for path in sorted(copy.glob("*.yaml")):
        before, after = (one.read_text(encoding="utf-8").splitlines() for one in (Path(BOOK, path.name), path))
        changed = [row for row in difflib.unified_diff(before, after, n=0, lineterm="") if row[:2] not in ("--", "++")]
        if changed:
            lines += [f"$ git diff -U0 {path.name}", *changed]
    return "```console\n" + "\n".join(lines) + "\n```"


def panels() -> str:
    """The commands by the order of the work; those about one thing behind its name."""

    def told(entry: Command | Group) -> str:
        if isinstance(entry, Command):
            return f"`{entry.name}`"
        return f"`{entry.name}` {', '.join(one.name for one in entry.commands)}"

    rows = [f"| {panel} | {' · '.join(map(told, entries))} |" for panel, entries in PANELS]
    return "\n".join(["| | |", "|---|---|", *rows])


def test_the_readme_is_current(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(project)
    tables = {"panels": panels}

    def made(match: re.Match[str]) -> str:
        kind, _, what = match[1].partition(": ")
        if kind == "output":
            text = shown(what, monkeypatch)
        elif kind == "file":
            text = f"```yaml\n{Path(what).read_text(encoding='utf-8').rstrip()}\n```"
        elif kind == "finding":
            text = finding(monkeypatch, tmp_path)
        elif kind == "session":
            text = session(match[0], monkeypatch, tmp_path)
        else:
            text = tables[kind]()
        return f"<!-- {match[1]} -->\n{text}\n<!-- end -->"

    readme = project / "README.md"
    text = readme.read_text(encoding="utf-8")
    wanted = re.sub(r"<!-- ([a-z-]+(?:: [^\n]*)?) -->\n(?:.*?\n)??<!-- end -->", made, text, flags=re.DOTALL)
    if request.config.option.update_snapshots:
        readme.write_text(wanted, encoding="utf-8")
    assert readme.read_text(encoding="utf-8") == wanted, "make snapshots renews it"


@pytest.mark.parametrize(("name", "theme"), [("light", DEFAULT_TERMINAL_THEME), ("dark", SVG_EXPORT_THEME)])
def test_the_picture_is_current(
    name: str, theme: TerminalTheme, project: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(project)
    out = output(["--color", "always", "due", "--owner", "ben", "--format", "table"], monkeypatch, width=104)
    console = Console(file=io.StringIO(), record=True, width=104, force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(out))
    svg = console.export_svg(title="amctl due --owner ben", theme=theme, unique_id=f"due-{name}")
    svg = re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)  # nothing is fetched from anywhere
    picture = project / "docs" / f"due-{name}.svg"
    if request.config.option.update_snapshots:
        picture.write_text(svg, encoding="utf-8")
    assert picture.read_text(encoding="utf-8") == svg, "make snapshots renews it"
