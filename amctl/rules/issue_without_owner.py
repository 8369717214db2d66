"""An open issue of some weight that nobody has taken on.

It falls to the account manager, but nobody has said so: a customer who waits wants a name. Issues of low severity are
left alone.

    late: {what: Late export, opened: 2026-10-02}              # before
    late: {what: Late export, opened: 2026-10-02, owner: mei}  # after
"""

from collections.abc import Iterable

from amctl.findings import Level
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM605", "issue-without-owner"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each open issue of medium severity or above without an owner."""
    owner = case.record.account.owner
    for name, issue in case.open_issues():
        if issue.owner is None and issue.severity != "low":
            message = f"nobody has said who sees to {name}: it falls to {owner}"
            hint = command("set", case.record.id, f"issues.{name}.owner={owner}")
            yield Hit(case.spot("issues", name, key=True), message, hint)
