"""Items of handoffs, a step each; rows about how they ended, and whom the successor was in touch with soon after."""

from collections.abc import Iterator
from datetime import date

from amctl.cadence import is_touch
from amctl.changes.identity import handle, handles
from amctl.changes.taking_over import elsewhere
from amctl.dates import Period, plus
from amctl.derive.dated import dated
from amctl.facts import Handoff
from amctl.items import Item
from amctl.messages import Message
from amctl.model.account import OURS
from amctl.model.work import Handoff as Entry
from amctl.rules.rule import Case

SOON = Period(14, "day")  # after accepting an account


def handoff_items(case: Case) -> Iterator[Item]:
    """Of each open handoff: every step that is not settled, for those whose it is, and the acceptance itself."""
    account = case.record.account
    if account.status not in OURS or not any(one.open for one in account.handoffs):
        return
    from amctl.plans.checklist import checklist, lacking, whose  # most books have no open handoff

    names = handles(case.record.id, "handoff", account.handoffs)
    for nth, (one, name) in enumerate(zip(account.handoffs, names, strict=True)):
        if not one.open:
            continue
        answers, path = checklist(case, one), ("handoffs", nth)
        for answer in answers:
            if answer.day and not answer.settled:
                why = f"{answer.step}, {answer.state}: {answer.evidence}" + (f"; {answer.mend}" if answer.mend else "")
                yield dated(
                    case,
                    "handoff",
                    answer.day,
                    answer.what,
                    path=path,
                    who=answer.who,
                    why=why,
                    name=handle(case.record.id, "step", (name, answer.step)),
                )
        last = max((answer.day for answer in answers if answer.day), default=one.opened)
        ready = bool(answers) and not lacking(answers) and not elsewhere(account.owner, one)
        what = Message("Accept the account from {one}: nothing required is missing", one=one.from_)
        if not ready:
            what = Message("Complete the handoff from {one} to {other}", one=one.from_, other=one.to)
        yield dated(
            case,
            "handoff",
            one.due or last,
            what,
            path=path,
            who=(one.to,) if ready else whose("both", one, case),
            why=f"opened on {one.opened}, not accepted yet",
            name=name,
        )


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
