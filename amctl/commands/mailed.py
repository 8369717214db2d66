"""amctl mailed"""

import typer

from amctl.recording.interactions import (
    Account,
    By,
    Due,
    FollowUpText,
    Incoming,
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
    sentiment: Sentiment = None,
    share: Share = None,
    follow_up: FollowUpText = None,
    due: Due = None,
) -> None:
    """Log a mail, and plan what follows from it.

    One that we sent is no touch until they answer; log their answer with --in. A message as it is, with its addresses,
    subject and date, is logged by amctl log --from-email.

    Examples: amctl mailed nwl petersen "Sent the price sheet" · amctl mailed nwl petersen "Says yes" --in
    """
    typed = Typed("email", words or (), on, by or (), incoming, False, sentiment, share, follow_up, due)
    record_interaction(ctx.obj, account, typed)
