"""amctl due"""

from typing import Annotated, get_args

import typer

from amctl.items import Kind
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Annotated[list[str] | None, typer.Argument(metavar="[ACCOUNT]...", help="Only these accounts.")] = None,
    within: Annotated[str, typer.Option(metavar="SPAN", help="How far ahead: 7d, 2w, 6m, 1y.")] = "7d",
    owner: Annotated[str | None, typer.Option(metavar="ID", help="Whose: a person's id, or me.")] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Everybody's, even if your config says who you are.")
    ] = False,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help=f"Only this kind; may be repeated: {', '.join(get_args(Kind))}.",
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each is due.")] = False,
) -> None:
    """What is due: overdue, today, and in the days ahead.

    Contract deadlines come first, then promises, issue updates, meetings and reviews, other follow-ups, goals and
    milestones, and touches. What lies within its own lead time is shown however short the span is.

    If your config says who you are, you see what is yours: accounts you own, work assigned to you, and that of
    people whom you cover while they are away.

    Examples: amctl due --within 1m · amctl due --owner me · amctl due --kind promise --explain
    """
    from amctl.changes.identity import shown
    from amctl.reports.due import Wanted, due
    from amctl.typed import people_meant, span_end, words_of

    session: Session = ctx.obj
    items = session.items()
    wanted = Wanted(
        until=span_end(session.today, within),
        accounts={session.account(name).record.id for name in accounts or ()},
        kinds=words_of(kind, get_args(Kind), "kind"),
        people=() if everyone else people_meant(session, owner),
        present=session.settings.present(session.today),
    )
    names = {facts.account: facts.name for facts in session.facts()}
    length = shown(item.handle for item in items)
    session.show(due(items, wanted, today=session.today, names=names, handle_length=length, explain=explain))
