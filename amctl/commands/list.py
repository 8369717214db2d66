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
    where: Annotated[
        list[str] | None, typer.Option(metavar="CONDITION", help="Only those that fit: revenue>=50000, last_touch<-3m.")
    ] = None,
    columns: Annotated[str | None, typer.Option(metavar="NAMES", help="Columns, separated by commas.")] = None,
    sort: Annotated[
        str, typer.Option(metavar="COLUMN", help="By this column; with a minus before it, downwards.")
    ] = "",
) -> None:
    """The accounts, one row each.

    Filters may be repeated: one of several owners, tiers or statuses, and all of several tags and conditions, which
    compare any column by = != < <= > >= or ~ (contains).
    --save keeps filters, columns and order under a name; @NAME brings them back.

    Columns: account, name, status, tier, owner, revenue (a year), next_decision, last_touch, next_touch, colour (of the
    rating), open_issues, open_follow_ups, opportunities, contacts, champions, blockers, team, tags, parent, since,
    language, aliases, domains, file.

    Examples: amctl list --status active --sort=-revenue · amctl list --columns name,owner,champions,blockers ·
    amctl list --where "champions=" --where "revenue>=20000" --save risk · amctl list @risk
    """
    from typing import get_args

    from amctl.model.account import Status
    from amctl.reports.accounts import USUAL, Chosen, accounts
    from amctl.reports.where import matching
    from amctl.typed import people_meant, words_of

    session: Session = ctx.obj
    chosen = Chosen(
        owners=tuple(person for one in owner or () for person in people_meant(session, one)),
        tiers=words_of(tier, session.settings.tiers, "tier"),
        statuses=words_of(status, get_args(Status), "status"),
        tags=tuple(tag or ()),
    )
    shown = [name.strip().replace("-", "_") for name in columns.split(",")] if columns else USUAL
    currency = session.settings.currency
    facts = matching(session.facts(), where or (), today=session.today)
    report = accounts(facts, chosen, today=session.today, currency=currency, columns=shown, sort=sort)
    session.show(report._replace(nothing="No account fits.") if where else report)
