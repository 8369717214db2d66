"""amctl renewals"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    within: Annotated[str, typer.Option(metavar="SPAN", help="How far ahead: 90d, 6m, 1y.")] = "6m",
    owner: Annotated[str | None, typer.Option(metavar="ID", help="Whose accounts: a person's id, or me.")] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Everybody's, even if your config says who you are.")
    ] = False,
) -> None:
    """Which contracts are to be decided, by decision day.

    The decision day is the notice deadline if there is one, else the end of the term. Each contract says what happens
    if nobody acts: renews by itself, until when and at what price, or lapses. Secured, renewed, unsigned and
    open-ended ones stand apart.

    Examples: amctl renewals --within 1y · amctl renewals --owner anna -o renewals.html
    """
    from amctl.asked import answered_for
    from amctl.reports.renewals import renewals_ahead
    from amctl.typed import people_meant, span_end

    session: Session = ctx.obj
    people = () if everyone else people_meant(session, owner)
    until = span_end(session.today, within)
    session.show(
        renewals_ahead(
            session.facts(),
            today=session.today,
            until=until,
            currency=session.settings.currency,
            people=people,
            present=answered_for(session),
        )
    )
