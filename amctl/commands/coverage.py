"""amctl coverage"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help="One account, person by person."),
    ] = None,
) -> None:
    """Who of us knows whom over there, and what hangs on one person.

    Of an account: their people by weight, ours beside them, when each was last in touch with each, and what is
    missing with key people: nobody knows them, only one of us does, nobody has been in touch for over 90 days. Key are
    those who approve something, decide, hold the budget or sponsor, whose word weighs much, champions and blockers.

    Without an account: those that hang on one person on either side, by revenue, and when somebody who approves the
    renewal was last in touch with us.

    One of us knows one of them if known_by says so, or by a two-way contact within a year. Colleagues and contacts who
    have left do not count.

    Examples: amctl coverage · amctl coverage nordwind · amctl coverage nordwind -o coverage.html
    """
    from amctl.reports.coverage import coverage
    from amctl.reports.hanging import hanging

    session: Session = ctx.obj
    today, present = session.today, session.settings.present(session.today)
    if account is None:
        currency = session.settings.currency
        session.show(hanging(session.facts(), present=present, today=today, currency=currency))
    else:
        session.show(coverage(session.account(account).derived.facts, present=present, today=today))
