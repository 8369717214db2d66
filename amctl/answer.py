"""Where an answer goes, in which format, and how it may look there."""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amctl.errors import UsageError
from amctl.terminal import Color, colourful, is_terminal, plain_letters, say, width, write

if TYPE_CHECKING:
    from amctl.render.look import Look
    from amctl.reports.report import Report


class Options(NamedTuple):
    """What holds for every command, as typed."""

    book: str | None = None
    today: str | None = None
    color: Color = "auto"
    quiet: bool = False
    format: str | None = None
    output: str | None = None
    dry_run: bool = False
    yes: bool = False
    rewrite: bool = False
    pager: bool = True


class Answer:
    """One answer of one command."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.exit_code = 0

    def show_page(self, report: "Report") -> None:
        """Puts a report that does not depend on the book where it was asked for."""
        from amctl.render.formats import rendered

        self.put(rendered(report, self.format, self.look()))
        if not report.rows and report.nothing:
            self.say(report.nothing)

    def put(self, text: str) -> None:
        """Puts text into the file that was asked for, else on standard output."""
        if self.options.output and self.options.output != "-":
            from amctl.disk import replace

            path = Path(self.options.output)
            _no_file_of_a_book(path)
            replace(path, text.encode("utf-8", "backslashreplace"))
        elif self.options.pager and is_terminal(sys.stdout):
            from amctl.pager import paged

            paged(text, self.own_pager)
        else:
            write(text)

    def own_pager(self) -> str | None:
        """The pager of the user's config; None if it names none."""
        return None

    @cached_property
    def format(self) -> str:
        """The format asked for, by name or by the ending of -o; a table for people, TSV for programs."""
        from amctl.render.formats import FORMATS, format_for

        wanted, output = self.options.format, self.options.output
        names = [one.name for one in FORMATS]
        if wanted and wanted not in names:
            raise UsageError(f"no format '{wanted}'", f"there are: {', '.join(names)}")
        if output and output != "-" and not wanted:
            found = format_for(output) or ("" if Path(output).suffix else "table")
            if not found:
                raise UsageError(f"no format for the ending of {output}", f"name one: --format {'|'.join(names)}")
            return found
        return wanted or ("table" if is_terminal(sys.stdout) else "tsv")

    def to_people(self) -> bool:
        """Whether somebody is looking at standard output."""
        return is_terminal(sys.stdout)

    def look(self) -> "Look":
        """How what is shown may look, given where it goes."""
        from amctl.render.look import Look

        to_file = self.options.output not in (None, "-")
        stream = None if to_file else sys.stdout
        return Look(width(), colourful(self.options.color, stream), not to_file and plain_letters(stream))

    def say(self, text: str) -> None:
        """A line for the person at the prompt, on standard error."""
        from amctl.render.text import display

        if not self.options.quiet:
            say(display(text))


def _no_file_of_a_book(path: Path) -> None:
    """Raises UsageError for a place where accounts, settings or what belongs to them lie: no answer is one of these."""
    real = Path(os.path.realpath(path))
    if real.suffix.lower() in (".yaml", ".yml") or {".amctl", ".git"}.intersection(real.parts):
        raise UsageError(f"{path} is no place for an answer: accounts and settings lie there", "name another file")
