"""amctl call"""

import typer

from amctl.recording.interactions import (
    Account,
    By,
    Due,
    FollowUpText,
    Incoming,
    Missed,
    On,
    Sentiment,
    Share,
    Typed,
    Words,
    record_interaction,
)


def command(
    ctx: typer.Context,
    account: Account,
    words: Words = None,
    on: On = "today",
    by: By = None,
    incoming: Incoming = False,
    missed: Missed = False,
    sentiment: Sentiment = None,
    share: Share = None,
    follow_up: FollowUpText = None,
    due: Due = None,
) -> None:
    """Log a call, and plan what follows from it.

    The last word is what was said, in quotes; those before it are the contacts. Without a text your editor opens.

    Examples: amctl call nwl keller "Wants a fixed price" -f "send offer" -d fri · amctl call nwl keller --missed
    """
    typed = Typed("call", words or (), on, by or (), incoming, missed, sentiment, share, follow_up, due)
    record_interaction(ctx.obj, account, typed)
