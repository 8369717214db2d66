"""Who may get mail at all. The people of a book, and their addresses, come from the book; how far they may lie comes
from whoever sends. A customer gets none, whatever either of them says.
"""

from collections.abc import Iterable
from typing import NamedTuple

from amctl.errors import MailError
from amctl.mail.mailbox import ascii_domain, mailbox, mailbox_of, same
from amctl.model.settings import Mail


class Bounds(NamedTuple):
    """The domains that may get mail (None: any, since nothing leaves), and who of them may not."""

    domains: frozenset[str] | None
    customers: frozenset[str]  # addresses, as they are compared
    customer_domains: frozenset[str]

    def refusal(self, address: str) -> str:
        """Why an address gets no mail; empty: it may get some."""
        try:
            domain = mailbox("", address).domain
        except MailError as error:
            return str(error)
        if same(address) in self.customers:
            return f"{address} is a customer's contact"
        if any(domain == one or domain.endswith(f".{one}") for one in self.customer_domains):
            return f"{domain} is a customer's domain"
        if self.domains is not None and domain not in self.domains:
            return f"{domain} is neither the domain of from nor in mail.allow of your config"
        return ""


def bounds_of(mail: Mail, customers: Iterable[str], customer_domains: Iterable[str]) -> Bounds:
    """The bounds that a user's config sets, and the addresses and domains of all customers.

    Raises MailError if a domain of the config is none.
    """
    own = [mailbox_of(mail.from_).domain] if mail.from_ else []
    domains = frozenset([*own, *(ascii_domain(one.lstrip("@")) for one in mail.allow)])
    anywhere = mail.transport == "files" and not mail.from_
    return Bounds(
        None if anywhere else domains,
        frozenset(same(one) for one in customers),
        frozenset(domain for one in customer_domains if (domain := _domain(one))),
    )


def _domain(text: str) -> str:
    """A domain as somebody wrote it into a book, which may be anything: then it is compared as it stands."""
    try:
        return ascii_domain(text.strip().lstrip("@"))
    except MailError:
        return text.strip().lstrip("@").lower()
