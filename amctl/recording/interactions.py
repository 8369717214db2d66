"""What the commands that record have in common: their options, and the way from words to a deed."""

import contextlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from amctl.errors import UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.model.reading import Record

_ACCOUNT = "Its id, name or alias, or a beginning of it."
Account = Annotated[str, typer.Argument(metavar="ACCOUNT", help=_ACCOUNT)]
_WORDS = "With whom, and what was said; - reads it."
Words = Annotated[list[str] | None, typer.Argument(metavar="[CONTACT]... TEXT", help=_WORDS)]
Handles = Annotated[list[str], typer.Argument(metavar="HANDLE...", help="As amctl due shows them.")]
On = Annotated[str, typer.Option(metavar="DAY", help="When it was: mon, yesterday, 2026-11-20.")]
By = Annotated[list[str] | None, typer.Option(metavar="ID", help="Who of us, if not you; may be repeated.")]
Incoming = Annotated[bool, typer.Option("--in", help="They came to us, not we to them.")]
Missed = Annotated[bool, typer.Option("--missed", help="Nobody was reached: voicemail, no-show, no answer.")]
Sentiment = Annotated[str | None, typer.Option(metavar="WORD", help="How they felt: positive, neutral, negative.")]
Share = Annotated[str | None, typer.Option(metavar="TEXT", help="What a document for the customer may say of it.")]
FollowUpText = Annotated[str | None, typer.Option("--follow-up", "-f", metavar="TEXT", help="What is to be done next.")]
Due = Annotated[str | None, typer.Option("--due", "-d", metavar="DAY", help="By when: fri, +2w, eom, 2026-12-01.")]


class Typed(NamedTuple):
    """What was typed about an interaction and what follows from it."""

    kind: str
    words: Sequence[str]
    on: str = "today"
    by: Sequence[str] = ()
    incoming: bool = False
    missed: bool = False
    sentiment: str | None = None
    share: str | None = None
    follow_up: str | None = None
    due: str | None = None


def record_interaction(session: Session, account: str, typed: Typed) -> None:
    """Logs an interaction, and plans what follows from it; raises UsageError for what does not fit."""
    from typing import get_args

    from amctl.changes.interactions import log_interaction, together
    from amctl.model.history import Interaction
    from amctl.saving import save
    from amctl.typed import day_meant, text_meant, words_of

    record, _ = session.account(account)
    words_of([typed.sentiment] if typed.sentiment else [], ("positive", "neutral", "negative"), "sentiment")
    words_of([typed.kind], get_args(Interaction.model_fields["kind"].annotation), "kind")
    people, text = _split(record, typed.words)
    contacts, stubs = contacts_meant(session, record, people)
    on = day_meant(session, typed.on, back=True)
    follow_up = _follow_up(session, record, typed, contacts)
    known: dict[str, Any] = {"date": on, "kind": typed.kind, "by": _by(session, typed.by, on), "with_": contacts}
    if typed.kind in ("call", "email", "message"):
        known["direction"] = "in" if typed.incoming else "out"
    elif typed.incoming:
        raise UsageError(f"a {typed.kind} has no direction", "leave out --in")
    optional = {"reached": False if typed.missed else None, "sentiment": typed.sentiment, "share": typed.share}
    known |= {name: value for name, value in optional.items() if value is not None}
    about = f"{record.account.name}: {typed.kind}"
    summary = "Nobody reached." if typed.missed and text is None else text_meant(session, text, about)
    interaction = Interaction(**known, summary=summary)
    logged = log_interaction(record, interaction, today=session.today, new=named(stubs))
    save(session, record, together(*stubs, logged, *follow_up))


def _split(record: "Record", words: Sequence[str]) -> tuple[list[str], str | None]:
    """Contacts and text: the last word is the text, unless it is the id of a contact, or alone and means one."""
    from amctl.typed import contact_meant

    if not all(word.strip() for word in words[:-1]):
        raise UsageError("a contact without a name", "leave out the empty word")
    people = [part for word in words[:-1] for part in word.split(",") if part]
    if not words:
        return people, None
    last = words[-1]
    meant = last in record.account.contacts
    if len(words) == 1 and not meant and " " not in last.strip():
        with contextlib.suppress(UsageError):
            meant = bool(contact_meant(record, last))
    return ([*people, last], None) if meant else (people, last)


def contacts_meant(session: Session, record: "Record", words: Sequence[str]) -> "tuple[tuple[str, ...], list[Deed]]":
    """The contacts meant, and stubs for those that are new, if a person or --yes wants them."""
    from amctl.changes.interactions import stub
    from amctl.changes.meant import Unknown
    from amctl.terminal import can_ask
    from amctl.typed import agreed, contact_meant

    found: list[str] = []
    stubs = []
    for word in words:
        try:
            name = contact_meant(record, word)
        except Unknown as unknown:
            add = f'amctl contact add {record.id} --name "{word}" adds somebody new'
            hint = f"{unknown.near} {add}".strip() if unknown.near else f"{add}, as does --yes"
            message = f"{record.account.name} has no contact '{word}'"
            if len(words) > 2:
                raise UsageError(message, "put the text in quotes, behind the contacts") from None
            if not can_ask() and (unknown.near or not session.options.yes):  # --yes is no answer to a slip
                raise UsageError(message, hint) from None
            question = f"{message}{f' ({unknown.near})' if unknown.near else ''}. Add somebody new?"
            if not agreed(session, question, otherwise=hint, dry=True):
                raise UsageError(message, hint) from None
            full = word.title() if word.islower() else word
            name = new_contact(full, {*record.account.contacts, *found})
            stubs.append(stub(record, name, full))
        if name not in found:
            found.append(name)
    return tuple(found), stubs


def named(stubs: "Sequence[Deed]") -> dict[str, str]:
    """The names of contacts that are added, by their ids."""
    return {str(change.path[-1]): change.value["name"] for deed in stubs for change in deed.changes}  # type: ignore[union-attr]


def new_contact(name: str, taken: Collection[str]) -> str:
    """An id for somebody of this name; raises UsageError for a name in letters that no id has."""
    from amctl.changes.naming import contact_id

    try:
        return contact_id(name, taken)
    except ValueError as error:
        raise UsageError(str(error), "amctl contact add ACCOUNT ID --name NAME") from None


def _by(session: Session, named: Sequence[str], on: date) -> tuple[str, ...]:
    """Who of us: those named, who were there on the day, else the user."""
    from amctl.typed import person_meant

    people = tuple(person_meant(session, one, on) for word in named for one in word.split(","))
    return people or ((session.me,) if session.me else ())


def _follow_up(session: Session, record: "Record", typed: Typed, contacts: tuple[str, ...]) -> "list[Deed]":
    from amctl.typed import day_meant

    if typed.follow_up is None:
        if typed.due:
            raise UsageError("-d says by when, but not what is to be done", 'add -f "what"')
        return []
    if typed.due is None:
        raise UsageError(f"by when: {typed.follow_up}?", "add -d fri, -d +1w or -d 2026-12-01")
    due = day_meant(session, typed.due)
    who = _by(session, typed.by, session.today)  # who spoke with them sees to it
    return [planned(session, record, {"what": typed.follow_up, "due": due, "with_": contacts, "who": who})]


def planned(session: Session, record: "Record", known: dict[str, Any]) -> "Deed":
    """A follow-up planned; it is the user's, or the account manager's if that is nobody else. Raises UsageError."""
    from amctl.changes.interactions import plan_follow_up
    from amctl.model.work import FollowUp

    due: date = known["due"]
    if due < session.today:
        raise UsageError(f"{due} is over", "name a day to come")
    who = known.get("who") or ((session.me,) if session.me else ())
    known = {**known, "who": () if tuple(who) == (record.account.owner,) else who}
    return plan_follow_up(record, FollowUp(**known), today=session.today)
