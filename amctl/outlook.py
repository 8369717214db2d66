"""What happens to a contract if nobody acts, in a sentence."""

from datetime import date

from amctl.facts import State
from amctl.messages import Message
from amctl.model.contracts import Contract
from amctl.money import Money

_RESULTS = {
    "renewed": Message("renewed"),
    "renewed-less": Message("renewed for less"),
    "renewed-more": Message("renewed for more"),
    "lapsed": Message("lapsed"),
    "terminated": Message("terminated"),
}
_ENDS = {
    "month-end": Message("month end"),
    "quarter-end": Message("quarter end"),
    "year-end": Message("year end"),
}


def outlook(contract: Contract, state: State, *, end: date | None, next_end: date | None, price: Money) -> Message:
    """What happens to a term that ends on `end`: with `price` a year, until `next_end` if it renews by itself."""
    if state == "unsigned":
        return Message("not revenue until it is signed")
    if state == "notice":
        return Message("ends on {day}: notice given", day=end)
    if state == "ending":
        assert contract.outcome is not None
        return Message("ends on {day}: {result}", day=end, result=_RESULTS[contract.outcome.result])
    if state == "renewed":
        return Message("renewed; ends on {day}", day=end)
    if state == "open-ended":
        return _runs_on(contract)
    if contract.renewal == "manual":
        return Message("lapses after {day}", day=end)
    if state == "secured" and end:
        return Message("runs until {day} at {price} a year", day=end, price=price)
    if state == "secured":
        return Message("runs on at {price} a year", price=price)
    if contract.renews_for is None:
        return Message("renews by itself at {price} a year", price=price)
    return Message(
        "renews by itself for {period}, until {day}, at {price} a year",
        period=contract.renews_for,
        day=next_end,
        price=price,
    )


def _runs_on(contract: Contract) -> Message:
    """How a contract without an end comes to one."""
    if contract.notice is None:
        return Message("runs on; can end by agreement")
    to = _ENDS.get(contract.notice_to)
    if to is None:
        return Message("runs on; can end {period} after notice", period=contract.notice)
    return Message("runs on; can end {period} after notice, to {day}", period=contract.notice, day=to)
