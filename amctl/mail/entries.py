"""What became of each letter, from the records of a ledger: the last one counts, but what was sent stays sent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, cast, get_args

from amctl.dates import day_off

State = Literal["deferred", "sending", "sent", "refused", "unknown", "dropped", "void"]
STATES: frozenset[str] = frozenset(get_args(State))
KEPT = timedelta(days=400)
KEPT_HERE = "kept in a folder"


def ahead(day: date, today: date) -> bool:
    """Whether a day is so far ahead that it has not begun anywhere: the clock was wrong then, or is now."""
    return day - today >= timedelta(days=2)


class Key(NamedTuple):
    """What is sent at most once."""

    kind: str
    person: str
    day: date


class Entry(NamedTuple):
    """What is known of one letter."""

    key: Key
    state: State
    at: str = ""  # UTC, ISO 8601
    address: str = ""
    message_id: str = ""
    code: int = 0  # what the server or the command answered; 0: nothing
    reason: str = ""
    items: tuple[str, ...] = ()
    note: str = ""  # KEPT_HERE: it was put into a folder, and has not left

    @property
    def kept(self) -> bool:
        """Whether it lies in a folder here."""
        return self.state == "sent" and self.note == KEPT_HERE


class Run(NamedTuple):
    """One run: that it began, and, if it came to its end, how many letters met which fate."""

    id: str
    day: date
    at: str
    host: str
    counts: Mapping[str, int] | None = None  # None: it did not come to its end
    letters: str = "daily"  # of which kind

    @property
    def good(self) -> bool:
        """Whether it came to its end, and nothing is left that it should have sent."""
        return self.counts is not None and not any(self.counts.get(one) for one in ("deferred", "unknown", "held"))

    @property
    def went(self) -> bool:
        """Whether it came to its end, and mail could be sent, if not to everybody."""
        return self.good or (self.counts is not None and any(self.counts.get(one) for one in ("sent", "already")))


class Ledger(NamedTuple):
    """All that the records of a ledger say."""

    id: str = ""
    entries: Mapping[Key, Entry] = {}
    runs: tuple[Run, ...] = ()
    taken_over: date | None = None  # up to this day, another machine sent, or what was sent is forgotten

    def unknown(self) -> tuple[Entry, ...]:
        """The letters of which nobody knows whether they went, oldest first: somebody must decide."""
        return self._of("unknown", "sending")

    def refused(self) -> tuple[Entry, ...]:
        """The letters that somebody did not take, oldest first, unless that person got a later one of that kind."""
        return tuple(one for one in self._of("refused") if not self._later(one.key))

    def waiting(self) -> tuple[Entry, ...]:
        """The letters that are still to be sent, oldest first, unless that person got a later one of that kind."""
        return tuple(one for one in self._of("deferred") if not self._later(one.key))

    def newest(self) -> date | None:
        """The latest day of which something was tried."""
        return max((one.key.day for one in self.entries.values()), default=None)

    def ahead(self, today: date) -> tuple[Entry, ...]:
        """The entries of days that are two or more after today: the clock was wrong then, or is now."""
        return tuple(one for one in self._of(*STATES) if ahead(one.key.day, today))

    def served(self, key: Key) -> bool:
        """Whether a person already got this letter or a later one of its kind, or may have got it: see taken_over."""
        entry = self.entries.get(key)
        taken = self.taken_over is not None and key.day <= self.taken_over
        return taken or (entry is not None and entry.state == "sent") or self._later(key)

    def last_items(self, person: str, kind: str) -> tuple[str, ...]:
        """The handles of the last letter of a kind that a person got; empty if there was none."""
        sent = [one for one in self._of("sent") if (one.key.person, one.key.kind) == (person, kind)]
        return sent[-1].items if sent else ()

    def last_good_run(self, today: date) -> Run | None:
        """The run of daily letters that left nothing undone on the last working day up to today on which one did.

        One on a weekend had nothing to send, and so says nothing of the Friday before; nor does one that a wrong
        clock dated later than today.
        """
        return self._latest(today, [one for one in self.runs if one.good])

    def last_run(self, today: date) -> Run | None:
        """The same of a run in which mail could be sent, if not to everybody."""
        return self._latest(today, [one for one in self.runs if one.went])

    def _latest(self, today: date, runs: Sequence[Run]) -> Run | None:
        found = (one for one in reversed(runs) if one.letters == "daily" and one.day <= today)
        return max((one for one in found if not day_off(one.day)), key=lambda one: one.day, default=None)

    def _of(self, *states: str) -> tuple[Entry, ...]:
        found = (one for one in self.entries.values() if one.state in states)
        return tuple(sorted(found, key=lambda one: (one.key.day, one.key.person, one.key.kind)))

    def _later(self, key: Key) -> bool:
        return any(
            one.state == "sent" and other[:2] == key[:2] and other.day > key.day for other, one in self.entries.items()
        )


def folded(records: Iterable[Mapping[str, Any]], before: Ledger = Ledger()) -> Ledger:  # noqa: B008  (cannot change)
    """What the records say together, oldest first, after what was before. What is no record of ours is passed over."""
    found, taken = before.id, before.taken_over
    runs, entries = {run.id: run for run in before.runs}, dict(before.entries)
    for record in records:
        if "ledger" in record:
            found = found or str(record["ledger"])
        elif "run" in record and (run := _run(record, runs)):
            runs[run.id] = run
        elif "taken_over" in record and (day := _day(record["taken_over"])):
            taken = max(day, taken or day)
        elif entry := _entry(record):
            known = entries.get(entry.key)
            if entry.state == "void":
                entries.pop(entry.key, None)
            elif not known or known.state != "sent":
                entries[entry.key] = entry
    return Ledger(found, entries, tuple(runs.values()), taken)


def record_of(entry: Entry) -> dict[str, Any]:
    """An entry as a record has it."""
    kept = {name: value for name, value in entry._asdict().items() if value and name != "key"}
    return {**entry.key._asdict(), "day": entry.key.day.isoformat(), **kept, "items": list(entry.items)}


def outdated(record: Mapping[str, Any], ledger: Ledger, today: date) -> bool:
    """Whether a record may be forgotten: an old one, unless somebody must decide, or it is the last of its kind."""
    day = _day(record.get("day"))
    if day is None or today - day <= KEPT:
        return False
    if "run" in record:
        last = ledger.last_good_run(today)
        return not last or record["run"] != last.id
    entry = _entry(record)
    if entry is None or ledger.entries.get(entry.key) is None:
        return True
    now = ledger.entries[entry.key]
    return now.state not in ("unknown", "sending") and (now.state != "sent" or ledger._later(now.key))


def _run(record: Mapping[str, Any], runs: Mapping[str, Run]) -> Run | None:
    name, day, counts = str(record["run"]), _day(record.get("day")), record.get("counts")
    begun = runs.get(name)
    if isinstance(counts, dict):
        return begun._replace(counts={str(one): n for one, n in counts.items() if type(n) is int}) if begun else None
    at, host, letters = (str(record.get(one, "")) for one in ("at", "host", "letters"))
    return Run(name, day, at, host, letters=letters or "daily") if day else None


def _entry(record: Mapping[str, Any]) -> Entry | None:
    day, state, code, items = (record.get(name) for name in ("day", "state", "code", "items"))
    when = _day(day)
    if when is None or not isinstance(state, str) or state not in STATES or not isinstance(record.get("person"), str):
        return None
    texts = {name: str(record.get(name, "")) for name in ("at", "address", "message_id", "reason", "note")}
    return Entry(
        Key(str(record.get("kind", "")), record["person"], when),
        cast(State, state),
        code=code if type(code) is int else 0,
        items=tuple(map(str, items)) if isinstance(items, list) else (),
        **texts,
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
