"""A tier's longest time without a touch is shorter than the ideal one.

A touch is due after `ideal` and overdue after `maximum`: with these the wrong way round it is overdue before it is due,
in every account of the tier.

    touch: {ideal: 3 months, maximum: 6 weeks}   # before
    touch: {ideal: 6 weeks, maximum: 3 months}   # after
"""

from collections.abc import Iterable, Sequence

from amctl.cadence import reversed_order
from amctl.document import Document
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.settings import Settings
from amctl.rules.rule import Hit, command

CODE, NAME = "AM317", "tier-touch-order"
LEVEL: Level = "warning"


def check(settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]:
    """Each tier whose rhythm is the wrong way round."""
    for name, tier in settings.tiers.items():
        touch, path = tier.touch, f"tiers.{name}.touch"
        if touch and reversed_order(touch):
            message = f"the maximum of {touch.maximum} is shorter than the ideal of {touch.ideal}"
            hint = command("set", "amctl.yaml", f"{path}.ideal={touch.maximum}", f"{path}.maximum={touch.ideal}")
            yield Hit(document.spot(("tiers", name, "touch", "maximum")), message, hint)
