"""What a contract means on a day: by when who must decide, what happens if nobody does, what it brings in a year."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from amctl.dates import NEVER, Horizon, Period, day_after, day_before, first, minus, plus
from amctl.facts import State, Term
from amctl.model.account import OURS, Account
from amctl.model.contracts import Contract, Line
from amctl.model.settings import Settings
from amctl.money import Money, cents, converted, yearly
from amctl.outlook import outlook

RENEWED = frozenset({"renewed", "renewed-less", "renewed-more"})


class Standing(NamedTuple):
    """Where a term stands. `rolls`: how often it renewed by itself; `recorded`: whether somebody wrote that down."""

    state: State
    end: date | None
    deadline: date | None
    until: date | None = None
    rolls: int = 0
    recorded: bool = True

    @property
    def decision(self) -> date | None:
        """The notice deadline if there is one, else the end; None where there is nothing to decide."""
        return self.deadline or self.end if self.state in ("open", "secured", "notice") else None


def successors(contracts: Mapping[str, Contract]) -> dict[str, Contract]:
    """Of each term the first signed one that follows it; what does not begin later follows nothing."""
    found: dict[str, Contract] = {}
    for contract in sorted(contracts.values(), key=lambda one: one.start):
        before = contracts.get(contract.follows or "")
        if before and contract.follows and contract.signed and contract.start > before.start:
            found.setdefault(contract.follows, contract)
    return found


def rolled_end(contract: Contract, times: int) -> date:
    """The last day after so many renewals, counted from the first end; inclusive, as all ends are."""
    assert contract.end is not None
    if not times or contract.renews_for is None:
        return contract.end
    return day_before(plus(day_after(contract.end), contract.renews_for, times))


def deadline(contract: Contract, times: int = 0) -> date:
    """The last day on which notice counts: the end less the notice period. Without one, the end itself."""
    end = rolled_end(contract, times)
    return minus(end, contract.notice) if contract.notice else end


def standing(contract: Contract, following: Contract | None, horizon: Horizon) -> Standing | None:
    """Where a term stands on the horizon's day; None once it is over and that is on record."""
    if not contract.signed:
        return None if contract.outcome else Standing("unsigned", contract.end, None)
    if contract.notice_given:
        last = notice_end(contract)
        recorded = contract.outcome is not None or following is not None
        over = recorded and horizon.passed(last)
        return None if over else Standing("notice", last, None)
    if following or (contract.outcome and contract.outcome.result not in RENEWED):
        last = last_day(contract, following)
        lost = contract.outcome is not None and contract.outcome.result not in RENEWED
        return None if horizon.passed(last) else Standing("ending" if lost else "renewed", last, None)
    if contract.end is None:
        return Standing("open-ended", None, None)
    if contract.renewal == "auto":
        return _automatic(contract, horizon)
    if contract.outcome:
        return None if horizon.passed(contract.end) else Standing("renewed", contract.end, None)
    return Standing("open", contract.end, deadline(contract) if contract.notice else None)


def _automatic(contract: Contract, horizon: Horizon) -> Standing:
    """A term that renews by itself: each passed deadline secures the next term."""
    assert contract.end is not None
    if contract.renews_for is None:
        if horizon.passed(deadline(contract)):
            return Standing("secured", None, None, None, 1, contract.outcome is not None)
        return Standing("open", contract.end, deadline(contract) if contract.notice else None)
    rolls = horizon.first_ahead(lambda n: deadline(contract, n))
    if contract.outcome:  # on record for one renewal, which may have been agreed before the deadline
        rolls = max(rolls, 1)
    recorded = rolls == 0 or (rolls == 1 and contract.outcome is not None)
    end = rolled_end(contract, rolls)
    notice = deadline(contract, rolls) if contract.notice else None
    if rolls and not horizon.passed(rolled_end(contract, rolls - 1)):
        return Standing("secured", end, notice, end, rolls, recorded)
    return Standing("open", end, notice, None, rolls, recorded)


def notice_end(contract: Contract) -> date:
    """The last day because of notice: as agreed, else of the first term whose deadline it kept, else the earliest."""
    notice = contract.notice_given
    assert notice is not None
    if notice.effective or contract.end is None:
        return notice.effective or earliest_end(contract, notice.date)
    if contract.renewal == "manual" or notice.date <= deadline(contract):
        return contract.end
    if contract.renews_for is None:  # it runs on, nobody knows for how long
        return max(contract.end, earliest_end(contract, notice.date))
    return rolled_end(contract, first(lambda n: notice.date <= deadline(contract, n)))


def outcome_end(contract: Contract) -> date:
    """The last day of a term that lapsed or was terminated: of the one that ran when that was decided.

    What lapsed may be written down some days after its end, which is then the nearer one.
    """
    assert contract.outcome is not None
    decided = contract.outcome.date
    if contract.end is None or contract.renewal == "manual" or contract.renews_for is None:
        return contract.end or decided
    times = first(lambda n: rolled_end(contract, n) >= decided)
    end, before = rolled_end(contract, times), rolled_end(contract, max(times - 1, 0))
    return before if contract.outcome.result == "lapsed" and decided - before < end - decided else end


def last_day(contract: Contract, following: Contract | None) -> date:
    """The last day on which the term brings revenue; NEVER while it runs on until somebody ends it."""
    if contract.notice_given:
        return notice_end(contract)
    if contract.outcome and contract.outcome.result not in RENEWED:
        return outcome_end(contract)
    runs_on = contract.renewal == "auto" or contract.end is None
    if following:
        before = day_before(following.start)
        return before if contract.end is None else max(contract.end, before) if runs_on else contract.end
    return NEVER if runs_on or contract.end is None else contract.end


def line_span(line: Line, contract: Contract) -> tuple[date, date]:
    """First and last day of a line; one that ends with the first term goes on when the term renews."""
    return line.start or contract.start, line.end if line.end and line.end != contract.end else NEVER


def line_amount(line: Line, contract: Contract) -> Decimal:
    """What a committed line brings in a year; nothing for usage, pilots and one-off amounts."""
    if line.kind != "committed":
        return Decimal(0)
    return yearly(line.amount, line.per, line.start or contract.start, line.end or contract.end) or Decimal(0)


def term_amount(contract: Contract, last: date | None, horizon: Horizon) -> Decimal:
    """The committed amount a year on the last day of a term, in the contract's currency; without one, today's."""
    day = last or (None if horizon.reached(contract.start) else contract.start)
    total = Decimal(0)
    for line in contract.lines.values():
        begins, ends = line_span(line, contract)
        if begins <= day <= ends if day else horizon.reached(begins) and not horizon.passed(ends):
            total += line_amount(line, contract)
    return total


def revenue(account: Account, settings: Settings, horizon: Horizon) -> Decimal | None:
    """Revenue of the day: committed lines of signed terms that run on it, a year, in the book's currency.

    None if a currency that is needed has no rate. An account that has ended brings nothing.
    """
    total = Decimal(0)
    if account.status not in OURS and (account.ended is None or horizon.passed(account.ended.date)):
        return total
    for contract in running(account, horizon).values():
        if amount := term_amount(contract, None, horizon):
            currency = contract.currency or settings.currency
            worth = converted(amount, currency, settings.currency, settings.rates)
            if worth is None:
                return None
            total += worth
    return total


def running(account: Account, horizon: Horizon) -> dict[str, Contract]:
    """The signed terms that run on the horizon's day."""
    following = successors(account.contracts)
    return {
        name: contract
        for name, contract in account.contracts.items()
        if contract.signed
        and horizon.reached(contract.start)
        and not horizon.passed(last_day(contract, following.get(name)))
    }


def standings(account: Account, horizon: Horizon) -> dict[str, Standing]:
    """Where each term stands that is not over, or whose end is not on record."""
    following = successors(account.contracts)
    found = {name: standing(one, following.get(name), horizon) for name, one in account.contracts.items()}
    return {name: at for name, at in found.items() if at}


def term(name: str, at: Standing, account: Account, settings: Settings, horizon: Horizon, line: int) -> Term:
    """The row about one contract, which stands like that."""
    contract = account.contracts[name]
    currency = contract.currency or settings.currency
    amount = term_amount(contract, at.end, horizon)
    forecast = contract.forecast
    lead = settings.lead_of(account.tier, "decision")
    return Term(
        contract=name,
        state=at.state,
        decision=at.decision,
        deadline=at.deadline,
        end=at.end,
        until=at.until,
        renewal=contract.renewal,
        amount=amount,
        currency=currency,
        book_amount=converted(amount, currency, settings.currency, settings.rates),
        forecast=forecast.call if forecast else "",
        forecast_amount=forecast.amount if forecast else None,
        forecast_day=forecast.date if forecast else None,
        lead=minus(at.decision, lead) if at.decision and lead else None,
        otherwise=outlook(
            contract,
            at.state,
            end=at.until if at.state == "secured" else at.end,
            next_end=rolled_end(contract, at.rolls + 1) if contract.end else None,
            price=Money(_next_price(contract, amount, at), currency),
        ),
        line=line,
    )


def earliest_end(contract: Contract, notice_day: date) -> date:
    """When a contract without an end ends if notice is given on a day: after the period, on the kind of day agreed."""
    day = plus(notice_day, contract.notice) if contract.notice else notice_day
    months = {"month-end": 1, "quarter-end": 3, "year-end": 12}.get(contract.notice_to)
    if months is None:
        return day
    last = -(-day.month // months) * months  # the last month of the month, quarter or year
    return day_before(plus(date(day.year, last, 1), Period(1, "month")))


def announcement_day(contract: Contract, horizon: Horizon) -> date | None:
    """By when a price increase must be announced for the term that comes next; None if there is nothing to announce."""
    uplift = contract.uplift
    if not (contract.signed and contract.end and uplift and uplift.announce):
        return None
    times = 0
    if contract.renewal == "auto" and contract.renews_for:
        times = horizon.first_ahead(lambda n: rolled_end(contract, n))
    if uplift.announced and (not times or uplift.announced > rolled_end(contract, times - 1)):
        return None
    return minus(rolled_end(contract, times), uplift.announce)


def _next_price(contract: Contract, amount: Decimal, at: Standing) -> Decimal:
    """The price after the renewal by itself: an increase that must be announced comes only if it has been."""
    uplift = contract.uplift
    if uplift is None or at.state not in ("open", "secured"):
        return amount
    ending = at.rolls if at.state == "open" else at.rolls - 1  # the term at whose end the price may rise
    told = uplift.announced and (not ending or uplift.announced > rolled_end(contract, ending - 1))
    return cents(amount * (1 + uplift.percent / 100)) if told or not uplift.announce else amount
