"""The settings name somebody or something that does not exist.

A cover, a lead or a successor who is not among the people; a rule code that no rule has, or one whose level cannot be
set because what it finds keeps a file from being used; people, tiers, words and columns of a view.

    away: [{from: 2026-12-21, until: 2027-01-04, cover: bne}]       # before
    away: [{from: 2026-12-21, until: 2027-01-04, cover: ben}]       # after
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import get_args

from amctl.dates import parse_span
from amctl.document import Document
from amctl.facts import INNER, Facts
from amctl.findings import Level
from amctl.items import Kind
from amctl.model.account import Status
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
    yield from _views(settings, document)
    codes = [rule.CODE for rule in RULES]
    for code in settings.rules:
        spot = document.spot(("rules", code), key=True)
        if code not in codes:
            hint = suggestion(code, codes) or "amctl explain lists the rules"
            yield Hit(spot, f"unknown rule '{code}'", hint)
        elif code in UNUSABLE:
            yield Hit(spot, f"{code} has no level: what it finds keeps a file from being used", "take it out")


def _views(settings: Settings, document: Document) -> Iterator[Hit]:
    """What a view asks for that there is not: it would fail for whoever uses it."""
    columns = tuple(name for name in Facts._fields if name not in INNER)
    known: dict[str, Collection[str]] = {
        "owner": ("me", *settings.people),
        "tier": settings.tiers,
        "status": get_args(Status),
        "kind": get_args(Kind),
        "columns": columns,
        "sort": columns,
        "where": columns,
    }
    for name, view in settings.views.items():
        for field, words in known.items():
            given = getattr(view, field) or ()
            for word in (given,) if isinstance(given, str) else given:
                asked = re.split("[!<>=~]", word, maxsplit=1)[0] if field == "where" else word
                asked = asked.strip().removeprefix("-").replace("-", "_") if words is columns else asked
                if asked not in words:
                    hint = suggestion(asked, words) or f"amctl {view.report} --help says what there is"
                    yield Hit(document.spot(("views", name, field)), f"view {name}: unknown {field} '{word}'", hint)
        try:
            _ = view.within and parse_span(view.within)
        except ValueError as error:
            yield Hit(document.spot(("views", name, "within")), f"view {name}: {error}", "write it like 2w")
