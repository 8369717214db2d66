"""Which accounts hang on one person, on either side, and how much revenue hangs with them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal

from amctl.facts import Facts
from amctl.money import written
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table
from amctl.reports.threads import QUIET, Web, web

COLUMNS = (
    "account",
    "name",
    "revenue",
    "hangs",
    "ours",
    "theirs",
    "key_unknown",
    "approvers",
    "approver_touch",
    "days",
    "owner",
    "file",
)
_Pair = tuple[Facts, Web]


def hanging(book: Iterable[Facts], *, present: Collection[str], today: date, currency: str) -> Report:
    """Accounts with gaps between the two sides, by revenue: those that hang on one person first.

    `present`: those of us who are still here. Accounts that have ended are left out.
    """
    pairs = sorted(((f, web(f, present, today)) for f in book if not f.over), key=_by_revenue)
    single = [pair for pair in pairs if pair[1].hangs]
    other = [(f, w) for f, w in pairs if not w.hangs and (w.unknown or w.quiet(today))]
    blocks: list[Block] = []
    if single:
        blocks += [_table(single, "Hang on one person", today, currency), _sum(single, pairs, currency)]
    if other:
        blocks.append(_table(other, "Other gaps", today, currency))
    rows = tuple(_row(pair, today) for pair in (*single, *other))
    nothing = "No account hangs on one person." if pairs else "The book holds no account to look after."
    return Report("coverage", f"Coverage on {today}", today, COLUMNS, rows, tuple(blocks), nothing)


def _by_revenue(pair: _Pair) -> tuple[bool, Decimal, str]:
    """What nobody can tell comes first: it may be much."""
    facts, _ = pair
    return facts.revenue is not None, -(facts.revenue or Decimal(0)), facts.account


def _row(pair: _Pair, today: date) -> Row:
    facts, found = pair
    return {
        "account": facts.account,
        "name": facts.name,
        "revenue": facts.revenue,
        "hangs": found.hangs,
        "ours": found.ours,
        "theirs": found.theirs,
        "key": tuple(one.contact for one in found.key),
        "key_unknown": tuple(one.contact for one in found.unknown),
        "approvers": tuple(one.contact for one in found.approvers),
        "approver_touch": found.approved,
        "days": (today - found.approved).days if found.approved else None,
        "owner": facts.owner,
        "file": facts.file,
    }


def _table(pairs: Sequence[_Pair], title: str, today: date, currency: str) -> Table:
    columns = (
        Column("Account"),
        Column(f"{currency} a year", right=True, keep=True),
        Column("Of us"),
        Column("Of them"),
        Column("Key people nobody knows"),
        Column("Approver touched"),
        Column("Owner", spare=1),
    )
    return Table(columns, tuple(_cells(facts, found, today) for facts, found in pairs), title)


def _cells(facts: Facts, found: Web, today: date) -> tuple[Cell, ...]:
    names = {one.contact: one.name for one in facts.people}
    return (
        Cell(facts.account, "strong"),
        Cell("?", "warn") if facts.revenue is None else Cell(written(facts.revenue)),
        _side(found.ours),
        _side([names[one] for one in found.theirs]),
        _unknown(found),
        _approver(found, today),
        Cell(facts.owner),
    )


def _side(people: Sequence[str]) -> Cell:
    """The one person; else nobody, or how many."""
    if len(people) > 1:
        return Cell(f"{len(people)} people")
    return Cell(f"only {people[0]}", "warn") if people else Cell("nobody", "bad")


def _unknown(found: Web) -> Cell:
    if not found.key:
        return Cell("none marked as key", "warn")
    return Cell(", ".join(one.name for one in found.unknown) or "-", "bad" if found.unknown else "dim")


def _approver(found: Web, today: date) -> Cell:
    """When an approver of the renewal was last in touch with us."""
    if not found.approvers:
        return Cell("nobody known to approve", "warn")
    if found.approved is None:
        return Cell("never", "bad")
    return Cell(str(found.approved), "bad" if found.quiet(today) else "plain")


def _sum(single: Sequence[_Pair], pairs: Sequence[_Pair], currency: str) -> Prose:
    """How much of the book hangs on one person."""
    hangs, total = (
        sum((facts.revenue for facts, _ in some if facts.revenue is not None), Decimal(0)) for some in (single, pairs)
    )
    unknown = sum(facts.revenue is None for facts, _ in single)
    without = f"; {unknown} without a rate in amctl.yaml not counted" if unknown else ""
    many = f"{len(single)} of {len(pairs)} account{'' if len(pairs) == 1 else 's'}"
    hang = "hangs" if len(single) == 1 else "hang"
    return Prose(
        f"{many} {hang} on one person, or on nobody: {written(hangs)} of {written(total)} {currency} a year{without}. "
        f"An approver's touch older than {QUIET} days stands out. amctl coverage ACCOUNT shows who knows whom."
    )
