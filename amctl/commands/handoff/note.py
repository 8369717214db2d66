"""amctl handoff note"""

from typing import Annotated

import typer

from amctl.recording.handoffs import By
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    text: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="How it goes; - reads it.")] = None,
    by: By = None,
) -> None:
    """Say how the handoff of an account goes. Without a text your editor opens.

    Examples: amctl handoff note nwl "Keller wants to meet Ben in person" · amctl handoff note nwl - < minutes.txt
    """
    from amctl.changes.handoffs import handoff_meant, note_on_handoff
    from amctl.model.work import Update
    from amctl.recording.given import said, someone
    from amctl.saving import save
    from amctl.typed import text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    handoff = handoff_meant(record)
    who = said(by=someone(session, by) or session.me)
    about = f"{record.account.name}: handoff from {handoff.from_} to {handoff.to}"
    note = Update(date=session.today, note=text_meant(session, text, about), **who)
    save(session, record, note_on_handoff(record, note))
