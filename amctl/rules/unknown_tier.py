"""A tier that is not in amctl.yaml.

Without its tier the account has no cadence, no reviews and the book's lead times.

    tier: strategc                      # before
    tier: strategic                     # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, reference_hits

CODE, NAME = "AM307", "unknown-tier"
LEVEL: Level = "error"
MENDS = "a slip of the pen becomes the id"


def check(case: Case) -> Iterable[Hit]:
    """A tier that the settings do not know."""
    names = dict.fromkeys(case.settings.tiers, "")
    return reference_hits(case, "tier", names, "tiers in amctl.yaml", slips=True)
