"""amctl agenda"""

from typing import Annotated, get_args

import typer

from amctl.items import Kind
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Annotated[list[str] | None, typer.Argument(metavar="[ACCOUNT]...", help="Only these accounts.")] = None,
    weeks: Annotated[int, typer.Option(metavar="N", min=1, max=53, help="How many weeks; this one is the first.")] = 4,
    owner: Annotated[str | None, typer.Option(metavar="ID", help="Whose: a person's id, or me.")] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Everybody's, even if your config says who you are.")
    ] = False,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help=f"Only this kind; may be repeated: {', '.join(get_args(Kind))}."),
    ] = None,
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
    from amctl.reports.due import Wanted
    from amctl.typed import people_meant, words_of

    session: Session = ctx.obj
    items = session.items()
    wanted = Wanted(
        until=last_day(session.today, weeks),
        accounts={session.account(name).record.id for name in accounts or ()},
        kinds=words_of(kind, get_args(Kind), "kind"),
        people=() if everyone else people_meant(session, owner),
        present=session.settings.present(session.today),
    )
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
