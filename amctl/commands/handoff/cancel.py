"""amctl handoff cancel"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")] = None,
) -> None:
    """Call a handoff off: the account does not change hands after all.

    Examples: amctl handoff cancel nwl --reason "Anna stays"
    """
    from amctl.changes.handoffs import cancel_handoff
    from amctl.model.work import Cancelled
    from amctl.recording.given import said
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    save(session, record, cancel_handoff(record, Cancelled(date=session.today, **said(by=session.me, reason=reason))))
