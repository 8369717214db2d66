"""A term that follows one which is not there.

Terms are named by their ids, the keys under `contracts:`.

    follows: platform-2023              # before
    follows: platform-2024              # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, reference_hits

CODE, NAME = "AM308", "unknown-contract"
LEVEL: Level = "error"


def check(case: Case) -> Iterable[Hit]:
    """Each `follows` that names no contract of the account."""
    names = dict.fromkeys(case.record.account.contracts, "")
    return reference_hits(case, "contract", names, "contracts of this account")
