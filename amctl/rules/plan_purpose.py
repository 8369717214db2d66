"""A plan file says that it is for something else than its name, or takes out every step of a checklist.

What is called handoff-… is a checklist until an account is accepted, and first-ninety-days is planned from that day,
whatever a file says. A checklist without steps asks for nothing: everybody could accept the account at once.

    for: takeover                       # before
    for: handoff                        # after
"""

from collections.abc import Iterable

from amctl.document import Document
from amctl.findings import Level
from amctl.model.playbooks import PURPOSES, Plan
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM321", "plan-purpose"
LEVEL: Level = "error"


def check(plan: Plan, document: Document, settings: Settings) -> Iterable[Hit]:
    """What a plan is said to be for, if its name says otherwise; a checklist that is empty."""
    name = document.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    wanted = PURPOSES.get(name)
    if wanted and plan.for_ != wanted:
        yield Hit(document.spot(("for",)), f"{name} is for a {wanted}, not for a {plan.for_}", f"write for: {wanted}")
    if wanted == "handoff" and not plan.steps:
        remedy = "leave in what has to be so before somebody accepts an account"
        yield Hit(document.spot(("steps",), key=True), "the checklist has no step left", remedy)
