"""amctl undo"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.session import Session


def command(
    ctx: typer.Context,
    list_: Annotated[bool, typer.Option("--list", help="Only show what was done lately, the last one first.")] = False,
) -> None:
    """Take back the last change that amctl made in this book.

    All files of one command at once, if they are still as it left them; what an editor or git did since is never
    touched. Works without git, by a journal in your own folder that forgets after 90 days.

    Examples: amctl undo · amctl undo --dry-run · amctl undo --list
    """
    from amctl.reports.written import Said, acts_report
    from amctl.saving import carry_out
    from amctl.taking_back import acts_here, last_act, writings_of

    session: Session = ctx.obj
    if list_:
        acts = [(act.at, act.done, tuple(trace.file for trace in act.files)) for act in reversed(acts_here(session))]
        session.show_page(acts_report(acts, session.today))
        return
    act = last_act(session)
    if act is None:
        raise UsageError("there is nothing to take back", "amctl undo --list shows what was done")
    done = f"Taken back: {act.done}"
    said = [Said(trace.file.rsplit("/", 1)[-1].removesuffix(".yaml"), trace.file, done, ()) for trace in act.files]
    files = [trace.file for trace in act.files]
    carry_out(session, files, lambda: writings_of(session, act), said, done, undoes=act.id)
