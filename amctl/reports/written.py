"""What was written, for programs; and what is next in an account, for whoever has just written into it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, assert_never

from amctl.changes.apply import dotted, plain
from amctl.changes.edits import Append, Change, Create, Quote, Remove, Rename, Set
from amctl.day_words import spoken
from amctl.findings import Finding
from amctl.items import CLOSED_BY_HANDLE, UPKEEP, Item, in_order
from amctl.reports.report import Cell, Column, Report, Row, Table, Value

COLUMNS = ("account", "file", "done", "changes", "notes", "warnings", "next", "written")


class Said(NamedTuple):
    """What happened to one account, and the sentences about it."""

    account: str
    file: str
    done: str
    changes: Sequence[Change | Create]
    notes: Sequence[str] = ()
    next: str = ""
    told: Sequence[str] = ()  # codes of rules whose warnings the notes have told already


def written_report(said: Iterable[Said], told: Sequence[Finding] = (), *, today: date, written: bool) -> Report:
    """The changes as rows, with what the rules say of them; `written` is false if no file is another than before."""
    rows: tuple[Row, ...] = tuple(
        {
            "account": one.account,
            "file": one.file,
            "done": one.done,
            "changes": tuple(_row(change) for change in one.changes),
            "notes": tuple(one.notes),
            "warnings": tuple(_warning(finding) for finding in told if finding.file == one.file),
            "next": one.next,
            "written": written,
        }
        for one in said
    )
    return Report("change", "Changes", today, COLUMNS, rows, ())


def _warning(finding: Finding) -> Row:
    return {"code": finding.code, "line": finding.line, "message": finding.message, "help": finding.help}


def _row(change: Change | Create) -> dict[str, Value]:
    """A change with its path as people write it and its values as the file has them."""
    match change:
        case Set(path, value, was):
            return {"change": "set", "path": dotted(path), "value": plain(value), "was": plain(was)}
        case Append(path, value):
            return {"change": "append", "path": dotted(path), "value": plain(value)}
        case Remove(path, was):
            return {"change": "remove", "path": dotted(path), "was": plain(was)}
        case Rename(path, name):
            return {"change": "rename", "path": dotted(path), "name": name}
        case Quote(path, value):
            return {"change": "quote", "path": dotted(path), "value": value}
        case Create(file, text):
            return {"change": "create", "path": file, "value": text}
        case _:
            assert_never(change)


def next_step(items: Iterable[Item], *, account: str, today: date, handle_length: int) -> str:
    """What is to be done next in an account, and how to say that it is done."""
    waiting = [item for item in items if item.kind not in UPKEEP]
    if not waiting:
        return f'Next: nothing is planned; amctl follow-up {account} "…" -d +1w'
    first = min(waiting, key=lambda item: (max(item.hidden or item.day, item.day, today), in_order(item)))
    asleep = first.hidden is not None and first.hidden > max(today, first.day)
    day = f"put off until {spoken(first.hidden, today)}" if first.hidden and asleep else spoken(first.day, today)
    done = f": amctl done {first.handle[:handle_length]}" if first.kind in CLOSED_BY_HANDLE else ""
    return f"Next: {first.what}, {day}{done}"


def acts_report(acts: Sequence[tuple[str, str, Sequence[str]]], today: date) -> Report:
    """What was done lately: when (UTC), what, and in which files; the last one first."""
    rows: tuple[Row, ...] = tuple({"at": at, "done": done, "files": tuple(files)} for at, done, files in acts)
    table = Table(
        (Column("When (UTC)", keep=True), Column("What"), Column("Files")),
        tuple((Cell(at[:16].replace("T", " "), "dim"), Cell(done), Cell(", ".join(files))) for at, done, files in acts),
    )
    return Report("undo", "What was done", today, ("at", "done", "files"), rows, (table,) if rows else (), "Nothing.")
