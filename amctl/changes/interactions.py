"""What was said and done, and what follows from it: interactions logged, follow-ups planned, closed and put off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from amctl.cadence import next_day
from amctl.changes.apply import drop, entry_at, put
from amctl.changes.edits import Append, Change, Deed, Path
from amctl.changes.entries import written
from amctl.changes.identity import handle, handles, identity
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.history import Interaction
from amctl.model.people import Contact
from amctl.model.reading import Record
from amctl.model.work import FollowUp

_NOUNS = {
    "call": "a call",
    "meeting": "a meeting",
    "email": "a mail",
    "message": "a message",
    "visit": "a visit",
    "review": "a business review",
    "note": "a note",
}
SHOWN = 5  # characters of a handle: enough within one account


def together(*deeds: Deed) -> Deed:
    """Several deeds as one, done in this order."""
    return Deed(
        tuple(change for deed in deeds for change in deed.changes),
        " ".join(deed.done for deed in deeds),
        tuple(note for deed in deeds for note in deed.notes),
        tuple(code for deed in deeds for code in deed.told),
    )


def stub(record: Record, contact: str, name: str, email: str | None = None) -> Deed:
    """A contact of whom nothing but the name is known, and perhaps the mail address."""
    done = f"Added {name} as contact {contact}."
    return Deed((put(record, ("contacts", contact), written(Contact(name=name, email=email))),), done)


def log_interaction(
    record: Record, interaction: Interaction, *, today: date, new: Mapping[str, str] | None = None
) -> Deed:
    """An interaction is added to the account; `new` names contacts that are added with it.

    Raises UsageError for a mail that is there already.
    """
    if interaction.message_id:
        for entry in record.account.interactions:
            if entry.message_id == interaction.message_id:
                raise UsageError(f"this mail is there already, as of {entry.date}: {entry.summary}", "nothing to do")
    names = [(new or {}).get(one) or _name(record, one) for one in interaction.with_]
    people = f" with {', '.join(names)}" if names else ""
    day = "" if interaction.date == today else f" on {spoken(interaction.date, today)}"
    missed = "; nobody was reached" if interaction.reached is False else ""
    done = f"Logged {_NOUNS[interaction.kind]}{people}{day} at {record.account.name}{missed}."
    notes = tuple(filter(None, (_gone(record, one, interaction.date) for one in interaction.with_)))
    return Deed((Append(("interactions",), written(interaction)),), done, notes)


def _gone(record: Record, contact: str, on: date) -> str:
    """A word about somebody who had left by then: a slip, or news."""
    one = record.account.contacts.get(contact)
    if one is None or one.left is None or one.left.date >= on:
        return ""
    after = f"; {_name(record, one.left.replaced_by)} came after" if one.left.replaced_by else ""
    return f"{one.name} left on {one.left.date}{after}."


def plan_follow_up(record: Record, follow_up: FollowUp, *, today: date) -> Deed:
    """A follow-up is added to the account; raises UsageError if it is promised to, or waits on, somebody who left."""
    for contact in filter(None, (follow_up.promised_to, follow_up.waiting_on)):
        if gone := _gone(record, contact, today):
            raise UsageError(gone.rstrip("."), f"amctl show {record.id} lists who is there")
    parts = identity(follow_up)
    nth = sum(identity(one) == parts for one in record.account.follow_ups)
    name = handle(record.id, "follow-up", parts, nth)[:SHOWN]
    promised = f", promised to {_name(record, follow_up.promised_to)}" if follow_up.promised_to else ""
    waiting = f", waiting on {_name(record, follow_up.waiting_on)}" if follow_up.waiting_on else ""
    at_ = f" at {follow_up.at}" if follow_up.at else ""
    every = f", every {follow_up.every}" if follow_up.every else ""
    done = f"Planned: {follow_up.what}, {spoken(follow_up.due, today)}{at_}{every}{promised}{waiting}, {name}."
    return Deed((Append(("follow_ups",), written(follow_up)),), done)


def follow_up_meant(record: Record, name: str) -> tuple[int, FollowUp] | None:
    """The follow-up with this handle, and where it is in its list."""
    entries = record.account.follow_ups
    names = handles(record.id, "follow-up", entries)
    return next(((n, entry) for n, entry in enumerate(entries) if names[n] == name), None)


def close_follow_up(record: Record, index: int, *, on: date, today: date) -> Deed:
    """A follow-up is done; a recurring one moves on to the first day of its series that is still to come.

    Raises UsageError if that has been done already: what is typed twice must not skip a time.
    """
    entry = record.account.follow_ups[index]
    path = entry_at(record, ("follow_ups",), index)
    if entry.every is None:
        return Deed((*_awake(record, path), put(record, (*path, "done"), on)), f"Done: {entry.what}.")
    if entry.last_done and entry.last_done >= on:
        message = f"{entry.what} is done already, up to {entry.last_done}; next on {spoken(next_day(entry), today)}"
        raise UsageError(message, "amctl drop takes it out, amctl edit changes its days")
    upto = max(on, next_day(entry))  # done early: this time counts, and the next is the next
    following = next_day(entry.model_copy(update={"last_done": upto}))
    done = f"Done: {entry.what}; next on {spoken(following, today)}."
    return Deed((*_awake(record, path), put(record, (*path, "last_done"), upto)), done)


def snooze(record: Record, index: int, *, until: date, today: date) -> Deed:
    """A follow-up is put off; the day that was promised stays. Raises UsageError if that is not later."""
    entry = record.account.follow_ups[index]
    if until <= today:
        raise UsageError(f"{spoken(until, today)} is not in the future", "name a later day")
    path = entry_at(record, ("follow_ups",), index)
    done = f"Put off: {entry.what}, until {spoken(until, today)}; due stays {next_day(entry)}."
    return Deed((put(record, (*path, "snoozed_until"), until),), done)


def outcome_of(entry: FollowUp, summary: str, *, on: date, by: tuple[str, ...]) -> Interaction:
    """What came of a follow-up, as an interaction of its kind; of a task, a note."""
    known: dict[str, Any] = {"date": on, "kind": "note" if entry.kind == "task" else entry.kind, "by": by}
    people = entry.with_ or tuple(one for one in (entry.promised_to, entry.waiting_on) if one)
    if people:
        known["with_"] = people
    if entry.kind in ("call", "email"):
        known["direction"] = "out"
    return Interaction(**known, summary=summary)


def _awake(record: Record, path: Path) -> list[Change]:
    """What is done sleeps no longer."""
    one = drop(record, (*path, "snoozed_until"))
    return [one] if one.was is not None else []


def _name(record: Record, contact: str) -> str:
    found = record.account.contacts.get(contact)
    return found.name if found else contact
