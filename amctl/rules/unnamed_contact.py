"""A step of a plan file speaks of {contact}, and nothing says which one.

What is planned once an account is accepted can be planned for each of those who decide over there, by `each`; their
names stand for {contact} then. The steps of a checklist are there once, and about nobody.

    first-call: {what: "Call {contact}", each: }                # before
    first-call: {what: "Call {contact}", each: key-contact}     # after
"""

from collections.abc import Iterable

from amctl.document import Document
from amctl.findings import Level
from amctl.model.playbooks import CONTACT, Plan
from amctl.model.settings import Settings
from amctl.rules.rule import Hit

CODE, NAME = "AM322", "unnamed-contact"
LEVEL: Level = "error"


def check(plan: Plan, document: Document, settings: Settings) -> Iterable[Hit]:
    """Each step whose words have a place for a name that nothing fills."""
    for name, step in plan.steps.items():
        if CONTACT in step.what and (step.each is None or plan.for_ == "handoff"):
            place = next((key for key in ("each", "what") if document.place(("steps", name, key))), "what")
            remedy = f"write each: key-contact, or take {CONTACT} out"
            if plan.for_ == "handoff":
                remedy = f"take {CONTACT} out: a checklist has its steps once"
            yield Hit(document.spot(("steps", name, place)), f"nothing says whom {CONTACT} of {name} is", remedy)
