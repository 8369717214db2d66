"""Accounts that are each other's parents.

A group has one head, which has no parent in the book.

    # holding.yaml
    parent: daughter                    # before

    # daughter.yaml
    parent: holding

    # daughter.yaml
    parent: holding                     # after
"""

from collections.abc import Collection, Iterable, Sequence

from amctl.facts import Facts
from amctl.findings import Level
from amctl.rules.reporting_cycle import circles
from amctl.rules.rule import Hit

CODE, NAME = "AM309", "parent-cycle"
LEVEL: Level = "error"


def check(book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]:
    """Every account that is its own parent, or parent's parent."""
    found = circles({facts.account: facts.parent for facts in book})
    for facts in book:
        if way := found.get(facts.account):
            spot = next(spot for name, spot in facts.named if name == facts.parent)
            yield facts, Hit(spot, f"parents in a circle: {way}", "take one of the parents out")
