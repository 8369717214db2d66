"""amctl renewal forecast"""

from typing import Annotated

import typer

from amctl.recording.contracts import WhichToDecide
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    call: Annotated[str, typer.Argument(metavar="CALL", help="committed, likely, at-risk or lost.")],
    amount: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Expected amount a year: 48000.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="What speaks for it.")] = None,
    contract: WhichToDecide = None,
) -> None:
    """Say how sure the renewal is, as of today, and at what amount a year.

    An amount that was expected before stays until another is given; the reason belongs to the call.

    Examples: amctl renewal forecast nwl likely --amount 55620 --reason "sponsor asked for two years" ·
    amctl renewal forecast nwl at-risk
    """
    from amctl.changes.contracts import term_to_decide
    from amctl.changes.renewals import forecast_renewal
    from amctl.model.contracts import Forecast
    from amctl.recording.given import choice, said
    from amctl.saving import save
    from amctl.typed import amount_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    known = said(call=choice(Forecast, "call", call), amount=amount_meant(amount) if amount else None, reason=reason)
    forecast = Forecast(date=session.today, **known)
    name = term_to_decide(record, contract, session.today)
    currency = session.settings.currency
    save(session, record, forecast_renewal(record, name, forecast, today=session.today, currency=currency))
