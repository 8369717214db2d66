"""amctl contact forget"""

import typer

from amctl.recording.contacts import ContactWord
from amctl.recording.interactions import Account
from amctl.session import Session


def command(ctx: typer.Context, account: Account, contact: ContactWord) -> None:
    """Take a person out of an account's file, as the law may ask: the entry, and every place that names it.

    What they were promised, raised or looked after stays without a name, and is listed; their feedback keeps its
    score and loses its words. Where free text still names them is listed for you to edit. It cannot be undone: what
    the journal keeps of this file goes as well, so that no earlier change of it can be undone either. git keeps what
    it has, and so do other machines; you are told how to deal with that.

    Examples: amctl contact forget nwl brandt --dry-run · amctl contact forget nwl brandt --yes
    """
    from amctl.recording.forgetting import forget
    from amctl.typed import contact_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    forget(session, record, contact_meant(record, contact))
