"""Two contacts who are likely the same person.

Within an account: the same mail address whatever the case, or the same name. Across accounts: the same address, told
once, at the second of them; where one account is the other's parent, both have the same one or they are related, people
may stand in both. Contacts who have left, and those of accounts that have ended, do not count.

    contacts:                           # before
      keller: {name: Miriam Keller, email: m.keller@nordwind.example}
      miriam: {name: Frau Keller, email: M.Keller@nordwind.example}

    contacts:                           # after
      keller: {name: Miriam Keller, email: m.keller@nordwind.example}
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from amctl.facts import Facts, Person
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.rules.rule import Hit
from amctl.rules.twin_accounts import akin

CODE, NAME = "AM208", "twin-contacts"
LEVEL: Level = "warning"


def check(book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]:
    """Every contact who looks like one before."""
    elsewhere: dict[str, tuple[Facts, Person]] = {}
    told: set[str] = set()
    for facts in book:
        if facts.status not in OURS:
            continue
        here = [one for one in facts.people if one.left is None]
        yield from ((facts, hit) for hit in _within(facts, here))
        for one in here:
            address = one.email.casefold()
            before, other = elsewhere.setdefault(address, (facts, one)) if address else (facts, one)
            if before is not facts and address not in told and not akin(facts, before):
                told.add(address)
                message = f"{one.name} has the mail address of {other.name} at {before.account}"
                remedy = f"keep one of them, or write related: with {before.account}, and how"
                yield facts, Hit(one.spot, message, remedy)


def _within(facts: Facts, here: Iterable[Person]) -> Iterator[Hit]:
    first: dict[str, Person] = {}
    for one in here:
        for mark, what in ((one.email, "mail address"), (" ".join(one.name.split()), "name")):
            other = first.setdefault(f"{what} {mark.casefold()}", one) if mark else one
            if other is not one:
                message = f"{one.contact} and {other.contact} have the same {what}"
                remedy = f"keep one of them: amctl edit {facts.account}; if one is gone: amctl contact left"
                yield Hit(one.spot, message, f"{remedy} {facts.account} {one.contact}")
                break
