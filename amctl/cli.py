"""The front door: global options, the table of commands, and the one place where errors are told."""

import contextlib
import copy
import errno
import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from types import FrameType
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from amctl import __version__
from amctl.errors import BROKEN_PIPE, OUTPUT, TERMINATED, AmctlError, UsageError
from amctl.session import Options, Session
from amctl.terminal import hush, say


class Command(NamedTuple):
    """A line of the table of contents. `reports`: it answers with a report, in the format asked for."""

    name: str
    summary: str
    reports: bool = True

    @property
    def module(self) -> str:
        """Where it is; imported only when it is called."""
        return f"amctl.commands.{self.name.replace('-', '_')}"


PANELS: list[tuple[str, list[Command]]] = [
    (
        "Look",
        [
            Command("due", "What is due: promises, deadlines, meetings, touches"),
            Command("renewals", "Which contracts are to be decided, by decision day"),
            Command("list", "The accounts, one row each"),
            Command("show", "One account on one page"),
        ],
    ),
    (
        "Keep in order",
        [
            Command("init", "Start a book", reports=False),
            Command("validate", "Check the files; exit code 1 if there are errors"),
            Command("explain", "What a rule wants, or what a part of a file may hold"),
            Command("schema", "The JSON Schema of account files, for editors", reports=False),
            Command("help", "Help on a command or a topic: exit-codes, formats"),
        ],
    ),
]
COMMANDS: dict[str, Command] = {command.name: command for _, panel in PANELS for command in panel}
_EVERYWHERE = ("book", "today", "color", "quiet")
_REPORTS = ("format", "json", "output")
_EXAMPLES = [
    "amctl due                     what is due, and what needs time before it is",
    "amctl renewals --within 1y    decisions of the year ahead",
    "amctl show nordwind           one account; any beginning of its id will do",
    "amctl list --json             the same for programs",
    "amctl validate --strict       every finding of every file",
]


class Door(TyperGroup):
    """Loads a command when it is called, and tells expected errors in a line; bugs keep their traceback."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        function = importlib.import_module(entry.module).command
        one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        one.command(cmd_name, context_settings=_CONTEXT)(function)
        command = typer.main.get_command(one)
        assert isinstance(command, TyperCommand)
        command.params = [*command.params, *self._global_options(entry, command)]
        return command

    def _global_options(self, entry: Command, command: TyperCommand) -> list[Any]:
        """The global options once more, so that they may stand behind the command too."""
        taken = {option for param in command.params for option in param.opts}
        wanted = {*_EVERYWHERE, *(_REPORTS if entry.reports else ())}
        clones = []
        for param in self.params:
            if param.name in wanted and not taken.intersection(param.opts):
                clone = copy.copy(param)
                clone.expose_value = False
                clone.callback = _take
                clones.append(clone)
        return clones

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            near = get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"No such command '{args[0]}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for panel, commands in PANELS:
            with formatter.section(panel):
                formatter.write_dl([(command.name, command.summary) for command in commands])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Examples"):
            for example in _EXAMPLES:
                formatter.write_text(example) if len(example) > formatter.width - 2 else formatter.write(
                    f"  {example}\n"
                )

    def make_context(self, *args: Any, **extra: Any) -> Any:
        with _told():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        with _told():
            _stand_somewhere()
            result = super().invoke(ctx)
        if isinstance(ctx.obj, Session) and ctx.obj.exit_code:
            raise typer.Exit(ctx.obj.exit_code)
        return result


_CONTEXT = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    cls=Door,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=_CONTEXT,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"amctl {__version__}")
        raise typer.Exit


@app.callback()
def _front(
    ctx: typer.Context,
    book: Annotated[str | None, typer.Option("--book", "-C", metavar="DIR", help="The book to work on.")] = None,
    today: Annotated[str | None, typer.Option(metavar="DAY", help="Work as if it were this day (YYYY-MM-DD).")] = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="Colour: auto, always or never.")] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but data and errors.")] = False,
    format: Annotated[  # noqa: A002  (the option's name)
        str | None, typer.Option(metavar="FORMAT", help="table, tsv, csv, json, md or html; a pipe gets tsv.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Account management from the terminal: one YAML file per account, in git.

    Knows what is due, what renews, who decides over there, and what is wrong with the files.
    """
    ctx.obj = Session(Options())
    entry = COMMANDS[ctx.invoked_subcommand or "help"]
    if (format or json or output) and not entry.reports:
        ctx.fail(f"'{entry.name}' is no report: it takes no --format, --json or --output.")
    form = "json" if json else format
    given = {"book": book, "today": today, "color": color, "quiet": quiet, "format": form, "output": output}
    for name, value in given.items():
        _set(ctx, name, value)


def _take(ctx: Any, param: Any, value: Any) -> Any:
    """Takes a global option that stands behind the command; what it does not say stays as it was."""
    if ctx.get_parameter_source(param.name).name == "COMMANDLINE":
        _set(ctx, param.name, value)
    return value


def _set(ctx: Any, name: str, value: Any) -> None:
    if name == "color" and value not in ("auto", "always", "never"):
        ctx.fail(f"--color is auto, always or never, not '{value}'.")
    name, value = ("format", "json") if name == "json" else (name, value)
    ctx.obj.options = ctx.obj.options._replace(**{name: value})


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tells what can go wrong without being a bug, and makes what somebody typed harmless before it is repeated."""
    try:
        yield
    except AmctlError as error:
        say(f"amctl: {_harmless(str(error))}" + (f"\n  help: {_harmless(error.hint)}" if error.hint else ""))
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:
        hush(sys.stdout)
        raise SystemExit(BROKEN_PIPE) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EBADF, errno.EIO):
            raise
        hush(sys.stdout)  # help that cannot be printed
        say(f"amctl: standard output cannot be written: {error.strerror}")
        raise SystemExit(OUTPUT) from None
    except Exception as error:
        if isinstance(getattr(error, "message", None), str):  # a usage error of Typer's own
            error.message = _harmless(error.message)  # type: ignore[attr-defined]
        raise


def _harmless(text: str) -> str:
    from amctl.render.text import display

    return display(text, lines=True)


def _stand_somewhere() -> None:
    try:
        os.getcwd()
    except OSError:
        raise UsageError("the folder you are in is gone", "cd to another") from None


class _Closed(io.TextIOBase):
    """Standard output that the caller has closed: what is written to it is lost, which somebody must be told."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "it is closed")


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED if number == signal.SIGTERM else 128 + number)


def main() -> None:
    """Runs the command line; the entry point of the `amctl` script."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:  # errors have nowhere to go, and must not fail
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    gc.disable()  # one run builds much, drops nothing, and ends: collecting only halves its speed
    app(prog_name="amctl")
