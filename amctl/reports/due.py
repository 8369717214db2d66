"""What is due: every dated item, the most pressing first."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from amctl.items import UPKEEP, Item, When, in_order
from amctl.messages import Message, counted
from amctl.reports.report import Block, Cell, Column, Report, Table, Tone, Value
from amctl.reports.whose import falls_to, for_whom

COLUMNS = ("account", "kind", "day", "what", "who", "late", "when", "handle", "file", "line")
_FOLDED = UPKEEP | {"handoff"}
_TITLES: dict[When, tuple[str, Tone]] = {
    "overdue": ("Overdue", "bad"),
    "today": ("Today", "warn"),
    "coming": ("Coming", "plain"),
}


class Wanted(NamedTuple):
    """Which items: up to a day, of some accounts, kinds and people; nothing named means all."""

    until: date
    accounts: Collection[str] = ()
    kinds: Collection[str] = ()
    people: Collection[str] = ()
    present: Collection[str] = ()

    @property
    def whose(self) -> str:
        """For whom, as part of a sentence."""
        return for_whom(self.people)

    def has(self, item: Item, today: date) -> bool:
        """Whether an item is among them."""
        return (
            item.visible(today, self.until)
            and (not self.accounts or item.account in self.accounts)
            and (not self.kinds or item.kind in self.kinds)
            and falls_to({item.owner, *item.who}, self.people, self.present)
        )


def due(
    items: Iterable[Item],
    wanted: Wanted,
    *,
    today: date,
    names: Mapping[str, str],
    handle_length: int,
    explain: bool = False,
) -> Report:
    """What is due, overdue first, then today's, then what is coming."""
    chosen = [item for item in items if wanted.has(item, today)]
    if not wanted.kinds:
        chosen = folded(chosen)
    groups = {when: sorted((i for i in chosen if i.when(today) == when), key=in_order) for when in _TITLES}
    blocks: list[Block] = []
    for when, group in groups.items():
        if group:
            blocks.append(dated_table(_TITLES[when], group, today, handle_length, explain=explain))
    rows = tuple(row_of(item, today, names) for group in groups.values() for item in group)
    title, nothing = f"Due on {today}{wanted.whose}", f"Nothing is due{wanted.whose} until {wanted.until}."
    columns = (*COLUMNS, "why") if explain else COLUMNS
    return Report("due", title, today, columns, rows, tuple(blocks), nothing)


def folded(items: Sequence[Item]) -> list[Item]:
    """The items with the upkeep of each account in one, and so its handoff: what matters to customers comes first."""
    kept = [item for item in items if item.kind not in _FOLDED]
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda one: one.day):
        if item.kind in _FOLDED:
            groups.setdefault((item.account, item.kind), []).append(item)
    for first, *others in groups.values():
        what = Message("{what}, and {count} more", what=first.what, count=len(others)) if others else first.what
        who = tuple(dict.fromkeys(person for item in (first, *others) for person in item.who))
        kept.append(first._replace(what=what, who=who))
    return kept


def left(item: Item, today: date) -> str:
    """How late, or how far ahead, in few words: `5d late`, `in 7d`, `snoozed 3d`."""
    late = item.late(today)
    if item.hidden and today < item.hidden:
        return counted("snoozed {count}d", "snoozed {count}d", (item.hidden - today).days)
    if late > 0:
        return counted("{count}d late", "{count}d late", late)
    if late < 0:
        return counted("in {count}d", "in {count}d", -late)
    return Message("today") if item.day == today else Message("due now")


def row_of(item: Item, today: date, names: Mapping[str, str]) -> dict[str, Value]:
    """What programs get of an item."""
    return {
        "account": item.account,
        "name": names.get(item.account, item.account),
        "kind": item.kind,
        "day": item.day,
        "what": item.what,
        "who": item.who,
        "late": item.late(today),
        "when": item.when(today),
        "handle": item.handle,
        "file": item.file,
        "line": item.line,
        "why": item.why,
    }


def dated_table(
    titled: tuple[str, Tone], items: Sequence[Item], today: date, handle_length: int, *, explain: bool = False
) -> Table:
    """The items with their days, which have the tone of the title."""
    title, tone = titled
    columns = (
        Column("Day", keep=True),
        Column("", keep=True),
        Column("Account"),
        Column("Kind", keep=True, spare=1),
        Column("What"),
        Column("Who"),
        Column("Handle", keep=True),
    )
    rows = []
    for item in items:
        what = f"{item.what}\n  {item.why}" if explain else item.what
        who = ", ".join(item.who)
        cells = (str(item.day), left(item, today), item.account, item.kind, what, who)
        tones: tuple[Tone, ...] = (tone, tone, "strong", "dim", "plain", "plain")
        rows.append((*map(Cell, cells, tones), Cell(item.handle[:handle_length], "dim")))
    return Table(columns, tuple(rows), title)
