"""Accounts as a whole: begun with the little that is known, and closed with what stays open told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from amctl.changes.apply import put
from amctl.changes.days import behind
from amctl.changes.edits import Change, Deed
from amctl.changes.entries import written
from amctl.changes.handoffs import open_handoff
from amctl.changes.identity import SHOWN_LENGTH, handles
from amctl.changes.revised import revised
from amctl.dates import Horizon
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.account import Account, Deal, Ended, Status
from amctl.model.reading import Record
from amctl.model.work import Handoff
from amctl.terms import standings

_STARTING = frozenset({"onboarding", "active"})


def new_account(
    name: str, *, owner: str, status: Status, tier: str | None, sold_by: str | None, today: date
) -> dict[str, Any]:
    """What the file of a new account says, in the format's order.

    Who is or becomes a customer is one since today, unless somebody knows better. With `sold_by`, an account manager
    takes over from sales: the handoff is open from today on. What was promised is left out, for nobody has said that
    nothing was. Raises UsageError for somebody who would hand over to themselves.
    """
    if sold_by == owner:
        raise UsageError(f"{owner} would hand over to {owner}", "--owner names who looks after it from now on")
    known: dict[str, Any] = {"name": name, "status": status, "owner": owner}
    if tier:
        known["tier"] = tier
    if status in _STARTING:
        known["since"] = today
    if sold_by:
        known["deal"] = Deal(sold_by=sold_by)
        known["handoffs"] = (Handoff(kind="sales-to-account", from_=sold_by, to=owner, opened=today),)
    return written(Account(**known))


def close_account(record: Record, ended: Ended, *, archived: bool, today: date) -> Deed:
    """An account has ended, or goes to the archive; the notes say what stays open, and what settles it.

    What is on record about its end stays, but for what is said anew. Raises UsageError if it is closed already and
    nothing more is said, or if its last day has not come.
    """
    account = record.account
    status = "archived" if archived else "ended"
    known = account.ended if account.status in ("ended", "archived") else None
    closed = account.status in ("archived", status)
    if closed and not (ended.reason or ended.went_to or ended.note):
        on = f", since {account.ended.date}" if account.ended else ""
        hint = f'amctl close {record.id} --reason "…" says why; amctl set {record.id} status=active brings it back'
        raise UsageError(f"{account.name} is {account.status} already{on}", hint)
    behind(ended.date, today)
    if (first := _first_day(account)) and ended.date < first:
        raise UsageError(f"{ended.date} is before they came to us, on {first}", "--on DAY")
    said = {name: value for name, value in written(ended).items() if not known or name != "date"}
    changes: list[Change] = [] if closed else [put(record, ("status",), status)]
    changes += revised(record, ("ended",), said)
    reason = ended.reason or (known.reason if known else None)
    day = known.date if known else ended.date
    more = [f"last day {spoken(day, today)}", *([f"reason: {reason}"] if reason else [])]
    if ended.went_to:
        more.append(f"went to {ended.went_to}")
    done = f"{account.name} is {account.status if closed else status}; {', '.join(more)}."
    notes = list(_left_open(record, archived, today))
    if not reason:
        notes.append(f'Why is not on record: amctl set {record.id} "ended.reason=…"')
    return Deed(tuple(changes), done, tuple(notes), told=("AM415", "AM501"))


def _first_day(account: Account) -> date | None:
    """Since when they have been a customer, by what is on record; None if nothing says so."""
    signed = [term.signed for term in account.contracts.values() if term.signed]
    known = [account.since, account.deal.signed if account.deal else None, *signed]
    return min((day for day in known if day), default=None)


def _left_open(record: Record, archived: bool, today: date) -> Iterator[str]:
    """What is open, each with the command that settles it; what is archived has no handles any more."""
    account, name = record.account, record.id
    for entry, handle in zip(account.follow_ups, handles(name, "follow-up", account.follow_ups), strict=True):
        if not entry.done:
            settled = f"amctl edit {name}" if archived else f"amctl done or drop {handle[:SHOWN_LENGTH]}"
            yield f"Open: {entry.what}, due {entry.due}: {settled}"
    if going := open_handoff(record):
        yield f"Being handed over to {going.to}: amctl handoff cancel {name}"
    for key, issue in account.issues.items():
        if not issue.resolved:
            yield f"Open: {issue.what}: amctl issue resolve {name} {key}"
    for key, at in standings(account, Horizon(today)).items():
        what = f"contract {key}"
        if at.state == "unsigned":
            yield f"Not signed: {what}: amctl renewal outcome {name} lapsed --contract {key}"
        elif at.state in ("notice", "ending", "renewed"):
            yield f"Runs until {at.end}: {what}"
        else:
            until = f"until {at.end}" if at.end else "without an end"
            yield f"Runs {until}: {what}: amctl renewal notice or outcome {name} --contract {key}"
    for key, chance in account.opportunities.items():
        if chance.stage not in ("won", "lost"):
            yield f"Open: {chance.what} ({chance.stage}): amctl opportunity lost {name} {key}"
