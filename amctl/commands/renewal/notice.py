"""amctl renewal notice"""

from typing import Annotated

import typer

from amctl.recording.contracts import Reason, WhichToDecide
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    by: Annotated[str, typer.Option(metavar="WHO", help="customer or us.")] = "customer",
    on: Annotated[str, typer.Option(metavar="DAY", help="When it was received or sent.")] = "today",
    effective: Annotated[
        str | None, typer.Option(metavar="DAY", help="The last day, if another than the contract's was agreed.")
    ] = None,
    reason: Reason = None,
    contract: WhichToDecide = None,
) -> None:
    """Record that one side has given notice. The last day because of it is worked out from the contract.

    Examples: amctl renewal notice nwl --on 2026-11-20 --reason budget · amctl renewal notice nwl --by us
    """
    from amctl.changes.contracts import term_to_decide
    from amctl.changes.renewals import give_notice
    from amctl.model.contracts import Notice
    from amctl.recording.given import choice, said
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    known = said(
        date=day_meant(session, on, back=True),
        by=choice(Notice, "by", by),
        effective=day_meant(session, effective) if effective else None,
        reason=reason,
    )
    name = term_to_decide(record, contract, session.today)
    save(session, record, give_notice(record, name, Notice(**known), today=session.today))
