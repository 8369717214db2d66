"""Items: the dated things of an account. Plain rows, so that reading them costs no model."""

from datetime import date
from typing import Literal, NamedTuple

Kind = Literal[
    "decision",
    "announcement",
    "promise",
    "issue",
    "meeting",
    "review",
    "follow-up",
    "goal",
    "milestone",
    "opportunity",
    "handoff",
    "touch",
    "assessment",
]
When = Literal["overdue", "today", "coming"]

# The order in which a day's work is looked at: what cannot be made good again comes first.
ORDER: dict[Kind, int] = {
    "decision": 0,
    "announcement": 0,
    "promise": 1,
    "issue": 2,
    "meeting": 3,
    "review": 3,
    "follow-up": 4,
    "handoff": 4,
    "goal": 5,
    "milestone": 5,
    "opportunity": 5,
    "touch": 6,
    "assessment": 7,
}
UPKEEP: frozenset[Kind] = frozenset({"assessment"})
CLOSED_BY_HANDLE: frozenset[Kind] = frozenset({"promise", "follow-up", "meeting"})  # what `amctl done` closes


class Item(NamedTuple):
    """A dated thing in an account. Its day does not move with today."""

    account: str
    kind: Kind
    day: date
    what: str
    who: tuple[str, ...]  # people of ours who are to do it
    owner: str  # the account manager, to whom it belongs all the same
    shown: date  # from this day it is shown whatever the window, for it needs time
    grace: date  # overdue only after this day
    hidden: date | None  # snoozed: not shown before this day
    handle: str
    file: str
    line: int
    why: str  # the reason and the arithmetic, for --explain
    at: str = ""  # the time of day, of what has one
    begins: date | None = None  # of what comes again: the day from which all its days are counted
    every: str = ""  # and how often, as the file has it

    def when(self, today: date) -> When:
        """Whether it is overdue, for today, or coming."""
        if today < max(self.hidden or self.day, self.day):
            return "coming"
        return "overdue" if today > self.grace else "today"

    def late(self, today: date) -> int:
        """Days late; negative: days left; 0 while it is due but not overdue."""
        if today < self.day:
            return (today - self.day).days
        return max(0, (today - self.grace).days)

    def visible(self, today: date, until: date) -> bool:
        """Whether it is to be shown to somebody who looks ahead as far as `until`."""
        if self.hidden and today < self.hidden:
            return max(self.hidden, self.day) <= until
        return self.day <= until or self.shown <= today


def in_order(item: Item) -> tuple[int, date, str, str]:
    """The sorting key within one group: the kind of work, its day, the account."""
    return ORDER[item.kind], item.day, item.account, item.what
