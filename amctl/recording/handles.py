"""What a handle names, of all that is dated in the book."""

from typing import TYPE_CHECKING

from amctl.errors import NoSuchAccount, UsageError
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.items import Item
    from amctl.model.reading import Record
    from amctl.model.work import FollowUp

SHORTEST = 3  # characters; less would be a slip
_INSTEAD = {
    "decision": "amctl renewal notice, sign or outcome {account}",
    "announcement": "amctl set {account} contracts.ID.uplift.announced=today",
    "issue": "amctl issue update or resolve {account}",
    "goal": "amctl goal reading {account}",
    "milestone": "amctl milestone done {account}",
    "opportunity": "amctl opportunity stage, won or lost {account}",
    "touch": 'amctl call {account} "what was said"',
    "review": 'amctl log {account} "what was said" --kind review',
    "assessment": "amctl contact set {account} CONTACT --stance …",
    "handoff": "amctl handoff tick or accept {account}",
}


def item_meant(session: Session, handle: str) -> "Item | None":
    """The dated thing whose handle begins like this; None if there is none.

    Raises NoSuchAccount if there are several.
    """
    wanted = handle.casefold()
    found = [item for item in session.items() if item.handle.startswith(wanted)] if len(wanted) >= SHORTEST else []
    if len({item.handle for item in found}) > 1:
        several = ", ".join(f"{item.handle} ({item.what})" for item in found[:5])
        raise NoSuchAccount(f"'{handle}' fits several: {several}", "write more of it")
    return found[0] if found else None


def follow_up_of(session: Session, item: "Item") -> "tuple[Record, int, FollowUp]":
    """The follow-up that an item is, with its account; raises UsageError for what is settled in another way."""
    from amctl.changes.interactions import follow_up_meant

    opened = session.opened(item.file)
    assert opened is not None
    found = follow_up_meant(opened.record, item.handle)
    if found is None:
        instead = _INSTEAD[item.kind].format(account=item.account)
        article = "an" if item.kind[0] in "aeiou" else "a"
        message = f"{item.handle[:5]} is no follow-up, but {article} {item.kind}: {item.what}"
        raise UsageError(message, f"instead: {instead}")
    return (opened.record, *found)
