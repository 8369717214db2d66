"""amctl drop"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="HANDLE... [TEXT]", help="What is to go, and why."),
    ],
) -> None:
    """Take follow-ups out: they are not to be done after all.

    amctl due shows the handles; any unambiguous beginning will do. With a text, a note is logged that says why.
    amctl undo brings back what is out; what comes again goes with all its days to come.

    Examples: amctl drop 7k2q8 · amctl drop 7k2q8 3fr0a · amctl drop 7k2q8 "they do it themselves"
    """
    from amctl.changes.dropping import drop_follow_up
    from amctl.recording.closing import each_account, handles_meant
    from amctl.recording.handles import follow_up_of
    from amctl.saving import save_all
    from amctl.typed import text_meant

    session: Session = ctx.obj
    items, text = handles_meant(session, words)
    found = sorted((follow_up_of(session, item) for item in items), key=lambda one: -one[1])  # the later one first
    reason = text_meant(session, text, found[0][2].what) if text is not None else None
    by = (session.me,) if session.me else ()
    deeds = [(record, drop_follow_up(record, index, reason, by=by, today=session.today)) for record, index, _ in found]
    save_all(session, each_account(deeds), " ".join(deed.done for _, deed in deeds))
