"""The people on the customer's side: added, described, gone; and what hangs on somebody who is gone."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from amctl.changes.apply import put
from amctl.changes.edits import Change, Deed
from amctl.changes.entries import written
from amctl.changes.identity import SHOWN_LENGTH, handles
from amctl.changes.new_ids import new_id
from amctl.changes.revised import revised
from amctl.document import Path as Place
from amctl.errors import UsageError
from amctl.model.people import Contact
from amctl.model.reading import Record
from amctl.model.references import references

_JUDGED = ("stance", "influence")
_PROMISES = {"promised_to": "Promised to", "waiting_on": "Waiting on", "with": "Planned with"}
_LOOKS_AFTER = {
    ("issues", "raised_by"): "Raised issue",
    ("goals", "their_owner"): "Looked after goal",
    ("milestones", "their_owner"): "Looked after milestone",
    ("opportunities", "contact"): "Wanted opportunity",
}


def add_contact(record: Record, contact_id: str, contact: Contact, *, today: date) -> Deed:
    """A contact is added; a stance or an influence is as of today unless said otherwise.

    Raises UsageError for an id that is taken or is none.
    """
    if there := record.account.contacts.get(contact_id):
        hint = f"amctl contact set {record.id} {contact_id} changes them; another ID adds somebody else"
        raise UsageError(f"there is a contact {contact_id} already: {there.name}", hint)
    name = new_id(contact_id, contact.name, (), "contact")
    judged = any(getattr(contact, field) for field in _JUDGED) and not contact.assessed
    entry = contact.model_copy(update={"assessed": today}) if judged else contact
    notes = tuple(
        f"{one.name} ({other}) has the same {what}."
        for other, one in record.account.contacts.items()
        for what, mine, theirs in (("name", one.name, contact.name), ("mail address", one.email, contact.email))
        if mine and theirs and mine.casefold() == theirs.casefold()
    )
    done = f"Added {contact.name} as contact {name} of {record.account.name}."
    return Deed((put(record, ("contacts", name), written(entry)),), done, notes)


def set_contact(record: Record, contact: str, fields: Mapping[str, Any], *, today: date) -> Deed:
    """Fields of a contact get other values; nothing or an empty list takes one away.

    Who judges stance or influence does so today, unless `assessed` says otherwise. Raises UsageError if nothing
    changes, or for what no contact can be.
    """
    old = record.account.contacts[contact]
    if not fields:
        raise UsageError(f"what is new about {old.name}?", "--stance champion; amctl contact set --help lists the rest")
    if "name" in fields and not fields["name"]:
        raise UsageError("a contact has a name", "--name NAME")
    if fields.get("reports_to") == contact:
        raise UsageError("nobody reports to themselves", "--reports-to somebody else, or '' for nobody")
    judged = any(fields.get(field) for field in _JUDGED) and "assessed" not in fields
    given = {**fields, **({"assessed": today} if judged else {})}
    values = written(Contact(**{"name": old.name, **{field: value for field, value in given.items() if value}}))
    gone = [name for name, value in given.items() if not value]
    changes = revised(record, ("contacts", contact), values, gone)
    if not changes:
        raise UsageError(f"nothing to change: {old.name} has it all already", "say something else")
    told = "; ".join(_told(change, str(change.path[-1]).replace("_", " ")) for change in changes)
    return Deed(changes, f"{old.name} at {record.account.name}: {told}.")


def _told(change: Change, field: str) -> str:
    was = _words(getattr(change, "was", None))
    value = _words(getattr(change, "value", None))
    if not value:
        return f"{field} removed, was {was}"
    return f"{field} {value}, was {was}" if was else f"{field} {value}"


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def contact_left(record: Record, contact: str, on: date | None, replaced_by: str | None, *, today: date) -> Deed:
    """A contact is gone since a day (today), and is kept for history; the notes say what hangs on them.

    The replacement may be a contact that is added at the same time. Raises UsageError for somebody who replaces
    themselves, and if all of it is on record.
    """
    old = record.account.contacts[contact]
    if replaced_by == contact:
        raise UsageError(f"{old.name} cannot replace themselves", "--replaced-by somebody else")
    heir = record.account.contacts.get(replaced_by or "")
    if heir and heir.left:
        raise UsageError(f"{heir.name} left on {heir.left.date} and replaces nobody", "--replaced-by somebody else")
    day = on or (old.left.date if old.left else today)
    said = {"date": day, **({"replaced_by": replaced_by} if replaced_by else {})}
    changes = list(revised(record, ("contacts", contact, "left"), said))
    if not changes:
        raise UsageError(
            f"{old.name} left on {day}: that is on record", "--on DAY or --replaced-by CONTACT corrects it"
        )
    after = f", replaced by {name_of(record, replaced_by)}" if replaced_by else ""
    done = f"{old.name} left {record.account.name} on {day}{after}."
    if replaced_by and record.account.primary == contact:
        changes.append(put(record, ("primary",), replaced_by))
        done += f" {name_of(record, replaced_by)} is the one to write first now."
    told = ("AM315", "AM503")  # which the notes say, too
    return Deed(tuple(changes), done, tuple(orphans(record, contact, replaced_by)), told)


def orphans(record: Record, contact: str, heir: str | None) -> Iterator[str]:
    """What hangs on a contact and needs somebody else now, each with the command that mends it.

    `heir` is who takes over, if that is known; being the one to write first then goes to them anyway.
    """
    one, account, after = record.account.contacts[contact], record.id, heir or "CONTACT"
    if one.approves:
        what = " and ".join(one.approves)
        heirs = record.account.contacts[heir].approves if heir in record.account.contacts else ()
        asks = f"amctl contact set {account} {after} --approves {','.join(dict.fromkeys((*heirs, *one.approves)))}"
        yield f"Approved {what}; who does now? {asks}"
    here = {name: other for name, other in record.account.contacts.items() if not other.left and name != contact}
    if one.stance == "champion" and not any(other.stance == "champion" for other in here.values()):
        yield f"Was the only champion; once there is another: amctl contact set {account} CONTACT --stance champion"
    seen = set()
    for to, place, name in references(record.account):
        if to == "contact" and name == contact and (told := hanging(record, place, contact, after)) not in seen:
            seen.add(told)
            if told and not (place == ("primary",) and heir):
                yield ": ".join(told)


def hanging(record: Record, place: Place, contact: str, after: str) -> tuple[str, str] | None:
    """What stands at a place that names a contact, if it is still open, and the command that mends it.

    `after` is who takes over.
    """
    account, who = record.account, record.account.contacts[contact].name
    match place:
        case ("primary",):
            return "Was the one to write first", f"amctl set {record.id} primary={after}"
        case ("contacts", str(other), "reports_to") if not account.contacts[other].left:
            head = after if after != other else account.contacts[contact].reports_to or "CONTACT"
            mend = f"amctl contact set {record.id} {other} --reports-to {head}"
            return f"{account.contacts[other].name} reported to {who}", mend
        case ("follow_ups", int(n), str(field), *_) if not account.follow_ups[n].done:
            entry, handle = account.follow_ups[n], handles(record.id, "follow-up", account.follow_ups)[n][:SHOWN_LENGTH]
            mend = f"amctl done {handle}, or amctl edit {record.id}"
            return f"{_PROMISES[field]} {who}: {entry.what}, due {entry.due}", mend
        case (str(kind), str(name), str(field)) if (kind, field) in _LOOKS_AFTER:
            if not over(getattr(account, kind)[name]):
                mend = f"amctl set {record.id} {kind}.{name}.{field}={after}"
                return f"{_LOOKS_AFTER[kind, field]} {name}, which is open", mend
    return None


def over(entry: Any) -> bool:
    """Whether an issue, a goal, a milestone or an opportunity is closed."""
    ended = any(getattr(entry, field, None) for field in ("resolved", "achieved", "dropped", "done", "closed"))
    return ended or getattr(entry, "stage", None) in ("won", "lost")


def name_of(record: Record, contact: str) -> str:
    """A contact's name; of one who is not in the file yet, the id."""
    found = record.account.contacts.get(contact)
    return found.name if found else contact
