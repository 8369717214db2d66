"""Issues: opened, with the day on which the customer hears from us next; updated; resolved."""

from datetime import date
from typing import Any

from amctl.changes.apply import drop, put
from amctl.changes.days import ahead, counted
from amctl.changes.edits import Append, Change, Deed
from amctl.changes.entries import written
from amctl.changes.interactions import plan_follow_up, together
from amctl.changes.meant import Unknown, meant
from amctl.changes.new_ids import new_id
from amctl.day_words import spoken
from amctl.errors import UsageError
from amctl.model.reading import Record
from amctl.model.work import FollowUp, Issue, Update


def open_issue(record: Record, issue: Issue, *, id: str | None, today: date) -> Deed:  # noqa: A002
    """An issue that came up today; its id comes from its first words unless one is given. Raises UsageError."""
    if issue.next_update:
        ahead(issue.next_update, today)
    name = new_id(id, issue.what, record.account.issues, "issue")
    known = {**{field: getattr(issue, field) for field in issue.model_fields_set}, "opened": today}
    more = [f"raised by {_contact(record, issue.raised_by)}"] if issue.raised_by else []
    if "severity" in issue.model_fields_set:
        more.insert(0, f"severity {issue.severity}")
    if issue.next_update:
        more.append(f"next update {spoken(issue.next_update, today)}")
    details = f"; {', '.join(more)}" if more else ""
    done = f"Opened {issue.kind} {name} at {record.account.name}: {issue.what}{details}."
    later = f"amctl issue update {record.id} {name} TEXT -d DAY"
    notes = () if issue.next_update else (f"Nobody will be reminded of it: promise an update with {later}",)
    told = ("AM605", "AM606")  # who opens it without an owner knows whose it is
    return Deed((put(record, ("issues", name), written(Issue(**known))),), done, notes, told=told)


def update_issue(record: Record, word: str, update: Update, *, next_update: date | None, severity: str | None) -> Deed:
    """One more word on an issue; the day of the next one moves, or goes if it has come. Raises UsageError."""
    name, issue = open_issue_meant(record, word)
    today = update.date
    path = ("issues", name)
    changes: list[Change] = [Append((*path, "updates"), written(update))]
    done = f"Updated {name} at {record.account.name}: {update.note}"
    done = done if done.endswith((".", "!", "?")) else f"{done}."
    notes: tuple[str, ...] = ()
    if severity and severity != issue.severity:
        changes.append(put(record, (*path, "severity"), severity))
        done += f" It is {severity} now, was {issue.severity}."
    if next_update:
        ahead(next_update, today)
        changes.append(put(record, (*path, "next_update"), next_update))
        was = f", was {issue.next_update}" if issue.next_update and issue.next_update != next_update else ""
        done += f" Next update {spoken(next_update, today)}{was}."
    elif issue.next_update and issue.next_update <= today:
        changes.append(drop(record, (*path, "next_update")))
        done += f" The update promised for {issue.next_update} is given."
        notes = ("No further update is promised: -d DAY promises one.",)
    elif issue.next_update:
        done += f" Next update stays {spoken(issue.next_update, today)}."
    return Deed(tuple(changes), done, notes, told=("AM606",))


def resolve_issue(record: Record, word: str, *, resolution: str | None, told: bool = False, today: date) -> Deed:
    """An issue is settled; who was promised an update is to be told, unless they know (`told`). Raises UsageError."""
    name, issue = open_issue_meant(record, word)
    path = ("issues", name)
    changes: list[Change] = [put(record, (*path, "resolved"), today)]
    if resolution:
        changes.append(put(record, (*path, "resolution"), resolution))
    if issue.next_update:
        changes.append(drop(record, (*path, "next_update")))
    days = (today - issue.opened).days if issue.opened and issue.opened <= today else None
    after = "" if days is None else " on the day it came up" if days == 0 else f" after {counted(days)}"
    how = f": {resolution}" if resolution else ""
    deed = Deed(tuple(changes), f"Resolved {name} at {record.account.name}{after}{how}.")
    if told or not issue.next_update:
        return deed
    return together(deed, plan_follow_up(record, _to_tell(record, issue, issue.next_update, today), today=today))


def _to_tell(record: Record, issue: Issue, promised: date, today: date) -> FollowUp:
    """What is left to do of the promise: they hear that it is settled, on the day they were to hear from us."""
    whom = _contact(record, issue.raised_by) if issue.raised_by else "the customer"
    known: dict[str, Any] = {"what": f"Tell {whom} that it is settled: {issue.what}", "due": max(promised, today)}
    if issue.owner and issue.owner != record.account.owner:
        known["who"] = (issue.owner,)
    if issue.raised_by:
        known["promised_to"] = issue.raised_by
    return FollowUp(**known)


def open_issue_meant(record: Record, word: str) -> tuple[str, Issue]:
    """The open issue that a word means, by its id or the beginning of its id or of a word of it; raises UsageError."""
    issues = record.account.issues
    waiting = {name: (one.what, one.ticket or "") for name, one in issues.items() if not one.resolved}
    try:
        name = word if word in issues else meant(word, waiting, "open issue")
    except Unknown:
        name = meant(word, {name: (one.what, one.ticket or "") for name, one in issues.items()}, "issue")
    issue = issues[name]
    if issue.resolved:
        again = f'if it is back: amctl issue open {record.id} "{issue.what}"'
        raise UsageError(f"{name} was resolved on {issue.resolved}: {issue.what}", again)
    return name, issue


def _contact(record: Record, contact: str) -> str:
    found = record.account.contacts.get(contact)
    return found.name if found else contact
