"""amctl close"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in a word or two.")] = None,
    went_to: Annotated[str | None, typer.Option(metavar="TEXT", help="What they use now.")] = None,
    on: Annotated[str, typer.Option(metavar="DAY", help="The last day.")] = "today",
    archive: Annotated[
        bool, typer.Option("--archive", help="Nothing of it is due any more, follow-ups and all.")
    ] = False,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What we learned; - reads it.")] = None,
) -> None:
    """Record that an account has ended, and why; or put it into the archive.

    What stays open is told, with what settles it: a contract that still runs wants amctl renewal notice or outcome.
    Said again with a reason, it adds what was not known. amctl list shows the account still; amctl list --status
    active leaves it out. amctl set ACCOUNT status=active brings it back, as one that has not ended.

    Examples: amctl close nwl --reason budget --went-to OldTool --on 2026-10-31 · amctl close nwl --archive
    """
    from amctl.changes.accounts import close_account
    from amctl.model.account import Ended
    from amctl.recording.given import said
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    learned = text_meant(session, note, record.account.name) if note else None
    ended = Ended(date=day_meant(session, on, back=True), **said(reason=reason, went_to=went_to, note=learned))
    save(session, record, close_account(record, ended, archived=archive, today=session.today))
