"""A person's digest: what is overdue, for today, this week and ahead, once a working day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import quote

from amctl.items import CLOSED_BY_HANDLE, ORDER, Item, Kind, in_order
from amctl.messages import Message, counted
from amctl.reports import due
from amctl.reports.due import folded, row_of
from amctl.reports.recipients import working_until
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone

Section = Literal["overdue", "today", "week", "ahead"]
TITLES: dict[Section, tuple[Message, Tone]] = {
    "overdue": (Message("Overdue"), "bad"),
    "today": (Message("Today"), "warn"),
    "week": (Message("This week"), "plain"),
    "ahead": (Message("Ahead, and to be prepared now"), "plain"),
}
KINDS: dict[Kind, Message] = {
    "decision": Message("decision"),
    "announcement": Message("announcement"),
    "promise": Message("promise"),
    "issue": Message("issue"),
    "meeting": Message("meeting"),
    "review": Message("business review"),
    "follow-up": Message("follow-up"),
    "goal": Message("goal"),
    "milestone": Message("milestone"),
    "opportunity": Message("opportunity"),
    "handoff": Message("handoff"),
    "touch": Message("touch"),
    "assessment": Message("assessment"),
}
_HEADS = (
    Column(Message("Day")),
    Column(Message("What")),
    Column(Message("Account")),
    Column(Message("Kind"), keep=True, spare=1),
    Column(Message("Who"), keep=True, spare=2),
    Column(Message("New"), keep=True, spare=3),
    Column(Message("Handle"), keep=True),
    Column(Message("File"), keep=True, spare=4),
)
COLUMNS = (*due.COLUMNS, "person", "section", "new")


class Book(NamedTuple):
    """What a digest tells of the book beside its items: names, how long a handle is, where files are on the web."""

    accounts: Mapping[str, str]  # names, by id
    people: Mapping[str, str]
    handle_length: int
    base_url: str = ""


class Digest(NamedTuple):
    """What one person is to be told on a day; `new`: the handles of what was not in the digest before."""

    person: str
    today: date
    items: tuple[Item, ...]
    until: date  # the last day of the week ahead
    new: frozenset[str] = frozenset()

    def sections(self) -> dict[Section, list[Item]]:
        """The items by section, the most pressing first; the upkeep of an account is one line."""
        found: dict[Section, list[Item]] = {name: [] for name in TITLES}
        for item in sorted(folded(self.items), key=in_order):
            found[_section(item, self.today, self.until)].append(item)
        for name in ("week", "ahead"):  # what is pressing goes by weight, what is to come by its day, deadlines first
            found[name].sort(key=lambda item: (ORDER[item.kind] > 0, _day(item)))
        return found


def digest_report(digest: Digest, book: Book, notices: Sequence[Prose] = (), footer: Sequence[Prose] = ()) -> Report:
    """The digest to read: what to know first, the sections, and in the end what to know about the mail itself."""
    tables, rows = tables_of(digest, book)
    blocks: tuple[Block, ...] = (*notices, *tables, *footer)
    title = Message("{name}: what is due on {day}", name=book.people[digest.person], day=digest.today)
    return Report("remind", title, digest.today, COLUMNS, rows, blocks, Message("Nothing is due."))


def tables_of(digest: Digest, book: Book) -> tuple[tuple[Table, ...], tuple[Row, ...]]:
    """The sections that hold something, without columns that are empty in all, and the rows that programs get."""
    sections = {section: items for section, items in digest.sections().items() if items}
    cells = {name: [_cells(item, digest, book, TITLES[name][1]) for item in items] for name, items in sections.items()}
    every = [row for found in cells.values() for row in found]
    used = [n for n in range(len(_HEADS)) if any(row[n].text for row in every)]
    tables = tuple(
        Table(tuple(_HEADS[n] for n in used), tuple(tuple(row[n] for n in used) for row in found), _title(name, digest))
        for name, found in cells.items()
    )
    rows = tuple(_row(item, section, digest, book) for section, items in sections.items() for item in items)
    return tables, rows


def _title(section: Section, digest: Digest) -> Message:
    if section == "today" and working_until(digest.today) > digest.today:
        return Message("Today and over the weekend")
    return TITLES[section][0]


def subject(digest: Digest) -> Message:
    """The subject of the mail: how much of what."""
    counts = {name: len(items) for name, items in digest.sections().items()}
    near = [item for name, items in digest.sections().items() if name != "ahead" for item in items]
    parts = [
        counted("{count} deadline", "{count} deadlines", sum(not ORDER[item.kind] for item in near)),
        counted("{count} overdue", "{count} overdue", counts["overdue"]),
        counted("{count} today", "{count} today", counts["today"]),
        counted("{count} this week", "{count} this week", counts["week"]),
        counted("{count} ahead", "{count} ahead", counts["ahead"]),
    ]
    told, *others = [part for part in parts if part.values["count"]] or [Message("nothing")]
    for part in others:
        told = Message("{one}, {other}", one=told, other=part)
    return Message("{day}: {counts}", day=digest.today, counts=told)


def link_of(item: Item, base_url: str) -> str:
    """Where an item's entry is on the web; empty without a web address of the book."""
    if not base_url.startswith(("https://", "http://")):
        return ""
    return f"{base_url.rstrip('/')}/{quote(item.file)}#L{item.line}"


def how_long(item: Item, today: date) -> Message:
    """How late an item is, or how far ahead, in words."""
    if item.hidden and today < item.hidden:
        return Message("snoozed until {day}", day=item.hidden)
    late = item.late(today)
    if late > 0:
        return counted("{count} day late", "{count} days late", late)
    if late < 0:
        return Message("tomorrow") if late == -1 else counted("in {count} day", "in {count} days", -late)
    return Message("today") if item.day == today else Message("due now")


def _day(item: Item) -> date:
    """The day on which an item that is to come is looked at."""
    return max(item.hidden or item.day, item.day)


def _section(item: Item, today: date, until: date) -> Section:
    when = item.when(today)
    if when == "overdue":
        return "overdue"
    on = today if when == "today" else _day(item)
    if on <= working_until(today):
        return "today"
    return "week" if on <= until else "ahead"


def _cells(item: Item, digest: Digest, book: Book, tone: Tone) -> tuple[Cell, ...]:
    others = [one for one in item.who if one != digest.person]
    names: str = book.people.get(others[0], others[0]) if others else ""
    for one in others[1:]:
        names = Message("{one}, {other}", one=names, other=book.people.get(one, one))
    new, link = item.handle in digest.new, link_of(item, book.base_url)
    return (
        Cell(Message("{day} · {left}", day=item.day, left=how_long(item, digest.today)), tone),
        Cell(item.what, "strong", link=link),
        Cell(book.accounts.get(item.account, item.account)),
        Cell(KINDS[item.kind], "dim"),
        Cell(names, "dim"),
        Cell(Message("new"), "good") if new else Cell(""),
        Cell(item.handle[: book.handle_length] if item.kind in CLOSED_BY_HANDLE else "", "dim"),
        Cell("" if link else f"{item.file}:{item.line}", "dim"),
    )


def _row(item: Item, section: Section, digest: Digest, book: Book) -> Row:
    known = row_of(item, digest.today, book.accounts)
    return {**known, "person": digest.person, "section": section, "new": item.handle in digest.new}
