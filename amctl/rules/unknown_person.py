"""Somebody of us who is not in amctl.yaml.

People of ours are named by their ids, the keys under `people:` in the book's settings.

    owner: ana                          # before
    owner: anna                         # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, reference_hits

CODE, NAME = "AM301", "unknown-person"
LEVEL: Level = "error"
MENDS = "a name, or an id in capitals, that fits one person only becomes the id"


def check(case: Case) -> Iterable[Hit]:
    """Each person of ours whom the settings do not know."""
    names = {key: person.name for key, person in case.settings.people.items()}
    return reference_hits(case, "person", names, "people in amctl.yaml")
