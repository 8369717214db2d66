"""amctl agenda"""

from typing import Annotated

import typer

from amctl.asked import Accounts, Everyone, Kinds, Owner, items_wanted
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Accounts = None,
    weeks: Annotated[int, typer.Option(metavar="N", min=1, max=53, help="How many weeks; this one is the first.")] = 4,
    owner: Owner = None,
    everyone: Everyone = False,
    kind: Kinds = None,
) -> None:
    """The weeks ahead as a calendar, to look at and to print.

    A wide terminal gets a table for each week, a narrow one a list day by day. What is overdue comes first. What comes
    again stands on each of its days, what is snoozed on the day until which it is, and who is away is told with the
    cover. What lies beyond the last week, but needs time before its day, comes last.

    If your config says who you are, you see what is yours, as in due.

    Examples: amctl agenda · amctl agenda --weeks 8 --owner me · amctl agenda nordwind -o agenda.html
    """
    from amctl.changes.identity import shown
    from amctl.reports.agenda import agenda, last_day

    session: Session = ctx.obj
    items = session.items()
    until = last_day(session.today, weeks)
    wanted = items_wanted(session, accounts, owner, kind, everyone=everyone, until=until)
    session.show(
        agenda(
            items,
            wanted,
            today=session.today,
            book=session.facts(),
            people=session.settings.people,
            handle_length=shown(item.handle for item in items),
        )
    )
