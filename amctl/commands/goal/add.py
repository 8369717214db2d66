"""amctl goal add"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.recording.given import By, Id, Owner, TheirOwner
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    goal: Annotated[str, typer.Argument(metavar="TEXT", help="What they want, in their own words; - reads it.")],
    unit: Annotated[str | None, typer.Option(metavar="TEXT", help="What is counted: hours, per cent, depots.")] = None,
    baseline: Annotated[str | None, typer.Option(metavar="NUMBER", help="The value before.")] = None,
    target: Annotated[str | None, typer.Option(metavar="NUMBER", help="The value aimed at.")] = None,
    due: By = None,
    owner: Owner = None,
    their_owner: TheirOwner = None,
    id: Id = None,  # noqa: A002  (the option's name)
) -> None:
    """Add a goal of the customer's, in their own words, and how one sees that it is reached.

    Examples: amctl goal add nwl "Dispatch within two hours" --unit hours --baseline 6 --target 2 -d eoy ·
    amctl goal add nwl "Paperless by summer" -d 2027-06-30 --their-owner yilmaz
    """
    from amctl.changes.goals import add_goal
    from amctl.changes.interactions import together
    from amctl.model.plans import Goal, Metric
    from amctl.recording.given import number_meant, said, someone
    from amctl.recording.interactions import contacts_meant
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    figures = said(
        baseline=number_meant(baseline) if baseline else None, target=number_meant(target) if target else None
    )
    if figures and not unit:
        raise UsageError("a figure needs its unit", "--unit hours")
    known = said(
        metric=Metric(unit=unit, **figures) if unit else None,
        due=day_meant(session, due) if due else None,
        owner=someone(session, owner),
    )
    people, new = contacts_meant(session, record, [their_owner] if their_owner else [])
    known |= said(their_owner=people[0] if people else None)
    wanted = Goal(goal=text_meant(session, goal, record.account.name), **known)
    save(session, record, together(*new, add_goal(record, wanted, id=id, today=session.today)))
