"""Handoffs as they are typed: who hands over to whom, and who may say yes or no."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from amctl.dates import Period, plus
from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.model.reading import Record
    from amctl.model.work import Handoff, HandoffKind

_KINDS = "sales-to-account, account-to-account or departed; else by who hands over."
Kind = Annotated[str | None, typer.Option(metavar="KIND", help=_KINDS)]
Due = Annotated[str | None, typer.Option("--due", "-d", metavar="DAY", help="By when it shall be complete: +2w, eom.")]
By = Annotated[str | None, typer.Option(metavar="PERSON", help="Who of us, if not you.")]

MOST = 10  # accounts named in a sentence
LONG = Period(90, "day")  # of absence, in which nobody takes an account over


class Wanted(NamedTuple):
    """A handoff as it was typed."""

    to: str
    from_: str | None = None
    kind: str | None = None
    due: str | None = None
    reason: str | None = None


def handoff_wanted(session: Session, record: "Record", wanted: Wanted) -> "Handoff":
    """The handoff that was typed; who hands over is the owner, or who sold the account to its owner.

    Raises UsageError for people who are not there, or not for long.
    """
    from amctl.model.work import Handoff
    from amctl.recording.given import choice, said
    from amctl.typed import day_meant

    to = successor_meant(session, wanted.to)
    before = _predecessor(session, record, to, wanted.from_)
    kind = choice(Handoff, "kind", wanted.kind) or kind_of(session, record, before)
    more = said(due=day_meant(session, wanted.due) if wanted.due else None, reason=wanted.reason)
    return Handoff(kind=cast("HandoffKind", kind), from_=before, to=to, opened=session.today, **more)


def successor_meant(session: Session, word: str) -> str:
    """Who is to take over; raises UsageError for somebody who has left or is about to, or is away for long."""
    from amctl.typed import person_meant

    to = person_meant(session, word)
    person = session.settings.people[to]
    if person.left:
        raise UsageError(f"{person.name} leaves on {person.left.date}", "--to somebody who stays")
    far = plus(session.today, LONG)
    if away := next((one for one in person.away if one.has(session.today) and one.has(far)), None):
        raise UsageError(f"{person.name} is away until {away.until}", "--to somebody who is there")
    return to


def _predecessor(session: Session, record: "Record", to: str, named: str | None) -> str:
    from amctl.recording.given import someone
    from amctl.typed import words_of

    if before := someone(session, named, date.min):  # who has left hands over all the same
        return before
    account = record.account
    sold_by = account.deal.sold_by if account.deal else None
    found = account.owner if account.owner != to else sold_by
    if not found:
        raise UsageError(f"{to} looks after {account.name} already; who hands over?", "--from PERSON")
    words_of([found], session.settings.people, "person")
    return found


def kind_of(session: Session, record: "Record", before: str) -> "HandoffKind":
    """What kind of handoff it is, by who hands over: somebody gone, who sold the account, or its manager."""
    if before not in session.settings.present(session.today):
        return "departed"
    account = record.account
    sold = account.deal is not None and account.deal.sold_by == before
    return "sales-to-account" if sold and before != account.owner else "account-to-account"


def absence(session: Session, person: str) -> str:
    """A sentence about somebody who is away now; empty for whoever is there."""
    one = session.settings.people[person]
    away = next((away for away in one.away if away.has(session.today)), None)
    if not away:
        return ""
    return f"{one.name} is away until {away.until}" + (f"; {away.cover} covers." if away.cover else ".")


def gone_by(session: Session) -> "frozenset[str]":
    """Those of us who have left by today."""
    return frozenset(session.settings.people.keys() - session.settings.present(session.today))


def why_asked(session: Session, record: "Record", handoff: "Handoff") -> str:
    """A sentence about the reason that the checklist will ask for; empty if it was given, or will not be."""
    from amctl.model.work import plan_name
    from amctl.plans.beginnings import reason_lacks
    from amctl.plans.checklist import sized

    plan = session.plans.plan(plan_name(handoff.kind)) if reason_lacks(handoff) else None
    steps = sized(plan, record.account.tier) if plan else ()
    name = next((name for name, step in steps if step.answered_by == "opened"), None)
    return (
        f'Why is not on record, and will be asked for: amctl handoff tick {record.id} {name} --note "…"' if name else ""
    )


def plan_trouble(session: Session, kind: "HandoffKind") -> str:
    """What is wrong first with the book's plan files for a kind of handoff, and where; empty if nothing is."""
    from amctl.model.work import TAKEOVER, plan_name
    from amctl.store.plan_files import FOLDER

    files = {FOLDER, *(f"{FOLDER}/{name}.yaml" for name in (plan_name(kind), TAKEOVER))}
    first = next((one for one in session.troubles() if one.file in files), None)
    return f"{session.shown(first.file)}:{first.line}: {first.code} {first.message}" if first else ""


def as_oneself(session: Session, by: str | None) -> str:
    """Who of us does something that is kept with its name; raises UsageError if nobody said."""
    from amctl.recording.given import someone

    if found := someone(session, by) or session.me:
        return found
    hint = "--by PERSON; or write me: ID into your config, or set AMCTL_ME"
    raise UsageError("you have not said who you are", hint)


def as_successor(session: Session, handoff: "Handoff", name: str, deed: str) -> None:
    """Raises UsageError unless the user is who takes over: nobody else says yes or no."""
    if session.me is None:
        hint = f"{handoff.to} does, with me: {handoff.to} in the config, or AMCTL_ME={handoff.to}"
        raise UsageError(f"you have not said who you are, so you cannot {deed} {name}", hint)
    if session.me != handoff.to:
        raise UsageError(f"{name} goes to {handoff.to}, who alone can {deed} it", f"you are {session.me}")
    if session.me in gone_by(session):
        one = session.settings.people[session.me]
        day = one.left.date if one.left else session.today
        raise UsageError(f"{one.name} left on {day}, and cannot {deed} {name}", "amctl handoff cancel calls it off")


def names_of(records: "Sequence[Record]") -> str:
    """The ids of accounts, as many as a sentence bears."""
    more = f", and {len(records) - MOST} more" if len(records) > MOST else ""
    return ", ".join(record.id for record in records[:MOST]) + more
