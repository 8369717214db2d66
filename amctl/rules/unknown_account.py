"""Another account that the book does not have: a parent, a related account, one that was recommended.

Accounts are named by their ids, the names of their files without .yaml.

    parent: nordwind-hoding             # before
    parent: nordwind-holding            # after
"""

from collections.abc import Collection, Iterable, Sequence

from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.reading import suggestion
from amctl.rules.rule import Hit

CODE, NAME = "AM304", "unknown-account"
LEVEL: Level = "error"


def check(book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]:
    """Every account that is named and not there; one whose file is broken is."""
    known = {facts.account for facts in book} | set(unreadable)
    guesses = 20  # looking for what was meant takes long in a large book
    for facts in book:
        for name, spot in facts.named:
            if name not in known:
                guesses -= 1
                near = suggestion(name, known) if guesses >= 0 else ""
                hint = near or "name the file of another account, without .yaml"
                yield facts, Hit(spot, f"unknown account '{name}'", hint)
