"""amctl issue resolve"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    issue: Annotated[str, typer.Argument(metavar="ISSUE", help="Its id, ticket or a word of it, or a beginning.")],
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="How it was settled; - reads it.")] = "",
    told: Annotated[bool, typer.Option("--told", help="They know already: nothing is planned.")] = False,
) -> None:
    """Record that an issue is settled, and how.

    If an update was promised, a follow-up is planned for that day, so that they hear of it.

    Examples: amctl issue resolve nwl late "live with 7.2" · amctl issue resolve nwl SUP-4711 --told
    """
    from amctl.changes.issues import resolve_issue
    from amctl.saving import save
    from amctl.typed import text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    how = text_meant(session, text, record.account.name) if text else None
    save(session, record, resolve_issue(record, issue, resolution=how, told=told, today=session.today))
