"""amctl issue open"""

from typing import Annotated

import typer

from amctl.recording.given import Id, Owner
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    what: Annotated[str, typer.Argument(metavar="TEXT", help="What is wrong, or asked for; - reads it.")],
    next_update: Annotated[
        str | None, typer.Option("--next-update", "-d", metavar="DAY", help="When they hear from us next.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="problem, escalation, request, defect or question.")
    ] = None,
    severity: Annotated[str | None, typer.Option(metavar="WORD", help="low, medium, high or critical.")] = None,
    raised_by: Annotated[str | None, typer.Option(metavar="CONTACT", help="Who of them raised it.")] = None,
    owner: Owner = None,
    ticket: Annotated[str | None, typer.Option(metavar="TEXT", help="Its number in the support system.")] = None,
    id: Id = None,  # noqa: A002  (the option's name)
) -> None:
    """Open an issue: what is wrong or asked for, who sees to it, and when the customer hears from us next.

    amctl due reminds of the update that was promised. It falls to the
    account manager, unless --owner names somebody.

    Examples: amctl issue open nwl "Nightly export late" --severity high --raised-by yilmaz -d fri ·
    amctl issue open nwl "Labels without umlauts" --kind defect --owner mei --ticket SUP-4590
    """
    from amctl.changes.interactions import together
    from amctl.changes.issues import open_issue
    from amctl.model.work import Issue
    from amctl.recording.given import choice, said, someone
    from amctl.recording.interactions import contacts_meant
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    known = said(
        kind=choice(Issue, "kind", kind),
        severity=choice(Issue, "severity", severity),
        owner=someone(session, owner) or record.account.owner,
        next_update=day_meant(session, next_update) if next_update else None,
        ticket=ticket,
    )
    people, new = contacts_meant(session, record, [raised_by] if raised_by else [])
    known |= said(raised_by=people[0] if people else None)
    issue = Issue(what=text_meant(session, what, record.account.name), **known)
    save(session, record, together(*new, open_issue(record, issue, id=id, today=session.today)))
