"""amctl goals"""

from typing import Annotated

import typer

from amctl.completing import accounts as known_accounts
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ACCOUNT]...", help="Only these accounts.", autocompletion=known_accounts),
    ] = None,
    owner: Annotated[str | None, typer.Option(metavar="ID", help="Whose: a person's id, or me.")] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Everybody's, even if your config says who you are.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Those achieved and dropped as well.")] = False,
) -> None:
    """What the customers want to achieve, across accounts, by due day.

    Progress is the share of the way from the baseline (else the first reading) to the target. On track: by the last
    reading at least the share of the way, from the first reading to the target, that had passed of the time from the
    first reading to the due day; behind: at least half of that; at risk: less, or the due day is over. With fewer than
    two readings nothing is said. A reading older than 90 days stands out.

    Worth to them is summed in the book's currency where one of them has confirmed it, per year.

    If your config says who you are, you see what is yours: accounts you own, and goals that you look after. Accounts
    that are named are shown whole, even if they have ended.

    Examples: amctl goals · amctl goals nordwind --all · amctl goals --owner ben -o goals.html
    """
    from amctl.reports.goals import goals_ahead
    from amctl.typed import scope_meant

    session: Session = ctx.obj
    scope = scope_meant(session, accounts, owner, everyone=everyone, everything=everything)
    session.show(goals_ahead(session.facts(), scope, today=session.today, currency=session.settings.currency))
