"""Items of work: follow-ups with their days, issues that need a word."""

from collections.abc import Iterator

from amctl.cadence import MEETINGS, next_day
from amctl.derive.dated import dated
from amctl.items import Item, Kind
from amctl.messages import Message
from amctl.model.work import FollowUp
from amctl.rules.rule import Case


def work_items(case: Case) -> Iterator[Item]:
    """Items of follow-ups and issues."""
    account = case.record.account
    for nth, (entry, name) in enumerate(zip(account.follow_ups, case.handles, strict=True)):
        if not entry.done and account.status != "archived":
            yield _follow_up(case, nth, entry, name)
    if account.status in ("ended", "archived"):
        return
    for name, issue in account.issues.items():
        if issue.next_update and not issue.resolved:
            yield dated(
                case,
                "issue",
                issue.next_update,
                Message("Update on: {issue}", issue=issue.what),
                path=("issues", name),
                who=(issue.owner,) if issue.owner else (),
                why=f"{issue.severity} {issue.kind}, next update promised for {issue.next_update}",
            )


def _follow_up(case: Case, nth: int, entry: FollowUp, name: str) -> Item:
    kind: Kind = "meeting" if entry.kind in MEETINGS else "promise" if entry.promised_to else "follow-up"
    day = next_day(entry)
    contacts = case.record.account.contacts
    what, why = entry.what, f"{entry.kind} planned for {day}"
    if entry.at:
        what = Message("{what}, {time}", what=what, time=entry.at)
    if entry.every:
        why = f"every {entry.every} from {entry.due}, last done {entry.last_done or 'never'}"
    if entry.promised_to:
        to = contacts.get(entry.promised_to)
        why = f"promised to {to.name if to else entry.promised_to} for {day}"
    if entry.waiting_on:
        on = contacts.get(entry.waiting_on)
        what = Message("{what} (waiting on {name})", what=what, name=on.name if on else entry.waiting_on)
    if entry.snoozed_until:
        why = f"{why}; snoozed until {entry.snoozed_until}"
    path = ("follow_ups", nth)
    item = dated(case, kind, day, what, path=path, who=entry.who, why=why, hidden=entry.snoozed_until, name=name)
    if entry.every:
        item = item._replace(begins=entry.due, every=str(entry.every))
    return item._replace(at=entry.at or "")
