"""amctl handoff show"""

from typing import Annotated

import typer

from amctl.asked import Lang
from amctl.recording import handoffs as options
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="Its id, or a beginning of it; its name or an alias.")
    ],
    to: Annotated[str | None, typer.Option(metavar="PERSON", help="If this one took over.")] = None,
    kind: options.Kind = None,
    lang: Lang = None,
) -> None:
    """The checklist of a handoff: what is there, what is missing, and the command that mends it.

    What the account's file can answer it answers, with the fact and its age; the rest people tick. Once it is accepted
    you see how its first ninety days go, until they are over and all that was planned for them is done. Without either
    you see how the account would stand if it were handed over, as with --to and --kind, which say how. Steps and limits
    come from plan files, which a book overrides in its folder playbooks; a tier may be spared some.

    As md or html it is the document for the successor, in their language unless --lang names another: the checklist,
    the account on its page, who knows whom, and the last year.

    Examples: amctl handoff show nordwind · amctl handoff show nwl --to ben · amctl handoff show nwl -o handoff.html ·
    amctl handoff show nwl -o uebergabe.html --lang de
    """
    from amctl.recording.viewing import shown_handoff

    session: Session = ctx.obj
    session.show(shown_handoff(session, account, to, kind, lang))
