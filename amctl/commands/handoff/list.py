"""amctl handoff list"""

import typer

from amctl.asked import Accounts, Everyone, Lang, Owner, scope_meant
from amctl.session import Session


def command(
    ctx: typer.Context,
    accounts: Accounts = None,
    owner: Owner = None,
    everyone: Everyone = False,
    lang: Lang = None,
) -> None:
    """The handoffs that are open: from whom to whom, for how long, how many required steps are missing, what is next.

    If your config says who you are, you see those in which you hand over or take over, and those that you cover.

    Examples: amctl handoff list · amctl handoff list --owner ben · amctl handoff list --everyone --json
    """
    from amctl.language import if_asked
    from amctl.recording.viewing import opened_handoffs
    from amctl.reports.handoffs import open_handoffs

    session: Session = ctx.obj
    scope = scope_meant(session, accounts, owner, everyone=everyone, everything=False)
    session.show(if_asked(open_handoffs(opened_handoffs(session, scope), session.today, scope.people), lang))
