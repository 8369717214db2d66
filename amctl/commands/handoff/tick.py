"""amctl handoff tick"""

from typing import Annotated

import typer

from amctl.recording.handoffs import By
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    steps: Annotated[list[str], typer.Argument(metavar="STEP...", help="Ids or words of steps, or beginnings.")],
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What was agreed; excuses what the file lacks until then.")
    ] = None,
    by: By = None,
) -> None:
    """Tick off steps of a handoff's checklist; who and when is kept, so say who you are.

    What the account's file answers needs no tick. With a note, a tick also excuses what the file lacks for a step: the
    note says why that is in order. It excuses nothing that comes later, and can be given anew.

    Examples: amctl handoff tick nwl met-team access · amctl handoff tick nwl map --note "no champion, and we know it"
    """
    from amctl.changes.handoffs import handoff_meant, tick_steps
    from amctl.model.work import Tick, plan_name
    from amctl.plans.checklist import sized
    from amctl.recording.accepting import file_answers
    from amctl.recording.given import said
    from amctl.recording.handoffs import as_oneself
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    plan = session.plans.plan(plan_name(handoff_meant(record).kind))
    known = {name: step.what for name, step in sized(plan, record.account.tier)} if plan else {}
    tick = Tick(date=session.today, by=as_oneself(session, by), **said(note=note))
    save(session, record, tick_steps(record, steps, known, tick, file_answers(session, record)))
