"""amctl done"""

from typing import Annotated

import typer

from amctl.recording.interactions import Due, FollowUpText, On
from amctl.session import Session


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="HANDLE... [TEXT]", help="What is done, and what came of it."),
    ],
    on: On = "today",
    follow_up: FollowUpText = None,
    due: Due = None,
) -> None:
    """Close follow-ups: log what came of it, plan what is next.

    amctl due shows the handles; any unambiguous beginning will do. With a text, an interaction is logged with the
    contacts of the follow-up: a call for a call, a note for a task. What comes again moves on to its next day.

    Examples: amctl done 7k2q8 · amctl done 7k2q8 3fr0a ·
    amctl done 7k2q8 "sent, she reads it on Monday" -f "ask her" -d tue
    """
    from amctl.recording.closing import closed
    from amctl.saving import save_all
    from amctl.typed import day_meant

    session: Session = ctx.obj
    deeds = closed(session, words, day_meant(session, on, back=True), follow_up, due)
    save_all(session, deeds, " ".join(deed.done for _, deed in deeds))
