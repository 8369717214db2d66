"""amctl show"""

from typing import Annotated

import typer

from amctl.asked import Lang
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="Its id, or a beginning of it; its name or an alias.")
    ],
    lang: Lang = None,
) -> None:
    """One account on one page: what to know before a call.

    Who they are, what is next, the people and how they stand, contracts and what happens if nobody acts, goals,
    issues, the roadmap, the latest words, and what is wrong with the file. In a language that --lang names, what is
    wrong with the file is left out: it is for whoever keeps that.

    Examples: amctl show nordwind · amctl show nordwind --json · amctl show nordwind -o nordwind.md ·
    amctl show nordwind -o nordwind.html --lang de
    """
    from amctl.changes.identity import shown
    from amctl.language import if_asked
    from amctl.reports.card import FINDINGS, card

    session: Session = ctx.obj
    record, derived = session.account(account)
    items, facts, findings, _ = derived
    report = card(
        record.account,
        facts,
        items,
        findings,
        today=session.today,
        currency=session.settings.currency,
        handle_length=shown(item.handle for item in session.items()),
    )
    if lang:
        report = report._replace(blocks=tuple(block for block in report.blocks if block.title != FINDINGS))
    session.show(if_asked(report, lang))
