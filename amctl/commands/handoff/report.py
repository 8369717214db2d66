"""amctl handoff report"""

import typer

from amctl.asked import Lang
from amctl.session import Session


def command(ctx: typer.Context, lang: Lang = None) -> None:
    """How handoffs go: how long until they were accepted, and whether the successor was in touch soon after.

    In touch counts contacts with whom the new account manager had a two-way contact within 14 days of accepting; who has
    accepted later than that is not judged yet. A
    forced one was accepted although something required was missing.

    Examples: amctl handoff report · amctl handoff report -o handoffs.html
    """
    from amctl.language import if_asked
    from amctl.reports.handed_over import handed_over

    session: Session = ctx.obj
    session.show(if_asked(handed_over(session.facts(), today=session.today), lang))
