"""A `notice_to` in a term with an end, where it has no effect.

It says to which day an open-ended contract can be ended. A term with an end is ended to that end, whatever is written:
who relies on a month's or a quarter's end in between would be wrong.

    end: 2027-10-31                     # before
    notice_to: quarter-end

    end: 2027-10-31                     # after
    notice_to: term-end
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM417", "notice-to-without-effect"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each such term that is undecided; one that renews for nobody knows how long may end in between, after its end."""
    for name, at in case.standings.items():
        contract = case.record.account.contracts[name]
        if contract.end is None or contract.notice_to == "term-end" or at.state not in ("open", "secured", "unsigned"):
            continue
        if contract.renewal == "manual" or contract.renews_for:
            hint = command("set", case.record.id, f"contracts.{name}.notice_to=term-end")
            message = f"{contract.notice_to} has no effect: {name} has an end, and notice is given to that"
            yield Hit(case.spot("contracts", name, "notice_to"), message, hint)
