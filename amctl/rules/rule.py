"""What a rule is: a code, a name, a level, a manual, and a check that says what it found and where.

Where there is exactly one right answer, and no judgement is in it, a hit carries a `Mend`, which `validate --fix`
writes: the place of the value, and what it becomes; with `key=True`, what its key is named. That is all a rule does:

    yield Hit(case.spot("primary"), "Ole Brandt left", "write petersen", Mend(("primary",), "petersen"))

The finding is marked by itself, and the mend is tried on the file as it is when it is written: one that the editor
cannot carry out with proof, that leaves the finding, or that brings another one, is not done, and told. A value that
is the text already gets quotes. `MENDS`, beside the rule's LEVEL, says in the manual what is mended. Rules across
accounts mend nothing.
"""

import shlex
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from amctl.cadence import touches
from amctl.changes.apply import at
from amctl.changes.identity import handles
from amctl.changes.mending import Mend
from amctl.dates import Horizon
from amctl.document import Document, Path, Problem, Spot
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.model.contracts import Contract
from amctl.model.people import Contact
from amctl.model.plans import Goal
from amctl.model.playbooks import Plan
from amctl.model.reading import Record, suggestion
from amctl.model.references import references
from amctl.model.settings import Settings
from amctl.model.slips import slip_of
from amctl.model.work import Issue
from amctl.terms import Standing, running, standings, successors

Plans = Callable[[str], Plan | None]


def no_plans(name: str) -> Plan | None:
    """A book without plan files."""
    return None


@dataclass(frozen=True)
class Case:
    """One account on one day: what rules and items are worked out from."""

    record: Record
    settings: Settings
    horizon: Horizon
    plan: Plans = no_plans  # the plan files, by name; none is read before somebody asks for it

    @cached_property
    def named(self) -> list[tuple[str, Path, str]]:
        """Every id that the account names: what it refers to, where, and the id."""
        return list(references(self.record.account))

    @property
    def ours(self) -> bool:
        """Whether the account is still to be looked after; what has ended is not nagged about."""
        return self.record.account.status in OURS

    @cached_property
    def following(self) -> Mapping[str, Contract]:
        """Of each term the first signed one that follows it."""
        return successors(self.record.account.contracts)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each term stands that is not over, or whose end is not on record; none of an account that has ended."""
        return standings(self.record.account, self.horizon) if self.ours else {}

    @cached_property
    def handles(self) -> Sequence[str]:
        """The handle of each follow-up, in the order of the file."""
        return handles(self.record.id, "follow-up", self.record.account.follow_ups)

    def open_goals(self) -> Iterator[tuple[str, Goal]]:
        """The goals still to be reached, by their ids; none of an account that has ended."""
        goals = self.record.account.goals.items() if self.ours else ()
        return ((name, one) for name, one in goals if not one.achieved and not one.dropped)

    def open_issues(self) -> Iterator[tuple[str, Issue]]:
        """The issues still to be settled, by their ids; none of an account that has ended."""
        issues = self.record.account.issues.items() if self.ours else ()
        return ((name, one) for name, one in issues if not one.resolved)

    @cached_property
    def running(self) -> dict[str, Contract]:
        """The signed terms that run."""
        return running(self.record.account, self.horizon)

    @cached_property
    def present(self) -> dict[str, Contact]:
        """The contacts who have not left."""
        return {name: one for name, one in self.record.account.contacts.items() if not one.left}

    @cached_property
    def touches(self) -> dict[str, dict[str, date]]:
        """Of each contact: who of us was in touch, and when last; "" where nobody of us is named."""
        return touches(self.record.account, self.horizon)

    def spot(self, *path: str | int, key: bool = False) -> Spot:
        """Where the value at a path stands in the file."""
        return self.record.document.spot(path, key=key)


class Hit(NamedTuple):
    """What a rule found: where, what, and what to do about it. It never speaks of today, so that it can be kept."""

    spot: Spot
    message: str
    help: str = ""
    mend: Mend | None = None  # what validate --fix writes, if there is exactly one right answer


def command(*words: str) -> str:
    """A command as it can be pasted, whatever the ids in it; CAPITALS stand for what only people know."""
    return shlex.join(["amctl", *words])


def sign(case: Case, contract: str) -> str:
    """The command by which a term, or the one that comes after it, is signed."""
    return command("renewal", "sign", case.record.id, "--contract", contract)


class _Described(Protocol):
    """What every rule module has; its docstring is its manual."""

    @property
    def CODE(self) -> str: ...
    @property
    def NAME(self) -> str: ...
    @property
    def LEVEL(self) -> Level: ...
    @property
    def __doc__(self) -> str | None: ...  # type: ignore[override]


class DocumentRule(_Described, Protocol):
    """A rule about a file as it was read; asked even when the file is no usable account."""

    def check(self, document: Document, problems: Sequence[Problem]) -> Iterable[Hit]: ...


class AccountRule(_Described, Protocol):
    """A rule about one account on one day."""

    def check(self, case: Case) -> Iterable[Hit]: ...


class SettingsRule(_Described, Protocol):
    """A rule about the settings of the book; `book` is empty while a file cannot be read: who knows what it uses.

    A rule that is right about the rest of a book as well says `IN_PART = True`.
    """

    def check(self, settings: Settings, document: Document, book: Sequence[Facts]) -> Iterable[Hit]: ...


class PlanRule(_Described, Protocol):
    """A rule about a plan file of the book."""

    def check(self, plan: Plan, document: Document, settings: Settings) -> Iterable[Hit]: ...


class BookRule(_Described, Protocol):
    """A rule across accounts; it sees facts only, and the ids of what cannot be read. It says whose each hit is."""

    def check(self, book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]: ...


def told(name: str, problems: Sequence[Problem]) -> Iterator[Hit]:
    """What the reader or the model found under a rule's name; one that can only mean one word is mended by that."""
    for problem in problems:
        if problem.rule == name:
            mend = Mend(problem.path, problem.meant, key=not problem.fatal) if problem.meant else None
            yield Hit(problem.spot, problem.message, problem.help, mend)


def reference_hits(case: Case, to: str, known: Mapping[str, str], where: str, *, slips: bool = False) -> Iterator[Hit]:
    """Each id of the account that refers to something which is not there; `known` has the names by their ids.

    A name instead of an id is mended; a slip of the pen only where no two ids are expected to be `slips` of each other:
    among people, Meyer may be as new as Meier is known.
    """
    guesses = 20  # looking for what was meant takes long in a large account
    document = case.record.document
    for kind, path, name in case.named:
        if kind == to and name not in known:
            guesses -= 1
            near, said = (suggestion(name, known), _by_name(name, known)) if guesses > 0 else ("", "")
            meant = said or (slip_of(name, known) if slips and near else "")
            sure = meant and (not near or f"'{meant}'" in near)
            hint = near or (f"that is '{said}'" if said else f"add it to {where}")
            mend = _reference_mend(document, path, meant) if sure else None
            yield Hit(reference_spot(document, path), f"unknown {to} '{name}'", hint, mend)


def _by_name(word: str, known: Mapping[str, str]) -> str:
    """The only id of which the name, a part of it, or the id in capitals was written instead; else an empty text."""
    wanted = word.casefold()
    found = [one for one, name in known.items() if wanted in (one, name.casefold(), *name.casefold().split())]
    return found[0] if len(found) == 1 else ""


def _reference_mend(document: Document, path: Path, meant: str) -> Mend | None:
    """The id that was meant, unless it would stand there twice."""
    place, team = _reference_place(document, path), path[0] == "team"
    beside = at(document.data, place[:-1])
    twice = (team or isinstance(beside, list)) and meant in beside
    return None if twice else Mend(place, meant, key=team)


def reference_spot(document: Document, path: Path) -> Spot:
    """Where a named id stands: as a value, in a list or instead of one, or as the key of a mapping (the team)."""
    return document.spot(_reference_place(document, path), key=path[0] == "team")


def _reference_place(document: Document, path: Path) -> Path:
    return path if document.place(path) else path[:-1]
