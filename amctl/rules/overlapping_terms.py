"""Two signed terms with the same line at the same time: its amount would count twice.

A line keeps its id from term to term. Where one term takes over from another, say so with `follows`, and let it begin
on the day after the other's end.

    # platform-2025 ends on 2026-11-30
    platform-2026: {start: 2026-11-01, …}                           # before
    platform-2026: {start: 2026-12-01, follows: platform-2025, …}   # after
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from amctl.dates import NEVER, day_before
from amctl.findings import Level
from amctl.rules.rule import Case, Hit
from amctl.terms import last_day, line_span

CODE, NAME = "AM402", "overlapping-terms"
LEVEL: Level = "error"


class _Span(NamedTuple):
    first: date
    last: date
    term: str


def check(case: Case) -> Iterable[Hit]:
    """Each line of a term that begins while the same line of another still runs."""
    for key, spans in _lines(case).items():
        longest: _Span | None = None
        for span in sorted(spans, key=lambda one: one.first):
            if longest and span.first <= longest.last:
                spot = case.spot("contracts", span.term, "lines", key, key=True)
                remedy = f"begin later, or end {longest.term} by {day_before(span.first)}"
                if longest.last == NEVER:
                    ends, remedy = "has no end", f"{remedy}, or write follows: {longest.term}"
                else:
                    ends = f"runs until {longest.last}"
                yield Hit(spot, f"{key} begins on {span.first}, but the same line of {longest.term} {ends}", remedy)
            if longest is None or span.last > longest.last:
                longest = span


def _lines(case: Case) -> dict[str, list[_Span]]:
    """When each line runs, in which signed terms."""
    found: dict[str, list[_Span]] = {}
    for name, contract in case.record.account.contracts.items():
        until = last_day(contract, case.following.get(name))
        for key, line in contract.lines.items() if contract.signed else ():
            first, last = line_span(line, contract)
            if first <= min(last, until):
                found.setdefault(key, []).append(_Span(first, min(last, until), name))
    return found
