"""amctl renewal outcome"""

from typing import Annotated

import typer

from amctl.recording.contracts import Reason, WhichToDecide
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    result: Annotated[
        str, typer.Argument(metavar="RESULT", help="renewed, renewed-less, renewed-more, lapsed or terminated.")
    ],
    on: Annotated[str, typer.Option(metavar="DAY", help="When it was decided.")] = "today",
    reason: Reason = None,
    contract: WhichToDecide = None,
) -> None:
    """Record how the decision about a contract went.

    A renewal with a signature is better told by amctl renewal sign, which writes the next term and the outcome.

    Examples: amctl renewal outcome nwl renewed · amctl renewal outcome nwl lapsed --reason budget --on 2026-11-20
    """
    from amctl.changes.contracts import term_to_decide
    from amctl.changes.renewals import record_outcome
    from amctl.model.contracts import Outcome
    from amctl.recording.given import choice, said
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    known = said(date=day_meant(session, on, back=True), result=choice(Outcome, "result", result), reason=reason)
    name = term_to_decide(record, contract, session.today)
    save(session, record, record_outcome(record, name, Outcome(**known), today=session.today))
