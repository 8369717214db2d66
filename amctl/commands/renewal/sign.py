"""amctl renewal sign"""

from typing import Annotated

import typer

from amctl.recording.contracts import WhichToDecide
from amctl.recording.interactions import Account
from amctl.session import Session

_Day = str | None


def command(
    ctx: typer.Context,
    account: Account,
    on: Annotated[str, typer.Option(metavar="DAY", help="When it was signed.")] = "today",
    amount: Annotated[str | None, typer.Option(metavar="AMOUNT", help="A new amount a year: 48000.")] = None,
    uplift: Annotated[bool, typer.Option("--uplift", help="Raise the prices by the increase agreed.")] = False,
    start: Annotated[_Day, typer.Option(metavar="DAY", help="First day, if not right after the term before.")] = None,
    end: Annotated[_Day, typer.Option(metavar="DAY", help="Last day.")] = None,
    term: Annotated[str | None, typer.Option(metavar="SPAN", help="How long, instead of --end: 1y, 24m.")] = None,
    number: Annotated[str | None, typer.Option(metavar="TEXT", help="The contract's number in the papers.")] = None,
    id: Annotated[  # noqa: A002  (the option's name)
        str | None, typer.Option(metavar="ID", help="What the new term is called; else the old one, a year on.")
    ] = None,
    contract: WhichToDecide = None,
) -> None:
    """Record that a renewal is signed: the next term, with the lines that run on, and the outcome of the one before.

    The new term has the renewal, notice and currency terms of the old one, and is as long as that renews for, or was.
    Prices stay as they are. One-off lines, pilots and what has ended are left out, and named. A term that is in the
    file already, unsigned, gets its signature.

    Examples: amctl renewal sign nwl --uplift · amctl renewal sign nwl --term 2y --on 2026-11-20 --number ES-2026-31
    """
    from amctl.changes.signing import Signing, sign_renewal, term_to_sign
    from amctl.saving import save
    from amctl.typed import amount_meant, day_meant, span_meant

    session: Session = ctx.obj
    record, _ = session.account(account)
    wish = Signing(
        day_meant(session, on, back=True),
        id,
        day_meant(session, start) if start else None,
        day_meant(session, end) if end else None,
        span_meant(term),
        amount_meant(amount) if amount else None,
        uplift,
        number,
    )
    name = term_to_sign(record, contract, session.today)
    currency = session.settings.currency
    save(session, record, sign_renewal(record, name, wish, today=session.today, currency=currency))
