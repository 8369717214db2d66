"""The settings name somebody or something that does not exist.

A cover, a lead or a successor who is not among the people; a rule code that no rule has, or one whose level cannot be
set because what it finds keeps a file from being used.

    away: [{from: 2026-12-21, until: 2027-01-04, cover: bne}]       # before
    away: [{from: 2026-12-21, until: 2027-01-04, cover: ben}]       # after
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.reading import suggestion
from amctl.model.references import references
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM310", "settings-names"
LEVEL: Level = "error"


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Each name in the settings that leads nowhere."""
    from amctl.rules.catalogue import RULES, UNUSABLE

    for to, path, name in references(settings):
        if to == "person" and name not in settings.people:
            hint = suggestion(name, settings.people) or "add it to people"
            yield Hit(document.spot(path), f"unknown person '{name}'", hint)
    codes = [rule.CODE for rule in RULES]
    for code in settings.rules:
        spot = document.spot(("rules", code), key=True)
        if code not in codes:
            hint = suggestion(code, codes) or "amctl explain lists the rules"
            yield Hit(spot, f"unknown rule '{code}'", hint)
        elif code in UNUSABLE:
            yield Hit(spot, f"{code} has no level: what it finds keeps a file from being used", "take it out")
