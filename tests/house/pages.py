"""The pages of docs/ that are made from the program itself: Markdown as GitHub shows it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from amctl.cli import app
from amctl.contents import ENTRIES, PANELS, Command, Group
from amctl.dates import FIRST
from amctl.document import Document
from amctl.errors import EXIT_CODES
from amctl.model.schema import SCHEMAS, json_schema
from amctl.reports.fields import _part, _report
from amctl.rules.catalogue import RULES
from amctl.yaml.reader import read
from amctl.yaml.writing import flow_text

LONGEST = 40  # characters of an example in a table
FAMILIES = {
    "AM1": "Can the file be read?",
    "AM2": "Does it say what the format allows?",
    "AM3": "Do its names lead somewhere?",
    "AM4": "Do contracts and their days hang together?",
    "AM5": "Does the work stand as it should?",
    "AM6": "Do plans and open work have what they need?",
}
CONFIG = """\
me: anna
book: ~/accounts
editor: code --wait
mail:
  transport: smtp
  host: mail.example.com
  port: 587
  security: starttls
  user: anna
  password_command: [pass, show, mail/anna]
  from: Account reminders <anna@example-systems.example>
"""
# What a script does about each exit code.
ADVICE = {
    0: "Go on.",
    1: "Use the answer, and have somebody look: standard error, or `problems` in the JSON, names what is wrong.",
    2: "Do not try again: mend the call or the settings that the message names.",
    3: "Do not try again: `amctl list` has the ids; write a whole one rather than a beginning.",
    4: "Do not try again: nothing was written. The message has the line, and what to write there by hand.",
    6: "Try again later: what was not sent goes then. What may have been sent waits for somebody: `amctl doctor`.",
    7: "Try again in a moment: nothing was written.",
    74: "Make room or set permissions; `amctl undo --list` says whether a change was made before that.",
    129: "Nothing: nobody is there any more.",
    130: "Stop as well; `amctl undo --list` says whether the change was made before that.",
    141: "Nothing: it is what `head` does.",
    143: "Stop as well.",
}


def cell(text: object) -> str:
    """A text as a cell of a table holds it."""
    shown = " ".join(str(text).split())
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|")


def code(text: str) -> str:
    """A text as code in a cell: only a pipe must be escaped there."""
    ticks = "``" if "`" in text else "`"
    return f"{ticks}{text}{ticks}".replace("|", "\\|") if text else ""


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    return "\n".join(lines)


def anchor(heading: str) -> str:
    """What GitHub calls a heading in a link."""
    return "#" + re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def rules() -> str:
    """A table of each family of rules, then a section each."""
    parts = []
    for family, question in FAMILIES.items():
        rows = []
        for rule in (one for one in RULES if one.CODE.startswith(family)):
            sentence = (rule.__doc__ or "").strip().split("\n")[0]
            link = f"[{rule.CODE}]({anchor(f'{rule.CODE} {rule.NAME}')})"
            fixable = "yes" if getattr(rule, "MENDS", "") else ""
            rows.append([link, rule.NAME, rule.LEVEL, fixable, cell(sentence)])
        parts.append(f"**{family}: {question}**\n\n" + table(["Code", "Name", "Level", "`--fix`", "Finds"], rows))
    return "\n\n".join([*parts, *map(_rule, RULES)])


def _rule(rule: Any) -> str:
    mends = getattr(rule, "MENDS", "")
    lines = [f"Level: {rule.LEVEL}." + (f" `amctl validate --fix`: {mends}." if mends else "")]
    return f"## {rule.CODE} {rule.NAME}\n\n{prose((rule.__doc__ or '').strip())}\n\n" + "\n".join(lines)


def prose(text: str) -> str:
    """Paragraphs as they are, with what is indented in a fence."""
    lines: list[str] = []
    inside = False
    rows = text.split("\n")
    for n, row in enumerate(rows):
        indented = row.startswith("    ")
        goes_on = inside and not row and any(one.startswith("    ") for one in rows[n + 1 : n + 2])
        if indented and not inside:
            lines.append("```yaml")
            inside = True
        elif inside and not indented and not goes_on:
            lines.append("```")
            inside = False
        lines.append(row[4:] if indented else row if inside else escaped(row))
    return "\n".join([*lines, *(["```"] if inside else [])])


def escaped(row: str) -> str:
    """A line of prose; what stands in backticks is code already."""
    parts = re.split(r"(`[^`]*`)", row)
    return "".join(one if n % 2 else one.replace("<", "&lt;").replace(">", "&gt;") for n, one in enumerate(parts))


def form(project: Path) -> str:
    """A table of the fields of each kind of file, and of each part of it, with examples from the example book."""
    book = project / "accounts.example"
    files = [read(path.name, path.read_bytes()) for path in sorted(book.glob("*.yaml"))]
    plans = [read(path.name, path.read_bytes()) for path in sorted(book.glob("playbooks/*.yaml"))]
    examples = {
        "playbook": plans,
        "account": [one for one in files if one.file != "amctl.yaml"],
        "settings": [one for one in files if one.file == "amctl.yaml"],
        "config": [read("config.yaml", CONFIG.encode())],
    }
    parts = []
    for kind, model, what in SCHEMAS:
        parts.append(f"## {kind}: {what}")
        parts += _fields(json_schema(model), kind, [], examples[kind])
    return "\n\n".join(parts)


def _fields(schema: dict[str, Any], kind: str, path: list[str], files: list[Document]) -> Iterator[str]:
    """The table of one mapping, then of those in it."""
    node = _part(schema, path) if path else schema
    assert node is not None
    rows, inner = [], []
    for row in _report(schema, node, "", FIRST).rows:
        below = [*path, str(row["field"])]
        part = _part(schema, below)
        takes = cell(row["takes"])
        if part is not None and "properties" in part:
            inner.append(below)
            takes = f"[{takes}]({anchor(_title(kind, below))})"
        shown = "" if below in inner else code(example(files, below))
        rows.append([code(str(row["field"])), takes, cell(row["audience"]), cell(row["meaning"]), shown])
    yield table(["Field", "Takes", "For", "Meaning", "Example"], rows)
    for below in inner:
        yield f"### {_title(kind, below)}"
        yield from _fields(schema, kind, below, files)


def _title(kind: str, path: list[str]) -> str:
    return ".".join([kind, *path])


def example(files: list[Document], path: list[str]) -> str:
    """The first short value of a field in the example book, as it is written there."""
    found = (text for file in files for text in _values(file, path, (), file.data))
    return next((text for text in found if 0 < len(text) <= LONGEST and text[0] not in "|>"), "")


def _values(file: Document, path: list[str], at: tuple[str | int, ...], data: Any) -> Iterator[str]:
    if not path:
        inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        if isinstance(data, dict | list) and not any(isinstance(one, dict | list) for one in inner):
            yield flow_text(data)
        elif not isinstance(data, dict | list) and (place := file.place(at)):
            yield file.text.split("\n")[place.value.line - 1][place.value.column - 1 : place.value.end - 1]
    elif isinstance(data, dict) and path[0] in data:
        yield from _values(file, path[1:], (*at, path[0]), data[path[0]])
    elif isinstance(data, dict | list):  # an id of a mapping, or an entry of a list
        for key, inner in data.items() if isinstance(data, dict) else enumerate(data):
            if isinstance(inner, dict) and at:
                yield from _values(file, path, (*at, key), inner)


def commands() -> str:
    """A table of each panel, then the help of each command."""
    parts = []
    for panel, entries in PANELS:
        rows = [[f"[{entry.name}]({anchor(f'amctl {entry.name}')})", cell(entry.summary)] for entry in entries]
        parts.append(f"**{panel}**\n\n" + table(["Command", "What it is for"], rows))
    for entry in ENTRIES.values():
        parts.append(f"## amctl {entry.name}\n\n{_help(entry)}")
        if isinstance(entry, Group):
            parts += [f"### amctl {one.path}\n\n{_help(one)}" for one in entry.commands]
    return "\n\n".join(parts)


def _help(entry: Command | Group) -> str:
    words = entry.path.split() if isinstance(entry, Command) else [entry.name]
    shown = CliRunner().invoke(app, ["help", *words], prog_name="amctl", env={"COLUMNS": "80"}).stdout
    lines = [line.rstrip() for line in shown.rstrip().split("\n")]
    return "```text\n" + "\n".join(lines) + "\n```"


def exit_codes() -> str:
    rows = [[str(number), cell(meaning), cell(ADVICE[number])] for number, meaning in EXIT_CODES]
    return table(["Code", "Meaning", "What a script does"], rows)
