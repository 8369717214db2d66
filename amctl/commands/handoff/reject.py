"""amctl handoff reject"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What would have to be different.")],
) -> None:
    """Say no to an account that is being handed over to you, and why; it stays where it is.

    Examples: amctl handoff reject nwl --reason "nobody has told me what was promised"
    """
    from amctl.changes.handoffs import handoff_meant, reject_handoff
    from amctl.model.work import Rejected
    from amctl.recording.handoffs import as_successor
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    as_successor(session, handoff_meant(record), record.account.name, "reject")
    save(session, record, reject_handoff(record, Rejected(date=session.today, reason=reason.strip())))
