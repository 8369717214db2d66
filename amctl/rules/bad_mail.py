"""A mail address that is none, or more than one.

Nobody gets mail there, mail programs leave the person out of the address book, and a message of theirs is not known as
theirs. One address stands there, without a name, brackets or spaces.

    email: m.keller@nordwind            # before
    email: m.keller@nordwind.example    # after
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from amctl.addresses import is_address
from amctl.document import Document, Path, Problem
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM212", "bad-mail"
LEVEL: Level = "warning"

_OWNERS = ("contacts", "people")


def check(document: Document, problems: Sequence[Problem]) -> Iterable[Hit]:
    """Each mail address of contacts, and of us, that is none."""
    for owner in _OWNERS:
        people = document.data.get(owner)
        for name, person in people.items() if isinstance(people, dict) else ():
            yield from _of_person(document, (owner, name, "email"), person)


def _of_person(document: Document, path: Path, person: Any) -> Iterator[Hit]:
    address = person.get("email") if isinstance(person, dict) else None
    if isinstance(address, str) and address and not _is_public(address):
        yield Hit(document.spot(path), "this is no mail address", "write one address: name@company.example")


def _is_public(address: str) -> bool:
    """Whether it is an address which others than this machine can reach."""
    return is_address(address) and "." in address.rpartition("@")[2].strip(".")
