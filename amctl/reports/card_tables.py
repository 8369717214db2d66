"""The tables of an account card: contracts, what they have, goals, issues, the roadmap, opportunities."""

from datetime import date
from decimal import Decimal

from amctl.facts import Facts as Row
from amctl.messages import Message, listed, on
from amctl.model.account import Account
from amctl.model.contracts import Contract
from amctl.model.plans import Goal, Milestone
from amctl.model.words import word
from amctl.model.work import Issue
from amctl.money import Money
from amctl.reports.report import Cell, Checklist, Column, Step, Table, Tone
from amctl.terms import earliest_end


def contracts_table(account: Account, facts: Row, today: date) -> Table | None:
    """The terms that matter: how each stands, when it is decided, what it brings, what happens if nobody acts."""
    columns = (
        Column(Message("Contract")),
        Column(Message("State")),
        Column(Message("Decision"), keep=True),
        Column(Message("End"), keep=True),
        Column(Message("Notice")),
        Column(Message("A year"), right=True, keep=True),
        Column(Message("Forecast")),
        Column(Message("Otherwise")),
    )
    rows = tuple(
        (
            Cell(term.contract, "strong"),
            Cell(word(term.state), "good" if term.state in ("secured", "renewed") else "plain"),
            Cell(on(term.decision), "bad" if term.decision and term.decision < today else "plain"),
            Cell(on(term.end, Message("open"))),
            Cell(_notice(account.contracts[term.contract], today)),
            Cell(Message("{money}", money=Money(term.amount, term.currency))),
            Cell(word(term.forecast) or (Message("none") if term.state == "open" else "-")),
            Cell(term.otherwise),
        )
        for term in facts.terms
    )
    return Table(columns, rows, Message("Contracts")) if rows else None


def _notice(contract: Contract, today: date) -> str:
    """The notice period, how it is given, and when an open-ended contract would end if it were given today."""
    if contract.notice is None:
        return "-"
    ends = "" if contract.end else Message("today: ends {day}", day=earliest_end(contract, today))
    period = Message("{period}", period=contract.notice)
    return listed(filter(None, (period, ends, contract.notice_form)))


def _often(amount: Decimal, currency: str, per: str) -> Message:
    money = Money(amount, currency)
    if per == "once":
        return Message("{money} once", money=money)
    return Message("{money} a {span}", money=money, span=word(per))


def lines_table(account: Account, facts: Row, currency: str, today: date) -> Table | None:
    """What they have, or will: the lines of the terms that matter."""
    rows = []
    for term in facts.terms:
        contract = account.contracts[term.contract]
        for name, line in contract.lines.items():
            if line.end and line.end < today:
                continue
            amount = _often(line.amount, contract.currency or currency, line.per)
            count = listed(filter(None, [_known(line.quantity, ""), line.unit]), " ")
            cells = (term.contract, name, line.product or "-", count or "-", amount, word(line.kind))
            rows.append(tuple(map(Cell, cells)))
    heads = (Message("Contract"), Message("Line"), Message("Product"), Message("How many"))
    columns = (*map(Column, heads), Column(Message("Amount"), right=True), Column(Message("Kind")))
    return Table(columns, tuple(rows), Message("What they have")) if rows else None


def goals_table(account: Account) -> Table | None:
    """What they want to achieve, and how far it is."""
    rows = []
    for name, goal in account.goals.items():
        last = goal.last
        metric = goal.metric
        way = listed([_known(metric.baseline), "→", _known(metric.target), metric.unit], " ") if metric else "-"
        reading = Message("{value} on {day}", value=last.value, day=last.date) if last else "-"
        cells = (goal.goal, way, reading, on(goal.due), _over(goal) or goal.owner or account.owner)
        rows.append((Cell(name, "strong"), *map(Cell, cells)))
    heads = (
        Message("Goal"),
        Message("In their words"),
        Message("From → to"),
        Message("Last reading"),
        Message("Due"),
        Message("Owner"),
    )
    return Table(tuple(map(Column, heads)), tuple(rows), Message("Goals")) if rows else None


def _over(goal: Goal) -> str:
    """How a goal ended, if it has."""
    if goal.achieved:
        return Message("achieved {day}", day=goal.achieved)
    return Message("dropped") if goal.dropped else ""


def _known(value: Decimal | None, otherwise: str = "?") -> str:
    return otherwise if value is None else Message("{number}", number=value)


def issues_table(account: Account) -> Table | None:
    """What is wrong, with the latest word on it."""
    tones: dict[str, Tone] = {"critical": "bad", "high": "bad", "medium": "warn"}
    rows = tuple(
        (
            Cell(word(issue.severity), tones.get(issue.severity, "plain")),
            Cell(issue.what),
            Cell(on(issue.opened)),
            Cell(issue.owner or account.owner),
            Cell(_word(issue)),
            Cell(issue.ticket or "-"),
        )
        for issue in account.issues.values()
        if not issue.resolved
    )
    heads = (
        Message("Severity"),
        Message("Issue"),
        Message("Opened"),
        Message("Owner"),
        Message("Last update"),
        Message("Ticket"),
    )
    return Table(tuple(map(Column, heads)), rows, Message("Open issues")) if rows else None


def _word(issue: Issue) -> str:
    """The latest word on an issue; of two on one day, the lower one in the file."""
    updates = sorted(issue.updates, key=lambda update: update.date)
    return listed((on(updates[-1].date), updates[-1].note), ": ") if updates else "-"


def roadmap_steps(account: Account, today: date) -> Checklist | None:
    """The milestones, those that were given up left out."""
    steps = tuple(
        Step(
            listed(filter(None, (word(step.phase or ""), step.what)), ": "),
            step.done is not None,
            _when(step),
            "bad" if step.due and not step.done and step.due < today else "plain",
        )
        for step in account.milestones.values()
        if not step.dropped
    )
    return Checklist(steps, Message("Roadmap")) if steps else None


def _when(step: Milestone) -> str:
    if step.done:
        return Message("done {day}", day=step.done)
    return Message("due {day}", day=step.due) if step.due else ""


def opportunities_table(account: Account) -> Table | None:
    """What more they could buy."""
    rows = tuple(
        (
            Cell(chance.what),
            Cell(word(chance.stage)),
            Cell(_often(chance.amount, "", chance.per) if chance.amount is not None else "-"),
            Cell(Message("{percent} %", percent=chance.probability) if chance.probability is not None else "-"),
            Cell(on(chance.close)),
        )
        for chance in account.opportunities.values()
        if chance.stage not in ("won", "lost")
    )
    heads = (Message("Opportunity"), Message("Stage"), Message("Amount"), Message("Likely"), Message("Close"))
    return Table(tuple(map(Column, heads)), rows, Message("Opportunities")) if rows else None
