"""A mail message as an interaction: which account and contact it is about, who of us, and which way it went."""

import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

from amctl.errors import NoSuchAccount, UsageError
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
    there = [one for one in record.account.interactions if one.message_id == message.message_id]
    if there:
        if typed.follow_up:
            message_ = f"this mail is there already, as of {there[0].date}, so nothing was planned"
            raise UsageError(message_, f"amctl follow-up {record.id} plans it")
        session.say(f"This mail is there already, as of {there[0].date}: {there[0].summary}")
        return
    ours = {one.email.casefold(): name for name, one in session.settings.people.items() if one.email}
    outgoing = message.sender in ours
    theirs = [one for one in (message.recipients if outgoing else (message.sender,)) if one not in ours]
    contacts, stubs, strangers = _contacts(session, record, message, theirs)
    people = [ours[one] for one in ((message.sender,) if outgoing else message.recipients) if one in ours]
    known: dict[str, Any] = {"date": min(_day(session, message), session.today), "kind": "email", "by": people}
    known |= {"with_": contacts, "direction": "out" if outgoing else "in", "sentiment": typed.sentiment}
    known |= {"message_id": message.message_id, "share": typed.share}
    subject = " ".join(typed.words) or message.subject or "(no subject)"
    summary = subject if contacts or not strangers else f"{', '.join(strangers[:3])}: {subject}"
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
    ours = {one.email.casefold() for one in session.settings.people.values() if one.email}
    shown = ", ".join(sorted(addresses - ours)) or message.sender
    if found:
        raise NoSuchAccount(f"{shown}: people of several accounts: {', '.join(found)}", "name the one it is about")
    near = {
        f"{known} at {one.name} has the same domain: amctl log {one.account} --from-email …"
        for one in facts
        for known, _ in one.addresses
        if known.rpartition("@")[2] in {address.rpartition("@")[2] for address in addresses - ours}
    }
    hint = min(
        near, default="amctl log ACCOUNT --from-email … says whose it is; domains: of an account decides by itself"
    )
    raise NoSuchAccount(f"no account knows {shown}", hint)


def _contacts(
    session: Session, record: "Record", message: "Message", addresses: list[str]
) -> "tuple[tuple[str, ...], list[Deed], list[str]]":
    """The contacts with these addresses, stubs for those that are added, and who is a stranger still."""
    from amctl.changes.interactions import stub

    known = {one.email.casefold(): name for name, one in record.account.contacts.items() if one.email}
    domains = {one.casefold() for one in record.account.domains}
    found: list[str] = []
    stubs: list[Deed] = []
    strangers: list[str] = []
    for address in addresses:
        name = known.get(address)
        full = message.names.get(address) or address
        near = address == message.sender or address.rpartition("@")[2] in domains
        if name is None and near and _wanted(session, full, address):
            name = new_contact(full.partition("@")[0], {*record.account.contacts, *found})
            stubs.append(stub(record, name, full, email=address))
        if name:
            found.append(name)
        else:
            strangers.append(f"{full} <{address}>" if full != address else address)
            adds = ["amctl", "contact", "add", record.id, "--name", full, "--email", address]
            session.say(f"{address} is no contact yet: {shlex.join(adds)}")
    return tuple(found), stubs, strangers


def _wanted(session: Session, name: str, address: str) -> bool:
    """Whether somebody new shall be a contact: by --yes, or if a person says so."""
    from amctl.terminal import asked, can_ask

    if session.options.yes or not can_ask():
        return session.options.yes
    return asked(f"{name} <{address}> is no contact yet. Add them? [y/N] ").casefold() in ("y", "yes", "j", "ja")


def _day(session: Session, message: "Message") -> date:
    """The day it was sent, where the book is at home."""
    from zoneinfo import ZoneInfo

    if message.sent is None:
        return session.today
    return message.sent.astimezone(ZoneInfo(session.settings.timezone)).date()
