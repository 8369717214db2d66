"""A parent that is no account of the book.

Accounts are named by their ids, the names of their files without .yaml.

    parent: nordwind-hoding             # before
    parent: nordwind-holding            # after
"""

from collections.abc import Iterable, Sequence

from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.reading import suggestion
from amctl.rules.rule import Hit

CODE, NAME = "AM304", "unknown-account"
LEVEL: Level = "error"


def check(book: Sequence[Facts]) -> Iterable[tuple[Facts, Hit]]:
    """Every account whose parent is not there."""
    known = {facts.account for facts in book}
    for facts in book:
        if facts.parent and facts.parent not in known:
            hint = suggestion(facts.parent, known) or "name the file of another account, without .yaml"
            yield facts, Hit(facts.parent_at, f"unknown account '{facts.parent}'", hint)
