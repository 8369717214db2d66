"""Contracts: successive terms with their lines, how they end or renew, and what is expected of them."""

from typing import Annotated, Literal

from amctl.model.fields import Amount, ContractId, Currency, Day, Entry, Length, Number, ProductId, customer, internal

Result = Literal["renewed", "renewed-less", "renewed-more", "lapsed", "terminated"]
NoticeTo = Literal["term-end", "month-end", "quarter-end", "year-end", "any-day"]
ChurnReason = Annotated[str, internal("Why, in a word or two: budget, champion left, missing feature, acquisition.")]


class Line(Entry):
    """One position of a contract: a product for an amount."""

    product: Annotated[ProductId | None, customer("What is sold, a product of amctl.yaml.")] = None
    quantity: Annotated[Amount | None, customer("How many.")] = None
    unit: Annotated[str | None, customer("Of what: seats, depots, documents.")] = None
    amount: Annotated[
        Amount, customer("The whole line's price per `per`, in the contract's currency, after discounts.")
    ]
    per: Annotated[Literal["year", "quarter", "month", "term", "once"], customer("What the amount pays for.")] = "year"
    kind: Annotated[
        Literal["committed", "usage", "pilot"],
        internal("committed counts as revenue; usage and pilot amounts are listed apart."),
    ] = "committed"
    start: Annotated[Day | None, customer("First day, if it differs from the term's.")] = None
    end: Annotated[Day | None, customer("Last day, if it differs from the term's.")] = None
    list_amount: Annotated[Amount | None, internal("Price before the discount, per `per`.")] = None
    note: Annotated[str | None, internal("Special terms of this line.")] = None


class Uplift(Entry):
    """A price increase on renewal that we must announce in time."""

    percent: Annotated[Number, internal("By how many per cent the price rises.")]
    announce: Annotated[Length | None, internal("How long before the term's end it must be announced.")] = None
    announced: Annotated[Day | None, internal("The day it was announced.")] = None


class Forecast(Entry):
    """What we expect of the decision ahead."""

    call: Annotated[Literal["committed", "likely", "at-risk", "lost"], internal("How sure the renewal is.")]
    amount: Annotated[Amount | None, internal("Expected amount a year, in the contract's currency.")] = None
    date: Annotated[Day, internal("When it was judged.")]
    reason: Annotated[str | None, internal("What speaks for it.")] = None


class Notice(Entry):
    """Notice that one side has given."""

    date: Annotated[Day, internal("The day notice was received or sent.")]
    by: Annotated[Literal["customer", "us"], internal("Who gave it.")]
    effective: Annotated[Day | None, internal("The contract's last day because of it; the term's end if absent.")] = (
        None
    )
    reason: Annotated[ChurnReason | None, internal("Why, in a word or two.")] = None


class Outcome(Entry):
    """How the decision about this term went."""

    result: Annotated[Result, internal("What became of it.")]
    date: Annotated[Day, internal("When it was decided.")]
    reason: Annotated[ChurnReason | None, internal("Why, in a word or two.")] = None


class Contract(Entry):
    """One term of a contract. The next term is another contract that `follows` this one."""

    signed: Annotated[Day | None, internal("The day of the signature. An unsigned term is never revenue.")] = None
    start: Annotated[Day, customer("First day of the term.")]
    end: Annotated[Day | None, customer("Last day of the term, inclusive; absent: open-ended.")] = None
    renewal: Annotated[
        Literal["auto", "manual"],
        internal("auto: runs on unless notice is given in time. manual: ends unless somebody renews it."),
    ] = "manual"
    renews_for: Annotated[Length | None, internal("By how long it renews by itself.")] = None
    notice: Annotated[
        Length | None,
        customer("Notice period. The deadline is worked out from it: the term's end less the notice period."),
    ] = None
    notice_to: Annotated[NoticeTo, customer("To which day notice can be given.")] = "term-end"
    notice_form: Annotated[str | None, internal("By letter or by mail, and to whom notice must go.")] = None
    uplift: Annotated[Uplift | None, internal("A price increase on renewal.")] = None
    follows: Annotated[ContractId | None, internal("The term before this one.")] = None
    number: Annotated[str | None, customer("The contract's number in the papers.")] = None
    currency: Annotated[Currency | None, customer("Currency of all its amounts; the book's if absent.")] = None
    lines: Annotated[dict[str, Line], customer("What is sold, by a short id.")] = {}
    terms: Annotated[str | None, internal("Special terms: fixed price, service levels, exit clauses.")] = None
    forecast: Annotated[Forecast | None, internal("What we expect of the decision ahead.")] = None
    notice_given: Annotated[Notice | None, internal("Notice that one side has given.")] = None
    outcome: Annotated[Outcome | None, internal("How the decision about this term went.")] = None
    note: Annotated[str | None, internal("Anything else.")] = None
