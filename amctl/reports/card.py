"""One account on one page: what somebody must know before a call."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from amctl.changes.identity import SHOWN_LENGTH
from amctl.facts import INNER
from amctl.facts import Facts as Row
from amctl.findings import Finding
from amctl.items import Item, in_order
from amctl.model.account import Account
from amctl.model.contracts import Contract
from amctl.model.people import Contact
from amctl.model.work import Issue
from amctl.money import written
from amctl.reports.due import folded, left
from amctl.reports.report import Block, Cell, Checklist, Column, Facts, Prose, Report, Step, Table, Tone, Tree
from amctl.terms import earliest_end

COLUMNS = ("account", "name", "status", "tier", "owner", "revenue", "next_decision", "last_touch", "next_touch", "file")
RECENT = 5  # interactions
LATEST = "Latest"  # the title of these
DEEPEST = 20  # reporting lines; whoever is further down is shown beside the tree
_STANCES: dict[str, Tone] = {"champion": "good", "supporter": "good", "skeptic": "warn", "blocker": "bad"}
_COLOURS: dict[str, Tone] = {"green": "good", "yellow": "warn", "red": "bad"}


def card(
    account: Account,
    facts: Row,
    items: Sequence[Item],
    findings: Sequence[Finding],
    *,
    today: date,
    currency: str,
    handle_length: int = SHOWN_LENGTH,
) -> Report:
    """The account card: head, summary, what is next, people, contracts, goals, issues, roadmap, the latest words."""
    blocks: list[Block | None] = [
        _head(account, facts, currency),
        Prose(account.summary) if account.summary else None,
        _next(items, today, handle_length),
        *_people(account),
        _contracts(account, facts, today),
        _lines(account, facts, currency, today),
        _goals(account),
        _issues(account),
        _roadmap(account, today),
        _opportunities(account),
        _latest(account),
        _findings(findings),
    ]
    row: dict[str, Any] = {
        **facts._asdict(),
        "terms": [term._asdict() for term in facts.terms],
        "items": [{**item._asdict(), "late": item.late(today), "when": item.when(today)} for item in items],
        "findings": [finding._asdict() for finding in findings],
        "data": account.model_dump(by_alias=True, exclude_defaults=True),
    }
    for inner in INNER - {"terms"}:
        del row[inner]
    return Report("show", facts.name, today, COLUMNS, (row,), tuple(block for block in blocks if block))


def _head(account: Account, facts: Row, currency: str) -> Facts:
    rating = account.rating
    revenue = f"{written(facts.revenue)} {currency} a year" if facts.revenue is not None else "a rate is missing"
    team = ", ".join(f"{person} ({role})" for person, role in account.team.items())
    where = ", ".join(filter(None, [account.address.city, account.address.country])) if account.address else ""
    primary = account.contacts.get(account.primary or "")
    pairs: list[tuple[str, Cell]] = [
        ("Account", Cell(facts.account, "strong")),
        ("Status", Cell(" · ".join(filter(None, [account.status, account.tier, *account.tags])))),
        ("Owner", Cell(f"{account.owner}{f'; with {team}' if team else ''}")),
        ("Since", Cell(str(account.since or ""))),
        ("Where", Cell(where)),
        ("Parent", Cell(account.parent or "")),
        ("Revenue", Cell(revenue if account.contracts else "")),
        ("Rating", _rating(rating.colour, rating.reason, rating.date) if rating else Cell("")),
        ("Last touch", Cell(str(facts.last_touch or "never"))),
        ("Write first", Cell(f"{primary.name}{f' <{primary.email}>' if primary.email else ''}" if primary else "")),
        *((name.capitalize(), Cell(address)) for name, address in account.links.items()),
    ]
    if account.ended:
        gone = f"{account.ended.date}, {account.ended.reason or 'no reason given'}"
        pairs.append(
            ("Ended", Cell(f"{gone}; went to {account.ended.went_to}" if account.ended.went_to else gone, "bad"))
        )
    return Facts(tuple((name, cell) for name, cell in pairs if cell.text))


def _rating(colour: str, reason: str | None, day: date | None) -> Cell:
    return Cell(", ".join(filter(None, [colour, reason, str(day) if day else ""])), _COLOURS[colour])


def _next(items: Sequence[Item], today: date, handle_length: int) -> Table | None:
    tones: dict[str, Tone] = {"overdue": "bad", "today": "warn", "coming": "plain"}
    chosen = sorted(folded(items), key=lambda item: (item.day, *in_order(item)))
    rows = tuple(
        (
            Cell(str(item.day), tones[item.when(today)]),
            Cell(left(item, today), tones[item.when(today)]),
            Cell(item.what),
            Cell(", ".join(item.who)),
            Cell(item.handle[:handle_length], "dim"),
        )
        for item in chosen
    )
    day, gap, handle = (Column(head, keep=True) for head in ("Day", "", "Handle"))
    return Table((day, gap, Column("What"), Column("Who"), handle), rows, "What is next") if rows else None


def _people(account: Account) -> list[Block | None]:
    """The contacts as a tree of reporting lines; everybody is in it once, whatever the lines say."""
    below: dict[str, list[str]] = {}
    for name, contact in account.contacts.items():
        above = contact.reports_to or ""
        below.setdefault(above if above in account.contacts and above != name else "", []).append(name)
    placed: set[str] = set()

    def tree(name: str, depth: int = 0) -> Tree:
        placed.add(name)
        under = below.get(name, ()) if depth < DEEPEST else ()
        children = tuple(tree(child, depth + 1) for child in under if child not in placed)
        return Tree(_person(name, account.contacts[name]), children)

    roots = [tree(name) for name in below.get("", ())]
    roots += [tree(name) for name in account.contacts if name not in placed]  # in a circle, or too deep
    return [Tree(Cell(account.name, "strong"), tuple(roots), "People")] if roots else []


def _person(name: str, contact: Contact) -> Cell:
    left_on = f"left {contact.left.date}" if contact.left else ""
    after = f", then {contact.left.replaced_by}" if contact.left and contact.left.replaced_by else ""
    influence = f"{contact.influence} influence" if contact.influence else ""
    approves = f"approves {' and '.join(contact.approves)}" if contact.approves else ""
    known = f"known by {', '.join(contact.known_by)}" if contact.known_by else ""
    roles = ", ".join(contact.roles)
    ways = [contact.email, contact.phone, contact.mobile]
    parts = [contact.title, contact.stance, influence, roles, approves, known, *ways, left_on + after]
    text = f"{contact.name} ({name})" + "".join(f" · {part}" for part in parts if part)
    return Cell(text, "dim" if contact.left else _STANCES.get(contact.stance or "", "plain"))


def _contracts(account: Account, facts: Row, today: date) -> Table | None:
    columns = (
        Column("Contract"),
        Column("State"),
        Column("Decision", keep=True),
        Column("End", keep=True),
        Column("Notice"),
        Column("A year", right=True, keep=True),
        Column("Forecast"),
        Column("Otherwise"),
    )
    rows = tuple(
        (
            Cell(term.contract, "strong"),
            Cell(term.state, "good" if term.state in ("secured", "renewed") else "plain"),
            Cell(str(term.decision or "-"), "bad" if term.decision and term.decision < today else "plain"),
            Cell(str(term.end or "open")),
            Cell(_notice(account.contracts[term.contract], today)),
            Cell(f"{written(term.amount)} {term.currency}"),
            Cell(term.forecast or ("none" if term.state == "open" else "-")),
            Cell(term.otherwise),
        )
        for term in facts.terms
    )
    return Table(columns, rows, "Contracts") if rows else None


def _notice(contract: Contract, today: date) -> str:
    """The notice period, how it is given, and when an open-ended contract would end if it were given today."""
    if contract.notice is None:
        return "-"
    ends = "" if contract.end else f", today: ends {earliest_end(contract, today)}"
    return f"{contract.notice}{ends}" + (f", {contract.notice_form}" if contract.notice_form else "")


def _often(amount: str, per: str) -> str:
    return f"{amount} once" if per == "once" else f"{amount} a {per}"


def _lines(account: Account, facts: Row, currency: str, today: date) -> Table | None:
    """What they have, or will: the lines of the terms that matter."""
    rows = []
    for term in facts.terms:
        contract = account.contracts[term.contract]
        for name, line in contract.lines.items():
            if line.end and line.end < today:
                continue
            amount = _often(f"{written(line.amount)} {contract.currency or currency}", line.per)
            count = " ".join(filter(None, [f"{line.quantity:f}" if line.quantity is not None else "", line.unit]))
            cells = (term.contract, name, line.product or "-", count or "-", amount, line.kind)
            rows.append(tuple(map(Cell, cells)))
    columns = (*map(Column, ("Contract", "Line", "Product", "How many")), Column("Amount", right=True), Column("Kind"))
    return Table(columns, tuple(rows), "What they have") if rows else None


def _goals(account: Account) -> Table | None:
    rows = []
    for name, goal in account.goals.items():
        last = goal.last
        metric = goal.metric
        way = f"{_known(metric.baseline)} → {_known(metric.target)} {metric.unit}" if metric else "-"
        state = f"achieved {goal.achieved}" if goal.achieved else "dropped" if goal.dropped else ""
        reading = f"{last.value} on {last.date}" if last else "-"
        cells = (goal.goal, way, reading, str(goal.due or "-"), state or goal.owner or account.owner)
        rows.append((Cell(name, "strong"), *map(Cell, cells)))
    columns = tuple(map(Column, ("Goal", "In their words", "From → to", "Last reading", "Due", "Owner")))
    return Table(columns, tuple(rows), "Goals") if rows else None


def _known(value: Decimal | None) -> str:
    return "?" if value is None else str(value)


def _issues(account: Account) -> Table | None:
    tones: dict[str, Tone] = {"critical": "bad", "high": "bad", "medium": "warn"}
    rows = tuple(
        (
            Cell(issue.severity, tones.get(issue.severity, "plain")),
            Cell(issue.what),
            Cell(str(issue.opened or "-")),
            Cell(issue.owner or account.owner),
            Cell(_word(issue)),
            Cell(issue.ticket or "-"),
        )
        for issue in account.issues.values()
        if not issue.resolved
    )
    columns = tuple(map(Column, ("Severity", "Issue", "Opened", "Owner", "Last update", "Ticket")))
    return Table(columns, rows, "Open issues") if rows else None


def _word(issue: Issue) -> str:
    """The latest word on an issue; of two on one day, the lower one in the file."""
    updates = sorted(issue.updates, key=lambda update: update.date)
    return f"{updates[-1].date}: {updates[-1].note}" if updates else "-"


def _roadmap(account: Account, today: date) -> Checklist | None:
    steps = tuple(
        Step(
            f"{step.phase + ': ' if step.phase else ''}{step.what}",
            step.done is not None,
            f"done {step.done}" if step.done else f"due {step.due}" if step.due else "",
            "bad" if step.due and not step.done and step.due < today else "plain",
        )
        for step in account.milestones.values()
        if not step.dropped
    )
    return Checklist(steps, "Roadmap") if steps else None


def _opportunities(account: Account) -> Table | None:
    rows = tuple(
        (
            Cell(chance.what),
            Cell(chance.stage),
            Cell(_often(written(chance.amount), chance.per) if chance.amount is not None else "-"),
            Cell(f"{chance.probability} %" if chance.probability is not None else "-"),
            Cell(str(chance.close or "-")),
        )
        for chance in account.opportunities.values()
        if chance.stage not in ("won", "lost")
    )
    columns = tuple(map(Column, ("Opportunity", "Stage", "Amount", "Likely", "Close")))
    return Table(columns, rows, "Opportunities") if rows else None


def _latest(account: Account) -> Table | None:
    days = [(entry.date, nth) for nth, entry in enumerate(account.interactions)]  # of a day, the last one written first
    latest = [account.interactions[nth] for _, nth in sorted(days, reverse=True)[:RECENT]]
    tones: dict[str | None, Tone] = {"positive": "good", "negative": "bad"}
    rows = tuple(
        (
            Cell(str(entry.date), tones.get(entry.sentiment, "plain")),
            Cell(entry.kind if entry.reached is not False else f"{entry.kind}, not reached"),
            Cell(", ".join((*entry.by, *entry.with_))),
            Cell(entry.summary.strip()),
        )
        for entry in latest
    )
    columns = (Column("Day", keep=True), Column("Kind"), Column("Who"), Column("What was said"))
    return Table(columns, rows, LATEST) if rows else None


def _findings(findings: Sequence[Finding]) -> Table | None:
    rows = tuple(
        (Cell(finding.code, "bad" if finding.level == "error" else "warn"), Cell(finding.message), Cell(finding.help))
        for finding in findings
    )
    columns = (Column("Code", keep=True), Column("Finding"), Column("What to do"))
    return Table(columns, rows, "Findings") if rows else None
