"""The people on the customers' side, across accounts."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, get_args

from amctl.errors import UsageError
from amctl.facts import Facts, Person
from amctl.letters import folded
from amctl.model.people import Influence, Stance
from amctl.reports.ordering import by_value
from amctl.reports.report import Cell, Column, Report, Row, Table, Tone, Value

COLUMNS = (
    "account",
    "contact",
    "name",
    "title",
    "roles",
    "stance",
    "influence",
    "email",
    "phone",
    "mobile",
    "last_touch",
    "file",
    "line",
)
_ELSEWHERE = ("touches", "line", "spot")
_ORDERS = {"stance": get_args(Stance), "influence": get_args(Influence)}  # from good to bad, from high to low
_STANCES: dict[str, Tone] = {"champion": "good", "supporter": "good", "skeptic": "warn", "blocker": "bad"}


class Asked(NamedTuple):
    """Which people: all of these words somewhere in what is known of them, in one of these accounts, with one of these
    roles and stances; nothing named means all who have not left."""

    words: Sequence[str] = ()
    accounts: Collection[str] = ()
    roles: Collection[str] = ()
    stances: Collection[str] = ()
    gone: bool = False

    def has(self, facts: Facts, person: Person, today: date) -> bool:
        """Whether a person is among them; who leaves later is still there."""
        return (
            (self.gone or not person.left or person.left > today)
            and (not self.accounts or facts.account in self.accounts)
            and (not self.roles or not set(self.roles).isdisjoint(person.roles))
            and (not self.stances or (person.stance or "unknown") in self.stances)
            and self._said(facts, person)
        )

    def _said(self, facts: Facts, person: Person) -> bool:
        there = folded(
            "\n".join(
                (
                    *(person.contact, person.name, person.title, person.department, person.email),
                    *(*person.roles, *person.tags, facts.account, facts.name, *facts.aliases),
                )
            )
        )
        return all(there.has(folded(word)) for word in self.words)


def contacts(book: Iterable[Facts], asked: Asked, *, today: date, sort: str = "") -> Report:
    """The people by account, as their files have them, or in the order of a column (with a minus: downwards).

    Raises UsageError for a column that does not exist.
    """
    column = sort.removeprefix("-").replace("-", "_")
    if column and column not in COLUMNS:
        raise UsageError(f"no column '{column}'", f"there are: {', '.join(COLUMNS)}")
    found = [
        _row(facts, person)
        for facts in sorted(book, key=lambda one: one.account)
        for person in facts.people
        if asked.has(facts, person, today)
    ]
    if column:
        found = by_value(found, _order(column), descending=sort.startswith("-"))
    nothing = "Nobody fits." if asked != Asked() else "No account has contacts yet: amctl contact add ACCOUNT NAME"
    blocks = (_table(found),) if found else ()
    return Report("contacts", "Contacts", today, COLUMNS, tuple(found), blocks, nothing)


def _order(column: str) -> Callable[[Row], Any]:
    """What people are ordered by: texts whatever the case, stance and influence by how good and how high they are."""
    order = _ORDERS.get(column)

    def value(row: Row) -> Any:
        there = row[column]
        if order is not None:
            return order.index(there) if there in order else None
        return there.casefold() if isinstance(there, str) else there

    return value


def _row(facts: Facts, person: Person) -> dict[str, Value]:
    touches: tuple[Row, ...] = tuple({"by": by or None, "day": day} for by, day in person.touches)
    return {
        "account": facts.account,
        "account_name": facts.name,
        **{name: None if value == "" else value for name, value in person._asdict().items() if name not in _ELSEWHERE},
        "last_touch": person.last_touch,
        "touches": touches,
        "file": facts.file,
        "line": person.line,
    }


def _table(rows: Sequence[Row]) -> Table:
    columns = (
        Column("Account", keep=True),
        Column("Name"),
        Column("Title", spare=2),
        Column("Roles", spare=4),
        Column("Stance", keep=True),
        Column("Influence", keep=True, spare=4),
        Column("Mail", keep=True),
        Column("Phone", keep=True, spare=3),
        Column("Last touch", keep=True, spare=1),
    )
    return Table(columns, tuple(map(_cells, rows)))


def _cells(row: Row) -> tuple[Cell, ...]:
    name, stance = str(row["name"]), str(row["stance"])
    gone = f"{name} (left {row['left']})" if row["left"] else name
    phones = "\n".join(str(row[kind]) for kind in ("phone", "mobile") if row[kind])
    roles = ", ".join(map(str, row["roles"]))  # type: ignore[arg-type]
    return (
        Cell(str(row["account"]), "strong"),
        Cell(gone, "dim" if row["left"] else "plain"),
        _cell(row["title"]),
        _cell(roles),
        Cell(stance, _STANCES.get(stance, "plain")) if row["stance"] else _cell(None),
        _cell(row["influence"]),
        _cell(row["email"]),
        _cell(phones),
        _cell(row["last_touch"]),
    )


def _cell(value: Value) -> Cell:
    return Cell(str(value)) if value else Cell("-", "dim")
