"""amctl handoff start"""

from typing import Annotated

import typer

from amctl.recording import handoffs as options
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    to: Annotated[str, typer.Option(metavar="PERSON", help="Who takes over.")],
    from_: Annotated[
        str | None, typer.Option("--from", metavar="PERSON", help="Who hands over, if not its owner.")
    ] = None,
    kind: options.Kind = None,
    due: options.Due = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why the account changes hands.")] = None,
) -> None:
    """An account begins to change hands: from today, both see the steps of the checklist in amctl due.

    The owner stays the owner until the successor accepts. Who has left hands over as departed, without steps of their
    own; who sold the account hands over from sales.

    Examples: amctl handoff start nwl --to ben --due +2w --reason "Anna takes the Nordics" ·
    amctl handoff start acme --from priya --to anna
    """
    from amctl.changes.handoffs import start_handoff
    from amctl.recording.handoffs import Wanted, absence, gone_by, handoff_wanted, plan_trouble, why_asked
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    handoff = handoff_wanted(session, record, Wanted(to, from_, kind, due, reason))
    deed = start_handoff(record, handoff, gone=gone_by(session), today=session.today)
    trouble = plan_trouble(session, handoff.kind)
    warning = f"warning: a plan of the book cannot be used: {trouble}" if trouble else ""
    more = (absence(session, handoff.to), why_asked(session, record, handoff), warning)
    save(session, record, deed._replace(notes=(*deed.notes, *filter(None, more))))
