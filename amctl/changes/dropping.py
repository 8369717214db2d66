"""What is not to be done after all: follow-ups taken out."""

from datetime import date

from amctl.changes.apply import drop, entry_at
from amctl.changes.edits import Append, Change, Deed
from amctl.changes.entries import written
from amctl.model.history import Interaction
from amctl.model.reading import Record


def drop_follow_up(record: Record, index: int, reason: str | None, *, by: tuple[str, ...], today: date) -> Deed:
    """A follow-up goes; with a reason, a note says so. Who was promised it is named, for they still expect it.

    Of several that are alike the later one must go first: it is found by how many of them stand before it.
    """
    entry = record.account.follow_ups[index]
    changes: list[Change] = [drop(record, entry_at(record, ("follow_ups",), index))]
    if reason:
        note = Interaction(date=today, kind="note", by=by, summary=f"Dropped: {entry.what}: {reason}")
        changes.append(Append(("interactions",), written(note)))
    why = f" ({reason})" if reason else ""
    if entry.promised_to is None:
        return Deed(tuple(changes), f"Dropped: {entry.what}{why}.")
    found = record.account.contacts.get(entry.promised_to)
    promised = f"{entry.what} was promised to {found.name if found else entry.promised_to}: tell them."
    return Deed(tuple(changes), f"Dropped: {entry.what}{why}.", (promised,))
