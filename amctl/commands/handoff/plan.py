"""amctl handoff plan"""

from typing import Annotated

import typer

from amctl.recording.handoffs import Due
from amctl.session import Session


def command(
    ctx: typer.Context,
    from_: Annotated[str, typer.Option("--from", metavar="PERSON", help="Whose accounts pass on.")],
    accounts: Annotated[
        list[str] | None, typer.Argument(metavar="[ACCOUNT]...", help="Only these of their accounts.")
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="PERSON", help="Who takes over; else who could.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All of their accounts.")] = False,
    start: Annotated[bool, typer.Option("--start", help="Start the handoffs, after asking, in one act.")] = False,
    due: Due = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why the accounts change hands.")] = None,
) -> None:
    """Somebody's accounts passed on: what they bring, who knows the people there and speaks their language.

    Without --to: what would be orphaned if the person left, and who could take each account, and why. With --start,
    the handoffs begin, all in one act that amctl undo takes back; those that are open already are left as they are,
    and named if they go elsewhere.

    Examples: amctl handoff plan --from anna · amctl handoff plan --from anna --to ben nwl moewe --start --due eom ·
    amctl handoff plan --from jonas --to ben --all --start --yes · amctl handoff plan --from anna -o plan.html
    """
    from amctl.recording.passing_on import Passing, pass_on

    session: Session = ctx.obj
    pass_on(session, Passing(from_, to, tuple(accounts or ()), all_, start, due, reason))
