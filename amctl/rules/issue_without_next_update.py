"""An open issue of which nobody knows when the customer hears next, or since when it is open.

Silence is what makes a problem an escalation. Promise the day of the next word: `amctl due` reminds of it.

    late: {what: Late, opened: 2026-10-02}                           # before
    late: {what: Late, opened: 2026-10-02, next_update: 2026-12-01}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM606", "issue-without-next-update"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open issue without the day of the next update; each one without the day on which it came up."""
    for name, issue in case.open_issues():
        spot = case.spot("issues", name, key=True)
        if issue.next_update is None:
            hint = command("issue", "update", case.record.id, name, "TEXT", "-d", "DAY")
            yield Hit(spot, f"nobody knows when they hear of {name} next", hint)
        if issue.opened is None:
            hint = command("set", case.record.id, f"issues.{name}.opened=DAY")
            yield Hit(spot, f"nobody knows since when {name} is open", hint)
