"""Older formats brought up to date: one migration from each version to the next, as changes, so that comments stay.

A migration is a pure function of a file's data. Its docstring is its manual, and is told when it runs.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from amctl.changes.apply import Inapplicable, applied, named
from amctl.changes.edits import Change, Entry, Rename, Set
from amctl.model.account import Account
from amctl.model.history import Interaction
from amctl.model.settings import FORMAT, Settings

Data = dict[str, Any]


class Migration(NamedTuple):
    """From one version of the format to the next: what changes in account files, and in amctl.yaml."""

    before: int
    accounts: Callable[[Data], Iterator[Change]]
    settings: Callable[[Data], Iterator[Change]]

    @property
    def manual(self) -> str:
        """What it does, and why."""
        return " ".join((self.accounts.__doc__ or "").split())


def _drafts(data: Data) -> Iterator[Change]:
    """Format 0, the drafts before the first release, to 1. The list followups is called follow_ups; an interaction has
    a summary, which was its note, and says by whom it was, which was its who.
    """
    if "followups" in data:
        yield Rename(("followups",), "follow_ups")
    entries = data.get("interactions")
    seen: Counter[tuple[str, ...]] = Counter()
    for one in entries if isinstance(entries, list) else ():
        for old, new in (("note", "summary"), ("who", "by")):
            if isinstance(one, dict) and old in one:
                identity = named(one, Interaction)
                yield Rename(("interactions", Entry(identity, seen[identity]), old), new)
                one = _renamed(one, old, new)
        seen[named(one, Interaction)] += 1


def _renamed(entry: Data, old: str, new: str) -> Data:
    if new in entry:
        raise Inapplicable(f"an interaction has both {old} and {new}: {entry.get('date')}")
    return {new if key == old else key: value for key, value in entry.items()}


def _version(before: int) -> Callable[[Data], Iterator[Change]]:
    def settings(data: Data) -> Iterator[Change]:
        yield Set(("amctl",), before + 1, before)

    return settings


MIGRATIONS: list[Migration] = [Migration(0, _drafts, _version(0))]


def waiting(version: int) -> list[Migration]:
    """The migrations that bring a book of a version to the one that this program writes; none if it is there."""
    return [one for one in MIGRATIONS if version <= one.before < FORMAT]


def migrated(data: Data, version: int, model: type[Account] | type[Settings]) -> tuple[tuple[Change, ...], Data]:
    """The changes that bring a file of a version up to date, and the data it has then; raises Inapplicable."""
    changes: list[Change] = []
    for migration in waiting(version):
        steps = migration.settings if model is Settings else migration.accounts
        for change in list(steps(data)):
            data = applied(data, change, model)
            changes.append(change)
    return tuple(changes), data
