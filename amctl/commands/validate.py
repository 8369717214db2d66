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
    fix: Annotated[bool, typer.Option("--fix", help="Mend what has exactly one right answer.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what --fix would write.")] = False,
) -> None:
    """Check the files of the book: each finding with its place, and what to do about it.

    Exit code 1 if there are errors; warnings alone are fine unless --strict. amctl explain CODE says what a rule
    wants. Levels are set in amctl.yaml (rules: {AM502: error}); one finding is silenced, with a reason, by a comment
    on its line or above: # amctl: ignore[AM502] on leave until March

    What is marked [fix] has exactly one right answer, such as quotes around a postcode. --fix writes it wherever that
    brings no other finding, and tells what is left; with -n it shows the diff; amctl undo takes all of it back.

    Examples: amctl validate · amctl validate nordwind.yaml --select AM4 · amctl validate - --stdin-filename acme.yaml ·
    amctl validate --fix --dry-run
    """
    from amctl.mending import mend
    from amctl.reports.findings import chosen, failed, findings_report, summary
    from amctl.terminal import watched
    from amctl.typed import files_meant, rules_meant

    session: Session = ctx.obj
    session.watch = watched
    form = _format(session, format)
    wanted = files_meant(session, files or [], stdin_filename)
    codes = rules_meant(select), rules_meant(ignore)
    if dry_run and not fix:
        raise UsageError("--dry-run shows what --fix would write", "add --fix, or leave it out")

    def meant(one: Finding) -> bool:
        return (not wanted or one.file in wanted) and bool(chosen([one], *codes))

    findings = list(filter(meant, session.findings()))
    mended = mend(session, findings, meant, dry_run=dry_run) if fix else None
    left = mended.left if mended else findings
    if form == "json":
        session.show_page(findings_report(left, session.today, mended and mended[:2], written=not dry_run))
    elif not dry_run:
        session.put(_text(mended.after if mended else session, left, form))
    counted = summary(left, len(wanted) or len(session.files_read()), hint=not fix)
    session.say(f"Then {counted}" if dry_run else counted)
    if failed(findings if dry_run else left, strict=strict):
        session.exit_code = FINDINGS


def _format(session: Session, named: str | None) -> str:
    """The format named, or what fits where the findings go: GitHub's in its Actions, full for people, else concise."""
    from amctl.terminal import is_terminal

    form = named or session.options.format
    if form and form not in FORMATS:
        raise UsageError(f"no format '{form}' of findings", f"there are: {', '.join(FORMATS)}")
    if form == "json":
        session.options = session.options._replace(format="json")
    if not form and os.environ.get("GITHUB_ACTIONS") == "true":
        return "github"
    return form or ("full" if is_terminal(sys.stdout) else "concise")


def _text(session: Session, findings: list[Finding], form: str) -> str:
    from amctl.render.diagnostics import concise, full, github

    shown = [finding._replace(file=session.shown(finding.file)) for finding in findings]
    if form == "github":
        return github(shown)
    if form == "concise":
        return concise(shown)
    texts = {session.shown(one.file): one.text for one, _ in session.files_read()}
    return full(shown, texts, session.look())
