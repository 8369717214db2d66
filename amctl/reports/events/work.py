"""Events of work: issues from the first word to the last, follow-ups done and to come, handoffs step by step."""

from collections.abc import Iterator
from datetime import date

from amctl.cadence import next_day
from amctl.messages import Message, listed
from amctl.model.account import Account
from amctl.model.reading import Record
from amctl.model.words import word
from amctl.model.work import FollowUp, Handoff
from amctl.reports.events.event import Event, ids, several
from amctl.reports.report import Tone

_ISSUES = {
    "problem": Message("Problem"),
    "escalation": Message("Escalation"),
    "request": Message("Request"),
    "defect": Message("Defect"),
    "question": Message("Question"),
}


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
        opened = several(listed((_ISSUES[one.kind], word(one.severity))), one.what, one.ticket)
        yield Event("issue", one.opened, opened, at, who, them, tone=tone)
        for nth, update in enumerate(one.updates):
            by = ids(update.by) or who
            place = line(("issues", name, "updates", nth))
            yield Event("issue", update.date, f"{one.what}: {update.note}", place, by)
        if one.resolved:
            resolved = several(Message("Resolved"), one.what, one.resolution)
            yield Event("issue", one.resolved, resolved, at, who, them, tone="good")
        else:
            yield Event(
                "issue", one.next_update, Message("Update on: {issue}", issue=one.what), at, who, them, open=True
            )


def _follow_ups(record: Record, today: date) -> Iterator[Event]:
    account = record.account
    for nth, entry in enumerate(account.follow_ups):
        line = record.document.line(("follow_ups", nth))
        who = entry.who or (account.owner,)
        them = tuple(dict.fromkeys((*ids(entry.promised_to, entry.waiting_on), *entry.with_)))
        if entry.done:
            yield Event("follow-up", entry.done, Message("Done: {what}", what=entry.what), line, who, them)
            continue
        if entry.last_done:
            again = Message("Done: {what}, not for the last time", what=entry.what)
            yield Event("follow-up", entry.last_done, again, line, who, them)
        day, note = next_day(entry), None
        if entry.snoozed_until and entry.snoozed_until > max(day, today):  # it wakes up then, and is not late before
            day, note = entry.snoozed_until, Message("snoozed, due {day}", day=day)
        yield Event("follow-up", day, _planned(entry, account, note), line, who, them, open=True)


def _planned(entry: FollowUp, account: Account, note: Message | None) -> str:
    names = {name: contact.name for name, contact in account.contacts.items()}
    to, on = (names.get(one or "", one) for one in (entry.promised_to, entry.waiting_on))
    told = (
        Message("promised to {name}", name=to) if to else None,
        Message("waiting on {name}", name=on) if on else None,
        Message("every {period}", period=entry.every) if entry.every else None,
        note,
    )
    what: str = Message("{what}, {time}", what=entry.what, time=entry.at) if entry.at else entry.what
    more = listed(filter(None, told))
    return Message("{what} ({more})", what=what, more=more) if more else what


def _handoffs(record: Record) -> Iterator[Event]:
    for nth, one in enumerate(record.account.handoffs):
        line, who = record.document.line, (one.from_, one.to)
        at, way = line(("handoffs", nth)), Message("from {one} to {other}", one=one.from_, other=one.to)
        began, handoff = Message("Handoff {way} begins", way=way), Message("Handoff {way}", way=way)
        yield Event("handoff", one.opened, several(began, one.reason), at, who)
        for step, tick in one.done.items():
            place = line(("handoffs", nth, "done", step))
            yield Event("handoff", tick.date, several(handoff, step, tick.note), place, ids(tick.by))
        for order, note in enumerate(one.notes):
            place = line(("handoffs", nth, "notes", order))
            yield Event("handoff", note.date, listed((handoff, note.note), ": "), place, ids(note.by))
        yield _outcome(one, way, at)


def _outcome(one: Handoff, way: Message, at: int) -> Event:
    """What became of a handoff, or that it is still to be completed."""
    if one.accepted:
        forced = Message("although steps were missing: {reason}", reason=one.forced) if one.forced else None
        accepted = several(Message("{one} accepts the handoff from {other}", one=one.to, other=one.from_), forced)
        return Event("handoff", one.accepted, accepted, at, (one.to,))
    if one.rejected:
        told = Message("{one} rejects the handoff from {other}", one=one.to, other=one.from_)
        rejected = several(told, one.rejected.reason)
        return Event("handoff", one.rejected.date, rejected, at, (one.to,), tone="warn")
    if one.cancelled:
        cancelled = several(Message("Handoff {way} is called off", way=way), one.cancelled.reason)
        return Event("handoff", one.cancelled.date, cancelled, at, ids(one.cancelled.by))
    complete = Message("Complete the handoff from {one} to {other}", one=one.from_, other=one.to)
    return Event("handoff", one.due, complete, at, (one.from_, one.to), open=True)
