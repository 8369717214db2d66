"""amctl milestone add"""

from typing import Annotated

import typer

from amctl.recording.given import By, Id, Owner, TheirOwner
from amctl.recording.interactions import Account
from amctl.session import Session

_PHASES = "onboarding, adoption, value, growth, renewal, or one of your own."


def command(
    ctx: typer.Context,
    account: Account,
    what: Annotated[str, typer.Argument(metavar="TEXT", help="What will be there; - reads it.")],
    due: By = None,
    phase: Annotated[str | None, typer.Option(metavar="TEXT", help=_PHASES)] = None,
    owner: Owner = None,
    their_owner: TheirOwner = None,
    criterion: Annotated[str | None, typer.Option(metavar="TEXT", help="By what one knows that it is reached.")] = None,
    id: Id = None,  # noqa: A002  (the option's name)
) -> None:
    """Add a step to the success roadmap.

    It falls to the account manager, unless --owner or --their-owner names somebody.

    Examples: amctl milestone add nwl "All depots live" -d 2027-03-31 --phase adoption --owner tomasz ·
    amctl milestone add nwl "OldTool off" -d eoq --their-owner petersen --criterion "four weeks without a login"
    """
    from amctl.changes.interactions import together
    from amctl.changes.milestones import add_milestone
    from amctl.model.plans import Milestone
    from amctl.recording.given import said, someone
    from amctl.recording.interactions import contacts_meant
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    known = said(
        phase=phase,
        due=day_meant(session, due) if due else None,
        owner=someone(session, owner) or (None if their_owner else record.account.owner),
        criterion=criterion,
    )
    people, new = contacts_meant(session, record, [their_owner] if their_owner else [])
    known |= said(their_owner=people[0] if people else None)
    step = Milestone(what=text_meant(session, what, record.account.name), **known)
    save(session, record, together(*new, add_milestone(record, step, id=id, today=session.today)))
