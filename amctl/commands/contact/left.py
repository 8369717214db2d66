"""amctl contact left"""

from typing import Annotated

import typer

from amctl.recording.contacts import ContactWord
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    contact: ContactWord,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="Since when, if not today.")] = None,
    replaced_by: Annotated[str | None, typer.Option(metavar="CONTACT", help="Who came after; may be new.")] = None,
) -> None:
    """Record that a contact has left, and who came after.

    They are kept for history. What hangs on them is listed with the command that mends it: approvals, people who
    reported to them, promises, issues, goals. The replacement becomes the one to write first, if they were.

    Examples: amctl contact left nwl brandt --on 2026-10-31 --replaced-by petersen · amctl contact left nwl keller
    """
    from amctl.changes.contacts import contact_left
    from amctl.changes.interactions import together
    from amctl.recording.interactions import contacts_meant
    from amctl.saving import save
    from amctl.typed import contact_meant, day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    who = contact_meant(record, contact)
    day = day_meant(session, on, back=True) if on else None
    heirs, new = contacts_meant(session, record, [replaced_by] if replaced_by else [])
    left = contact_left(record, who, day, heirs[0] if heirs else None, today=session.today)
    save(session, record, together(*new, left))
