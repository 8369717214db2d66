"""amctl timeline"""

from typing import Annotated, get_args

import typer

from amctl.reports.events.event import Kind
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="Its id, or a beginning of it; its name or an alias.")
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help=f"Only this kind; may be repeated: {', '.join(get_args(Kind))}."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="From this day on, or so long back: 2026-01-01, fri, 6m.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Up to this day, or so far ahead: today, q4, 2w.")
    ] = None,
) -> None:
    """One account in one column of time: what was, and what is to come.

    Contacts, promises, contracts and their decisions, issues, goals and readings, milestones, opportunities, feedback,
    usage, ratings, people who left, handoffs: all that has a day, the oldest first, with today between past and
    future. Of a very long history the years furthest back are only counted, unless --since is given.

    Examples: amctl timeline nordwind · amctl timeline nordwind --since 6m --kind interaction --kind issue
    """
    from amctl.reports.timeline import Wanted, timeline
    from amctl.typed import edges_meant, words_of

    session: Session = ctx.obj
    kinds = words_of(kind, get_args(Kind), "kind")
    wanted = Wanted(*edges_meant(session, since, until), kinds)
    record, derived = session.account(account)
    currency = session.settings.currency
    session.show(timeline(record, derived.facts, wanted, today=session.today, currency=currency))
