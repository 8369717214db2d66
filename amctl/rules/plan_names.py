"""A plan file names a tier that the settings do not have.

The step would be planned for everybody: nobody's tier is the one that is spared it.

    not_for: [lihgt]                    # before
    not_for: [light]                    # after
"""

from collections.abc import Iterable

from amctl.document import Document
from amctl.findings import Level
from amctl.model.playbooks import Plan
from amctl.model.reading import suggestion
from amctl.model.references import references
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM319", "plan-names"
LEVEL: Level = "error"


def check(plan: Plan, document: Document, settings: Settings) -> Iterable[Hit]:
    """Each tier that stands in the file itself; what ships with amctl may name tiers that a book does not have."""
    for to, path, name in references(plan):
        if to == "tier" and name not in settings.tiers and document.place(path):
            hint = suggestion(name, settings.tiers) or "add it to tiers of amctl.yaml"
            yield Hit(document.spot(path), f"unknown tier '{name}'", hint)
