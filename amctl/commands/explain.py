"""amctl explain"""

from typing import Annotated

import typer

from amctl.dates import FIRST
from amctl.session import Session


def command(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="A rule's code, or the beginning of several.")] = "",
) -> None:
    """What a rule wants, why, and an example before and after.

    Without a code it lists the rules; AM4 explains all whose codes begin like that.

    Examples: amctl explain AM404 · amctl explain AM4 · amctl explain --format md
    """
    from amctl.reports.manual import rules_explained

    session: Session = ctx.obj
    session.show_page(rules_explained(code, FIRST))
