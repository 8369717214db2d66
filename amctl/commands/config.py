"""amctl config"""

import typer

from amctl.session import Session


def command(ctx: typer.Context) -> None:
    """What is set, and where it comes from: a flag, the environment, a line of your config, the book, or a default.

    The flag wins, then the environment, then the book where it has a say, then your config. Secrets are not shown.
    amctl explain config says what your config may hold; amctl help files, where everything lies.

    Examples: amctl config · amctl config | cut -f1,2 · AMCTL_PAGER=more amctl config
    """
    from amctl.origins import settings_of, today_of
    from amctl.reports.configured import configured

    session: Session = ctx.obj
    session.show_page(configured(settings_of(session), today_of(session)))
