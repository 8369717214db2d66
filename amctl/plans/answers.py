"""How a step of a checklist stands: the evidence in the file, or what mends it. It never speaks of today."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from amctl.dates import Period, plus
from amctl.messages import Message, listed
from amctl.model.account import Account
from amctl.model.work import Handoff
from amctl.rules.rule import Case

State = Literal["ok", "missing", "stale", "open", "n/a"]


class Matter(NamedTuple):
    """What an evaluator is asked about: an account, and the handoff for which it is asked."""

    case: Case
    handoff: Handoff
    begun: bool  # False: nobody has opened it, it is only looked at
    stale: Period | None  # how long an answer stays fresh

    @property
    def account(self) -> Account:
        """The account as its file has it."""
        return self.case.record.account

    @property
    def id(self) -> str:
        """The account's id."""
        return self.case.record.id

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


def missing(told: str, mend: str) -> Found:
    """What is not in the file, and the command that brings it there."""
    return Found("missing", told, mend)


def fresh(matter: Matter, told: str, seen: date | None, mend: str) -> Found:
    """A fact, which is stale if its day is too long ago."""
    old = seen is not None and matter.stale is not None and matter.case.horizon.passed(plus(seen, matter.stale))
    return Found("stale", told, mend, seen) if old else Found("ok", told, seen=seen)


def first_missing(parts: Sequence[Found]) -> Found:
    """Several things that are missing, told together, with what mends the first; there must be one."""
    return parts[0]._replace(told=together([part.told for part in parts]))


def together(parts: Sequence[str]) -> str:
    """Several sentences as one."""
    return listed(parts, "; ")
