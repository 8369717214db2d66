"""amctl log"""

from typing import Annotated

import typer

from amctl.errors import UsageError
from amctl.recording.interactions import (
    By,
    Due,
    FollowUpText,
    Incoming,
    Missed,
    On,
    Sentiment,
    Share,
    Typed,
    record_interaction,
)


def command(
    ctx: typer.Context,
    account: Annotated[str, typer.Argument(metavar="[ACCOUNT]", help="See amctl call.")] = "",
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CONTACT]... TEXT", help="With whom, and what was said."),
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="call, meeting, email, message, visit, review or note.")
    ] = "note",
    with_: Annotated[list[str] | None, typer.Option("--with", metavar="CONTACT", help="May be repeated.")] = None,
    on: On = "today",
    by: By = None,
    incoming: Incoming = False,
    missed: Missed = False,
    sentiment: Sentiment = None,
    share: Share = None,
    follow_up: FollowUpText = None,
    due: Due = None,
    from_email: Annotated[
        str | None, typer.Option(metavar="FILE", help="Log a mail message as it is; - is standard input.")
    ] = None,
) -> None:
    """Log anything: visits, reviews, messages, calls as a script has them.

    A mail message brings its account and contact by its addresses, its direction, subject and day; it is never logged
    twice. A procmail or mutt line is all it needs: | amctl log --from-email -

    Examples: amctl log nwl "Morning shift in Hamburg" --kind visit --with yilmaz · amctl log --from-email - < mail.eml
    """
    from amctl.recording.messages import record_message

    typed = Typed(kind, words or (), on, by or (), incoming, missed, sentiment, share, follow_up, due)
    if from_email:
        if kind != "note" or with_ or on != "today" or by or incoming or missed or len(words or ()) > 1:
            raise UsageError("a mail brings its kind, day, people and direction", "add a text, --share, -f and -d only")
        record_message(ctx.obj, account, from_email, typed)
        return
    if not account:
        raise UsageError("which account?", 'amctl log ACCOUNT "what was said" --kind visit')
    words = words or []
    people = [*words[:-1], *(with_ or ())]
    record_interaction(ctx.obj, account, typed._replace(words=[*people, *words[-1:]]))
