"""amctl contract amend"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.recording import contracts as options
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    product: options.Product = None,
    amount: options.Amount = None,
    per: options.Per = None,
    quantity: options.Quantity = None,
    unit: options.Unit = None,
    kind: options.Kind = None,
    start: options.Start = None,
    end: options.End = None,
    note: options.Note = None,
    id: Annotated[  # noqa: A002  (the option's name)
        str | None, typer.Option(metavar="ID", help="What the line is called; else like its product.")
    ] = None,
    contract: options.WhichRuns = None,
) -> None:
    """Add a line to a contract that runs: from today, or --start, until the term ends.

    The amount is the whole line's price, a year unless --per says otherwise.

    Examples: amctl contract amend nwl --product analytics --amount 500 --per month --start 2026-12-01 ·
    amctl contract amend nwl --product platform --amount 8000 --quantity 20 --unit seats --id more-seats
    """
    from amctl.changes.contracts import amend_contract, term_running
    from amctl.model.contracts import Line
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    if not amount:
        raise UsageError("a line has a price", "--amount 6000, --amount 500 --per month")
    if not product and not id:
        raise UsageError("what is sold?", "--product ID, or --id if it is no product of amctl.yaml")
    line = Line(**options.line_fields(session, ctx.params))
    name = term_running(record, contract, line.start or session.today)
    currency = session.settings.currency
    save(session, record, amend_contract(record, name, id, line, today=session.today, currency=currency))
