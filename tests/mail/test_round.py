"""However often it is tried and wherever it ends: each letter goes at most once, and what did not go is told."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amctl.errors import OutputError
from amctl.mail import ledger as ledger_module
from amctl.mail.entries import KEPT_HERE, Key
from amctl.mail.ledger import opened
from amctl.mail.letter import Attachment
from amctl.mail.transport import Mailing, NotReady, Outcome, Step
from tests.mail.office import NOW, TODAY, Office, letter, smtp
from tests.mail.servers import Scripted

ENDS = ["sent", "deferred", "refused", "unknown", "not ready", "dies before", "dies after the intent", "dies after",
        "cannot note"]  # fmt: skip


class Death(BaseException):
    """What nobody catches."""


class Fake:
    """A transport that ends as it is told, and counts what arrived."""

    def __init__(self, ends: list[str], arrived: Counter[str]) -> None:
        self.ends, self.arrived, self.full = ends, arrived, False

    def opening(self) -> Iterator[Step]:
        return iter(())

    def settled(self, name: str) -> bool | None:
        return None

    def close(self) -> None:
        pass

    def sending(self, mail: Mailing, intent: Callable[[], None]) -> Generator[Step, None, Outcome]:
        yield Step("x", True, "")
        end: Any = self.ends.pop(0) if self.ends else "sent"
        if end == "not ready":
            raise NotReady("connect", "gone")
        if end == "dies before":
            raise Death
        if end == "deferred":
            return Outcome("deferred", 451, "later")
        intent()
        if end == "dies after the intent":
            raise Death
        self.full = end == "cannot note"
        if end in ("sent", "unknown", "dies after", "cannot note"):
            self.arrived[mail.name] += 1  # which of unknown ones arrived, only somebody else knows
        if end == "dies after":
            raise Death
        return Outcome("sent" if end == "cannot note" else end)


def disk(by: Fake) -> Callable[[Path, str], None]:
    """Appending to a disk that may be full all of a sudden."""
    real = ledger_module.append

    def append(path: Path, line: str) -> None:
        if by.full:
            raise OutputError("No space left on device")
        real(path, line)

    return append


DECISIONS = st.sampled_from(["", "", "", "drop", "next day"])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.lists(st.sampled_from(ENDS), max_size=5), DECISIONS), max_size=6))
def test_at_most_once_and_never_in_silence(runs: list[tuple[list[str], str]]) -> None:
    arrived, people, day = Counter[str](), ("anna", "ben", "cleo"), TODAY
    with TemporaryDirectory() as folder:
        office = Office(Path(folder))
        for ends, decision in runs:
            by = Fake(list(ends), arrived)
            letters = [letter(person, day=day) for person in people]
            try:
                with patch.object(ledger_module, "append", disk(by)):
                    found = office.sends(*letters, by=by, today=day)
            except (Death, OutputError):
                assert office.ledger.runs[-1].counts is None, "a run that died is no heartbeat"
            else:
                assert [one.letter for one in found.letters] == letters
                for one in found.letters:
                    went = office.entry(one.letter.person, day=day).state == "sent"
                    assert went == (one.result in ("sent", "already"))
                    assert went or one.result == "dropped" or one in found.trouble
                assert set(found.unknown) == set(office.ledger.unknown())
            assert all(count == 1 for count in arrived.values()), "never twice"
            if decision == "drop":
                with opened(office.path, day, lambda: NOW) as ledger:
                    for one in ledger.now.unknown():
                        assert ledger.drop(one.key, day)
            elif decision:
                day += timedelta(days=1)
        told = {one.key for one in (*office.ledger.unknown(), *office.ledger.refused(), *office.ledger.waiting())}
        for key, entry in office.ledger.entries.items():
            assert entry.state in ("sent", "dropped") or office.ledger.served(key) or key in told


def test_each_is_told_what_became_of_it(office: Office) -> None:
    letters = [
        letter("anna"), letter("ben", address="ben@other.example"), letter("keller"), letter("x", address="no address"),
        letter("anna"), letter("cleo", attachments=(Attachment("x", "nothing", b""),)),
    ]  # fmt: skip
    found = office.sends(*letters)
    assert [one.result for one in found.letters] == ["sent", "bounded", "bounded", "bounded", "already", "refused"]
    assert [one.reason for one in found.trouble] == [
        "other.example is neither the domain of from nor in mail.allow of your config",
        "keller@ours.example is a customer's contact",
        "no address for mail: no address",
        "the mail to cleo cannot be made: nothing is no media type",
    ]
    assert not found.good
    assert office.ledger.runs[-1].counts == {"sent": 1, "bounded": 3, "already": 1, "refused": 1}
    assert [key.person for key in office.ledger.entries] == ["anna"], "what our own rules keep back may change any time"


def test_nothing_to_send_is_a_good_run_over_no_connection(office: Office) -> None:
    with Scripted() as server:
        assert office.sends(by=smtp(server.port)).good
        office.sends(letter(), by=smtp(server.port))
        office.sends(letter(), by=smtp(server.port))
        assert server.connections == 1
    good = office.ledger.last_good_run(TODAY)
    assert good
    assert good.counts == {"already": 1}


def test_somebody_asks_again_and_it_is_the_same_mail(office: Office) -> None:
    arrived = Counter[str]()
    with pytest.raises(Death):
        office.sends(letter(), by=Fake(["dies after the intent"], arrived))
    held = office.sends(letter(), by=Fake([], arrived))
    assert held.letters[0][1:] == ("unknown", 0, "the run ended while it was being sent")
    name = office.entry().message_id
    with opened(office.path, TODAY, lambda: NOW) as ledger:
        assert ledger.resend(Key("daily", "anna", TODAY))
    assert office.sends(letter(), by=Fake([], arrived)).good
    assert office.entry()[1:5] == ("sent", office.entry().at, "anna@ours.example", name)
    assert list(arrived.values()) == [1]


def test_a_folder_does_not_know_what_became_of_a_mail_that_left_another_way(office: Office) -> None:
    arrived = Counter[str]()
    with pytest.raises(Death):
        office.sends(letter(), by=Fake(["dies after"], arrived))
    assert [one.result for one in office.sends(letter(note=KEPT_HERE)).letters] == ["unknown"]
    with opened(office.path, TODAY, lambda: NOW) as ledger:
        ledger.leave(TODAY)
    assert [one.result for one in office.sends(letter(), by=Fake([], arrived)).letters] == ["unknown"]
    assert list(arrived.values()) == [1]
    assert office.files() == []


def test_after_a_missed_day_one_digest_comes_and_not_two(office: Office) -> None:
    office.sends(letter(), by=Fake(["deferred"], Counter()))
    assert [one.key for one in office.ledger.waiting()] == [Key("daily", "anna", TODAY)]
    tomorrow = TODAY + timedelta(days=1)
    assert office.sends(letter(day=tomorrow), today=tomorrow).good
    assert office.ledger.waiting() == ()


def test_a_clock_one_day_back_sends_nothing_to_who_had_a_later_day(office: Office) -> None:
    tomorrow = TODAY + timedelta(days=1)
    office.sends(letter(day=tomorrow), today=tomorrow)
    found = office.sends(letter(), letter("ben"))
    assert [one.result for one in found.letters] == ["already", "sent"]
    assert found.good


def test_a_clock_two_days_back_sends_nothing_until_somebody_decides(office: Office) -> None:
    ahead = TODAY + timedelta(days=2)
    office.sends(letter(day=ahead), today=ahead)
    found = office.sends(letter(), letter("ben"))
    assert [one[1:3] for one in found.letters] == [("held", 0)] * 2
    assert found.letters[0].reason == "something was sent for 2026-11-25, which is yet to come: is the clock right?"
    assert office.ledger.runs[-1].counts == {"held": 2}
    assert len(office.files()) == 1
    with opened(office.path, TODAY, lambda: NOW) as ledger:
        for one in ledger.now.ahead(TODAY):
            ledger.drop(one.key, TODAY)
    assert office.sends(letter(), letter("ben")).good
    assert office.sends(letter(day=ahead), today=ahead).good


def test_a_clock_of_somebody_far_in_the_east_is_no_trouble(office: Office) -> None:
    ahead = TODAY + timedelta(days=2)
    office.sends(letter(day=ahead - timedelta(days=1)), letter("ben"), today=TODAY)
    assert office.sends(letter("cleo"), letter(day=ahead - timedelta(days=1))).good


def never(day: Any) -> str:
    pytest.fail("no other machine needs to know")


def test_trials_are_sent_each_time_and_leave_no_trace(office: Office) -> None:
    with Scripted() as server:
        for _ in range(2):
            assert office.sends(letter(kind="trial"), by=smtp(server.port), leaving=never).good
        assert len(server.accepted) == 2
    assert office.ledger.entries == {}


def test_each_day_of_which_something_leaves_is_told_before_and_once(office: Office) -> None:
    told: list[Any] = []

    def leaving(day: Any) -> str:
        told.append((day, len(office.files())))
        return f"a note about {day.day}"

    tomorrow = TODAY + timedelta(days=1)
    letters = letter(), letter("ben"), letter("cleo", day=tomorrow)
    found = office.sends(*letters, leaving=leaving)
    assert told == [(TODAY, 0), (tomorrow, 2)]
    assert found.notes == ("a note about 23", "a note about 24")
    office.sends(*letters, leaving=leaving)
    assert len(told) == 2


def overlapping(folder: str, port: int, ready: Any) -> None:
    ready.wait()
    letters = [letter(f"p{number}") for number in range(20)]
    assert Office(Path(folder)).sends(*letters, by=smtp(port)).good


def test_eight_overlapping_runs_send_one_mail_each(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Barrier(8)
    with Scripted() as server:
        processes = [spawn.Process(target=overlapping, args=(str(tmp_path), server.port, ready)) for _ in range(8)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(100)
        assert [process.exitcode for process in processes] == [0] * 8
        assert len(server.accepted) == len(set(server.accepted)) == 20
