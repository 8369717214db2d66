"""Findings: what the rules say about a file, as plain rows."""

from typing import Literal, NamedTuple

Level = Literal["error", "warning", "ignore"]


class Finding(NamedTuple):
    """One thing that is wrong or suspicious; line and columns count from 1, `end` is behind the last character."""

    file: str
    line: int
    column: int
    end: int
    code: str
    level: Level
    message: str
    help: str
    fixable: bool = False  # it has exactly one right answer, which `validate --fix` writes
