"""Rows about goals and issues, with the latest reading of the one and the latest word on the other."""

from amctl.facts import Goal, Issue
from amctl.money import converted
from amctl.rules.rule import Case


def goals_of(case: Case) -> tuple[Goal, ...]:
    """A row about each goal, those achieved or dropped among them, in the order of the file."""
    account, document, settings = case.record.account, case.record.document, case.settings
    currency = _currency(case)
    rows = []
    for name, one in account.goals.items():
        first = min(one.readings, key=lambda reading: reading.date, default=None)
        last = one.last
        metric, worth = one.metric, one.value
        rows.append(
            Goal(
                goal=name,
                what=one.goal,
                unit=metric.unit if metric else "",
                baseline=metric.baseline if metric else None,
                target=metric.target if metric else None,
                value=last.value if last else None,
                value_day=last.date if last else None,
                due=one.due,
                owner=one.owner or account.owner,
                their_owner=one.their_owner or "",
                worth=worth.amount if worth else None,
                worth_per=worth.per if worth else "",
                achieved=one.achieved,
                dropped=one.dropped,
                line=document.line(("goals", name)),
                confirmed_by=(worth.confirmed_by if worth else None) or "",
                currency=currency if worth else "",
                book_worth=converted(worth.amount, currency, settings.currency, settings.rates) if worth else None,
                first=first.value if first else None,
                first_day=first.date if first else None,
            )
        )
    return tuple(rows)


def _currency(case: Case) -> str:
    """The account's currency: that of its contracts, the book's if there are none; "" if they differ."""
    book = case.settings.currency
    found = {one.currency or book for one in case.record.account.contracts.values()} or {book}
    return found.pop() if len(found) == 1 else ""


def issues_of(case: Case) -> tuple[Issue, ...]:
    """A row about each issue, those resolved among them, in the order of the file."""
    account, document = case.record.account, case.record.document
    rows = []
    for name, one in account.issues.items():
        last = max(enumerate(one.updates), key=lambda pair: (pair[1].date, pair[0]), default=None)
        rows.append(
            Issue(
                issue=name,
                what=one.what,
                kind=one.kind,
                severity=one.severity,
                opened=one.opened,
                resolved=one.resolved,
                raised_by=one.raised_by or "",
                owner=one.owner or account.owner,
                next_update=one.next_update,
                updated=last[1].date if last else None,
                word=last[1].note if last else "",
                ticket=one.ticket or "",
                line=document.line(("issues", name)),
                resolution=one.resolution or "",
            )
        )
    return tuple(rows)
