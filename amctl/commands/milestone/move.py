"""amctl milestone move"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id or a word of it, or a beginning.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="Its new day; +2w is two weeks after its present one.")],
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; goes into its note.")] = None,
) -> None:
    """Give a step of the roadmap another day; with the reason, its note keeps the day that it had.

    A day with a sign is counted from its present day, all others as everywhere: amctl help dates.

    Examples: amctl milestone move nwl old-tool +6w --reason "no time before Christmas" ·
    amctl milestone move nwl go-live 2027-03-31
    """
    from amctl.changes.milestones import milestone_meant, move_milestone
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    was = milestone_meant(record, milestone)[1].due if day.startswith(("+", "-")) else None
    due = day_meant(session, day, since=was)
    save(session, record, move_milestone(record, milestone, due, reason=reason, today=session.today))
