"""Rows about handoffs: how each ended, and with whom the successor was in touch soon after."""

from datetime import date

from amctl.cadence import is_touch
from amctl.dates import Period, plus
from amctl.facts import Handoff
from amctl.model.work import Handoff as Entry
from amctl.rules.rule import Case

SOON = Period(14, "day")  # after accepting an account


def handoffs_of(case: Case) -> tuple[Handoff, ...]:
    """A row about each handoff, in the order of the file."""
    rows = []
    for nth, one in enumerate(case.record.account.handoffs):
        state, ended, why = _end(one)
        rows.append(
            Handoff(
                kind=one.kind,
                from_=one.from_,
                to=one.to,
                opened=one.opened,
                due=one.due,
                state=state,
                ended=ended,
                forced=one.forced or "",
                reason=why or one.reason or "",
                touched=_touched(case, one.to, one.accepted) if one.accepted else (),
                line=case.record.document.line(("handoffs", nth)),
            )
        )
    return tuple(rows)


def _end(handoff: Entry) -> tuple[str, date | None, str | None]:
    if handoff.accepted:
        return "accepted", handoff.accepted, None
    if handoff.rejected:
        return "rejected", handoff.rejected.date, handoff.rejected.reason
    if handoff.cancelled:
        return "cancelled", handoff.cancelled.date, handoff.cancelled.reason
    return "open", None, None


def _touched(case: Case, person: str, since: date) -> tuple[str, ...]:
    """Each contact with whom one of us was in touch in the days after one, in the order of the file."""
    until = plus(since, SOON)
    found = {
        contact
        for entry in case.record.account.interactions
        if since <= entry.date <= until and person in entry.by and is_touch(entry) and case.horizon.reached(entry.date)
        for contact in entry.with_
    }
    return tuple(name for name in case.record.account.contacts if name in found)
