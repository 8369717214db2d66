"""amctl issues"""

from typing import Annotated

import typer

from amctl.asked import Accounts, Everyone, Owner, scope_meant
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Accounts = None,
    owner: Owner = None,
    everyone: Everyone = False,
    severity: Annotated[
        list[str] | None,
        typer.Option(metavar="SEVERITY", help="Only these; may be repeated: critical, high, medium, low."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Resolved ones as well.")] = False,
) -> None:
    """What is wrong, across accounts: how bad and how old it is, and whom to tell by when.

    The worst come first; of those as bad the ones whose promised update is overdue, then the oldest. Whom to tell is
    who raised it, or who came after somebody who has left. Days are counted from the day it came up.

    If your config says who you are, you see what is yours: accounts you own, and issues that you see to. Accounts
    that are named are shown whole, even if they have ended.

    Examples: amctl issues · amctl issues --severity critical --severity high · amctl issues nordwind --all
    """
    from amctl.reports.issues import SEVERITIES, issues_open
    from amctl.typed import words_of

    session: Session = ctx.obj
    chosen = words_of(severity, SEVERITIES, "severity")
    scope = scope_meant(session, accounts, owner, everyone=everyone, everything=everything)
    session.show(issues_open(session.facts(), scope, today=session.today, severities=chosen))
