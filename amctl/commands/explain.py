"""amctl explain"""

from typing import Annotated

import typer

from amctl.session import Session


def command(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="[CODE|FIELD]", help="A rule's code, or a part of a file.")] = "",
) -> None:
    """What a rule wants, with an example; or which fields a part of a file has, and what they take.

    Without a word it lists the rules; AM4 explains all whose codes begin like that. The parts: account, settings,
    playbook, config, and anything in them, such as follow_ups, contracts, contracts.lines, people.

    Examples: amctl explain AM404 · amctl explain follow_ups · amctl explain contracts.notice_given
    """
    from amctl.reports.fields import fields_explained
    from amctl.reports.manual import rules_explained

    session: Session = ctx.obj
    today = session.today_without_book()
    session.show_page(fields_explained(what, today) or rules_explained(what, today))
