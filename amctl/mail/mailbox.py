"""Who a mail is from and to: a name and an address, strictly. What other programs might take for more is refused."""

import re
from email.headerregistry import Address
from typing import NamedTuple

from amctl.addresses import is_address
from amctl.errors import MailError
from amctl.mail.headers import display_name

_NAMED = re.compile(r"\s*(?P<name>[^<>]*?)\s*<(?P<address>[^<>]+)>\s*")
# No % and !, which send a mail on by way of somebody else, and nothing that a shell would obey.
_LOCAL = re.compile(r"[\w+&'=~#-]+(?:\.[\w+&'=~#-]+)*")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_TWO_MEANINGS = frozenset("ßς\u200c\u200d")  # of which IDNA 2003 and 2008 make different domains


class Mailbox(NamedTuple):
    """A name and an address that can be used: the domain in ASCII and small letters."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        """The address without the name."""
        return f"{self.local}@{self.domain}"

    @property
    def plain(self) -> bool:
        """Whether any mail server takes it; the others must offer SMTPUTF8."""
        return self.local.isascii()

    def header(self) -> Address:
        """As a header has it."""
        return Address(self.name, self.local, self.domain)


def mailbox(name: str, address: str) -> Mailbox:
    """The mailbox of a name and an address; raises MailError if mail cannot safely be sent to that address."""
    local, at, domain = address.strip().rpartition("@")
    usable = at and is_address(address.strip()) and _LOCAL.fullmatch(local) and local[0] != "-"
    if not usable or len(local.encode()) > 64:
        raise MailError(f"no address for mail: {address}", "write one like anna@example.com")
    return Mailbox(display_name(name), local, ascii_domain(domain))


def mailbox_of(text: str) -> Mailbox:
    """The mailbox of a text like `Anna Becker <anna@example.com>`; raises MailError if it is none."""
    named = _NAMED.fullmatch(text)
    return mailbox(named["name"].strip('"'), named["address"]) if named else mailbox("", text)


def ascii_domain(text: str) -> str:
    """A domain as the mail system knows it, in small letters; raises MailError if there can be no such domain.

    >>> ascii_domain("Müller.example")
    'xn--mller-kva.example'
    """
    small = text.strip().lower()
    try:
        found = "" if _TWO_MEANINGS & set(small) else small.encode("idna").decode("ascii")
    except UnicodeError:
        found = ""
    if not found or len(found) > 253 or not all(_LABEL.fullmatch(label) for label in found.split(".")):
        raise MailError(f"no domain for mail: {text}", "write it in its ASCII form, such as xn--mller-kva.example")
    return found


def same(address: str) -> str:
    """An address as it is compared: in small letters, without what follows a + in it.

    >>> same("Anna.Becker+work@Example.com")
    'anna.becker@example.com'
    """
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = ascii_domain(domain)
    except MailError:
        domain = domain.lower()
    return f"{local.partition('+')[0].casefold()}@{domain}"
