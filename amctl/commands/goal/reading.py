"""amctl goal reading"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account, On
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    goal: Annotated[str, typer.Argument(metavar="GOAL", help="Its id or a word of it, or a beginning.")],
    value: Annotated[str, typer.Argument(metavar="NUMBER", help="What was measured, in the goal's unit.")],
    on: On = "today",
    achieved: Annotated[bool, typer.Option("--achieved", help="The goal is reached.")] = False,
) -> None:
    """Record a measurement of a goal, and perhaps that it is reached.

    A second one of the same day corrects the first. A value below nothing goes behind two hyphens: -- -3

    Examples: amctl goal reading nwl faster 2.4 · amctl goal reading nwl faster 1.9 --on fri --achieved
    """
    from amctl.changes.goals import add_reading
    from amctl.model.plans import Reading
    from amctl.recording.given import number_meant
    from amctl.saving import save
    from amctl.typed import day_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    reading = Reading(date=day_meant(session, on, back=True), value=number_meant(value))
    save(session, record, add_reading(record, goal, reading, achieved=achieved, today=session.today))
