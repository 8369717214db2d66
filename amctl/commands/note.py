"""amctl note"""

import typer

from amctl.recording.interactions import Account, By, Due, FollowUpText, On, Typed, Words, record_interaction


def command(
    ctx: typer.Context,
    account: Account,
    words: Words = None,
    on: On = "today",
    by: By = None,
    follow_up: FollowUpText = None,
    due: Due = None,
) -> None:
    """Log a note: something learned without talking to them. It is no touch.

    Examples: amctl note nwl "In the papers: they buy Südwind" · amctl note nwl keller "Back from leave in March"
    """
    typed = Typed("note", words or (), on, by or (), follow_up=follow_up, due=due)
    record_interaction(ctx.obj, account, typed)
