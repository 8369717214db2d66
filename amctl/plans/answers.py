"""How a step of a checklist stands: the evidence in the file, or what mends it. It never speaks of today."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from amctl.dates import Period, day_after, plus
from amctl.messages import Message, listed
from amctl.model.account import Account
from amctl.model.work import Handoff, Tick
from amctl.rules.rule import Case

State = Literal["ok", "missing", "stale", "open", "n/a"]


class Matter(NamedTuple):
    """What an evaluator is asked about: an account, and the handoff for which it is asked."""

    case: Case
    handoff: Handoff
    begun: bool  # False: nobody has opened it, it is only looked at
    stale: Period | None  # how long an answer stays fresh
    step: str  # what the plan calls it

    @property
    def account(self) -> Account:
        """The account as its file has it."""
        return self.case.record.account

    @property
    def id(self) -> str:
        """The account's id."""
        return self.case.record.id

    @property
    def ticked(self) -> Tick | None:
        """The tick of the step; none if its day is still to come."""
        tick = self.handoff.done.get(self.step)
        return tick if tick and self.case.horizon.reached(tick.date) else None

    @property
    def successor(self) -> str:
        """Who takes over, as a command names them."""
        return self.handoff.to or "PERSON"

    @property
    def told_successor(self) -> str:
        """Who takes over, as a sentence names them."""
        return self.handoff.to or Message("the successor")


class Found(NamedTuple):
    """What an evaluator found."""

    state: State
    told: str  # which fact, or what is missing; words of ours are messages
    mend: str = ""  # the command that mends it
    seen: date | None = None  # the day of the fact
    since: date | None = None  # since when it is missing or stale, if the file tells; an older note excuses nothing


class Answer(NamedTuple):
    """How one step stands."""

    step: str
    what: str
    state: State
    evidence: str
    mend: str
    who: tuple[str, ...]  # those of us whose it is
    required: bool
    day: date | None = None  # by when
    seen: date | None = None  # the day of the fact that answers it
    done: date | None = None  # when it was ticked
    by: str | None = None  # and by whom

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to do about it."""
        return self.state in ("ok", "n/a")


def missing(told: str, mend: str, since: date | None = None) -> Found:
    """What is not in the file, the command that brings it there, and since when it is not there if that is known."""
    return Found("missing", told, mend, since=since)


def fresh(matter: Matter, told: str, seen: date | None, mend: str) -> Found:
    """A fact, which is stale if its day is too long ago, or still to come."""
    if seen is None:
        return Found("ok", told)
    if not matter.case.horizon.reached(seen):
        return Found("stale", Message("{fact}, dated in the future", fact=told), mend, seen)
    last = plus(seen, matter.stale) if matter.stale else None
    if last and matter.case.horizon.passed(last):
        return Found("stale", told, mend, seen, day_after(last))
    return Found("ok", told, seen=seen)


def past(day: date, told: str, mend: str, since: date | None = None) -> Found:
    """What was to be done by a day that is over; `since`: when the last of several was, if there are several."""
    return Found("stale", told, mend, day, since or day_after(day))


def overdue(matter: Matter, days: Iterable[date]) -> date | None:
    """The first day after the last of those that are over; None if none is."""
    return latest(day_after(day) for day in days if matter.case.horizon.passed(day))


def first_missing(parts: Sequence[Found]) -> Found:
    """Several things that are missing, told together, with what mends the first; there must be one."""
    since = latest(part.since for part in parts)
    return parts[0]._replace(told=together([part.told for part in parts]), since=since)


def latest(days: Iterable[date | None]) -> date | None:
    """The last of the days that are known; None if none is."""
    return max(filter(None, days), default=None)


def together(parts: Sequence[str]) -> str:
    """Several sentences as one."""
    return listed(parts, "; ")
