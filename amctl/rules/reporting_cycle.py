"""Contacts who report to each other in a circle.

No account map can be drawn of it.

    keller: {name: Keller, reports_to: brandt}      # before
    brandt: {name: Brandt, reports_to: keller}

    keller: {name: Keller}                          # after
    brandt: {name: Brandt, reports_to: keller}
"""

from collections.abc import Iterable, Mapping

from amctl.findings import Level
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM305", "reporting-cycle"
LEVEL: Level = "error"

_TOLD = 8  # so many of a circle are named


def check(case: Case) -> Iterable[Hit]:
    """Every contact who is above himself."""
    above = {name: contact.reports_to or "" for name, contact in case.record.account.contacts.items()}
    for name, way in circles(above).items():
        spot = case.spot("contacts", name, "reports_to")
        yield Hit(spot, f"reporting lines in a circle: {way}", "take one of the lines out")


def circles(above: Mapping[str, str]) -> dict[str, str]:
    """Of everybody who is above himself, the way upwards back to himself, as `a > b > a`."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for start in above:
        way: list[str] = []
        step = start
        while step and step not in seen:
            seen.add(step)
            way.append(step)
            step = above.get(step, "")
        ring = way[way.index(step) :] if step in way else []
        for nth, name in enumerate(ring):
            told = (ring * 2)[nth : nth + min(len(ring), _TOLD)]
            found[name] = " > ".join([*told, *(["…"] if len(ring) > _TOLD else []), name])
    return found
