"""amctl goals"""

from typing import Annotated

import typer

from amctl.asked import Accounts, Everyone, Owner, scope_meant
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Accounts = None,
    owner: Owner = None,
    everyone: Everyone = False,
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

    session: Session = ctx.obj
    scope = scope_meant(session, accounts, owner, everyone=everyone, everything=everything)
    session.show(goals_ahead(session.facts(), scope, today=session.today, currency=session.settings.currency))
