"""Two accounts whose ids are the same, or differ only in case.

An account's id is its file's name, and must be one of a kind in the whole book, whatever the folder: on many disks
Acme.yaml and acme.yaml are one file.

    team-a/acme.yaml  team-b/acme.yaml          # before
    team-a/acme.yaml  team-b/acme-france.yaml   # after
"""

from collections.abc import Collection, Iterable, Sequence

from amctl.document import TOP
from amctl.facts import Facts
from amctl.findings import Level
from amctl.rules.rule import Hit

CODE, NAME = "AM206", "twin-ids"
LEVEL: Level = "error"


def check(book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]:
    """Every account after the first of its name."""
    first: dict[str, str] = {}
    for facts in book:
        file = first.setdefault(facts.account.casefold(), facts.file)
        if file != facts.file:
            yield facts, Hit(TOP, f"the id '{facts.account}' is taken by {file}", "rename one of the files")
