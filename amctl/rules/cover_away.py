"""An absence whose cover is not there either, or that ends before it begins.

Whoever covers gets the reminders of the absent. A cover who is away on a day of it, has left by then, or is the absent
person, leaves the accounts alone. Whether the cover exists at all is the affair of AM310.

    people:                             # before
      anna:
        name: Anna Becker
        away: [{from: 2026-12-21, until: 2027-01-04, cover: ben}]
      ben: {name: Ben Okafor, away: [{from: 2027-01-04, until: 2027-01-08}]}

    people:                             # after
      anna:
        name: Anna Becker
        away: [{from: 2026-12-21, until: 2027-01-03, cover: ben}]
      ben: {name: Ben Okafor, away: [{from: 2027-01-04, until: 2027-01-08}]}
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.settings import Away, Person, Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM312", "cover-away"
LEVEL: Level = "warning"


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Each absence during which nobody looks after the accounts, though the file says so."""
    people = settings.people
    for name, person in people.items():
        for nth, away in enumerate(person.away):
            if away.until < away.from_:
                spot = document.spot(("people", name, "away", nth, "until"))
                yield Hit(spot, f"the absence ends on {away.until}, before it begins", "write the last day of it")
            elif away.cover in people:
                spot = document.spot(("people", name, "away", nth, "cover"))
                why = "covers for themselves" if away.cover == name else _missing(people[away.cover], away)
                if why:
                    there = [one for one in people if one != name and not _missing(people[one], away)]
                    remedy = f"there all the time: {', '.join(there)}" if there else "nobody else is there all the time"
                    yield Hit(spot, f"{people[away.cover].name} {why}", remedy)


def _missing(cover: Person, away: Away) -> str:
    """Why somebody is not there on each day of an absence; empty for somebody who is."""
    if cover.left and cover.left.date < away.until:
        return f"left on {cover.left.date}, and cannot cover until {away.until}"
    for own in cover.away:
        if own.from_ <= away.until and away.from_ <= own.until:
            return f"is away as well, from {own.from_} until {own.until}"
    return ""
