"""amctl edit"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="An account, or amctl.yaml, the settings.")],
) -> None:
    """Open an account in your editor, check it on saving, and write it only if no rule is broken by it.

    You edit a draft: nothing is lost if you stop, and what somebody else writes meanwhile is merged or refused, never
    overwritten. The editor is AMCTL_EDITOR, editor: of your config, GIT_EDITOR, VISUAL or EDITOR; it must wait.

    Examples: amctl edit nordwind · amctl edit amctl.yaml · EDITOR="code --wait" amctl edit nordwind
    """
    from amctl.recording.drafts import edit_file
    from amctl.settings import SETTINGS
    from amctl.store.names import file_meant

    session: Session = ctx.obj
    edit_file(session, SETTINGS if account == SETTINGS else file_meant(account, session.loaded, session.items))
