"""amctl opportunity add"""

from typing import Annotated

import typer

from amctl.recording import opportunities as options
from amctl.recording.given import Id, Owner
from amctl.recording.interactions import Account
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    what: Annotated[str, typer.Argument(metavar="TEXT", help="What it would be; - reads it.")],
    kind: Annotated[str | None, typer.Option(metavar="WORD", help="upsell or cross-sell.")] = None,
    product: Annotated[str | None, typer.Option(metavar="ID", help="Which product of amctl.yaml.")] = None,
    amount: Annotated[str | None, typer.Option(metavar="AMOUNT", help="What it would bring: 12000.")] = None,
    per: Annotated[str | None, typer.Option(metavar="WHAT", help="year, quarter, month or once.")] = None,
    owner: Owner = None,
    contact: Annotated[str | None, typer.Option(metavar="CONTACT", help="Who of them wants it.")] = None,
    stage: Annotated[
        str | None, typer.Option(metavar="STAGE", help="identified, qualified, proposed or negotiating.")
    ] = None,
    probability: options.Probability = None,
    close: options.Close = None,
    next: options.Next = None,  # noqa: A002  (the option's name)
    id: Id = None,  # noqa: A002  (the option's name)
) -> None:
    """Add an opportunity: something more that we could sell to them.

    Examples: amctl opportunity add nwl "Analytics for the other depots" --product analytics --amount 12000 ·
    amctl opportunity add nwl "Driver app" --kind cross-sell --contact keller --close 2027-01-29 --probability 40
    """
    from amctl.changes.interactions import together
    from amctl.changes.opportunities import add_opportunity
    from amctl.model.plans import Opportunity
    from amctl.recording.given import choice, said, someone
    from amctl.recording.interactions import contacts_meant
    from amctl.saving import save
    from amctl.typed import amount_meant, text_meant, words_of

    session: Session = ctx.obj
    record, _ = session.account(account)
    words_of([product] if product else [], session.settings.products, "product")
    known = said(
        kind=choice(Opportunity, "kind", kind),
        product=product,
        amount=amount_meant(amount) if amount else None,
        per=choice(Opportunity, "per", per),
        owner=someone(session, owner),
        **options.progress(session, ctx.params),
    )
    people, new = contacts_meant(session, record, [contact] if contact else [])
    known |= said(contact=people[0] if people else None)
    wanted = Opportunity(what=text_meant(session, what, record.account.name), **known)
    deed = add_opportunity(record, id, wanted, currency=session.settings.currency)
    save(session, record, together(*new, deed))
