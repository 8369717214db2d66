"""amctl snooze"""

from typing import Annotated

import typer

from amctl.recording.interactions import Handles
from amctl.session import Session


def command(
    ctx: typer.Context,
    handles: Handles,
    until: Annotated[
        str | None, typer.Option("--until", "-d", metavar="DAY", help="Until when: mon, +2w, 2026-12-01.")
    ] = None,
) -> None:
    """Put a follow-up off: it is not due before that day. The day that was promised stays.

    The day may stand behind the handles, too.

    Examples: amctl snooze 7k2q8 mon · amctl snooze 7k2q8 3fr0a --until +2w
    """
    from amctl.changes.interactions import snooze
    from amctl.errors import NoSuchAccount, UsageError
    from amctl.recording.closing import each_account, handles_meant
    from amctl.recording.handles import follow_up_of
    from amctl.saving import save_all
    from amctl.typed import day_meant

    session: Session = ctx.obj
    items, rest = handles_meant(session, handles)
    if rest is not None and until is not None:
        raise NoSuchAccount(f"nothing that is open has the handle '{rest}'", "amctl due shows the handles")
    if (text := until or rest) is None:
        raise UsageError("until when?", "add a day: mon, +2w or 2026-12-01")
    day = day_meant(session, text)
    found = [follow_up_of(session, item) for item in items]
    deeds = [(record, snooze(record, index, until=day, today=session.today)) for record, index, _ in found]
    save_all(session, each_account(deeds), " ".join(deed.done for _, deed in deeds))
