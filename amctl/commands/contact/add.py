"""amctl contact add"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.recording import contacts as options
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    id: Annotated[  # noqa: A002  (its name in the help)
        str | None,
        typer.Argument(metavar="[ID]", help="What they are called in the file, else by the family name; or the name."),
    ] = None,
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
    """Add a contact: somebody on their side.

    Stance and influence are judged today, unless --assessed says otherwise.

    Examples: amctl contact add nwl "Jana Müller" --title CFO --email j.mueller@nordwind.example ·
    amctl contact add nwl jana --name "Jana Müller" --role decision-maker --stance neutral --reports-to keller
    """
    from amctl.changes.contacts import add_contact
    from amctl.changes.naming import contact_id
    from amctl.model.fields import is_id
    from amctl.model.people import Contact
    from amctl.saving import save

    session: Session = ctx.obj
    record, _ = session.account(account)
    if id and not name and not is_id(id):  # a name, as other commands take it
        id, name = None, id  # noqa: A001  (its name in the help)
        ctx.params["name"] = name
    if not name or not name.strip():
        raise UsageError("who is it?", f'--name "{(id or "Jana Müller").title()}"')
    fields = {field: value for field, value in options.contact_fields(session, record, ctx.params).items() if value}
    try:
        called = id or contact_id(name, record.account.contacts)
    except ValueError as error:
        raise UsageError(str(error), f"amctl contact add {record.id} ID --name …") from None
    save(session, record, add_contact(record, called, Contact(**fields), today=session.today))
