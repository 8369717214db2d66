"""One account on one page: what somebody must know before a call."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from amctl.changes.identity import SHOWN_LENGTH
from amctl.facts import INNER
from amctl.facts import Facts as Row
from amctl.findings import Finding
from amctl.items import Item, in_order
from amctl.messages import Message, listed, on
from amctl.model.account import Account, Ended, Rating
from amctl.model.history import Interaction
from amctl.model.people import Contact, ContactLeft
from amctl.model.words import word
from amctl.money import Money
from amctl.reports.card_tables import (
    contracts_table,
    goals_table,
    issues_table,
    lines_table,
    opportunities_table,
    roadmap_steps,
)
from amctl.reports.due import folded, left
from amctl.reports.report import Block, Cell, Column, Facts, Prose, Report, Table, Tone, Tree

COLUMNS = ("account", "name", "status", "tier", "owner", "revenue", "next_decision", "last_touch", "next_touch", "file")
RECENT = 5  # interactions
LATEST = Message("Latest")  # the title of these
FINDINGS = Message("Findings")  # the title of what is wrong with the file
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
        contracts_table(account, facts, today),
        lines_table(account, facts, currency, today),
        goals_table(account),
        issues_table(account),
        roadmap_steps(account, today),
        opportunities_table(account),
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
    rating, ended = account.rating, account.ended
    owner: str = account.owner
    if account.team:
        team = listed(Message("{name} ({role})", name=name, role=word(role)) for name, role in account.team.items())
        owner = Message("{owner}; with {team}", owner=owner, team=team)
    where = ", ".join(filter(None, [account.address.city, account.address.country])) if account.address else ""
    primary = account.contacts.get(account.primary or "")
    pairs: list[tuple[str, Cell]] = [
        (Message("Account"), Cell(facts.account, "strong")),
        (Message("Status"), Cell(listed(filter(None, [word(account.status), account.tier, *account.tags]), " · "))),
        (Message("Owner"), Cell(owner)),
        (Message("Since"), Cell(on(account.since, ""))),
        (Message("Where"), Cell(where)),
        (Message("Parent"), Cell(account.parent or "")),
        (Message("Revenue"), Cell(_revenue(facts, currency) if account.contracts else "")),
        (Message("Rating"), _rating(rating) if rating else Cell("")),
        (Message("Last touch"), Cell(on(facts.last_touch, Message("never")))),
        (
            Message("Write first"),
            Cell(f"{primary.name}{f' <{primary.email}>' if primary.email else ''}" if primary else ""),
        ),
        *((name.capitalize(), Cell(address)) for name, address in account.links.items()),
        (Message("Ended"), _ended(ended) if ended else Cell("")),
    ]
    return Facts(tuple((name, cell) for name, cell in pairs if cell.text))


def _revenue(facts: Row, currency: str) -> Message:
    if facts.revenue is None:
        return Message("a rate is missing")
    return Message("{money} a year", money=Money(facts.revenue, currency))


def _rating(rating: Rating) -> Cell:
    parts = filter(None, [word(rating.colour), rating.reason, on(rating.date, "")])
    return Cell(listed(parts), _COLOURS[rating.colour])


def _ended(ended: Ended) -> Cell:
    gone = listed([on(ended.date), ended.reason or Message("no reason given")])
    if ended.went_to:
        gone = Message("{gone}; went to {name}", gone=gone, name=ended.went_to)
    return Cell(gone, "bad")


def _next(items: Sequence[Item], today: date, handle_length: int) -> Table | None:
    tones: dict[str, Tone] = {"overdue": "bad", "today": "warn", "coming": "plain"}
    chosen = sorted(folded(items), key=lambda item: (item.day, *in_order(item)))
    rows = tuple(
        (
            Cell(on(item.day), tones[item.when(today)]),
            Cell(left(item, today), tones[item.when(today)]),
            Cell(item.what),
            Cell(", ".join(item.who)),
            Cell(item.handle[:handle_length], "dim"),
        )
        for item in chosen
    )
    day, gap, handle = (Column(head, keep=True) for head in (Message("Day"), "", Message("Handle")))
    what, who = Column(Message("What")), Column(Message("Who"))
    return Table((day, gap, what, who, handle), rows, Message("What is next")) if rows else None


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
    return [Tree(Cell(account.name, "strong"), tuple(roots), Message("People"))] if roots else []


def _person(name: str, contact: Contact) -> Cell:
    parts = (
        f"{contact.name} ({name})",
        contact.title,
        word(contact.stance or ""),
        influence_told(contact.influence),
        listed(map(word, contact.roles)),
        approval_told(contact.approves),
        Message("known by {people}", people=", ".join(contact.known_by)) if contact.known_by else "",
        contact.email,
        contact.phone,
        contact.mobile,
        _left(contact.left) if contact.left else "",
    )
    text = listed(filter(None, parts), " · ")
    return Cell(text, "dim" if contact.left else _STANCES.get(contact.stance or "", "plain"))


def _left(left: ContactLeft) -> Message:
    if left.replaced_by:
        return Message("left {day}, then {name}", day=left.date, name=left.replaced_by)
    return Message("left {day}", day=left.date)


def influence_told(influence: str | None) -> str:
    """How much somebody's word weighs over there; "" if nobody knows."""
    return Message("{grade} influence", grade=word(influence)) if influence else ""


def approval_told(approves: Sequence[str]) -> str:
    """What needs somebody's consent; "" if nothing does."""
    return Message("approves {what}", what=listed(map(word, approves), Message(" and "))) if approves else ""


def _latest(account: Account) -> Table | None:
    days = [(entry.date, nth) for nth, entry in enumerate(account.interactions)]  # of a day, the last one written first
    latest = [account.interactions[nth] for _, nth in sorted(days, reverse=True)[:RECENT]]
    tones: dict[str | None, Tone] = {"positive": "good", "negative": "bad"}
    rows = tuple(
        (
            Cell(on(entry.date), tones.get(entry.sentiment, "plain")),
            Cell(_kind(entry)),
            Cell(", ".join((*entry.by, *entry.with_))),
            Cell(entry.summary.strip()),
        )
        for entry in latest
    )
    kind, who, what = (Column(head) for head in (Message("Kind"), Message("Who"), Message("What was said")))
    return Table((Column(Message("Day"), keep=True), kind, who, what), rows, LATEST) if rows else None


def _kind(entry: Interaction) -> str:
    told = word(entry.kind)
    return Message("{kind}, not reached", kind=told) if entry.reached is False else told


def _findings(findings: Sequence[Finding]) -> Table | None:
    rows = tuple(
        (Cell(finding.code, "bad" if finding.level == "error" else "warn"), Cell(finding.message), Cell(finding.help))
        for finding in findings
    )
    columns = (Column(Message("Code"), keep=True), Column(Message("Finding")), Column(Message("What to do")))
    return Table(columns, rows, FINDINGS) if rows else None
