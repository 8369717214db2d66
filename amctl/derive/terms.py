"""Items of contracts: by when somebody must decide, and by when a price increase must be announced."""

from collections.abc import Iterator

from amctl.derive.dated import dated
from amctl.facts import Term
from amctl.items import Item
from amctl.messages import Message
from amctl.rules.rule import Case
from amctl.terms import announcement_day, deadline, term


def terms_of(case: Case) -> tuple[Term, ...]:
    """A row about each contract that still matters."""
    account, document = case.record.account, case.record.document
    return tuple(
        term(name, at, account, case.settings, case.horizon, document.line(("contracts", name)))
        for name, at in case.standings.items()
    )


def term_items(case: Case, terms: tuple[Term, ...]) -> Iterator[Item]:
    """A decision for each term that is still open or was left open, and the announcements that go before."""
    for row in terms:
        path = ("contracts", row.contract)
        if row.decision:
            yield dated(case, "decision", row.decision, _what(row), path=path, why=_why(case, row))
        if not case.standings[row.contract].recorded:
            yield _unrecorded(case, row)
        contract = case.record.account.contracts[row.contract]
        day = announcement_day(contract, case.horizon)
        if day and contract.uplift and row.state in ("open", "secured"):
            percent = contract.uplift.percent
            what = Message("Announce {percent} % price increase on {contract}", percent=percent, contract=row.contract)
            why = f"must be announced {contract.uplift.announce} before the term ends"
            yield dated(case, "announcement", day, what, path=(*path, "uplift"), why=why)


def _unrecorded(case: Case, row: Term) -> Item:
    """What is left to do when a deadline has passed without a word: it must not vanish with its day."""
    contract, rolls = case.record.account.contracts[row.contract], case.standings[row.contract].rolls
    day = deadline(contract, rolls - 1)
    what = Message("{contract} renewed by itself: write it down", contract=row.contract)
    path = ("contracts", row.contract, "outcome")
    return dated(case, "decision", day, what, path=path, why=f"the last day to decide, {day}, passed without notice")


def _what(row: Term) -> Message:
    if row.state == "notice":
        return Message("{contract} ends: notice given", contract=row.contract)
    otherwise = row.otherwise
    if row.state == "secured":  # it is the term after this one that is to be decided, at a price that is not known yet
        otherwise = Message("{outlook}; then it renews by itself once more", outlook=otherwise)
    return Message("Decide on {contract}: {otherwise}", contract=row.contract, otherwise=otherwise)


def _why(case: Case, row: Term) -> str:
    notice = case.record.account.contracts[row.contract].notice
    if row.state == "notice":
        return f"notice was given; last day {row.end}"
    if row.deadline:
        return f"notice deadline {row.deadline}: end {row.end} less {notice}"
    return f"the term ends on {row.end}, no notice period"
