"""What is wrong, across accounts: how bad and how old it is, and whom to tell by when."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from amctl.facts import Facts, Issue, Person
from amctl.reports.report import Block, Cell, Column, Prose, Report, Row, Table, Tone
from amctl.reports.whose import Scope

COLUMNS = (
    "account",
    "issue",
    "severity",
    "kind",
    "what",
    "opened",
    "age",
    "raised_by",
    "tell",
    "email",
    "phone",
    "next_update",
    "late",
    "updated",
    "word",
    "owner",
    "ticket",
    "resolved",
    "file",
    "line",
)
SEVERITIES: dict[str, Tone] = {"critical": "bad", "high": "bad", "medium": "warn", "low": "plain"}  # the worst first
_ORDER = list(SEVERITIES)
_Pair = tuple[Facts, Issue]


def issues_open(book: Iterable[Facts], scope: Scope, *, today: date, severities: Collection[str] = ()) -> Report:
    """Open issues, the worst first, of those as bad overdue updates, then the oldest. Resolved ones if wanted."""
    pairs = [
        (facts, issue)
        for facts in book
        if scope.has(facts)
        for issue in facts.issues
        if scope.falls(facts, issue.owner) and (not severities or issue.severity in severities)
    ]
    waiting = sorted((pair for pair in pairs if not pair[1].resolved), key=lambda pair: _pressing(pair, today))
    settled = sorted((pair for pair in pairs if pair[1].resolved), key=_lately)
    blocks: list[Block] = []
    rows = [_row(pair, today) for pair in waiting]
    if waiting:
        blocks += [_table(waiting, "Open" if scope.everything else "", today), _sum(waiting, today)]
    if settled and scope.everything:
        blocks.append(_settled(settled, today))
        rows += [_row(pair, today) for pair in settled]
    more = f"; {len(settled)} resolved: --all shows {'it' if len(settled) == 1 else 'them'}" if settled else ""
    title, nothing = f"Issues on {today}{scope.whose}", f"No open issue{scope.whose}{more}."
    return Report("issues", title, today, COLUMNS, tuple(rows), tuple(blocks), nothing)


def to_tell(facts: Facts, issue: Issue, today: date) -> Person | None:
    """Whom to tell: who raised it, or who came after somebody who has left; None if that is not known."""
    people = {one.contact: one for one in facts.people}
    person = people.pop(issue.raised_by, None)
    while person and person.left and person.left < today and person.replaced_by in people:
        person = people.pop(person.replaced_by)
    return person


def _overdue(issue: Issue, today: date) -> bool:
    return issue.next_update is not None and issue.next_update < today


def _pressing(pair: _Pair, today: date) -> tuple[int, bool, date, str, str]:
    facts, issue = pair
    opened = issue.opened or date.max
    return _ORDER.index(issue.severity), not _overdue(issue, today), opened, facts.account, issue.issue


def _lately(pair: _Pair) -> tuple[int, str, str]:
    facts, issue = pair
    return -(issue.resolved or date.max).toordinal(), facts.account, issue.issue


def _age(issue: Issue, today: date) -> int | None:
    """Days since it came up, until it was resolved if it was."""
    return ((issue.resolved or today) - issue.opened).days if issue.opened else None


def _row(pair: _Pair, today: date) -> Row:
    facts, issue = pair
    person = to_tell(facts, issue, today)
    return {
        "account": facts.account,
        "name": facts.name,
        "issue": issue.issue,
        "severity": issue.severity,
        "kind": issue.kind,
        "what": issue.what,
        "opened": issue.opened,
        "age": _age(issue, today),
        "raised_by": issue.raised_by or None,
        "tell": person.contact if person else None,
        "tell_name": person.name if person else None,
        "email": (person.email or None) if person else None,
        "phone": (person.phone or person.mobile or None) if person else None,
        "next_update": issue.next_update,
        "late": (today - issue.next_update).days if issue.next_update else None,
        "updated": issue.updated,
        "word": issue.word or None,
        "owner": issue.owner,
        "ticket": issue.ticket or None,
        "resolved": issue.resolved,
        "resolution": issue.resolution or None,
        "file": facts.file,
        "line": issue.line,
    }


def _table(pairs: Sequence[_Pair], title: str, today: date) -> Table:
    columns = (
        Column("Severity", keep=True),
        Column("Days", right=True, keep=True),
        Column("Account"),
        Column("Kind", keep=True, spare=4),
        Column("Issue"),
        Column("Next update", keep=True),
        Column("Whom to tell"),
        Column("Last word", spare=1),
        Column("Owner", spare=2),
        Column("Ticket", spare=3),
    )
    return Table(columns, tuple(_cells(facts, issue, today) for facts, issue in pairs), title)


def _cells(facts: Facts, issue: Issue, today: date) -> tuple[Cell, ...]:
    age = _age(issue, today)
    overdue = _overdue(issue, today)
    promised = f"{issue.next_update or 'not promised'}{' !' if overdue else ''}"
    return (
        Cell(issue.severity, SEVERITIES[issue.severity]),
        Cell("?", "dim") if age is None else Cell(str(age)),
        Cell(facts.account, "strong"),
        Cell(issue.kind, "dim"),
        Cell(issue.what),
        Cell(promised, "bad" if overdue else "plain" if issue.next_update else "warn"),
        _tell(facts, issue, today),
        Cell(f"{issue.updated}: {issue.word}" if issue.updated else "none", "plain" if issue.updated else "dim"),
        Cell(issue.owner),
        Cell(issue.ticket or "-", "plain" if issue.ticket else "dim"),
    )


def _tell(facts: Facts, issue: Issue, today: date) -> Cell:
    """Name, mail address and telephone number, a line each."""
    person = to_tell(facts, issue, today)
    if person is None:
        return Cell(issue.raised_by or "nobody named", "warn")
    gone = f", left {person.left}" if person.left and person.left < today else ""
    lines = (f"{person.name}{gone}", person.email, person.phone or person.mobile)
    return Cell("\n".join(filter(None, lines)), "warn" if gone else "plain")


def _settled(pairs: Sequence[_Pair], today: date) -> Table:
    columns = (
        Column("Resolved", keep=True),
        Column("After", right=True, keep=True),
        Column("Account"),
        Column("Severity", keep=True, spare=1),
        Column("Issue"),
        Column("How"),
        Column("Owner", spare=2),
        Column("Ticket", spare=3),
    )
    rows = []
    for facts, issue in pairs:
        age = _age(issue, today)
        cells = (
            str(issue.resolved),
            "-" if age is None else f"{age} d",
            facts.account,
            issue.severity,
            issue.what,
            issue.resolution or issue.word or "-",
            issue.owner,
            issue.ticket or "-",
        )
        tones: tuple[Tone, ...] = ("plain", "plain", "strong", "dim", "plain", "plain", "plain", "plain")
        rows.append(tuple(map(Cell, cells, tones)))
    return Table(columns, tuple(rows), "Resolved")


def _sum(pairs: Sequence[_Pair], today: date) -> Prose:
    """How many of what severity, the oldest, and how the promised updates stand."""
    counts = [(sum(issue.severity == one for _, issue in pairs), one) for one in SEVERITIES]
    by_severity = ", ".join(f"{count} {one}" for count, one in counts if count)
    text = f"{len(pairs)} open issue{'' if len(pairs) == 1 else 's'}: {by_severity}."
    dated = [(issue.opened, facts, issue) for facts, issue in pairs if issue.opened]
    if dated:
        opened, facts, issue = min(dated, key=lambda one: one[0])
        text += f" The oldest is of {opened}: {issue.issue} at {facts.account}."
    overdue = sum(_overdue(issue, today) for _, issue in pairs)
    silent = sum(issue.next_update is None for _, issue in pairs)
    text += f" Updates overdue: {overdue}" + (f"; not promised: {silent}." if silent else ".")
    return Prose(text)
