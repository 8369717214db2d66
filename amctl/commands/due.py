"""amctl due"""

from typing import Annotated

import typer

from amctl.asked import Accounts, Everyone, Kinds, Owner, items_wanted
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Accounts = None,
    within: Annotated[str, typer.Option(metavar="SPAN", help="How far ahead: 7d, 2w, 6m, 1y.")] = "7d",
    owner: Owner = None,
    everyone: Everyone = False,
    kind: Kinds = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each is due.")] = False,
) -> None:
    """What is due: overdue, today, and in the days ahead.

    Contract deadlines come first, then promises, issue updates, meetings and reviews, other follow-ups, goals and
    milestones, and touches. What lies within its own lead time is shown however short the span is.

    If your config says who you are, you see what is yours: accounts you own, work assigned to you, and that of
    people whom you cover while they are away. --save keeps options under a name; @NAME brings them back.

    Examples: amctl due --within 1m · amctl due --owner me · amctl due --kind promise --explain ·
    amctl due --owner me --within 2w --save mine · amctl due @mine
    """
    from amctl.changes.identity import shown
    from amctl.reports.due import due
    from amctl.typed import span_end

    session: Session = ctx.obj
    items = session.items()
    until = span_end(session.today, within)
    wanted = items_wanted(session, accounts, owner, kind, everyone=everyone, until=until)
    names = {facts.account: facts.name for facts in session.facts()}
    length = shown(item.handle for item in items)
    session.show(due(items, wanted, today=session.today, names=names, handle_length=length, explain=explain))
