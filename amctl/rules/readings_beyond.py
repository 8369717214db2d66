"""A figure that lies beyond its scale.

More in use than there are, an NPS that is not from 0 to 10, a satisfaction above 100, an effort that is not from 1 to
7: averages and trends are wrong by it. Of the use of a product only the latest count is asked about. Where they really
use more than they have, that is an opportunity: once it is among them, the count is left alone.

    - {date: 2026-10-15, kind: nps, score: 90}  # before
    - {date: 2026-10-15, kind: nps, score: 9}   # after
"""

from collections.abc import Iterable, Iterator

from amctl.changes.history import LEAST, MOST
from amctl.findings import Level
from amctl.model.history import Usage
from amctl.rules.rule import Case, Hit, command

CODE, NAME = "AM610", "readings-beyond"
LEVEL: Level = "warning"


def check(case: Case) -> Iterable[Hit]:
    """Each such score; each product whose latest count is more than there are."""
    if case.ours:
        yield from _use(case)
        yield from _scores(case)


def _use(case: Case) -> Iterator[Hit]:
    latest: dict[str, tuple[int, Usage]] = {}
    for nth, one in enumerate(case.record.account.usage):
        if one.product not in latest or one.date >= latest[one.product][1].date:
            latest[one.product] = nth, one
    chances = case.record.account.opportunities.values()
    seen = {chance.product for chance in chances if chance.stage not in ("won", "lost")}
    for nth, one in latest.values():
        if one.of is not None and one.active > one.of and one.product not in seen:
            usage = command("usage", case.record.id, one.product, "ACTIVE", "OF", "--on", str(one.date))
            add = command("opportunity", "add", case.record.id, "TEXT", "--product", one.product)
            message = f"{one.active} of {one.of} in use: that is more than they have"
            yield Hit(case.spot("usage", nth, "active"), message, f"{usage}; if it is so: {add}")


def _scores(case: Case) -> Iterator[Hit]:
    for nth, one in enumerate(case.record.account.feedback):
        if one.kind in MOST and one.score is not None and not LEAST[one.kind] <= one.score <= MOST[one.kind]:
            scale = f"from {LEAST[one.kind]} to {MOST[one.kind]}"
            hint = command("edit", case.record.id)
            if one.contact:  # a second figure of the same contact and day corrects the first
                words = (one.kind, "SCORE", "--contact", one.contact, "--on", str(one.date))
                hint = command("feedback", case.record.id, *words)
            yield Hit(case.spot("feedback", nth, "score"), f"{one.score} is no {one.kind}: it goes {scale}", hint)
