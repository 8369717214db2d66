"""amctl opportunity lost"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account
from amctl.recording.opportunities import Opportunity
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    opportunity: Opportunity,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in a word or two: price, timing.")] = None,
) -> None:
    """Record that an opportunity is lost.

    Examples: amctl opportunity lost nwl analytics --reason price · amctl opportunity lost nwl analytics
    """
    from amctl.changes.opportunities import lose, opportunity_meant
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    name = opportunity_meant(record, opportunity)
    save(session, record, lose(record, name, reason, today=session.today))
