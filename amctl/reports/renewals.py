"""Which contracts are to be decided, by decision day, and what happens if nobody acts."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal

from amctl.facts import Facts, State, Term
from amctl.money import written
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone
from amctl.reports.whose import falls_to, for_whom

COLUMNS = (
    "account",
    "contract",
    "state",
    "decision",
    "days",
    "deadline",
    "end",
    "renewal",
    "amount",
    "currency",
    "book_amount",
    "forecast",
    "forecast_amount",
    "forecast_day",
    "owner",
    "otherwise",
    "file",
    "line",
)
_AHEAD: frozenset[State] = frozenset({"open", "notice"})
_APART: dict[State, str] = {
    "secured": "Secured: renewed by themselves",
    "renewed": "Renewed: the next term is signed",
    "ending": "Ending: lost, and on record",
    "unsigned": "Unsigned: not revenue yet",
    "open-ended": "Open-ended",
}
_CALLS: dict[str, Tone] = {"committed": "good", "likely": "good", "at-risk": "warn", "lost": "bad"}
_Pair = tuple[Facts, Term]


def renewals_ahead(
    book: Iterable[Facts],
    *,
    today: date,
    until: date,
    currency: str,
    people: Collection[str] = (),
    present: Collection[str] = (),
) -> Report:
    """Contracts by decision day up to `until`, those within their lead time anyway; the others apart below.

    `Otherwise` is what happens if nobody acts.
    """
    pairs = [(f, t) for f in book if falls_to({f.owner}, people, present) for t in f.terms]
    ahead = sorted((p for p in pairs if p[1].state in _AHEAD and _near(p[1], today, until)), key=_by_day)
    blocks: list[Block] = []
    if ahead:
        blocks += [_table(f"To decide until {until}, or soon", ahead, today), _sum(ahead, currency)]
    rows = [_row(pair, today) for pair in ahead]
    for state, title in _APART.items():
        apart = sorted((p for p in pairs if p[1].state == state), key=_by_day)
        if apart:
            blocks.append(_table(title, apart, today))
            rows += [_row(pair, today) for pair in apart]
    whose = for_whom(people)
    title, nothing = f"Renewals on {today}{whose}", f"No contract is to be decided{whose} until {until}."
    return Report("renewals", title, today, COLUMNS, tuple(rows), tuple(blocks), nothing)


def _near(term: Term, today: date, until: date) -> bool:
    return term.decision is None or term.decision <= until or (term.lead is not None and term.lead <= today)


def _by_day(pair: _Pair) -> tuple[date, str, str]:
    facts, term = pair
    return term.decision or term.end or date.max, facts.account, term.contract


def _row(pair: _Pair, today: date) -> Row:
    facts, term = pair
    return {
        "account": facts.account,
        "name": facts.name,
        "contract": term.contract,
        "state": term.state,
        "decision": term.decision,
        "days": (term.decision - today).days if term.decision else None,
        "deadline": term.deadline,
        "end": term.end,
        "renewal": term.renewal,
        "amount": term.amount,
        "currency": term.currency,
        "book_amount": term.book_amount,
        "forecast": term.forecast or None,
        "forecast_amount": term.forecast_amount,
        "forecast_day": term.forecast_day,
        "owner": facts.owner,
        "otherwise": term.otherwise,
        "file": facts.file,
        "line": term.line,
    }


def _table(title: str, pairs: Sequence[_Pair], today: date) -> Table:
    columns = (
        Column("Decision", keep=True),
        Column("End", keep=True, spare=1),
        Column("Account"),
        Column("Contract"),
        Column("A year", right=True, keep=True),
        Column("Forecast"),
        Column("Owner", spare=2),
        Column("Otherwise"),
    )
    return Table(columns, tuple(_cells(facts, term, today) for facts, term in pairs), title)


def _cells(facts: Facts, term: Term, today: date) -> tuple[Cell, ...]:
    late = term.state == "open" and term.decision is not None and term.decision < today
    near = term.state == "open" and term.lead is not None and term.lead <= today
    decision = f"{term.decision}{' !' if late else ''}" if term.decision else "-"
    forecast = term.forecast or ("none" if term.state == "open" else "-")
    return (
        Cell(decision, "bad" if late else "warn" if near else "plain"),
        Cell(str(term.end) if term.end else "open"),
        Cell(facts.account, "strong"),
        Cell(f"{term.contract} ({term.renewal})" if term.end else term.contract),
        Cell(f"{written(term.amount)} {term.currency}"),
        Cell(forecast, _CALLS.get(term.forecast, "plain" if term.forecast else "dim")),
        Cell(facts.owner),
        Cell(term.otherwise),
    )


def _sum(pairs: Sequence[_Pair], currency: str) -> Prose:
    known = [term.book_amount for _, term in pairs if term.book_amount is not None]
    missing = len(pairs) - len(known)
    without = f"; {missing} without a rate in amctl.yaml not counted" if missing else ""
    contracts = f"{len(pairs)} contract{'s' if len(pairs) != 1 else ''}"
    return Prose(f"{contracts}, {written(sum(known, Decimal(0)))} {currency} a year{without}.")
