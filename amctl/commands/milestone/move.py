"""amctl milestone move"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id or a word of it, or a beginning.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="Its new day: fri, +2w, eom, 2026-12-31.")],
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; goes into its note.")] = None,
) -> None:
    """Give a step of the roadmap another day; with the reason, its note keeps the day that it had.

    Examples: amctl milestone move nord old-tool +6w --reason "no time before Christmas" ·
    amctl milestone move nord go-live 2027-03-31
    """
    from amctl.changes.milestones import move_milestone
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    due = day_meant(session, day)
    save(session, record, move_milestone(record, milestone, due, reason=reason, today=session.today))
