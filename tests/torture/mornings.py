"""Years of mornings: a book that lives, a clock that is not always right, runs that die, and an oracle that knows what
each mail must have said.

The oracle has what is due on a day from the same functions as everybody (derive, Item.visible, stand_ins), whose own
tests stand elsewhere. Who is told of it, what is new, what is in which section, which days were missed, and what a
crash, a wrong clock or a decision leaves behind, it works out by itself.
"""

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, get_args
from zoneinfo import ZoneInfo

import pytest
import yaml

from amctl.answer import Options
from amctl.derive.account import derive
from amctl.items import Item, Kind
from amctl.mail.transport import Mailing, NotReady, Outcome, Step
from amctl.model.standing_in import stand_ins
from amctl.reminding import sending
from amctl.reminding.gathering import Asked
from amctl.reminding.sending import Course, decide, send
from amctl.session import Session

FIRST = date(2024, 1, 1)
DAYS = (date(2032, 12, 31) - FIRST).days + 1
HOME = "Europe/Berlin"
ZONES = {"li": "Pacific/Auckland", "pat": "America/Los_Angeles"}  # the others are at home
COVERS = {"anna": "ben", "ben": "anna", "li": "pat", "pat": "li", "ruth": "anna"}
DAY = timedelta(days=1)
_SECTIONS = {
    "Overdue": "overdue",
    "Today": "today",
    "Today and over the weekend": "today",
    "This week": "week",
    "Ahead, and to be prepared now": "ahead",
}
_MISSED = re.compile(r"No reminders went out (?:from (.*?) to (.*?)|on (.*?)); this one makes up\.")
_HELD = re.compile(r"The mail of (.*?) may not have reached you")


class Killed(BaseException):
    """What ends a run at once."""


class Told(NamedTuple):
    """What a mail says: of each thing its section and whether it is new, by its handle; and what stands above."""

    things: dict[str, tuple[str, bool]]
    missed: tuple[str, str] | None
    held: tuple[str, ...]


def read(content: bytes) -> Told:
    """What stands in the text of a mail."""
    part = next(one for one in message_from_bytes(content).walk() if one.get_content_type() == "text/plain")
    text = part.get_payload(decode=True).decode().replace("\r\n", "\n")
    things: dict[str, tuple[str, bool]] = {}
    section, lines = "", text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line in _SECTIONS and below == "-" * len(line):
            section = _SECTIONS[line]
        words = line.split(" · ")
        if line.startswith("  ") and len(words) > 2 and re.fullmatch("[0-9a-z]{5,10}", words[-1]):
            assert words[-1] not in things, "told twice in one mail"
            things[words[-1]] = (section, words[-2] == "new")
    flat = " ".join(text.split())
    missed = _MISSED.search(flat)
    return Told(
        things, (missed[1] or missed[3], missed[2] or missed[3]) if missed else None, tuple(_HELD.findall(flat))
    )


class Wire:
    """How mail leaves here: into a list, unless chance has another end for it."""

    def __init__(self, random: Random) -> None:
        self.random, self.trouble = random, 0.0
        self.tried: list[tuple[str, str]] = []  # to whom, and what came of it
        self.arrived: list[tuple[str, str, bytes]] = []  # to whom, under which id, and what
        self.down = False

    def opening(self) -> Iterator[Step]:
        if self.down:
            raise NotReady("connect", "nobody there")
        yield Step("connect", True, "")

    def sending(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        end = self._end()
        person = mail.recipient.address.partition("@")[0]
        self.tried.append((person, end))
        if end == "killed before":
            raise Killed
        if end == "deferred":
            return Outcome("deferred", 451, "try later")
        intent()
        if end == "killed after intent":
            raise Killed
        name = mail.content.partition(b"Message-ID: ")[2].partition(b"\r\n")[0]
        self.arrived.append((person, name.decode(), mail.content))
        if end == "killed after arrival":
            raise Killed
        yield Step("message accepted", True, "")
        return Outcome("unknown" if end == "unknown" else "sent")

    def _end(self) -> str:
        if self.random.random() >= self.trouble:
            return "sent"
        ends = ("killed before", "killed after intent", "killed after arrival", "unknown", "deferred")
        return self.random.choice(ends)

    def settled(self, mail: Mailing) -> bool | None:
        return None

    def close(self) -> None:
        pass


class Life:
    """What happens in the accounts: things come up, are put off and get done, mostly in time."""

    def __init__(self, root: Path, random: Random, days: int) -> None:
        self.root, self.random, self.count = root, random, 0
        self.leaves = FIRST + timedelta(days=min(days // 2, 1200))
        self.people = self._people(days)
        monthly = {"what": "Send the status", "due": "2024-01-31", "every": "1 month", "promised_to": "keller"}
        self.accounts: dict[str, dict[str, Any]] = {
            "nordwind": {
                **_account("Nordwind", "anna", "strategic"),
                "contacts": {"keller": {"name": "Keller"}},
                "contracts": {"frame": _contract("2024-01-01", "2024-12-31")},
                "follow_ups": [{"what": "Call on Wednesday", "due": "2024-01-03", "every": "1 week"}, monthly],
            },
            "acme": {
                **_account("Acme", "ben", "standard"),
                "contracts": {"old": _contract("2023-07-15", "2024-07-14")},
                "follow_ups": [{"what": "Look in", "due": "2024-01-06", "every": "2 weeks", "who": "jonas"}],
            },
            "kauri": {
                **_account("Kauri", "li", "standard"),
                "issues": {
                    "slow": {"what": "Slow", "opened": "2024-01-02", "owner": "pat", "next_update": "2024-01-05"}
                },
            },
            "redwood": {**_account("Redwood", "pat", "strategic"), "follow_ups": []},
            "legacy": {**_account("Legacy", "jonas", "standard"), "follow_ups": []},
        }  # fmt: skip
        self._write("amctl", self._settings())
        for name, data in self.accounts.items():
            self._write(name, data)

    def _people(self, days: int) -> dict[str, dict[str, Any]]:
        people: dict[str, dict[str, Any]] = {}
        for name in ("anna", "ben", "jonas", "li", "pat", "ruth"):
            people[name] = {"name": name.title(), "email": f"{name}@us.example"}
            if name in ZONES:
                people[name]["timezone"] = ZONES[name]
            if name != "ruth":
                people[name]["lead"] = "ruth"
            if name in COVERS:
                people[name]["away"] = list(self._absences(COVERS[name], days))
        people["jonas"]["left"] = {"date": self.leaves.isoformat(), "successor": "ben"}
        return people

    def _absences(self, cover: str, days: int) -> Iterator[dict[str, str]]:
        day = FIRST + timedelta(days=self.random.randrange(60))
        while (day - FIRST).days < days:
            until = day + timedelta(days=self.random.choice((0, 1, 4, 11, 18)))
            yield {"from": day.isoformat(), "until": until.isoformat(), "cover": cover}
            day = until + timedelta(days=self.random.randrange(20, 90))

    def _settings(self) -> dict[str, Any]:
        tiers = {
            "strategic": {"touch": {"ideal": "10 days", "maximum": "3 weeks"}},
            "standard": {"touch": {"ideal": "6 weeks", "maximum": "3 months"}, "review": "6 months"},
        }
        web = "https://git.example/b"  # so that an entry ends with its handle, not with file and line
        return {"amctl": 1, "timezone": HOME, "base_url": web, "people": self.people, "tiers": tiers}

    def _write(self, name: str, data: dict[str, Any]) -> None:
        (self.root / f"{name}.yaml").write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False))

    def day(self, today: date) -> None:
        """A day's work."""
        chance = self.random.random
        for name, account in self.accounts.items():
            before = repr(account)
            account["follow_ups"] = [one for one in account.get("follow_ups", []) if self._stays(one, today)]
            if chance() < 0.04:
                account["follow_ups"].append(self._comes_up(today, account))
            for issue in account.get("issues", {}).values():
                if issue["next_update"] <= today.isoformat() and chance() < 0.4:
                    issue["next_update"] = (today + timedelta(days=self.random.randrange(1, 15))).isoformat()
            if chance() < 0.06:
                kind = self.random.choice(("call", "meeting", "review"))
                said = {"date": today.isoformat(), "kind": kind, "by": account["owner"], "summary": "Talked."}
                account["interactions"] = [*account["interactions"], said][-4:]
            if repr(account) != before:
                self._write(name, account)

    def _stays(self, one: dict[str, Any], today: date) -> bool:
        """Whether a follow-up stays; a recurring one is done now and then, another may be put off."""
        if "every" in one:
            if self.random.random() < 0.15:
                one["last_done"] = today.isoformat()
            return True
        if one["due"] <= today.isoformat():
            if self.random.random() < 0.05:
                one["snoozed_until"] = (today + timedelta(days=self.random.randrange(1, 15))).isoformat()
            return self.random.random() > 0.2
        return True

    def _comes_up(self, today: date, account: dict[str, Any]) -> dict[str, Any]:
        self.count += 1
        due = today + timedelta(days=self.random.randrange(25))
        more = {"who": self.random.choice(("anna", "ben", "li", "pat", "jonas"))} if self.random.random() < 0.4 else {}
        if "keller" in account.get("contacts", {}):
            more["promised_to"] = "keller"
        return {"what": f"Thing {self.count}", "due": due.isoformat(), **more}


def _account(name: str, owner: str, tier: str) -> dict[str, Any]:
    return {
        "name": name, "status": "active", "owner": owner, "tier": tier, "since": "2023-11-02", "interactions": [],
    }  # fmt: skip


def _contract(start: str, end: str) -> dict[str, Any]:
    return {
        "signed": "2023-06-01", "start": start, "end": end, "renewal": "auto", "renews_for": "12 months",
        "notice": "90 days", "uplift": {"percent": 3, "announce": "60 days"},
    }  # fmt: skip


class Letter(NamedTuple):
    """A mail that must go: to whom, for which day, and what it must say."""

    person: str
    day: date
    told: Told
    handles: frozenset[str]


class Oracle:
    """What must have become of each mail, and what the next one must say."""

    def __init__(self) -> None:
        self.state: dict[tuple[str, date], str] = {}
        self.items: dict[tuple[str, date], frozenset[str]] = {}
        self.good: list[date] = []  # the days of runs in which mail could be sent, as the clock had them
        self.meant: list[Letter] = []  # of the last run, those that had gone before among them
        self.held = False  # whether the last run could send nothing, for something went for a day yet to come
        self.stuck = False  # or could not send something
        self.due: dict[tuple[Session, date], list[Item]] = {}
        self.resent = Counter[tuple[str, date]]()

    def wanted(self, session: Session, moment: datetime) -> list[Letter]:
        """The mails that a run must send, in order, if nothing comes in between."""
        home = moment.astimezone(ZoneInfo(HOME)).date()
        days = {one: moment.astimezone(ZoneInfo(ZONES.get(one, HOME))).date() for one in session.settings.people}
        there = {one for one, who in session.settings.people.items() if not who.left or who.left.date >= home}
        found = []
        for person in sorted(there):
            day = days[person]
            if day.weekday() > 4:
                continue
            share = self.share(session, person, day, there)
            if share:
                found.append(self._letter(person, day, home, share))
        self.meant = found
        latest = max([home, *(one.day for one in found)])
        self.held = any(day > latest + DAY for _, day in self.state)
        self.stuck = self.held if found else False
        self.stuck |= any(self.state.get((one.person, one.day)) == "unknown" for one in found)
        return [] if self.held else [one for one in found if not self._settled(one.person, one.day)]

    def share(self, session: Session, person: str, day: date, there: set[str]) -> list[Item]:
        """What a person is to be told on a day."""
        people, instead = session.settings.people, stand_ins(session.settings, day)
        friday = day + timedelta(days=2) if day.weekday() == 4 else day
        found = []
        for item in self._due(session, day):
            told = {self._told(one, instead, people, there) for one in {item.owner, *item.who}}
            if person in told and item.visible(day, max(day + timedelta(days=7), friday)):
                found.append(item)
        return found

    def _due(self, session: Session, day: date) -> list[Item]:
        """All that is dated in the book, as it is on a day; worked out once for each book and day."""
        if (session, day) not in self.due:
            self.due = {key: items for key, items in self.due.items() if key[0] is session}
            records = [loaded.record for loaded in session.loaded]
            assert all(records)
            self.due[session, day] = [
                item for one in records if one for item in derive(one, session.settings, day).items
            ]
        return self.due[session, day]

    def _told(self, one: str, instead: dict[str, str], people: Any, there: set[str]) -> str:
        """Who is told what is somebody's: the one who stands in, else the lead."""
        first = instead.get(one, "")
        return first if first in there else instead[people[first or one].lead]

    def _letter(self, person: str, day: date, home: date, share: list[Item]) -> Letter:
        handles = frozenset(one.handle for one in share)
        known = self._known(person) or handles
        things = {one.handle: (_section(one, day), one.handle not in known) for one in share}
        held = sorted(of for (who, of), state in self.state.items() if (who, state) == (person, "unknown"))
        return Letter(person, day, Told(things, self.missed(home), tuple(map(_words, held))), handles)

    def _known(self, person: str) -> frozenset[str]:
        sent = [day for (who, day), state in self.state.items() if (who, state) == (person, "sent")]
        return self.items[person, max(sent)] if sent else frozenset()

    def missed(self, home: date) -> tuple[str, str] | None:
        """The first and the last working day on which nothing went well since something did."""
        good = [day for day in self.good if day <= home and day.weekday() < 5]
        if not good:
            return None
        between = [max(good) + DAY * n for n in range(1, (home - max(good)).days)]
        working = [day for day in between if day.weekday() < 5]
        return (_words(working[0]), _words(working[-1])) if working else None

    def served(self, person: str, day: date) -> bool:
        """Whether somebody has that mail, or a later one."""
        return any(who == person and state == "sent" and of >= day for (who, of), state in self.state.items())

    def _settled(self, person: str, day: date) -> bool:
        later = any(who == person and state == "sent" and of > day for (who, of), state in self.state.items())
        return later or self.state.get((person, day), "deferred") != "deferred"

    def decided(self, home: date, *, again: bool) -> None:
        """Somebody decides about all that is held."""
        for key, state in list(self.state.items()):
            ahead = key[1] > home + DAY
            if ahead and not again:  # it went under a wrong clock, and will go on its day
                del self.state[key]
                self.resent[key] += 1
            elif state == "unknown":
                self.state[key] = "deferred" if again else "dropped"
                self.resent[key] += again


def _words(day: date) -> str:
    month = "Sept" if day.month == 9 else f"{day:%b}"  # as the British write it
    return f"{day:%a}, {day.day} {month} {day.year}"


def _section(item: Item, day: date) -> str:
    """Where an item stands: a thing put off is not late, and what is for the weekend is for Friday."""
    on = max(item.hidden, item.day) if item.hidden and day < item.hidden else item.day
    if day > item.grace and on == item.day:
        return "overdue"
    evening = day + timedelta(days=2) if day.weekday() == 4 else day
    return "today" if on <= evening else "week" if on <= day + timedelta(days=7) else "ahead"


class Years:
    """The simulation: `wrong` has whatever was not as it must be."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, seed: str, days: int = DAYS, *, quick: bool = False
    ) -> None:
        self.random, self.days, self.again = Random(seed), days, 0.1 if quick else 0.3
        self.rough = 0.3 if quick else 0.12  # the share of runs in which mail has trouble
        if quick:  # without what is proved elsewhere
            monkeypatch.setattr("amctl.mail.letter._prove", lambda *mail: None)
            monkeypatch.setattr("amctl.render.letter_html.render", lambda report: "")
            monkeypatch.setattr("amctl.mail.entries.KEPT", timedelta(days=40))  # a ledger of 400 days is read longer
        self.root = folder / "book"
        self.root.mkdir()
        self.life = Life(self.root, self.random, days)
        self.wire, self.oracle = Wire(self.random), Oracle()
        self.now = datetime(2024, 1, 1, tzinfo=UTC)
        self.wrong: list[str] = []
        self.copies: dict[tuple[str, date], list[str]] = {}  # the ids of what arrived, by whom it was for, and the day
        self.counts = Counter[str]()
        self.waiting = 0  # days until somebody decides about what is held
        monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
        monkeypatch.setenv("AMCTL_ME", "ruth")
        monkeypatch.setattr("amctl.clock.moment", lambda: self.now)
        monkeypatch.setattr(sending, "moment", lambda: self.now)
        monkeypatch.setattr(sending, "transport_for", lambda mail, environment: self.wire)
        every = frozenset(get_args(Kind))  # each entry is known here by its handle, also what amctl done does not close
        monkeypatch.setattr("amctl.reports.digest.CLOSED_BY_HANDLE", every)
        monkeypatch.setattr("os.fsync", lambda handle: None)  # nothing here loses power

    def lived(self) -> None:
        """All the days."""
        off = 0  # days for which the machine is off
        for n in range(self.days):
            day = FIRST + timedelta(days=n)
            off = max(0, off - 1)
            if not off and self.random.random() < 0.04:
                off = self.random.choice((1, 1, 1, 2, 3, 12))
            if not off:
                self._morning(day)
            self.life.day(day)

    def _morning(self, day: date) -> None:
        chance = self.random.random
        if _shifts(day):  # the clock is put forward or back: what runs at half past two runs not at all, or twice
            for moment in (datetime.combine(day, time(0, 30), UTC), datetime.combine(day, time(1, 30), UTC)):
                self._run(moment)
        if chance() < 0.004:
            self._run(_at(day + timedelta(days=30), time(7, 15)))  # a clock that is a month ahead for once
            self.counts["clocks ahead"] += 1
        if chance() < 0.004:
            self._run(_at(day - timedelta(days=30), time(7, 15)))
            self.counts["clocks behind"] += 1
        self._run(_at(day, time(7, 15)))
        while chance() < self.again:
            self._run(_at(day, self.random.choice((time(2, 30), time(7, 15), time(9, 15), time(18, 15), time(23, 45)))))
        self._decide(day)

    def _decide(self, day: date) -> None:
        """Somebody sees what is held, sooner or later, and decides; then, it runs again."""
        held = any(state == "unknown" for state in self.oracle.state.values())
        if not held and not self.oracle.held:
            return
        self.waiting = self.waiting or self.random.randrange(1, 5)
        self.waiting -= 1
        if not self.waiting:
            self.now = _at(day, time(20, 0))
            again = self.random.random() < 0.5 and not self.oracle.held
            decide(self._session(), ["all"], again=again)
            self.oracle.decided(day, again=again)
            self.counts["decided"] += 1
            self._run(_at(day, time(20, 15)))

    def _session(self) -> Session:
        return Session(Options(book=str(self.root)))

    def _run(self, moment: datetime) -> None:
        """One run at a moment, as the clock has it, compared with what it must do."""
        self.now = moment
        self.wire.tried, before = [], len(self.wire.arrived)
        self.wire.trouble = 0.3 if self.random.random() < self.rough else 0.0
        self.wire.down = self.random.random() < 0.02
        session = self._session()
        wanted = self.oracle.wanted(session, moment)
        done = None
        try:
            done, _, _ = send(session, Course(Asked()))
        except Killed:
            self.counts["killed"] += 1
        self.counts["runs"] += 1
        self._compare(wanted, self.wire.tried, self.wire.arrived[before:], ended=done is not None)
        self._learn(wanted, ended=done is not None, home=session.today)
        if done:
            told = {(one.key.person, one.key.day) for one in done.unknown}
            unknown = {key for key, state in self.oracle.state.items() if state == "unknown"}
            if told != unknown:
                self._blame(f"{unknown} must be told as unknown, and was {told}")

    def _compare(self, wanted: list[Letter], tried: list[Any], arrived: list[Any], *, ended: bool) -> None:
        expected = [one.person for one in wanted]
        got = [person for person, _ in tried]
        if self.wire.down:
            expected = []
        if got != (expected if ended else expected[: len(got)]):
            self._blame(f"sent to {got}, not to {expected}")
        by_person = {one.person: one for one in wanted}
        for person, name, content in arrived:
            self.counts["digests"] += 1
            if person in by_person:
                key = (person, by_person[person].day)
                self.copies.setdefault(key, []).append(name)
                self._read(by_person[person], read(content))

    def _read(self, letter: Letter, told: Told) -> None:
        self.counts["mentions"] += len(told.things)
        self.counts["new"] += sum(new for _, new in told.things.values())
        length = len(next(iter(told.things)))
        wanted = {handle[:length]: what for handle, what in letter.told.things.items()}
        if told.things != wanted:
            only = {one: what for one, what in wanted.items() if told.things.get(one) != what}
            other = {one: what for one, what in told.things.items() if wanted.get(one) != what}
            self._blame(f"{letter.person} of {letter.day} must be told {only}, and was {other}")
        if (told.missed, told.held) != (letter.told.missed, letter.told.held):
            self._blame(f"{letter.person} of {letter.day}: {letter.told[1:]} must stand above, and there is {told[1:]}")

    def _learn(self, wanted: list[Letter], *, ended: bool, home: date) -> None:
        ends = dict(self.wire.tried)
        if self.wire.down:
            ends = dict.fromkeys((one.person for one in wanted), "deferred")
        for one in wanted:
            end = ends.get(one.person, "killed before")
            if end != "killed before":
                key = (one.person, one.day)
                self.oracle.items[key] = one.handles
                self.oracle.state[key] = end if end in ("sent", "deferred") else "unknown"
        self.counts["held back"] += self.oracle.held
        served = not self.oracle.held and any(self.oracle.served(one.person, one.day) for one in self.oracle.meant)
        if ended and (served or (not self.oracle.stuck and set(ends.values()) <= {"sent"})):
            self.oracle.good.append(home)

    def _blame(self, what: str) -> None:
        self.wrong.append(f"{self.now.isoformat()}: {what}")

    def doubled(self) -> list[tuple[str, date]]:
        """The mails that came more often than somebody asked for, or came again as another mail."""
        allowed = {key: 1 + self.oracle.resent[key] for key in self.copies}
        return [key for key, names in self.copies.items() if len(names) > allowed[key] or len(set(names)) > 1]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(HOME)).astimezone(UTC)


def _shifts(day: date) -> bool:
    noon = datetime.combine(day, time(12), ZoneInfo(HOME))
    return noon.utcoffset() != (noon - DAY).utcoffset()
