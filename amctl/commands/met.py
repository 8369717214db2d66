"""amctl met"""

import typer

from amctl.recording.interactions import (
    Account,
    By,
    Due,
    FollowUpText,
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
    missed: Missed = False,
    sentiment: Sentiment = None,
    share: Share = None,
    follow_up: FollowUpText = None,
    due: Due = None,
) -> None:
    """Log a meeting, and plan what follows from it.

    The last word is what was said, in quotes; those before it are the contacts. Visits and business reviews are logged
    by amctl log --kind.

    Examples: amctl met nwl keller petersen "Agreed on two years" --on thu · amctl met nwl keller --missed
    """
    typed = Typed("meeting", words or (), on, by or (), False, missed, sentiment, share, follow_up, due)
    record_interaction(ctx.obj, account, typed)
