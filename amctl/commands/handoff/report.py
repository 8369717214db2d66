"""amctl handoff report"""

import typer

from amctl.asked import Lang
from amctl.session import Session


def command(ctx: typer.Context, lang: Lang = None) -> None:
    """How handoffs go: how long until they were accepted, and whether the successor was in touch soon after.

    In touch counts contacts with whom the new account manager had a two-way contact within 14 days of accepting; of
    whoever still has the time, nothing is summed up. A forced one was accepted although something required was missing,
    or was not known.

    Examples: amctl handoff report · amctl handoff report -o handoffs.html
    """
    from amctl.language import if_asked
    from amctl.reports.handed_over import handed_over

    session: Session = ctx.obj
    session.show(if_asked(handed_over(session.facts(), today=session.today), lang))
