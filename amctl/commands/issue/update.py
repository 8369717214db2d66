"""amctl issue update"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    issue: Annotated[str, typer.Argument(metavar="ISSUE", help="Its id, ticket or a word of it, or a beginning.")],
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="What is new; - reads it.")] = None,
    next_update: Annotated[
        str | None, typer.Option("--next-update", "-d", metavar="DAY", help="When they hear from us next.")
    ] = None,
    severity: Annotated[str | None, typer.Option(metavar="WORD", help="low, medium, high or critical.")] = None,
    by: Annotated[str | None, typer.Option(metavar="PERSON", help="Who of us says so, if not you.")] = None,
) -> None:
    """Add what is new to an issue, and promise the next update.

    Without -d, an update that was promised for today or before counts as given; one that lies ahead stays promised.
    Without a text your editor opens.

    Examples: amctl issue update nwl late "fix is in test" -d fri · amctl issue update nwl SUP-4711 - < mail.txt
    """
    from amctl.changes.issues import open_issue_meant, update_issue
    from amctl.model.work import Issue, Update
    from amctl.recording.given import choice, said, someone
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    name, meant = open_issue_meant(record, issue)
    grade = choice(Issue, "severity", severity)
    day = day_meant(session, next_update) if next_update else None
    who = said(by=someone(session, by) or session.me)
    note = text_meant(session, text, f"{record.account.name}: {meant.what}")
    update = Update(date=session.today, note=note, **who)
    save(session, record, update_issue(record, name, update, next_update=day, severity=grade))
