"""A rating without a day, or older than 90 days.

Green from last year says nothing, and reads as if it did. amctl set dates a rating as of the day it is set, also if the
colour stays. Paused accounts, and those that have ended, keep the one they had.

    rating: {colour: green, date: 2026-02-01}       # before
    rating: {colour: green, date: 2026-11-10}       # after
"""

from collections.abc import Iterable

from amctl.dates import Period, plus
from amctl.findings import Level
from amctl.rules.rule import Case, Hit

CODE, NAME = "AM508", "stale-rating"
LEVEL: Level = "warning"

_FRESH = Period(90, "day")


def check(case: Case) -> Iterable[Hit]:
    """A rating of which nobody can tell whether it still holds."""
    account, rating = case.record.account, case.record.account.rating
    if rating is None or account.status in ("paused", "ended", "archived"):
        return
    remedy = f"judge anew, even if it stays: amctl set {case.record.id} rating.colour={rating.colour}"
    if rating.date is None:
        yield Hit(case.spot("rating", "colour"), f"nothing says when {rating.colour} was judged", remedy)
    elif case.horizon.passed(plus(rating.date, _FRESH)):
        message = f"{rating.colour} is of {rating.date}; a rating is good for {_FRESH}"
        yield Hit(case.spot("rating", "date"), message, remedy)
