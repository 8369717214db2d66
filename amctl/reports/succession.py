"""Somebody's accounts passed on: to whom, what they bring, who knows the people there, what else would lie about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from amctl.facts import Facts
from amctl.items import Item
from amctl.messages import Message, counted
from amctl.model.settings import Settings
from amctl.money import Money, written
from amctl.reports.candidates import (
    Candidate,
    Load,
    candidates,
    known_only,
    languages_of,
    loads,
    named_after,
    nearby,
    pool,
    work_of,
)
from amctl.reports.due import folded
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table

COLUMNS = (
    "account",
    "name",
    "tier",
    "revenue",
    "next_decision",
    "open",
    "languages",
    "only",
    "to",
    "speaks",
    "knows",
    "going",
    "since",
    "file",
)


class Going(NamedTuple):
    """A handoff that is open: to whom, and since when."""

    to: str
    since: date


class Move(NamedTuple):
    """An account that would pass on, and who would get it: the successor, or whoever is best for it."""

    facts: Facts
    open: int
    only: tuple[str, ...]
    to: Candidate | None
    going: Going | None


class Plan(NamedTuple):
    """What is asked: from whom, to whom if that is known, which of the accounts (none: all of them)."""

    leaver: str
    heir: str | None = None
    accounts: Collection[str] = ()


def to_move(book: Iterable[Facts], plan: Plan) -> list[Facts]:
    """The accounts that somebody still has to look after, or those of them that are named, by their ids."""
    owned = [facts for facts in book if facts.owner == plan.leaver and not facts.over]
    chosen = (facts for facts in owned if not plan.accounts or facts.account in plan.accounts)
    return sorted(chosen, key=lambda facts: facts.account)


def succession(
    book: Sequence[Facts],
    items: Sequence[Item],
    plan: Plan,
    going: Mapping[str, Going],
    *,
    settings: Settings,
    today: date,
) -> Report:
    """What would pass on, with what speaks for whom; without a successor: what would be orphaned, and who is best.

    `going` has the handoffs that are open already, by their accounts.
    """
    leaver, heir, items = plan.leaver, plan.heir, folded(items)
    passing = to_move(book, plan)
    able = [heir] if heir else pool(settings, leaver, book)
    near = {facts.account: [] if heir else nearby(facts, settings, leaver, today) for facts in passing}
    people = list(dict.fromkeys((*able, *(one for many in near.values() for one in many))))
    load = loads(book, items, [leaver, *people])
    moves = []
    for facts in passing:
        best = candidates(facts, dict.fromkeys((*able, *near[facts.account])), settings, load, today)
        only = known_only(facts, leaver, settings.present(today), today)
        there = len(work_of(items, leaver, {facts.account}))
        moves.append(Move(facts, there, only, best[0] if best else None, going.get(facts.account)))
    names = {name: one.name for name, one in settings.people.items()}
    if heir:
        title = Message("From {one} to {other}", one=names[leaver], other=names[heir])
    else:
        title = Message("What {name} would leave behind", name=names[leaver])
    blocks: list[Block] = []
    if moves:
        blocks += [_accounts(moves, plan, settings.currency), _people(moves, plan, people, load, settings)]
        blocks.append(_prose(moves, plan, names, settings))
    blocks += _elsewhere(items, moves, plan)
    rows = tuple(_row(move) for move in moves)
    nothing = Message("{name} looks after no account.", name=names[leaver])
    return Report("handoff plan", title, today, COLUMNS, rows, tuple(blocks), nothing)


def _row(move: Move) -> Row:
    facts, to = move.facts, move.to
    return {
        "account": facts.account,
        "name": facts.name,
        "tier": facts.tier or None,
        "revenue": facts.revenue,
        "next_decision": facts.next_decision,
        "open": move.open,
        "languages": languages_of(facts),
        "only": move.only,
        "to": to.person if to else None,
        "speaks": to.speaks if to else None,
        "knows": to.knows if to else (),
        "why": tuple(to.why(languages_of(facts))) if to else (),
        "going": move.going.to if move.going else None,
        "since": move.going.since if move.going else None,
        "file": facts.file,
    }


def _accounts(moves: Sequence[Move], plan: Plan, currency: str) -> Table:
    last = Column(Message("What speaks for it")) if plan.heir else Column(Message("Who could take it, and why"))
    columns = (
        Column(Message("Account")),
        Column(Message("Tier"), spare=3),
        Column(Message("{currency} a year", currency=currency), right=True, keep=True),
        Column(Message("Decision"), keep=True, spare=2),
        Column(Message("Open"), right=True, keep=True),
        Column(Message("Only {name} knows", name=plan.leaver), spare=1),
        last,
        Column(Message("Handoff"), keep=True),
    )
    return Table(columns, tuple(_cells(move, plan) for move in moves), Message("Accounts"))


def _cells(move: Move, plan: Plan) -> tuple[Cell, ...]:
    facts, to = move.facts, move.to
    revenue = Cell("?", "warn") if facts.revenue is None else Cell(written(facts.revenue))
    return (
        Cell(facts.account, "strong"),
        Cell(facts.tier or "-"),
        revenue,
        Cell(str(facts.next_decision or "-")),
        Cell(str(move.open)),
        Cell(", ".join(move.only), "warn") if move.only else Cell("-", "dim"),
        _reasons(to, facts, plan) if to else Cell(Message("nobody"), "bad"),
        _going(move, plan),
    )


def _reasons(to: Candidate, facts: Facts, plan: Plan) -> Cell:
    reasons = to.why(languages_of(facts))
    if plan.heir:  # how many accounts the person has stands in the next table
        reasons = [one for one in reasons if not one.plural]
    if not reasons:
        return Cell("-", "dim")
    told = reduce(lambda one, other: Message("{one}; {other}", one=one, other=other), reasons)
    doubtful = to.speaks is False or to.back is not None
    words = told if plan.heir else Message("{name}: {reasons}", name=to.person, reasons=told)
    return Cell(words, "warn" if doubtful else "plain")


def _going(move: Move, plan: Plan) -> Cell:
    if move.going is None:
        return Cell("-", "dim")
    wanted = move.going.to == plan.heir if plan.heir else move.going.to != plan.leaver
    return Cell(Message("to {name}", name=move.going.to), "good" if wanted else "warn")


def _people(
    moves: Sequence[Move], plan: Plan, people: Sequence[str], load: Mapping[str, Load], settings: Settings
) -> Table:
    """Who looks after how much: before and after if it is known who takes over, else today."""
    money = Message("{currency} a year", currency=settings.currency)
    heads = [Message("Accounts"), money, Message("Open")]
    right = [Column(head, right=True, keep=True) for head in heads]
    goes = Load(len(moves), _sum(moves), sum(move.open for move in moves))
    rows = []
    for name in (plan.leaver, *people):
        one, sign = load[name], -1 if name == plan.leaver else 1
        after = one.plus(goes, sign) if plan.heir else one
        cells = [_change(str(was), str(then)) for was, then in ((one.accounts, after.accounts), (one.open, after.open))]
        cells.insert(1, _change(written(one.revenue), written(after.revenue)))
        spoken = ", ".join(settings.people[name].languages) if name in settings.people else ""
        rows.append((Cell(name, "strong"), *cells, Cell(spoken or "-")))
    title = Message("Before and after") if plan.heir else Message("Who looks after how much")
    return Table((Column(Message("Person")), *right, Column(Message("Languages"))), tuple(rows), title)


def _change(before: str, after: str) -> Cell:
    return Cell(before if before == after else f"{before} → {after}")


def _sum(moves: Iterable[Move]) -> Decimal:
    return sum((move.facts.revenue for move in moves if move.facts.revenue is not None), Decimal(0))


def _prose(moves: Sequence[Move], plan: Plan, names: Mapping[str, str], settings: Settings) -> Prose:
    """What it comes to, and the command that is next."""
    many = counted("{count} account", "{count} accounts", len(moves))
    worth = Money(_sum(moves), settings.currency)
    waiting = [move.facts.account for move in moves if move.going is None]
    which = " ".join(waiting) if plan.accounts else "--all"
    if not plan.heir:
        named = named_after(settings, plan.leaver)
        command = f"amctl handoff plan --from {plan.leaver} --to {named or 'PERSON'} [ACCOUNT…]"
        text = Message(
            "{accounts}, {money} a year, would have nobody: {command}", accounts=many, money=worth, command=command
        )
    elif not waiting and (back := [move for move in moves if move.going and move.going.to == plan.leaver]):
        text = Message(
            "{accounts}, {money} a year: nothing to start; what is on its way to {name} is to be called off first: "
            "{command}",
            accounts=many, money=worth, name=names[plan.leaver],
            command="; ".join(f"amctl handoff cancel {move.facts.account}" for move in back),
        )  # fmt: skip
    elif not waiting:
        text = Message("{accounts}, {money} a year: each is being handed over already.", accounts=many, money=worth)
    else:
        text = Message(
            "{accounts}, {money} a year. To start {count}: {command}",
            accounts=many, money=worth, count=len(waiting),
            command=f"amctl handoff plan --from {plan.leaver} --to {plan.heir} {which} --start",
        )  # fmt: skip
    return Prose(text)


def _elsewhere(items: Iterable[Item], moves: Sequence[Move], plan: Plan) -> list[Block]:
    """What somebody has to do in accounts that do not pass on: it does not go with them."""
    moving = {move.facts.account for move in moves}
    rest = [item for item in work_of(items, plan.leaver) if item.account not in moving and item.owner != plan.leaver]
    if not rest:
        return []
    rows = tuple(
        (Cell(str(item.day)), Cell(item.account, "strong"), Cell(item.kind, "dim"), Cell(item.what))
        for item in sorted(rest, key=lambda item: (item.account, item.day, item.what))
    )
    heads = (Message("Day"), Message("Account"), Message("Kind"), Message("What"))
    columns = tuple(Column(head, keep=n == 0) for n, head in enumerate(heads))
    return [Table(columns, rows, Message("In accounts of others, which stays behind"))]
