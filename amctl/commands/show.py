"""amctl show"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="Its id, or a beginning of it; its name or an alias.")
    ],
) -> None:
    """One account on one page: what to know before a call.

    Who they are, what is next, the people and how they stand, contracts and what happens if nobody acts, goals,
    issues, the roadmap, the latest words, and what is wrong with the file.

    Examples: amctl show nordwind · amctl show nordwind --json · amctl show nordwind -o nordwind.md
    """
    from amctl.changes.identity import shown
    from amctl.reports.card import card

    session: Session = ctx.obj
    record, derived = session.account(account)
    items, facts, findings, _ = derived
    session.show(
        card(
            record.account,
            facts,
            items,
            findings,
            today=session.today,
            currency=session.settings.currency,
            handle_length=shown(item.handle for item in session.items()),
        )
    )
