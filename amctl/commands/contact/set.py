"""amctl contact set"""

from typing import Annotated

import typer

from amctl.recording import contacts as options
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    contact: options.ContactWord,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Full name, with title if they use it.")] = None,
    title: options.Title = None,
    department: options.Department = None,
    email: options.Email = None,
    phone: options.Phone = None,
    mobile: options.Mobile = None,
    language: options.Language = None,
    channel: options.Channel = None,
    roles: options.Roles = None,
    stance: options.Stance = None,
    influence: options.Influence = None,
    approves: options.Approves = None,
    assessed: options.Assessed = None,
    known_by: options.KnownBy = None,
    reports_to: options.ReportsTo = None,
    influences: options.Influences = None,
    works_with: options.WorksWith = None,
    conflicts_with: options.ConflictsWith = None,
    notes: options.Notes = None,
    tags: options.Tags = None,
) -> None:
    """Say what is known of a contact. Only what is given changes; an empty value removes.

    What may be repeated replaces the whole list. Who judges stance or influence does so today, also if it stays the
    same, unless --assessed says otherwise.

    Examples: amctl contact set nwl petersen --stance supporter --influence high ·
    amctl contact set nwl petersen --role decision-maker,technical-buyer --phone ""
    """
    from amctl.changes.contacts import set_contact
    from amctl.saving import save
    from amctl.typed import contact_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    who = contact_meant(record, contact)
    fields = options.contact_fields(session, record, ctx.params)
    save(session, record, set_contact(record, who, fields, today=session.today))
