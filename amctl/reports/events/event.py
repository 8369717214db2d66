"""An event: something in an account that has a day. Plain rows, so that naming their kinds costs no model."""

from datetime import date
from typing import Literal, NamedTuple

from amctl.messages import Message, listed
from amctl.reports.report import Tone

Kind = Literal[
    "interaction",
    "follow-up",
    "contract",
    "decision",
    "issue",
    "goal",
    "milestone",
    "opportunity",
    "feedback",
    "usage",
    "rating",
    "contact",
    "handoff",
    "referral",
    "account",
]
State = Literal["happened", "overdue", "coming"]
KINDS: dict[Kind, Message] = {
    "interaction": Message("interaction"),
    "follow-up": Message("follow-up"),
    "contract": Message("contract"),
    "decision": Message("decision"),
    "issue": Message("issue"),
    "goal": Message("goal"),
    "milestone": Message("milestone"),
    "opportunity": Message("opportunity"),
    "feedback": Message("feedback"),
    "usage": Message("usage"),
    "rating": Message("rating"),
    "contact": Message("contact"),
    "handoff": Message("handoff"),
    "referral": Message("referral"),
    "account": Message("account"),
}


class Event(NamedTuple):
    """What happened, or is to, on a day. `open`: it is to be done, and is not yet, whatever day it is."""

    kind: Kind
    day: date | None
    what: str
    line: int
    who: tuple[str, ...] = ()  # of us
    contacts: tuple[str, ...] = ()  # of them
    open: bool = False
    tone: Tone = "plain"

    def state(self, today: date) -> State:
        """Whether it is past, past and still to be done, or ahead."""
        if self.day is None or self.day > today or (self.open and self.day == today):
            return "coming"
        return "overdue" if self.open else "happened"


def several(*parts: str | None) -> str:
    """The parts that there are, after a colon and apart by semicolons: `Resolved: labels; font added`."""
    first, *rest = (part for part in parts if part)
    return listed((first, listed(rest, "; ")), ": ") if rest else first


def ids(*names: str | None) -> tuple[str, ...]:
    """The ids that there are."""
    return tuple(name for name in names if name)
