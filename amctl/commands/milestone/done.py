"""amctl milestone done"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account, On
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    milestone: Annotated[str, typer.Argument(metavar="MILESTONE", help="Its id or a word of it, or a beginning.")],
    on: On = "today",
) -> None:
    """Record that a step of the roadmap is reached.

    Examples: amctl milestone done nwl old-tool · amctl milestone done nwl kickoff --on fri
    """
    from amctl.changes.milestones import milestone_done
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    day = day_meant(session, on, back=True)
    save(session, record, milestone_done(record, milestone, on=day, today=session.today))
