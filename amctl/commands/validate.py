"""amctl validate"""

import os
import sys
from typing import Annotated

import typer

from amctl.errors import FINDINGS, UsageError
from amctl.findings import Finding
from amctl.session import Session

FORMATS = ("full", "concise", "json", "github")


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Only these; - is standard input.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Only rules that begin like this.")] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="All but rules that begin like this.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail, too.")] = False,
    format: Annotated[  # noqa: A002  (the option's name)
        str | None, typer.Option(metavar="FORMAT", help="full, concise, json or github; by itself what fits.")
    ] = None,
    stdin_filename: Annotated[str | None, typer.Option(metavar="FILE", help="The name of what - brings.")] = None,
) -> None:
    """Check the files of the book: each finding with its place, and what to do about it.

    Exit code 1 if there are errors; warnings alone are fine unless --strict. amctl explain CODE says what a rule
    wants. Levels are set in amctl.yaml (rules: {AM502: error}); one finding is silenced, with a reason, by a comment
    on its line or above: # amctl: ignore[AM502] on leave until March

    Examples: amctl validate · amctl validate nordwind.yaml --select AM4 · amctl validate - --stdin-filename acme.yaml
    """
    from amctl.reports.findings import chosen, failed, findings_report, summary
    from amctl.terminal import watched
    from amctl.typed import files_meant, rules_meant

    session: Session = ctx.obj
    session.watch = watched
    form = _format(session, format)
    wanted = files_meant(session, files or [], stdin_filename)
    codes = [
        [code.strip() for part in given or () for code in part.upper().split(",") if code.strip()]
        for given in (select, ignore)
    ]
    rules_meant(codes)
    findings = [f for f in chosen(session.findings(), *codes) if not wanted or f.file in wanted]
    if form == "json":
        session.show_page(findings_report(findings, session.today))
    else:
        session.put(_text(session, findings, form))
    session.say(summary(findings, len(wanted) or len(session.loaded) + 1))
    if failed(findings, strict=strict):
        session.exit_code = FINDINGS


def _format(session: Session, named: str | None) -> str:
    """The format named, or what fits where the findings go: GitHub's in its Actions, full for people, else concise."""
    from amctl.terminal import is_terminal

    form = named or session.options.format
    if form and form not in FORMATS:
        raise UsageError(f"no format '{form}' of findings", f"there are: {', '.join(FORMATS)}")
    if form == "json":
        session.options = session.options._replace(format="json")
    if form:
        return form
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "full" if is_terminal(sys.stdout) else "concise"


def _text(session: Session, findings: list[Finding], form: str) -> str:
    from amctl.render.diagnostics import concise, full, github

    shown = [finding._replace(file=session.shown(finding.file)) for finding in findings]
    if form == "github":
        return github(shown)
    if form == "concise":
        return concise(shown)
    texts = {session.shown(one.document.file): one.document.text for one in session.loaded}
    texts[session.shown("amctl.yaml")] = session.settings_file.document.text
    return full(shown, texts, session.look())
