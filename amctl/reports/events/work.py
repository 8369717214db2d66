"""Events of work: issues from the first word to the last, follow-ups done and to come, handoffs step by step."""

from collections.abc import Iterator
from datetime import date

from amctl.cadence import next_day
from amctl.model.account import Account
from amctl.model.reading import Record
from amctl.model.work import FollowUp, Handoff
from amctl.reports.events.event import Event, ids, several
from amctl.reports.report import Tone


def work_events(record: Record, today: date) -> Iterator[Event]:
    """What was solved, done and handed over, and what is still to be."""
    yield from _issues(record)
    yield from _follow_ups(record, today)
    yield from _handoffs(record)


def _issues(record: Record) -> Iterator[Event]:
    account = record.account
    for name, one in account.issues.items():
        line, who, them = record.document.line, ids(one.owner or account.owner), ids(one.raised_by)
        at = line(("issues", name))
        tone: Tone = "bad" if one.severity in ("high", "critical") else "warn"
        opened = several(f"{one.kind.capitalize()}, {one.severity}", one.what, one.ticket)
        yield Event("issue", one.opened, opened, at, who, them, tone=tone)
        for nth, update in enumerate(one.updates):
            by = ids(update.by) or who
            yield Event("issue", update.date, f"{one.what}: {update.note}", line(("issues", name, "updates", nth)), by)
        if one.resolved:
            resolved = several("Resolved", one.what, one.resolution)
            yield Event("issue", one.resolved, resolved, at, who, them, tone="good")
        else:
            yield Event("issue", one.next_update, f"Update on: {one.what}", at, who, them, open=True)


def _follow_ups(record: Record, today: date) -> Iterator[Event]:
    account = record.account
    for nth, entry in enumerate(account.follow_ups):
        line = record.document.line(("follow_ups", nth))
        who = entry.who or (account.owner,)
        them = tuple(dict.fromkeys((*ids(entry.promised_to, entry.waiting_on), *entry.with_)))
        if entry.done:
            yield Event("follow-up", entry.done, f"Done: {entry.what}", line, who, them)
            continue
        if entry.last_done:
            yield Event("follow-up", entry.last_done, f"Done: {entry.what}, not for the last time", line, who, them)
        day, note = next_day(entry), ""
        if entry.snoozed_until and entry.snoozed_until > max(day, today):  # it wakes up then, and is not late before
            day, note = entry.snoozed_until, f"snoozed, due {day}"
        yield Event("follow-up", day, _planned(entry, account, note), line, who, them, open=True)


def _planned(entry: FollowUp, account: Account, note: str) -> str:
    names = {name: contact.name for name, contact in account.contacts.items()}
    told = [f"promised to {names.get(entry.promised_to, entry.promised_to)}"] if entry.promised_to else []
    told += [f"waiting on {names.get(entry.waiting_on, entry.waiting_on)}"] if entry.waiting_on else []
    told += [f"every {entry.every}"] if entry.every else []
    told += [note] if note else []
    at = f", {entry.at}" if entry.at else ""
    return f"{entry.what}{at}" + (f" ({', '.join(told)})" if told else "")


def _handoffs(record: Record) -> Iterator[Event]:
    for nth, one in enumerate(record.account.handoffs):
        line, who = record.document.line, (one.from_, one.to)
        at, way = line(("handoffs", nth)), f"from {one.from_} to {one.to}"
        yield Event("handoff", one.opened, several(f"Handoff {way} begins", one.reason), at, who)
        for step, tick in one.done.items():
            place = line(("handoffs", nth, "done", step))
            yield Event("handoff", tick.date, several(f"Handoff {way}", step, tick.note), place, ids(tick.by))
        for order, note in enumerate(one.notes):
            place = line(("handoffs", nth, "notes", order))
            yield Event("handoff", note.date, f"Handoff {way}: {note.note}", place, ids(note.by))
        yield _outcome(one, way, at)


def _outcome(one: Handoff, way: str, at: int) -> Event:
    """What became of a handoff, or that it is still to be completed."""
    if one.accepted:
        forced = f"although steps were missing: {one.forced}" if one.forced else None
        accepted = several(f"{one.to} accepts the handoff from {one.from_}", forced)
        return Event("handoff", one.accepted, accepted, at, (one.to,))
    if one.rejected:
        rejected = several(f"{one.to} rejects the handoff from {one.from_}", one.rejected.reason)
        return Event("handoff", one.rejected.date, rejected, at, (one.to,), tone="warn")
    if one.cancelled:
        cancelled = several(f"Handoff {way} is called off", one.cancelled.reason)
        return Event("handoff", one.cancelled.date, cancelled, at, ids(one.cancelled.by))
    return Event("handoff", one.due, f"Complete the handoff {way}", at, (one.from_, one.to), open=True)
