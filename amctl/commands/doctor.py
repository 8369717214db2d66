"""amctl doctor"""

import typer

from amctl.errors import FINDINGS
from amctl.session import Session


def command(ctx: typer.Context) -> None:
    """Whether all is well: Python, settings, your config, the book, git, locks, journal, schemas, mail.

    Each line is ok, a warning or an error, with its remedy; exit code 1 if there are errors. Nothing is changed, and
    nothing is sent. What is inside the accounts, amctl validate tells.

    Examples: amctl doctor · amctl doctor --json
    """
    from amctl.checking import state_of
    from amctl.reports.doctor import checks, doctor

    session: Session = ctx.obj
    state = state_of(session)
    found = checks(state)
    session.show_page(doctor(found, state.today))
    if any(one.level == "error" for one in found):
        session.exit_code = FINDINGS
