"""amctl usage"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account, On
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    product: Annotated[str, typer.Argument(metavar="PRODUCT", help="Of amctl.yaml: its id, name, or a beginning.")],
    active: Annotated[str, typer.Argument(metavar="ACTIVE", help="How many were in use; 97/120 of how many, too.")],
    of: Annotated[str | None, typer.Argument(metavar="[OF]", help="Out of how many.")] = None,
    on: On = "today",
) -> None:
    """Record how much of a product they use.

    A second count of the same product and day corrects the first.

    Examples: amctl usage nwl platform 103 120 · amctl usage nwl platform 97/120 --on 2026-09-30
    """
    from amctl.changes.history import add_usage
    from amctl.changes.meant import meant
    from amctl.model.history import Usage
    from amctl.recording.given import count_meant, said
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    products = {name: (one.name,) for name, one in session.settings.products.items()}
    if of is None and "/" in active:
        active, _, of = active.partition("/")
    usage = Usage(
        date=day_meant(session, on, back=True),
        product=meant(product, products, "product"),
        active=count_meant(active),
        **said(of=count_meant(of) if of is not None else None),
    )
    save(session, record, add_usage(record, usage, today=session.today))
