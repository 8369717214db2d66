"""amctl opportunity won"""

from typing import Annotated

import typer

from amctl.recording import contracts
from amctl.recording.interactions import Account
from amctl.recording.opportunities import Opportunity
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    opportunity: Opportunity,
    amount: contracts.Amount = None,
    per: contracts.Per = None,
    product: contracts.Product = None,
    quantity: contracts.Quantity = None,
    unit: contracts.Unit = None,
    start: contracts.Start = None,
    end: contracts.End = None,
    note: contracts.Note = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why they buy.")] = None,
    contract: contracts.WhichRuns = None,
) -> None:
    """Record that an opportunity is won: its line goes into the contract that runs, from today or --start.

    Product and amount are what was expected, unless said otherwise.

    Examples: amctl opportunity won nwl analytics ·
    amctl opportunity won nwl analytics --amount 11000 --start 2026-12-01
    """
    from amctl.changes.contracts import runs_on, term_running
    from amctl.changes.opportunities import opportunity_meant, win
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    name = opportunity_meant(record, opportunity)
    line = contracts.line_fields(session, ctx.params)
    day, today, currency = line.get("start", session.today), session.today, session.settings.currency
    term = term_running(record, contract, day) if contract or runs_on(record, day) else None
    save(session, record, win(record, name, term, line, reason=reason, today=today, currency=currency))
