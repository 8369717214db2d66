"""amctl list"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    owner: Annotated[list[str] | None, typer.Option(metavar="ID", help="Of this account manager, or me.")] = None,
    tier: Annotated[list[str] | None, typer.Option(metavar="TIER", help="Of this tier.")] = None,
    status: Annotated[list[str] | None, typer.Option(metavar="STATUS", help="With this status.")] = None,
    tag: Annotated[list[str] | None, typer.Option(metavar="TAG", help="With this tag.")] = None,
    columns: Annotated[str | None, typer.Option(metavar="NAMES", help="Columns, separated by commas.")] = None,
    sort: Annotated[
        str, typer.Option(metavar="COLUMN", help="By this column; with a minus before it, downwards.")
    ] = "",
) -> None:
    """The accounts, one row each.

    Filters may be repeated: one of several owners, tiers or statuses, and all of several tags. A column that does not
    exist makes it list those that do.

    Examples: amctl list --status active --sort=-revenue · amctl list --columns name,owner,champions,blockers
    """
    from typing import get_args

    from amctl.model.account import Status
    from amctl.reports.accounts import USUAL, Chosen, accounts
    from amctl.typed import people_meant, words_of

    session: Session = ctx.obj
    chosen = Chosen(
        owners=tuple(person for one in owner or () for person in people_meant(session, one)),
        tiers=words_of(tier, session.settings.tiers, "tier"),
        statuses=words_of(status, get_args(Status), "status"),
        tags=tuple(tag or ()),
    )
    shown = [name.strip() for name in columns.split(",")] if columns else USUAL
    currency = session.settings.currency
    session.show(accounts(session.facts(), chosen, today=session.today, currency=currency, columns=shown, sort=sort))
