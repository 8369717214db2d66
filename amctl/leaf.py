"""A command at the door: what is asked before it is called, and what it is called with."""

import os
import re
from typing import Any

from typer.core import TyperCommand, TyperOption

from amctl.contents import Command
from amctl.errors import UsageError
from amctl.shells import Offering
from amctl.views import REPORTS

_VIEW = re.compile(r"@[a-z0-9-]+")
_VIEWED, _SAVED = "amctl.viewed", "amctl.saved"  # in a context: the view named, and the name to keep one under


def saving() -> TyperOption:
    """The option --save of a report that takes views."""

    def kept(ctx: Any, param: Any, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise UsageError("--save is empty", "--save NAME")
        ctx.meta[_SAVED] = value
        return value

    help_ = "Keep these options under a name, for @NAME."
    return TyperOption(param_decls=["--save"], metavar="NAME", help=help_, callback=kept, expose_value=False)


def _as_option(param: Any, value: Any) -> Any:
    """A value of a view as the option has it: one, several, or words apart by commas."""
    if not isinstance(value, tuple):
        return value
    if param.multiple:
        return list(value)
    if param.name == "columns":
        return ",".join(value)
    if len(value) > 1:
        raise UsageError(f"{param.opts[0]} takes one, and the view has {', '.join(value)}", "mend the view")
    return value[0]


class Leaf(Offering, TyperCommand):
    """A command, with the global options once more, so that they may stand behind it too."""

    entry: Command

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Its own options apart from those that many commands have."""
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": [], "Options of many commands": []}
        for param in self.get_params(ctx):
            shared = not param.expose_value and "--save" not in param.opts
            title = "Arguments" if param.param_type_name == "argument" else "Options"
            if record := param.get_help_record(ctx):
                sections["Options of many commands" if shared else title].append(record)
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if self.entry.path in REPORTS:
            options = {one for param in self.params if not getattr(param, "is_flag", True) for one in param.opts}
            before = ["", *args]  # of each word, the one before it: the value of an option is no view
            spots = [n for n, word in enumerate(args) if _VIEW.fullmatch(word) and before[n] not in options]
            named = [args[n] for n in spots]
            if len(named) > 1:
                raise UsageError(f"one view at a time: {', '.join(named)}", "leave out the others")
            ctx.meta[_VIEWED] = named[0][1:] if named else None
            args = [word for n, word in enumerate(args) if n not in spots]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        given, entry = ctx.obj.options, self.entry
        if (given.output or given.format not in (None, "json")) and not entry.reports:
            ctx.fail(f"'{entry.path}' is no report: it takes no --format or --output.")
        if given.format and not (entry.reports or entry.writes):
            ctx.fail(f"'{entry.path}' is no report: it takes no --json.")
        if (given.dry_run or given.yes or given.rewrite) and not entry.writes:
            ctx.fail(f"'{entry.path}' changes no account: it takes no --dry-run, --yes or --rewrite before its name.")
        if entry.path in REPORTS:
            return self._as_viewed(ctx)
        if not entry.writes:
            return super().invoke(ctx)
        ctx.obj.options = given._replace(pager=given.pager and entry.reports)
        ctx.params = {name: _utf8(value) for name, value in ctx.params.items()}
        self._refuse_empty(ctx)
        try:
            return super().invoke(ctx)
        except ValueError as error:
            if type(error).__name__ != "ValidationError":  # pydantic's, which is not imported here
                raise
            first = error.errors(include_url=False)[0]  # type: ignore[attr-defined]
            field = ".".join(map(str, first["loc"]))
            raise UsageError(f"'{first['input']}' does not fit {field}: {first['msg'].lower()}") from None

    def _as_viewed(self, ctx: Any) -> Any:
        """Answers with the options of the view that was named, but for those that were typed; keeps them if wanted."""
        from amctl.views import save_view, view_meant

        session, report = ctx.obj, self.entry.path
        viewed = view_meant(session, report, ctx.meta[_VIEWED]) if ctx.meta[_VIEWED] else {}
        taken: dict[str, Any] = {}
        for param in self.params:
            name = param.name or ""
            if name not in ctx.params:
                continue
            seen = viewed.pop(name, None)
            if ctx.get_parameter_source(name).name == "DEFAULT":
                if seen is None:
                    continue
                ctx.params[name] = _as_option(param, seen)
            taken[name] = ctx.params[name]
        if viewed:
            raise UsageError(f"{report} takes no {' and no '.join(viewed)}, which @{ctx.meta[_VIEWED]} has", "mend it")
        try:
            answered = super().invoke(ctx)
        except UsageError as error:
            if ctx.meta[_VIEWED]:
                error.hint = "; ".join(filter(None, [error.hint, f"@{ctx.meta[_VIEWED]} may ask for it: mend views:"]))
            raise
        if ctx.meta.get(_SAVED):
            save_view(session, report, ctx.meta[_SAVED], taken)
        return answered

    def _refuse_empty(self, ctx: Any) -> None:
        """An option without a value is a script's slip; only where an empty one removes, it says something."""
        if self.entry.path == "contact set":
            return
        for param in self.params:
            given = ctx.params.get(param.name)
            values = given if isinstance(given, list | tuple) else [given]
            if param.param_type_name == "option" and any(isinstance(one, str) and not one.strip() for one in values):
                typed = ctx.get_parameter_source(param.name).name == "COMMANDLINE"
                if typed:
                    raise UsageError(f"{param.opts[0]} is empty", "give it a value, or leave it out")


def _utf8(value: Any) -> Any:
    """Words as UTF-8, whatever the locale took their bytes for; raises UsageError for what is none."""
    if isinstance(value, list | tuple):
        return type(value)(map(_utf8, value))
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        return os.fsencode(value).decode("utf-8")
    except UnicodeError:
        raise UsageError(f"'{value}' is not UTF-8 text", "what is written into files is UTF-8") from None
