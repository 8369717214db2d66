"""What a report is asked for: the options that several of them have, and what they mean."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from amctl.items import Kind
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.reports.due import Wanted
    from amctl.reports.whose import Scope

Accounts = Annotated[list[str] | None, typer.Argument(metavar="[ACCOUNT]...", help="Only these accounts.")]
Owner = Annotated[str | None, typer.Option(metavar="ID", help="Whose: a person's id, or me.")]
Everyone = Annotated[bool, typer.Option("--everyone", help="Everybody's, even if your config says who you are.")]
_KINDS = ", ".join(get_args(Kind))
Kinds = Annotated[list[str] | None, typer.Option(metavar="KIND", help=f"Only this kind; may be repeated: {_KINDS}.")]

Lang = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Tell it in this language: en, de; else in that of whom it is for, or English."),
]


def scope_meant(
    session: Session, accounts: Sequence[str] | None, owner: str | None, *, everyone: bool, everything: bool
) -> "Scope":
    """What of the book is asked for; accounts that are named are meant whole, unless a person is named as well."""
    from amctl.reports.whose import Scope
    from amctl.typed import people_meant

    named = frozenset(session.account(name).record.id for name in accounts or ())
    people = () if everyone or (named and owner is None) else people_meant(session, owner)
    return Scope(named, people, answered_for(session), everything)


def items_wanted(
    session: Session,
    accounts: Sequence[str] | None,
    owner: str | None,
    kinds: Sequence[str] | None,
    *,
    everyone: bool,
    until: date,
) -> "Wanted":
    """Which items are asked for, up to a day; raises UsageError for people and kinds that there are not."""
    from amctl.reports.due import Wanted
    from amctl.typed import people_meant, words_of

    return Wanted(
        until=until,
        accounts={session.account(name).record.id for name in accounts or ()},
        kinds=words_of(kinds, get_args(Kind), "kind"),
        people=() if everyone else people_meant(session, owner),
        present=answered_for(session),
    )


def answered_for(session: Session) -> frozenset[str]:
    """Whoever is there, or has somebody who is told instead: what falls to them is not everybody's."""
    from amctl.model.standing_in import stand_ins

    return frozenset(stand_ins(session.settings, session.today))
