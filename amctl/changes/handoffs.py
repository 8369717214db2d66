"""Handoffs on their way: opened, ticked off step by step, commented on, rejected, called off."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from amctl.changes.apply import entry_at, put
from amctl.changes.days import ahead
from amctl.changes.edits import Append, Deed, Path
from amctl.changes.entries import written
from amctl.changes.meant import meant
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.account import OURS, Account
from amctl.model.reading import Record
from amctl.model.work import Cancelled, Handoff, Rejected, Tick, Update


def open_handoff(record: Record) -> Handoff | None:
    """The handoff of an account that is still to be accepted; None if there is none."""
    return next((one for one in record.account.handoffs if one.open), None)


def handoff_meant(record: Record) -> Handoff:
    """The handoff that is still to be accepted; raises UsageError if there is none."""
    if found := open_handoff(record):
        return found
    over = [one for one in record.account.handoffs if one.accepted]
    last = max(over, key=lambda one: one.accepted or one.opened, default=None)
    since = f"; {last.to} accepted the last one on {last.accepted}" if last else ""
    hint = f"amctl handoff start {record.id} --to PERSON opens one"
    raise UsageError(f"{record.account.name} is not being handed over{since}", hint)


def handoff_path(record: Record, handoff: Handoff) -> Path:
    """Where a handoff stands in its file."""
    index = next(n for n, one in enumerate(record.account.handoffs) if one is handoff)
    return entry_at(record, ("handoffs",), index)


def looked_after(account: Account, remedy: str = "nothing to hand over") -> None:
    """Raises UsageError for an account that is over: nobody hands it over, nor takes it over."""
    if account.status not in OURS:
        raise UsageError(f"{account.name} is {account.status}: nobody has to look after it", remedy)


def since_opened(record: Record, handoff: Handoff, day: date) -> None:
    """Raises UsageError for a day on which a handoff had not begun: nothing of it is done before."""
    if day < handoff.opened:
        message = f"{day} is before the handoff of {record.account.name} was opened, on {handoff.opened}"
        raise UsageError(
            message, "name a later day, or correct the day on which it was opened: amctl edit " + record.id
        )


def start_handoff(record: Record, handoff: Handoff, *, gone: Collection[str], today: date) -> Deed:
    """An account begins to change hands; `gone` are those of us who have left.

    Raises UsageError while it does so already, for an account that is over, for somebody who would hand over to
    themselves or owns it already, and for somebody who has nothing to hand over there.
    """
    account = record.account
    looked_after(account)
    if there := open_handoff(record):
        known = f"{account.name} is being handed over already, from {there.from_} to {there.to} since {there.opened}"
        raise UsageError(known, f'if that is over: amctl handoff cancel {record.id} --reason "…"')
    if handoff.from_ == handoff.to:
        raise UsageError(f"{handoff.to} would hand over to {handoff.to}", "--to somebody else, or --from")
    _kind_fits(account, handoff, gone)
    if handoff.to == account.owner and handoff.kind == "account-to-account":
        raise UsageError(f"{handoff.to} looks after {account.name} already", "--to somebody else")
    _may_hand_over(record, handoff)
    if handoff.due:
        ahead(handoff.due, today)
    by = f", to be complete by {spoken(handoff.due, today)}" if handoff.due else ""
    done = f"{account.name} goes from {handoff.from_} to {handoff.to} ({handoff.kind}){by}."
    return Deed((Append(("handoffs",), written(handoff)),), done)


class Answered(NamedTuple):
    """A step that the account's file answers."""

    lacks: str = ""  # what the file lacks for it; empty: it is there
    mend: str = ""  # the command that brings it there


def tick_steps(
    record: Record,
    words: Sequence[str],
    steps: Mapping[str, str],
    tick: Tick,
    answered: Mapping[str, Answered] = MappingProxyType({}),
) -> Deed:
    """Steps of the checklist are ticked off; `steps` says what each of it is, `answered` which the file answers.

    A note may be added later, and anew to what the file lacks. Raises UsageError for a word that means no step, for a
    step that is ticked off already, and for a note on what the file answers: it would excuse what is missing later.
    """
    handoff = handoff_meant(record)
    since_opened(record, handoff, tick.date)
    names = {name: (what,) for name, what in steps.items()}
    chosen = dict.fromkeys(meant(word, names, "step") for word in words)
    for name in chosen:
        _may_tick(record, name, handoff.done.get(name), tick, answered.get(name))
    path = (*handoff_path(record, handoff), "done")
    ticks = {name: _with_note(handoff.done.get(name), tick, answered.get(name)) for name in chosen}
    changes = tuple(put(record, (*path, name), written(one)) for name, one in ticks.items())
    what = "; ".join(steps[name] for name in chosen)
    notes = tuple(
        _without_effect(record, name, answered[name]) for name in chosen if name in answered and not tick.note
    )
    return Deed(changes, f"Ticked off at {record.account.name}: {what}.", notes)


def _may_tick(record: Record, name: str, there: Tick | None, tick: Tick, answered: Answered | None) -> None:
    """Raises UsageError for what is ticked off already, or needs none."""
    if tick.note and answered and not answered.lacks:
        note = f"amctl handoff note {record.id} TEXT"
        raise UsageError(f"{name} needs no note: the account's file answers it", f"a remark on the handoff: {note}")
    if there is None or there.date > tick.date or (tick.note and (answered or not there.note)):
        return
    by = f" by {there.by}" if there.by else ""
    hint = "amctl undo takes the last change back"
    if answered and answered.lacks:
        hint = f"{answered.lacks}: {answered.mend}; or say why that is in order, with --note"
    raise UsageError(f"{name} was ticked off on {there.date}{by}", hint)


def _with_note(there: Tick | None, tick: Tick, answered: Answered | None) -> Tick:
    """The tick; a note on what people tick is added to the tick that is there."""
    later = there is not None and there.date <= tick.date and answered is None
    return there.model_copy(update={"note": tick.note}) if there and later else tick


def _without_effect(record: Record, name: str, answered: Answered) -> str:
    if not answered.lacks:
        return f"{name} needs no tick: the account's file answers it."
    why = f'amctl handoff tick {record.id} {name} --note "…"'
    return f"That has no effect on {name} while {answered.lacks}: {answered.mend}; or, if that is in order: {why}"


def note_on_handoff(record: Record, note: Update) -> Deed:
    """A word on how the handoff goes; raises UsageError if there is none."""
    path = handoff_path(record, handoff_meant(record))
    done = f"Noted on the handoff of {record.account.name}: {note.note}"
    return Deed((Append((*path, "notes"), written(note)),), done if done.endswith((".", "!", "?")) else f"{done}.")


def reject_handoff(record: Record, rejected: Rejected) -> Deed:
    """The successor does not take the account over as it is; it stays where it was. Raises UsageError."""
    handoff = handoff_meant(record)
    since_opened(record, handoff, rejected.date)
    owner = record.account.owner
    done = f"{handoff.to} rejected the handoff of {record.account.name}: {rejected.reason}."
    note = f"It stays with {owner}; once that is settled: {_again(record, handoff)}"
    return Deed((put(record, (*handoff_path(record, handoff), "rejected"), written(rejected)),), done, (note,))


def cancel_handoff(record: Record, cancelled: Cancelled) -> Deed:
    """The account does not change hands after all. Raises UsageError if it does not do so anyway."""
    handoff = handoff_meant(record)
    since_opened(record, handoff, cancelled.date)
    why = f": {cancelled.reason}" if cancelled.reason else ""
    done = f"Called off the handoff of {record.account.name} from {handoff.from_} to {handoff.to}{why}."
    note = f"It stays with {record.account.owner}."
    return Deed((put(record, (*handoff_path(record, handoff), "cancelled"), written(cancelled)),), done, (note,))


def _kind_fits(account: Account, handoff: Handoff, gone: Collection[str]) -> None:
    """Raises UsageError for somebody who is said to have left, and is there."""
    if handoff.kind == "departed" and handoff.from_ not in gone:
        sold = account.deal is not None and account.deal.sold_by == handoff.from_ != account.owner
        fits = "sales-to-account" if sold else "account-to-account"
        raise UsageError(f"{handoff.from_} has not left: that is no departed", f"--kind {fits}, or leave it out")


def _may_hand_over(record: Record, handoff: Handoff) -> None:
    """Raises UsageError unless it is the owner who hands over, whoever sold it, or who left it to its owner."""
    account = record.account
    giver, owner = handoff.from_, account.owner
    if giver == owner or (handoff.kind == "departed" and handoff.to == owner):
        return
    if handoff.kind != "sales-to-account":
        hint = f"leave out --from; if {giver} sold it: amctl set {record.id} deal.sold_by={giver}"
        raise UsageError(f"{account.name} is looked after by {owner}, not by {giver}", hint)
    sold_by = account.deal.sold_by if account.deal else None
    if sold_by and sold_by != giver:
        raise UsageError(f"{account.name} was sold by {sold_by}, not by {giver}", f"--from {sold_by}, or leave it out")


def _again(record: Record, handoff: Handoff) -> str:
    return f"amctl handoff start {record.id} --from {handoff.from_} --to {handoff.to}"
