"""amctl opportunity stage"""

from typing import Annotated

import typer

from amctl.recording import opportunities as options
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    opportunity: options.Opportunity,
    stage: Annotated[
        str | None, typer.Argument(metavar="[STAGE]", help="identified, qualified, proposed or negotiating.")
    ] = None,
    probability: options.Probability = None,
    close: options.Close = None,
    next: options.Next = None,  # noqa: A002  (the option's name)
) -> None:
    """Say how far an opportunity is, how likely, when it is decided and what is next. Only what is given changes.

    Examples: amctl opportunity stage nwl analytics proposed --probability 60 ·
    amctl opportunity stage nwl analytics --close 2027-02-15 --next "price for 14 depots"
    """
    from amctl.changes.opportunities import move_stage, opportunity_meant
    from amctl.model.plans import Opportunity
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    name = opportunity_meant(record, opportunity)
    what = record.account.opportunities[name].what
    moved = Opportunity(what=what, **options.progress(session, ctx.params))
    save(session, record, move_stage(record, name, moved, today=session.today))
