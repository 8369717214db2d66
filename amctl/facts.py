"""Facts: what is so about an account, as one flat row, and where each of its contract terms stands."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from amctl.document import Spot

State = Literal["open", "secured", "notice", "ending", "unsigned", "open-ended", "renewed"]


class Term(NamedTuple):
    """Where one contract stands: when who must decide what, and what happens if nobody does."""

    contract: str
    state: State
    decision: date | None  # the notice deadline, else the end
    deadline: date | None  # the last day on which notice counts
    end: date | None  # the last day of the term that runs, or is decided on
    until: date | None  # secured until
    renewal: str  # auto | manual
    amount: Decimal  # committed, a year, in the contract's currency
    currency: str
    book_amount: Decimal | None  # the same in the book's currency
    forecast: str
    forecast_amount: Decimal | None
    forecast_day: date | None
    lead: date | None  # from this day the decision is near
    otherwise: str  # what happens if nobody acts
    line: int


class Facts(NamedTuple):
    """One row about one account."""

    account: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    status: str
    owner: str
    team: tuple[str, ...]
    tier: str
    tags: tuple[str, ...]
    parent: str
    since: date | None
    language: str
    colour: str  # of the rating, a person's judgement
    revenue: Decimal | None  # committed, a year, in the book's currency; None if a rate is missing
    next_decision: date | None
    last_touch: date | None
    next_touch: date | None
    contacts: int
    champions: tuple[str, ...]
    blockers: tuple[str, ...]
    open_issues: int
    open_follow_ups: int
    opportunities: int
    terms: tuple[Term, ...]
    file: str
    named: tuple[tuple[str, Spot], ...]  # the other accounts that the file names, the parent first, and where
    excused: tuple[tuple[int, str], ...]  # (line, code) of what the file asks not to be told about
    addresses: tuple[tuple[str, str], ...]  # (mail address, contact), in small letters
