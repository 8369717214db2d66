"""Events of the account itself, of its people, of what was said and measured."""

from collections.abc import Iterator

from amctl.model.history import Interaction
from amctl.model.reading import Record
from amctl.reports.events.event import Event, ids, several
from amctl.reports.report import Tone

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
    yield Event("account", account.since, "Customer since this day", line(("since",)), tone="strong")
    if deal:
        yield Event("account", deal.signed, several("Deal signed", deal.why), line(("deal",)), ids(deal.sold_by))
    if rating:
        what = several(f"Rated {rating.colour}", rating.reason)
        yield Event("rating", rating.date, what, line(("rating",)), ids(rating.by), tone=_COLOURS[rating.colour])
    if ended:
        went = f"went to {ended.went_to}" if ended.went_to else ""
        what = several("Account ended", ended.reason, went, ended.note)
        yield Event("account", ended.date, what, line(("ended",)), tone="bad")
    for nth, referral in enumerate(account.advocacy.referrals if account.advocacy else ()):
        what = f"Recommended us to {referral.name}"
        yield Event("referral", referral.date, what, line(("advocacy", "referrals", nth)), tone="good")


def _contacts(record: Record) -> Iterator[Event]:
    contacts = record.account.contacts
    for name, contact in contacts.items():
        if left := contact.left:
            after = contacts.get(left.replaced_by or "")
            then = f", then {after.name if after else left.replaced_by}" if left.replaced_by else ""
            line = record.document.line(("contacts", name, "left"))
            yield Event("contact", left.date, f"{contact.name} left{then}", line, contacts=ids(name), tone="warn")


def _interaction(entry: Interaction, line: int) -> Event:
    way = "" if entry.direction is None else f" {entry.direction}"
    what = f"{entry.kind.capitalize()}{way}{', not reached' if entry.reached is False else ''}: {entry.summary}"
    return Event(
        "interaction", entry.date, what, line, entry.by, entry.with_, tone=_FEELINGS.get(entry.sentiment, "plain")
    )


def _measured(record: Record) -> Iterator[Event]:
    account, line = record.account, record.document.line
    for nth, usage in enumerate(account.usage):
        of = f" of {usage.of}" if usage.of is not None else ""
        yield Event("usage", usage.date, f"{usage.product}: {usage.active}{of} in use", line(("usage", nth)))
    for nth, one in enumerate(account.feedback):
        score = f" {one.score}" if one.score is not None else ""
        what = several(f"{one.kind}{score}", one.comment)
        yield Event("feedback", one.date, what, line(("feedback", nth)), contacts=ids(one.contact))
