"""amctl contract add"""

from typing import Annotated

import typer

from amctl.recording import contracts as options
from amctl.recording.interactions import Account
from amctl.session import Session

_Text = str | None


def command(
    ctx: typer.Context,
    account: Account,
    id: Annotated[  # noqa: A002  (its name in the help)
        _Text, typer.Argument(metavar="[ID]", help="What it is called; else its product and its year.")
    ] = None,
    product: options.Product = None,
    amount: options.Amount = None,
    per: options.Per = None,
    quantity: options.Quantity = None,
    unit: options.Unit = None,
    kind: options.Kind = None,
    line: Annotated[_Text, typer.Option(metavar="ID", help="What the line is called; else like its product.")] = None,
    start: options.Start = None,
    term: Annotated[_Text, typer.Option(metavar="SPAN", help="How long: 1y, 24m. Else it has no end.")] = None,
    end: Annotated[_Text, typer.Option(metavar="DAY", help="Last day, instead of --term.")] = None,
    signed: Annotated[_Text, typer.Option(metavar="DAY", help="When it was signed, if it is.")] = None,
    auto: Annotated[_Text, typer.Option(metavar="SPAN", help="It renews by itself, for so long: 1y.")] = None,
    notice: Annotated[_Text, typer.Option(metavar="SPAN", help="Notice period: 3m, 90d.")] = None,
    notice_to: Annotated[
        _Text, typer.Option(metavar="WHEN", help="term-end, month-end, quarter-end, year-end or any-day.")
    ] = None,
    currency: Annotated[_Text, typer.Option(metavar="CODE", help="Of its amounts, if not the book's.")] = None,
    number: Annotated[_Text, typer.Option(metavar="TEXT", help="The contract's number in the papers.")] = None,
) -> None:
    """Add a contract, with its first line; amctl contract amend adds more, amctl renewal sign the next term.

    The amount is the whole line's price, a year unless --per says otherwise. Without --signed it is no revenue yet.

    Examples: amctl contract add nwl --product platform --amount 48000 --start 2027-01-01 --term 1y ·
    amctl contract add nwl --product platform --amount 48000 --term 2y --auto 1y --notice 3m --signed today
    """
    from amctl.changes.contracts import add_contract
    from amctl.model.contracts import Contract
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    contract = Contract(**options.contract_fields(session, ctx.params))
    save(session, record, add_contract(record, id, contract, today=session.today, currency=session.settings.currency))
