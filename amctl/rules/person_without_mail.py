"""One of us without a mail address.

Reminders, and what else amctl sends, go to the address of the settings; without one they go nowhere, and nobody misses
them. Who has left needs none, and in a book where nobody has an address no mail is expected.

    people:                             # before
      anna: {name: Anna Becker, email: anna@example-systems.example}
      ben: {name: Ben Okafor}

    people:                             # after
      anna: {name: Anna Becker, email: anna@example-systems.example}
      ben: {name: Ben Okafor, email: ben@example-systems.example}
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM311", "person-without-mail"
LEVEL: Level = "warning"


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Everybody whom no reminder reaches."""
    if any(one.email for one in settings.people.values()):
        for name, one in settings.people.items():
            if not one.email and not one.left:
                spot = document.spot(("people", name), key=True)
                yield Hit(spot, f"{one.name} has no mail address, and gets no reminders", "write email: with it")
