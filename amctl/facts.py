"""Facts: what is so about an account, as one row, with rows about its contract terms, people, goals and issues."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from amctl.document import TOP, Spot

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


# What a row holds besides its columns: rows of its own, and what only rules and mails need.
INNER = frozenset(
    {
        "terms",
        "people",
        "goals",
        "issues",
        "handoffs",
        "named",
        "excused",
        "addresses",
        "products",
        "currencies",
        "spot",
    }
)


class Person(NamedTuple):
    """One of the people on their side: how to reach them, how they stand to us, and who of us was in touch when."""

    contact: str
    name: str
    title: str
    department: str
    email: str
    phone: str
    mobile: str
    roles: tuple[str, ...]
    stance: str
    influence: str
    approves: tuple[str, ...]
    assessed: date | None
    known_by: tuple[str, ...]
    tags: tuple[str, ...]
    left: date | None
    replaced_by: str
    touches: tuple[tuple[str, date], ...]  # (who of us, the last two-way contact); "" where nobody of us is named
    line: int
    spot: Spot = TOP  # where the id stands
    language: str = ""  # to write in, if not the account's

    @property
    def last_touch(self) -> date | None:
        """The last two-way contact with anybody of us."""
        return max((day for _, day in self.touches), default=None)


class Goal(NamedTuple):
    """One thing they want to achieve, and how far it is."""

    goal: str
    what: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    value: Decimal | None  # the last reading
    value_day: date | None
    due: date | None
    owner: str
    their_owner: str
    worth: Decimal | None  # to them, per `worth_per`
    worth_per: str
    achieved: date | None
    dropped: date | None
    line: int
    confirmed_by: str = ""  # who of them confirmed the worth
    currency: str = ""  # of the worth; "" if the account's contracts are in several
    book_worth: Decimal | None = None  # the worth in the book's currency
    first: Decimal | None = None  # the first reading
    first_day: date | None = None


class Issue(NamedTuple):
    """One thing that is wrong, how bad it is, and whom to tell next."""

    issue: str
    what: str
    kind: str
    severity: str
    opened: date | None
    resolved: date | None
    raised_by: str
    owner: str
    next_update: date | None
    updated: date | None  # the last word on it
    word: str
    ticket: str
    line: int
    resolution: str = ""


class Handoff(NamedTuple):
    """One passing of the account from one of us to another, and how it ended, if it has."""

    kind: str
    from_: str
    to: str
    opened: date
    due: date | None
    state: str  # open, accepted, rejected or cancelled
    ended: date | None
    forced: str  # why it was accepted although something was missing
    reason: str  # why it was rejected or called off, else why it was opened
    touched: tuple[str, ...]  # contacts with whom the successor was in touch soon after accepting
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
    people: tuple[Person, ...]
    goals: tuple[Goal, ...]
    issues: tuple[Issue, ...]
    products: tuple[str, ...] = ()  # whatever names one: contracts, opportunities, usage
    currencies: tuple[str, ...] = ()  # of the contracts that say theirs
    spot: Spot = TOP  # where the name stands
    handoffs: tuple[Handoff, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nobody has to look after the account any more."""
        return self.status in ("ended", "archived")
