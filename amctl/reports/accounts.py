"""The accounts, one row each: columns, order and choice are the reader's."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from amctl.errors import UsageError
from amctl.facts import Facts
from amctl.money import written
from amctl.reports.ordering import by_value
from amctl.reports.report import Cell, Column, Report, Table, Tone, Value

COLUMNS: dict[str, str] = {
    "account": "Account",
    "name": "Name",
    "status": "Status",
    "tier": "Tier",
    "owner": "Owner",
    "revenue": "A year",
    "next_decision": "Decision",
    "last_touch": "Last touch",
    "next_touch": "Next touch",
    "colour": "Rating",
    "open_issues": "Issues",
    "open_follow_ups": "Follow-ups",
    "opportunities": "Opportunities",
    "contacts": "Contacts",
    "champions": "Champions",
    "blockers": "Blockers",
    "team": "Team",
    "tags": "Tags",
    "parent": "Parent",
    "since": "Since",
    "language": "Language",
    "aliases": "Aliases",
    "domains": "Domains",
    "file": "File",
}
USUAL = ("account", "name", "status", "tier", "owner", "revenue", "next_decision", "last_touch")
_TONES: dict[str, dict[str, Tone]] = {
    "colour": {"green": "good", "yellow": "warn", "red": "bad"},
    "status": {"ended": "dim", "archived": "dim", "onboarding": "good"},
}


class Chosen(NamedTuple):
    """Which accounts: of these owners, tiers, statuses, with all of these tags; nothing named means all."""

    owners: Collection[str] = ()
    tiers: Collection[str] = ()
    statuses: Collection[str] = ()
    tags: Collection[str] = ()

    def has(self, facts: Facts) -> bool:
        """Whether an account is among them."""
        return (
            (not self.owners or facts.owner in self.owners)
            and (not self.tiers or facts.tier in self.tiers)
            and (not self.statuses or facts.status in self.statuses)
            and set(self.tags) <= set(facts.tags)
        )


def accounts(
    book: Iterable[Facts], chosen: Chosen, *, today: date, currency: str, columns: Sequence[str] = USUAL, sort: str = ""
) -> Report:
    """The accounts in the order of a column (with a minus before it: downwards), else of their ids.

    Raises UsageError for a column that does not exist.
    """
    descending, key = sort.startswith("-"), sort.removeprefix("-").replace("-", "_") or "account"
    for name in (*columns, key):
        if name not in COLUMNS:
            raise UsageError(f"no column '{name}'", f"there are: {', '.join(COLUMNS)}")
    found = sorted((facts for facts in book if chosen.has(facts)), key=lambda facts: facts.account)
    found = by_value(found, attrgetter(key), descending=descending)
    shown = ("account", *(name for name in columns if name != "account"))
    rows = tuple({name: _value(facts, name) for name in shown} for facts in found)
    spare = _SPARE if tuple(columns) == USUAL else {}  # columns that were asked for are always shown
    heads = tuple(Column(_head(name, currency), name in _NUMBERS, name in _KEPT, spare.get(name, 0)) for name in shown)
    cells = tuple(tuple(_cell(name, row[name]) for name in shown) for row in rows)
    nothing = "No account fits." if chosen != Chosen() else "The book holds no account yet: amctl init, or add a file."
    return Report("list", "Accounts", today, shown, rows, (Table(heads, cells),) if rows else (), nothing)


_NUMBERS = frozenset({"revenue", "open_issues", "open_follow_ups", "opportunities", "contacts"})
_SPARE = {"name": 1, "tier": 2}
_KEPT = _NUMBERS | {"account", "next_decision", "last_touch", "next_touch", "since"}


def _head(name: str, currency: str) -> str:
    return f"{currency} a year" if name == "revenue" else COLUMNS[name]


def _value(facts: Facts, name: str) -> Value:
    value: Value = getattr(facts, name)
    return None if value == "" else value


def _cell(name: str, value: Value) -> Cell:
    if value is None or value == ():
        return Cell("-", "dim")
    if isinstance(value, Decimal):
        return Cell(written(value))
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    tone = _TONES.get(name, {}).get(text, "strong" if name == "account" else "plain")
    return Cell(text, tone)
