"""amctl feedback"""

from typing import Annotated

import typer

from amctl.recording.interactions import Account, On
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="nps, csat, ces or quote.")],
    score: Annotated[str | None, typer.Argument(metavar="[SCORE]", help="The figure; a quote has none.")] = None,
    contact: Annotated[str | None, typer.Option(metavar="CONTACT", help="Who gave it.")] = None,
    comment: Annotated[str | None, typer.Option(metavar="TEXT", help="In their words; - reads it.")] = None,
    on: On = "today",
) -> None:
    """Record what they think of us, as a figure or in their own words.

    nps: would they recommend us, 0 to 10; 9 and 10 are promoters, 6 and less detractors. csat: how satisfied they are,
    on your own scale up to 100. ces: how easy we make it, 1 to 7. A second figure of the same contact and day corrects
    the first.

    Examples: amctl feedback nwl nps 9 --contact keller · amctl feedback nwl quote --comment "It just works."
    """
    from amctl.changes.history import add_feedback
    from amctl.changes.interactions import together
    from amctl.model.history import Feedback
    from amctl.recording.given import choice, number_meant, said
    from amctl.recording.interactions import contacts_meant
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    known = said(
        kind=choice(Feedback, "kind", kind),
        score=number_meant(score) if score else None,
        comment=text_meant(session, comment, record.account.name) if comment else None,
        date=day_meant(session, on, back=True),
    )
    people, new = contacts_meant(session, record, [contact] if contact else [])
    given = Feedback(**known, **said(contact=people[0] if people else None))
    save(session, record, together(*new, add_feedback(record, given, today=session.today)))
