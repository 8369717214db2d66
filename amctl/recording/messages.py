"""A mail message as an interaction: which account and contact it is about, who of us, and which way it went."""

from datetime import date
from typing import TYPE_CHECKING, Any

from amctl.errors import NoSuchAccount
from amctl.recording.interactions import Typed, named, new_contact, planned
from amctl.session import Session

if TYPE_CHECKING:
    from amctl.changes.edits import Deed
    from amctl.exchange.mail import Message
    from amctl.model.reading import Record


def record_message(session: Session, account: str, source: str, typed: Typed) -> None:
    """Logs a mail message; one that is there already is told and left alone.

    Raises UsageError if it is no mail message, NoSuchAccount if its addresses belong to no account, or to several.
    """
    from amctl.changes.interactions import log_interaction, together
    from amctl.exchange.mail import parse_message
    from amctl.model.history import Interaction
    from amctl.saving import save
    from amctl.typed import content_meant, day_meant

    message = parse_message(content_meant(source))
    record, _ = session.account(account or _account_of(session, message))
    there = [one for one in record.account.interactions if one.message_id and one.message_id == message.message_id]
    if there:
        session.say(f"This mail is there already, as of {there[0].date}: {there[0].summary}")
        return
    ours = {one.email.casefold(): name for name, one in session.settings.people.items() if one.email}
    outgoing = message.sender in ours
    theirs = [one for one in (message.recipients if outgoing else (message.sender,)) if one not in ours]
    contacts, stubs = _contacts(session, record, message, theirs)
    people = [ours[one] for one in ((message.sender,) if outgoing else message.recipients) if one in ours]
    known: dict[str, Any] = {"date": min(_day(session, message), session.today), "kind": "email", "by": people}
    known |= {"with_": contacts, "direction": "out" if outgoing else "in", "sentiment": typed.sentiment}
    known |= {"message_id": message.message_id, "share": typed.share}
    summary = " ".join(typed.words) or message.subject or "(no subject)"
    known = {name: value for name, value in known.items() if value}
    deed = log_interaction(record, Interaction(**known, summary=summary), today=session.today, new=named(stubs))
    further = []
    if typed.follow_up and typed.due:
        due = day_meant(session, typed.due)
        further.append(planned(session, record, {"what": typed.follow_up, "due": due, "with_": contacts}))
    save(session, record, together(*stubs, deed, *further))


def _account_of(session: Session, message: "Message") -> str:
    """The account whose contacts, or else whose domains, the addresses are of."""
    addresses = {message.sender, *message.recipients}
    facts = session.facts()
    found = [one.account for one in facts if any(address in addresses for address, _ in one.addresses)]
    if not found:
        domains = {address.rpartition("@")[2] for address in addresses}
        found = [one.account for one in facts if domains.intersection(domain.casefold() for domain in one.domains)]
    if len(found) == 1:
        return found[0]
    shown = ", ".join(sorted(addresses))
    if found:
        raise NoSuchAccount(f"{shown}: people of several accounts: {', '.join(found)}", "name the one it is about")
    raise NoSuchAccount(f"no account knows {shown}", "name it, or add the domain to its domains:")


def _contacts(
    session: Session, record: "Record", message: "Message", addresses: list[str]
) -> "tuple[tuple[str, ...], list[Deed]]":
    """The contacts with these addresses; stubs for those at the account's own domains, if somebody agrees."""
    from amctl.changes.interactions import stub
    from amctl.terminal import asked, can_ask

    known = {one.email.casefold(): name for name, one in record.account.contacts.items() if one.email}
    domains = {one.casefold() for one in record.account.domains}
    found: list[str] = []
    stubs: list[Deed] = []
    for address in addresses:
        name = known.get(address)
        if name is None and address.rpartition("@")[2] in domains:
            full = message.names.get(address) or address
            wanted = session.options.yes
            if not wanted and can_ask() and not session.options.dry_run:
                wanted = asked(f"{full} <{address}> is no contact yet. Add them? [y/N] ").casefold() in ("y", "yes")
            if wanted:
                name = new_contact(full.partition("@")[0], {*record.account.contacts, *found})
                stubs.append(stub(record, name, full, email=address))
            else:
                session.say(f"{address} is no contact yet: amctl contact add {record.id} --email {address}")
        if name:
            found.append(name)
    return tuple(found), stubs


def _day(session: Session, message: "Message") -> date:
    """The day it was sent, where the book is at home."""
    from zoneinfo import ZoneInfo

    if message.sent is None:
        return session.today
    return message.sent.astimezone(ZoneInfo(session.settings.timezone)).date()
