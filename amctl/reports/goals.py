"""What the customers want to achieve, across accounts: how far they are, until when, and what it is worth to them."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from amctl.facts import Facts, Goal
from amctl.money import written
from amctl.reports.progress import State, progress, state
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone
from amctl.reports.whose import Scope

COLUMNS = (
    "account",
    "goal",
    "what",
    "unit",
    "baseline",
    "target",
    "reading",
    "reading_day",
    "progress",
    "state",
    "due",
    "late",
    "owner",
    "their_owner",
    "worth",
    "worth_per",
    "currency",
    "confirmed_by",
    "file",
    "line",
)
STALE = 90  # days after which a reading says little
_BAR = 10  # marks
_TONES: dict[State, Tone] = {
    "on-track": "good",
    "behind": "warn",
    "at-risk": "bad",
    "reached": "good",
    "achieved": "good",
    "dropped": "dim",
}
_TITLES = {"": "Open", "achieved": "Achieved", "dropped": "Dropped"}
_Pair = tuple[Facts, Goal]


def goals_ahead(book: Iterable[Facts], scope: Scope, *, today: date, currency: str) -> Report:
    """Goals by their due days, with the sum of what they are worth; those achieved and dropped if all are wanted."""
    pairs = [(f, g) for f in book if scope.has(f) for g in f.goals if scope.falls(f, g.owner)]
    groups: dict[str, list[_Pair]] = {kind: [] for kind in _TITLES}
    for pair in sorted(pairs, key=_by_day):
        groups["achieved" if pair[1].achieved else "dropped" if pair[1].dropped else ""].append(pair)
    blocks: list[Block] = []
    rows: list[Row] = []
    for kind, group in groups.items():
        if group and (scope.everything or not kind):
            blocks.append(_table(group, _TITLES[kind] if scope.everything else "", today))
            if kind != "dropped":
                blocks.append(_sum(group, currency, "once they are reached" if not kind else "achieved"))
            rows += [_row(pair, today) for pair in group]
    over = sum(len(groups[kind]) for kind in ("achieved", "dropped"))
    more = f"; {over} achieved or dropped: --all shows them" if over else ""
    title, nothing = f"Goals on {today}{scope.whose}", f"No open goal{scope.whose}{more}."
    return Report("goals", title, today, COLUMNS, tuple(rows), tuple(blocks), nothing)


def _by_day(pair: _Pair) -> tuple[date, str, str]:
    facts, goal = pair
    return goal.due or date.max, facts.account, goal.goal


def _row(pair: _Pair, today: date) -> Row:
    facts, goal = pair
    return {
        "account": facts.account,
        "name": facts.name,
        "goal": goal.goal,
        "what": goal.what,
        "unit": goal.unit or None,
        "baseline": goal.baseline,
        "target": goal.target,
        "first": goal.first,
        "first_day": goal.first_day,
        "reading": goal.value,
        "reading_day": goal.value_day,
        "progress": progress(goal),
        "state": state(goal, today) or None,
        "due": goal.due,
        "late": (today - goal.due).days if goal.due else None,
        "owner": goal.owner,
        "their_owner": goal.their_owner or None,
        "their_owner_name": _named(facts, goal.their_owner) or None,
        "worth": goal.worth,
        "worth_per": goal.worth_per or None,
        "currency": goal.currency or None,
        "book_worth": goal.book_worth,
        "confirmed_by": goal.confirmed_by or None,
        "confirmed_by_name": _named(facts, goal.confirmed_by) or None,
        "achieved": goal.achieved,
        "dropped": goal.dropped,
        "file": facts.file,
        "line": goal.line,
    }


def _named(facts: Facts, contact: str) -> str:
    return next((one.name for one in facts.people if one.contact == contact), contact)


def _table(pairs: Sequence[_Pair], title: str, today: date) -> Table:
    columns = (
        Column("Due", keep=True),
        Column("Account"),
        Column("Goal"),
        Column("From, to"),
        Column("Last reading"),
        Column("So far", keep=True, spare=3),
        Column("Way", right=True, keep=True),
        Column("State"),
        Column("Ours", spare=1),
        Column("Theirs", spare=2),
        Column("Worth to them", spare=1),
    )
    return Table(columns, tuple(_cells(facts, goal, today) for facts, goal in pairs), title)


def _cells(facts: Facts, goal: Goal, today: date) -> tuple[Cell, ...]:
    made, how = progress(goal), state(goal, today)
    open_still = not (goal.achieved or goal.dropped)
    late = open_still and goal.due is not None and goal.due < today
    stale = open_still and goal.value_day is not None and (today - goal.value_day).days > STALE
    reading = f"{goal.value} on {goal.value_day}" if goal.value is not None else "none"
    return (
        Cell(f"{goal.due or '-'}{' !' if late else ''}", "bad" if late else "plain"),
        Cell(facts.account, "strong"),
        Cell(goal.what),
        _aim(goal),
        Cell(reading, "dim" if goal.value is None else "warn" if stale else "plain"),
        Cell(_bar(made)),
        Cell("-", "dim") if made is None else Cell(f"{made} %"),
        _judged(goal, how),
        Cell(goal.owner),
        Cell(_named(facts, goal.their_owner) or "-", "plain" if goal.their_owner else "dim"),
        _worth(goal),
    )


def _aim(goal: Goal) -> Cell:
    """From where to where."""
    if goal.baseline is None and goal.target is None:
        return Cell(goal.unit or "-", "plain" if goal.unit else "dim")
    ends = ("?" if one is None else str(one) for one in (goal.baseline, goal.target))
    return Cell(f"{' to '.join(ends)} {goal.unit}")


def _bar(made: int | None) -> str:
    """A mark for each full tenth of the way; an arrow for whoever has left it at either end."""
    if made is None:
        return ""
    full = max(0, min(made * _BAR // 100, _BAR))
    return f"{'<' if made < 0 else '['}{'#' * full}{'.' * (_BAR - full)}{'>' if made > 100 else ']'}"


def _judged(goal: Goal, how: State) -> Cell:
    """The state in words, with its day if it is over."""
    day = goal.achieved or goal.dropped
    return Cell(f"{how.replace('-', ' ')}{f' {day}' if day else ''}" or "-", _TONES.get(how, "dim"))


def _worth(goal: Goal) -> Cell:
    if goal.worth is None:
        return Cell("-", "dim")
    often = "a year" if goal.worth_per == "year" else "once"
    by = f"confirmed by {goal.confirmed_by}" if goal.confirmed_by else "not confirmed"
    return Cell(f"{written(goal.worth)} {goal.currency or '(which currency?)'} {often}, {by}")


def _sum(pairs: Sequence[_Pair], currency: str, when: str) -> Prose:
    """What they confirmed, a year, in the book's currency, and what that leaves out and why."""
    worth = [goal for _, goal in pairs if goal.worth is not None]
    confirmed = [goal for goal in worth if goal.confirmed_by]
    yearly = [goal for goal in confirmed if goal.worth_per == "year"]
    known = [goal.book_worth for goal in yearly if goal.book_worth is not None]
    several = sum(not goal.currency for goal in yearly)
    without = len(yearly) - len(known) - several
    left_out = (
        (len(worth) - len(confirmed), "not confirmed"),
        (len(confirmed) - len(yearly), "worth it once"),
        (without, "without a rate in amctl.yaml"),
        (several, "at accounts with contracts in several currencies"),
    )
    told = ", ".join(f"{count} {why}" for count, why in left_out if count)
    count = f"{len(pairs)} goal{'' if len(pairs) == 1 else 's'}"
    if not known:
        return Prose(f"{count}; no value a year is confirmed{f'; not counted: {told}' if told else ''}.")
    total = f"{written(sum(known, Decimal(0)))} {currency} a year to them, {when}"
    return Prose(f"{count}; confirmed: {total}{f'; not counted: {told}' if told else ''}.")
