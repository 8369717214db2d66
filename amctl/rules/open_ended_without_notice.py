"""A contract that has neither an end nor a notice period.

Nobody knows how soon it can end, so no sum ahead can count on it. Look into the papers.

    p: {signed: 2023-12-11, start: 2024-01-01}                    # before
    p: {signed: 2023-12-11, start: 2024-01-01, notice: 3 months}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM413", "open-ended-without-notice"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each such term, unless notice has been given on it, another follows, or it is decided."""
    for name, at in case.standings.items():
        contract = case.record.account.contracts[name]
        if contract.end is None and contract.notice is None and at.state in ("open-ended", "unsigned"):
            hint = command("set", case.record.id, f"contracts.{name}.notice=SPAN")
            message = f"{name} has neither an end nor a notice period: it could end any day"
            yield Hit(case.spot("contracts", name, key=True), message, hint)
