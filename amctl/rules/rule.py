"""What a rule is: a code, a name, a level, a manual, and a check that says what it found and where."""

import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from amctl.changes.identity import handles
from amctl.dates import Horizon
from amctl.document import Document, Path, Problem, Spot
from amctl.facts import Facts
from amctl.findings import Level
from amctl.model.account import OURS
from amctl.model.contracts import Contract
from amctl.model.plans import Goal
from amctl.model.reading import Record, suggestion
from amctl.model.references import references
from amctl.model.settings import Settings
from amctl.model.work import Issue
from amctl.terms import Standing, standings, successors


@dataclass(frozen=True)
class Case:
    """One account on one day: what rules and items are worked out from."""

    record: Record
    settings: Settings
    horizon: Horizon

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

    def spot(self, *path: str | int, key: bool = False) -> Spot:
        """Where the value at a path stands in the file."""
        return self.record.document.spot(path, key=key)


class Hit(NamedTuple):
    """What a rule found: where, what, and what to do about it. It never speaks of today, so that it can be kept."""

    spot: Spot
    message: str
    help: str = ""


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
    """A rule about the settings of the book."""

    def check(self, settings: Settings, document: Document) -> Iterable[Hit]: ...


class BookRule(_Described, Protocol):
    """A rule across accounts; it sees facts only, and the ids of what cannot be read. It says whose each hit is."""

    def check(self, book: Sequence[Facts], unreadable: Collection[str]) -> Iterable[tuple[Facts, Hit]]: ...


def told(name: str, problems: Sequence[Problem]) -> Iterator[Hit]:
    """What the reader or the model found under a rule's name."""
    return (Hit(problem.spot, problem.message, problem.help) for problem in problems if problem.rule == name)


def reference_hits(case: Case, to: str, known: Mapping[str, str], where: str) -> Iterator[Hit]:
    """Each id of the account that refers to something which is not there; `known` has the names by their ids."""
    guesses = 20  # looking for what was meant takes long in a large account
    for kind, path, name in case.named:
        if kind == to and name not in known:
            guesses -= 1
            hint = (guesses > 0 and (suggestion(name, known) or _by_name(name, known))) or f"add it to {where}"
            yield Hit(reference_spot(case.record.document, path), f"unknown {to} '{name}'", hint)


def _by_name(word: str, known: Mapping[str, str]) -> str:
    """The id of somebody whose name, or a part of it, was written instead."""
    wanted = word.casefold()
    found = [one for one, name in known.items() if wanted in (name.casefold(), *name.casefold().split())]
    return f"that is '{found[0]}'" if len(found) == 1 else ""


def reference_spot(document: Document, path: Path) -> Spot:
    """Where a named id stands: as a value, in a list or instead of one, or as the key of a mapping (the team)."""
    there = path if document.place(path) else path[:-1]
    return document.spot(there, key=path[0] == "team")
