"""A contract that renews by itself, and does not say for how long, or until when notice counts.

Without `renews_for`, nobody knows until when the next term is secured. Without a notice period, the end itself is
taken for the deadline: whoever trusts it learns too late that notice was due months before. Look into the papers.

    renewal: auto                       # before

    renewal: auto                       # after
    renews_for: 12 months
    notice: 3 months
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM410", "auto-without-length"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each such term with an end that may still renew; one without an end runs on as it is."""
    for name, at in case.standings.items():
        contract = case.record.account.contracts[name]
        if contract.renewal != "auto" or contract.end is None or at.state not in ("open", "secured", "unsigned"):
            continue
        lacking = [("renews_for", "for how long")] if contract.renews_for is None else []
        lacking += [("notice", "until when notice counts")] if contract.notice is None else []
        if lacking:
            message = f"{name} renews by itself, and nothing says {' or '.join(what for _, what in lacking)}"
            paths = (f"contracts.{name}.{field}=SPAN" for field, _ in lacking)
            hint = command("set", case.record.id, *paths)
            yield Hit(case.spot("contracts", name, "renewal"), message, hint)
