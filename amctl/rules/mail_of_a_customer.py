"""One of us with a mail address of a customer.

Reminders say what we know of all accounts, and go to the addresses of the settings. The address of a contact, also of
one who has left or whose account has ended, or one in the `domains` of an account or below them, would take them to
the customer. It is told even while other files cannot be read.

    people:                             # before
      anna: {name: Anna Becker, email: m.keller@nordwind.example}

    people:                             # after
      anna: {name: Anna Becker, email: anna@example-systems.example}
"""

from collections.abc import Iterable, Iterator, Sequence

from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM318", "mail-of-a-customer"
LEVEL: Level = "error"
IN_PART = True


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Everybody of us whose address belongs to an account."""
    contacts = {address: f"{contact} at {facts.account}" for facts in book for address, contact in facts.addresses}
    domains = {domain.casefold(): facts.account for facts in book for domain in facts.domains}
    for name, one in settings.people.items():
        address = (one.email or "").casefold()
        theirs = next((domain for domain in _and_above(address.rpartition("@")[2]) if domain in domains), None)
        spot = document.spot(("people", name, "email"))
        if address in contacts:
            message = f"{one.name} has the mail address of {contacts[address]}: reminders would go to the customer"
            yield Hit(spot, message, "write an address of ours, or take it out of the contact")
        elif theirs is not None:
            message = (
                f"{one.name} has a mail address of {domains[theirs]} ({theirs}): reminders would go to the customer"
            )
            yield Hit(spot, message, f"write an address of ours, or take {theirs} out of the domains of the account")


def _and_above(domain: str) -> Iterator[str]:
    """A domain, and those of which it is a part."""
    while domain:
        yield domain
        domain = domain.partition(".")[2]
