"""amctl follow-up"""

from typing import Annotated, Any

import typer

from amctl.errors import UsageError
from amctl.recording.interactions import Account, Due
from amctl.session import Session


def command(
    ctx: typer.Context,
    account: Account,
    words: Annotated[
        list[str],
        typer.Argument(metavar="[CONTACT]... TEXT", help="About whom, and what is to be done; - reads it."),
    ],
    due: Due = None,
    who: Annotated[list[str] | None, typer.Option(metavar="ID", help="Who of us; may be repeated.")] = None,
    with_: Annotated[list[str] | None, typer.Option("--with", metavar="CONTACT", help="May be repeated.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="task, call, email, meeting, visit or review.")
    ] = None,
    meeting: Annotated[bool, typer.Option("--meeting", help="Short for --kind meeting.")] = False,
    at: Annotated[str | None, typer.Option(metavar="HH:MM", help="Time of day.")] = None,
    promised_to: Annotated[str | None, typer.Option(metavar="CONTACT", help="To whom it was promised.")] = None,
    waiting_on: Annotated[str | None, typer.Option(metavar="CONTACT", help="Whose turn it is.")] = None,
    every: Annotated[str | None, typer.Option(metavar="SPAN", help="How often it comes again: 1m, 2w.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Anything else.")] = None,
) -> None:
    """Plan what is to be done, by whom and by when.

    A promise to a contact comes first in what is due. A planned meeting, visit or review is contact enough until its
    day. What comes again is counted from its first day.

    Examples: amctl follow-up nwl "Price sheet" -d fri --promised-to keller ·
    amctl follow-up nwl "Business review" -d 2026-12-03 --kind review --at 10:00 --with keller
    """
    from typing import get_args

    from amctl.changes.interactions import together
    from amctl.model.work import FollowUp
    from amctl.recording.interactions import contacts_meant, planned
    from amctl.saving import save
    from amctl.typed import clock_meant, day_meant, person_meant, span_meant, text_meant, words_of

    session: Session = ctx.obj
    record, _ = session.account(account)
    words_of([kind] if kind else [], get_args(FollowUp.model_fields["kind"].annotation), "kind")
    if meeting and kind:
        raise UsageError("--meeting and --kind say different things", "leave one out")
    if due is None:
        raise UsageError(f"by when: {words[-1]}?", "add -d fri, -d +1w or -d 2026-12-01")
    named = [part for word in [*words[:-1], *(with_ or ())] for part in word.split(",")]
    if promised_to and waiting_on:
        raise UsageError("it is promised, or we wait for it: not both", "leave out one of the two")
    people, new = contacts_meant(session, record, named)
    other, newer = contacts_meant(session, record, list(filter(None, (promised_to, waiting_on))))
    known: dict[str, Any] = {
        "what": text_meant(session, words[-1], record.account.name),
        "due": day_meant(session, due),
        "kind": "meeting" if meeting else kind,
        "at": clock_meant(at),
        "who": tuple(person_meant(session, part) for word in who or () for part in word.split(",")),
        "with_": people,
        "promised_to": other[0] if promised_to else None,
        "waiting_on": other[0] if waiting_on else None,
        "every": span_meant(every),
        "note": note,
    }
    deed = planned(session, record, {name: value for name, value in known.items() if value})
    save(session, record, together(*new, *newer, deed))
