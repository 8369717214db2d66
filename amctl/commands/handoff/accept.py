"""amctl handoff accept"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[
        str | None, typer.Argument(metavar="[ACCOUNT]", help="Its id, name or alias, or a beginning of it.")
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="PERSON", help="Who accepts: you.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All that are being handed over to you and are ready.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Although something required is missing.")] = False,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it is forced; kept in the file.")] = None,
) -> None:
    """Take over an account that is being handed over to you: you own it from today.

    All that is open of the predecessor's goes to you in the same act: follow-ups, issues, goals, milestones,
    opportunities. What is over stays as it was, and so does who knows whom. Your first ninety days are planned as
    follow-ups; what is left of the predecessor's is dropped. While required steps of the checklist are missing, they
    are told with what mends them, and nothing is written, nor while a plan of the book cannot be used; --force accepts
    all the same. amctl undo takes all of it back.

    Examples: amctl handoff accept nwl · amctl handoff accept nwl --force --reason "Jonas cannot be asked any more" ·
    amctl handoff accept --to ben --all
    """
    from amctl.recording.accepting import accept_all, accept_one

    session: Session = ctx.obj
    if force and not reason:
        raise UsageError("why is it forced?", '--force --reason "…"')
    if reason and not force:
        raise UsageError("--reason says why it is forced", "add --force, or leave it out")
    if (account is None) != all_:
        raise UsageError("one account, or --all", "name the account, or add --all")
    if account is None:
        accept_all(session, to, reason)
    else:
        accept_one(session, account, to, reason)
