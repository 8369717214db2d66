"""Events of the account itself, of its people, of what was said and measured."""

from collections.abc import Iterator

from amctl.messages import Message, listed
from amctl.model.history import Interaction
from amctl.model.reading import Record
from amctl.model.words import word
from amctl.reports.events.event import Event, ids, several
from amctl.reports.report import Tone

_INTERACTIONS = {
    "call": Message("Call"),
    "meeting": Message("Meeting"),
    "email": Message("Email"),
    "message": Message("Message"),
    "visit": Message("Visit"),
    "review": Message("Review"),
    "note": Message("Note"),
}
_FEELINGS: dict[str | None, Tone] = {"positive": "good", "negative": "bad"}
_COLOURS: dict[str, Tone] = {"green": "good", "yellow": "warn", "red": "bad"}


def history_events(record: Record) -> Iterator[Event]:
    """How the account began and ended, who left, every contact, every figure."""
    yield from _account(record)
    yield from _contacts(record)
    for nth, entry in enumerate(record.account.interactions):
        yield _interaction(entry, record.document.line(("interactions", nth)))
    yield from _measured(record)


def _account(record: Record) -> Iterator[Event]:
    account, line = record.account, record.document.line
    deal, rating, ended = account.deal, account.rating, account.ended
    yield Event("account", account.since, Message("Customer since this day"), line(("since",)), tone="strong")
    if deal:
        yield Event(
            "account", deal.signed, several(Message("Deal signed"), deal.why), line(("deal",)), ids(deal.sold_by)
        )
    if rating:
        what = several(Message("Rated {colour}", colour=word(rating.colour)), rating.reason)
        yield Event("rating", rating.date, what, line(("rating",)), ids(rating.by), tone=_COLOURS[rating.colour])
    if ended:
        went = Message("went to {name}", name=ended.went_to) if ended.went_to else ""
        what = several(Message("Account ended"), ended.reason, went, ended.note)
        yield Event("account", ended.date, what, line(("ended",)), tone="bad")
    for nth, referral in enumerate(account.advocacy.referrals if account.advocacy else ()):
        what = Message("Recommended us to {name}", name=referral.name)
        yield Event("referral", referral.date, what, line(("advocacy", "referrals", nth)), tone="good")


def _contacts(record: Record) -> Iterator[Event]:
    contacts = record.account.contacts
    for name, contact in contacts.items():
        if left := contact.left:
            after = contacts.get(left.replaced_by or "")
            what = Message("{name} left", name=contact.name)
            if left.replaced_by:
                then = after.name if after else left.replaced_by
                what = Message("{name} left, then {other}", name=contact.name, other=then)
            line = record.document.line(("contacts", name, "left"))
            yield Event("contact", left.date, what, line, contacts=ids(name), tone="warn")


def _interaction(entry: Interaction, line: int) -> Event:
    kind = _INTERACTIONS[entry.kind]
    if entry.direction:
        kind = Message("{kind} in", kind=kind) if entry.direction == "in" else Message("{kind} out", kind=kind)
    if entry.reached is False:
        kind = Message("{kind}, not reached", kind=kind)
    what = listed((kind, entry.summary), ": ")
    return Event(
        "interaction", entry.date, what, line, entry.by, entry.with_, tone=_FEELINGS.get(entry.sentiment, "plain")
    )


def _measured(record: Record) -> Iterator[Event]:
    account, line = record.account, record.document.line
    for nth, usage in enumerate(account.usage):
        share = {"product": usage.product, "active": usage.active, "of": usage.of}
        what = Message("{product}: {active} of {of} in use", **share)
        if usage.of is None:
            what = Message("{product}: {active} in use", **share)
        yield Event("usage", usage.date, what, line(("usage", nth)))
    for nth, one in enumerate(account.feedback):
        score = Message("{number}", number=one.score) if one.score is not None else ""
        told = several(listed(filter(None, (word(one.kind), score)), " "), one.comment)
        yield Event("feedback", one.date, told, line(("feedback", nth)), contacts=ids(one.contact))
