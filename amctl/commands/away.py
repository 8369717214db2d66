"""amctl away"""

from typing import Annotated

import typer

from amctl.asked import Lang
from amctl.errors import UsageError
from amctl.session import Session


def command(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="Who of us; me is you. Nobody: all absences ahead.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day; today, if only --until is given.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", "-u", metavar="DAY", help="The last day.")] = None,
    cover: Annotated[str | None, typer.Option(metavar="PERSON", help="Who looks after the accounts meanwhile.")] = None,
    lang: Lang = None,
    cancel: Annotated[bool, typer.Option("--cancel", help="Take back the absence that runs or comes next.")] = False,
) -> None:
    """Say that somebody of us is away and who covers, and print the cover sheet: what the cover must know.

    With days, the absence is written into amctl.yaml. Without them, the sheet is that of the absence that runs or comes
    next. It has the accounts, what is to be decided, promised, told and done meanwhile or is overdue already, whom to
    write first, and what not to touch. With --cover alone, that one covers it. Nobody
    named: who is away when.

    While somebody is away, reminders and amctl due go to the cover; without one, or if the cover is away too, to the
    cover's cover, else to who leads the team.

    Examples: amctl away anna --from 2026-12-21 --until 2027-01-04 --cover ben · amctl away me --until fri --cover ben ·
    amctl away anna -o cover.md · amctl away
    """
    from amctl.recording.absences import cover as cover_next
    from amctl.recording.absences import plan, take_back, tell

    session: Session = ctx.obj
    planned = [one for one in (since, until, cover) if one is not None]
    if cancel and planned:
        raise UsageError("--cancel takes an absence back", "leave it out, or the days and the cover")
    if person is None and (cancel or planned):
        raise UsageError("who of us?", "amctl away PERSON --from DAY --until DAY --cover PERSON")
    if person is not None and cancel:
        take_back(session, person)
    elif person is not None and cover and planned == [cover]:
        cover_next(session, person, cover, lang)
    elif person is not None and planned:
        plan(session, person, since, until, cover, lang)
    else:
        tell(session, person, lang)
