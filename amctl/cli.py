"""The front door: global options, the table of commands, and the one place where errors are told."""

import contextlib
import copy
import errno
import gc
import importlib
import os
import signal
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from amctl import __version__
from amctl.answer import Options
from amctl.contents import COMMANDS, ENTRIES, EXAMPLES, PANELS, Command, Group
from amctl.errors import BROKEN_PIPE, OUTPUT, TERMINATED, AmctlError, UsageError
from amctl.leaf import Leaf, saving
from amctl.session import Session
from amctl.shells import ASKED, Offering, answer
from amctl.terminal import hush, say, stand_in
from amctl.views import REPORTS

_EVERYWHERE = ("book", "today", "color", "quiet", "no_pager")
_ANSWERS = ("format", "json", "output")
_WRITES = ("dry_run", "yes", "rewrite", "json")


def _loaded(entry: Command, front: TyperGroup) -> Leaf:
    function = importlib.import_module(entry.module).command
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    one.command(entry.name, cls=Leaf, context_settings=_CONTEXT)(function)
    command = typer.main.get_command(one)
    assert isinstance(command, Leaf)
    command.entry = entry
    taken = {option for param in command.params for option in param.opts}
    wanted = {*_EVERYWHERE, *(_ANSWERS if entry.reports else ()), *(_WRITES if entry.writes else ())}
    for param in front.params:
        if param.name in wanted and not taken.intersection(param.opts):
            clone: Any = copy.copy(param)
            clone.expose_value = False
            clone.callback = _take
            if entry.writes and not entry.reports and param.name == "json":
                clone.help = "Tell the change as JSON."
            command.params.append(clone)
    if entry.path in REPORTS:
        command.params.append(saving())
    return command


class Verbs(Offering, TyperGroup):
    """Commands about one thing, each loaded when it is called."""

    def __init__(self, entry: Group, front: TyperGroup) -> None:
        about: dict[str, Any] = {"help": f"{entry.summary}.", "no_args_is_help": True, "context_settings": _CONTEXT}
        super().__init__(name=entry.name, rich_markup_mode=None, **about)
        self.entry, self.front = entry, front

    def list_commands(self, ctx: Any) -> list[str]:
        return [one.name for one in self.entry.commands]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        one = COMMANDS.get(f"{self.entry.name} {cmd_name}")
        return _loaded(one, self.front) if one else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        _known(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def words(self) -> dict[str, str]:
        return {one.name: one.summary for one in self.entry.commands}

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(one.name, one.summary) for one in self.entry.commands])


def _known(ctx: Any, word: str, names: list[str]) -> None:
    if word not in names:
        near = get_close_matches(word, names, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        ctx.fail(f"No such command '{word}'.{hint}")


class Door(Offering, TyperGroup):
    """Loads a command when it is called, and tells expected errors in a line; bugs keep their traceback."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(ENTRIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        entry = ENTRIES.get(cmd_name)
        if isinstance(entry, Group):
            return Verbs(entry, self)
        return _loaded(entry, self) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        _known(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def words(self) -> dict[str, str]:
        return {one.name: one.summary for one in ENTRIES.values()}

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for panel, commands in PANELS:
            with formatter.section(panel):
                formatter.write_dl([(entry.name, entry.summary) for entry in commands])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Examples"):
            for example in EXAMPLES:
                formatter.write_text(example) if len(example) > formatter.width - 2 else formatter.write(
                    f"  {example}\n"
                )

    def make_context(self, *args: Any, **extra: Any) -> Any:
        with _told():
            context = super().make_context(*args, **extra)
        if context.resilient_parsing:  # the shell asks what may come next; nothing is called
            context.obj = Session(Options(book=context.params["book"], today=context.params["today"], quiet=True))
        return context

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


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
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
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
    rewrite: Annotated[bool, typer.Option("--rewrite", help="Where an edit is refused, write the file anew.")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Let long answers run through.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Account management from the terminal: one YAML file per account, in git.

    Knows what is due, what renews, who decides over there, and what is wrong with the files.
    """
    ctx.obj = Session(Options())
    form = "json" if json else format
    given = {"book": book, "today": today, "color": color, "quiet": quiet, "format": form, "output": output}
    for name, value in {**given, "dry_run": dry_run, "yes": yes, "rewrite": rewrite, "no_pager": no_pager}.items():
        _set(ctx, name, value)


def _take(ctx: Any, param: Any, value: Any) -> Any:
    """Takes a global option that stands behind the command; what it does not say stays as it was."""
    if ctx.get_parameter_source(param.name).name == "COMMANDLINE":
        _set(ctx, param.name, value)
    return value


def _set(ctx: Any, name: str, value: Any) -> None:
    if name == "color" and value not in ("auto", "always", "never"):
        ctx.fail(f"--color is auto, always or never, not '{value}'.")
    name, value = {"json": ("format", "json"), "no_pager": ("pager", not value)}.get(name, (name, value))
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


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(TERMINATED if number == signal.SIGTERM else 128 + number)


def main() -> None:
    """Runs the command line; the entry point of the `amctl` script."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _terminated)
    stand_in()
    if os.environ.get(ASKED):
        answer(typer.main.get_command(app), sys.argv[1:])
        return
    gc.disable()  # one run builds much, drops nothing, and ends: collecting only halves its speed
    app(prog_name="amctl")
