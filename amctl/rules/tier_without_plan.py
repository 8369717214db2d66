"""A tier that says neither how often to be in touch nor how often to hold a review.

Its accounts are never due: nothing reminds anybody of them but what somebody plans by hand. One of the two is enough;
an account may still have a rhythm of its own.

    tiers:                              # before
      light: {}

    tiers:                              # after
      light: {touch: {ideal: 3 months, maximum: 6 months}}
"""

from collections.abc import Iterable, Sequence

from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM509", "tier-without-plan"
LEVEL: Level = "warning"


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Each tier without a rhythm."""
    for name, tier in settings.tiers.items():
        if not tier.touch and not tier.review:
            spot = document.spot(("tiers", name), key=True)
            message = f"tier {name} says neither how often to be in touch nor how often to hold a review"
            yield Hit(spot, message, "write touch: {ideal: 3 months, maximum: 6 months}, or review: 1 year")
