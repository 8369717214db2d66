"""What is noted in the ledger outlives a crash at any point, and means the same to whoever reads it."""

import json
import multiprocessing
import os
import stat
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.errors import Locked, MailError, OutputError
from amctl.mail import ledger as module
from amctl.mail.entries import Entry, Key, Ledger, folded, record_of
from amctl.mail.ledger import OpenLedger, ledger_path, opened, read
from tests.mail.office import NOW, TODAY, Office, letter

KEY = Key("daily", "anna", TODAY)


def hold(office: Office, today: date = TODAY, patience: float = 10) -> Any:
    return opened(office.path, today, lambda: NOW, patience)


def note(office: Office, *entries: Entry) -> None:
    with hold(office) as ledger:
        for entry in entries:
            ledger.note(entry)


def test_what_is_noted_is_read(office: Office) -> None:
    entry = Entry(KEY, "sent", "", "anna@ours.example", "<id@x>", 250, "ok", ("F1", "F2"), "covers ben")
    note(office, entry)
    assert office.entry() == entry._replace(at="2026-11-23T06:00:00+00:00")
    assert office.ledger.last_items("anna", "daily") == ("F1", "F2")
    assert office.ledger.last_items("anna", "weekly") == office.ledger.last_items("ben", "daily") == ()
    assert len(office.ledger.id) == 32


def test_it_is_for_its_owner_only(office: Office) -> None:
    note(office, Entry(KEY, "sent"))
    assert stat.S_IMODE(office.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(office.path.parent.stat().st_mode) == 0o700


def test_there_is_one_for_each_book_and_none_without_a_home(tmp_path: Path) -> None:
    one, other = (ledger_path(tmp_path / name / "accounts", dict(os.environ)) for name in ("a", "b"))
    assert one != other
    assert one.parent.name == "mail"
    assert one.name.startswith("accounts-")
    with pytest.raises(MailError, match="no folder to keep the ledger"):
        ledger_path(tmp_path, {"HOME": ""})


def test_a_line_that_a_crash_cut_off_is_no_record_and_is_not_glued_to_the_next(office: Office) -> None:
    note(office, Entry(KEY, "deferred"))
    whole = json.dumps(record_of(Entry(KEY, "sent")))
    for length in range(1, len(whole)):
        with office.path.open("a") as file:
            file.write(whole[:length])
        assert office.entry().state == "deferred"
        note(office, Entry(KEY._replace(person="ben"), "refused", code=length))
        assert office.entry("ben").code == length
        assert office.entry().state == "deferred"
    with office.path.open("a") as file:
        file.write(whole)  # but for its line end
    assert office.entry().state == "sent"
    note(office, Entry(KEY._replace(person="cleo"), "sent"))
    assert office.entry().state == office.entry("cleo").state == "sent"


@pytest.mark.parametrize(
    "line",
    [
        b"", b"[]", b"null", b"1", b"\xff\xfe", b"\0\0\0\0", b"{}", b'{"run": 1}', b'{"run": "x", "counts": {}}',
        b'{"person": "anna", "state": "sent", "day": "2026-13-01"}', b'{"person": "anna", "state": "sent", "day": 1}',
        b'{"person": "anna", "state": "gone", "day": "2026-11-23"}', b'{"state": "sent", "day": "2026-11-23"}',
        b'{"person": 1, "state": "sent", "day": "2026-11-23"}', b'{"taken_over": "soon"}', b"[" * 100_000,
        b'{"person": "anna", "state": ["sent"], "day": "2026-11-23"}',
    ],
)  # fmt: skip
def test_what_is_no_record_is_passed_over(line: bytes, office: Office) -> None:
    note(office, Entry(KEY, "sent"))
    before = office.ledger
    with office.path.open("ab") as file:
        file.write(line + b"\n")
    assert office.ledger == before


def test_what_was_being_sent_when_a_run_died_is_unknown(office: Office) -> None:
    note(office, Entry(KEY, "sending", address="a@x.example"))
    assert [one.state for one in office.ledger.unknown()] == ["sending"], "whoever looks is told of it already"
    with hold(office) as ledger:
        assert [(one.state, one.address) for one in ledger.now.unknown()] == [("unknown", "a@x.example")]
    assert office.entry().state == "unknown"


@pytest.mark.parametrize("state", ["deferred", "sending", "refused", "unknown", "dropped"])
def test_what_was_sent_stays_sent(state: Any) -> None:
    assert folded(record_of(Entry(KEY, one)) for one in ("sent", state)).entries[KEY].state == "sent"


def test_somebody_decides_what_becomes_of_a_letter(office: Office) -> None:
    states: list[Any] = ["unknown", "refused", "deferred", "sent", "dropped"]
    keys = [Key("daily", state, TODAY) for state in states]
    note(office, *(Entry(key, state) for key, state in zip(keys, states, strict=True)))
    with hold(office) as ledger:
        assert [ledger.resend(key) for key in keys] == [True, True, False, False, False]
        assert not ledger.resend(KEY)
        assert not ledger.drop(KEY, TODAY)
    assert [office.ledger.entries[key].state for key in keys] == ["deferred", "deferred", "deferred", "sent", "dropped"]
    with hold(office) as ledger:
        assert [ledger.drop(key, TODAY) for key in keys] == [True, True, True, False, False]
    assert [office.ledger.entries[key].state for key in keys] == ["dropped", "dropped", "dropped", "sent", "dropped"]


def test_what_is_of_a_day_to_come_is_dropped_altogether(office: Office) -> None:
    note(office, Entry(KEY, "sent"))
    with hold(office) as ledger:
        assert not ledger.drop(KEY, TODAY)
        assert ledger.drop(KEY, TODAY - timedelta(days=2))
        assert ledger.now.entries == {}
    assert office.ledger.entries == {}


def test_waiting_and_refused_letters_are_told_until_a_later_one_was_sent() -> None:
    later = KEY._replace(day=TODAY + timedelta(days=1))
    refused = KEY._replace(person="ben")
    entries = [Entry(KEY, "deferred"), Entry(refused, "refused")]
    before = folded(record_of(one) for one in entries)
    assert ([one.key for one in before.waiting()], [one.key for one in before.refused()]) == ([KEY], [refused])
    after = folded(
        record_of(one) for one in [*entries, Entry(later, "sent"), Entry(later._replace(person="ben"), "sent")]
    )
    assert after.waiting() == after.refused() == ()
    assert after.served(KEY)
    assert after.served(later)
    assert not after.served(later._replace(kind="weekly"))
    assert not after.served(KEY._replace(day=TODAY + timedelta(days=2)))


def test_runs_are_the_heartbeat(office: Office) -> None:
    assert read(office.path).last_good_run(TODAY) is None
    with hold(office) as ledger:
        for counts in ({"sent": 2}, {"sent": 1, "deferred": 1}, {"unknown": 1}, {"held": 3}):
            ledger.begin(TODAY)
            ledger.end(TODAY, counts)
        ledger.begin(TODAY)
    runs = office.ledger.runs
    assert [one.good for one in runs] == [True, False, False, False, False]
    good = office.ledger.last_good_run(TODAY)
    assert good == runs[0]
    assert (good.day, good.at, good.counts) == (TODAY, "2026-11-23T06:00:00+00:00", {"sent": 2})


def test_the_heartbeat_is_of_daily_letters_on_working_days_that_have_come(office: Office) -> None:
    friday = TODAY - timedelta(days=3)
    with hold(office) as ledger:
        for day, letters in (
            (friday, "daily"), (TODAY + timedelta(days=30), "daily"), (friday + timedelta(days=1), "daily"),
            (TODAY, "weekly"), (friday - timedelta(days=28), "daily"),
        ):  # fmt: skip
            ledger.begin(day, letters)
            ledger.end(day, {"sent": 1})
    last = office.ledger.last_good_run(TODAY)
    assert last
    assert (last.day, last.letters) == (friday, "daily")


def test_tomorrow_is_no_day_to_come_for_whoever_is_further_east(office: Office) -> None:
    note(office, Entry(KEY, "unknown"))
    with hold(office) as ledger:
        assert ledger.drop(KEY, TODAY - timedelta(days=1))
    assert office.entry().state == "dropped"


def test_what_is_old_is_forgotten_but_what_still_matters(office: Office) -> None:
    old, older = (TODAY - timedelta(days=days) for days in (403, 410))  # working days
    with hold(office, older) as ledger:
        ledger.begin(older)
        ledger.end(older, {})
        ledger.begin(old)
        ledger.end(old, {"sent": 2})
        ledger.begin(old)
        for person, day, state in (
            ("anna", older, "sent"), ("anna", old, "sent"), ("ben", old, "unknown"), ("ben", older, "refused"),
            ("cleo", TODAY - timedelta(days=400), "sent"), ("dan", old, "deferred"),
        ):  # fmt: skip
            ledger.note(Entry(Key("daily", person, day), state, items=("F",)))  # type: ignore[arg-type]
        ledger.note(Entry(Key("daily", "fay", older), "deferred"))
        ledger.note(Entry(Key("daily", "fay", older), "void"))
        ledger._add({"day": older.isoformat(), "something": "of a newer version"})
        ledger.take_over(older)
        ledger.note(Entry(Key("daily", "eve", TODAY), "sent"))
    size = office.path.stat().st_size
    with hold(office) as ledger:
        kept = ledger.now
    assert [(one.key.person, one.state) for one in kept.entries.values()] == [
        ("anna", "sent"), ("ben", "unknown"), ("cleo", "sent"), ("eve", "sent"),
    ]  # fmt: skip
    assert kept.entries[Key("daily", "anna", old)].items == ("F",)
    assert [one.day for one in kept.runs] == [old]
    assert kept.taken_over == older
    assert read(office.path) == kept
    assert office.path.stat().st_size < size
    assert stat.S_IMODE(office.path.stat().st_mode) == 0o600


def test_a_clock_that_is_years_ahead_makes_nothing_old(office: Office) -> None:
    note(office, Entry(KEY, "sent"), Entry(KEY._replace(day=TODAY - timedelta(days=1)), "sent"))
    with hold(office, date(2036, 1, 1)) as ledger:
        assert len(ledger.now.entries) == 2


def test_a_second_run_is_told_who_holds_it(office: Office) -> None:
    with hold(office):
        process = multiprocessing.get_context("spawn").Process(target=try_to_hold, args=(office.path,))
        process.start()
        process.join()
    assert process.exitcode == 0


def try_to_hold(path: Path) -> None:
    with (
        pytest.raises(Locked, match="the ledger of sent mail is being changed by process"),
        opened(path, TODAY, lambda: NOW, 0.1),
    ):
        pass


def test_what_is_no_ledger_is_left_alone(office: Office) -> None:
    office.path.parent.mkdir(parents=True)
    office.path.write_text('{"id": "of something else"}\n')
    with pytest.raises(MailError, match="is no ledger"), hold(office):
        pass
    assert office.path.read_text() == '{"id": "of something else"}\n'


def test_a_ledger_that_cannot_be_read_keeps_mail_from_leaving(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.path.parent.mkdir(parents=True)
    office.path.symlink_to(office.folder / "elsewhere")
    with pytest.raises(MailError, match="cannot read"), hold(office):
        pass
    office.path.unlink()
    note(office, Entry(KEY, "sent"))
    monkeypatch.setattr(module, "MAX_LEDGER", 10)
    with pytest.raises(MailError, match="is larger than"):
        read(office.path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError), opened(tmp_path / "file" / "mail" / "x.jsonl", TODAY, lambda: NOW):
        pass
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "mail").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError), opened(tmp_path / "state" / "mail" / "x.jsonl", TODAY, lambda: NOW):
        pass


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_what_cannot_be_noted_is_told_and_does_not_count(
    call: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: Any) -> int:
        raise OSError(28, "No space left on device")

    with hold(office) as ledger:
        before = ledger.now
        with monkeypatch.context() as now:
            now.setattr(module.os, call, fails)
            with pytest.raises(OutputError, match="No space left on device"):
                ledger.note(Entry(KEY, "sent"))
        assert ledger.now == before


RECORDS = st.builds(
    Entry,
    st.builds(Key, st.sampled_from(["daily", "weekly"]), st.sampled_from(["anna", "ben"]),
              st.dates(TODAY, TODAY + timedelta(days=2))),
    st.sampled_from(["deferred", "sending", "sent", "refused", "unknown", "dropped", "void"]),
    code=st.integers(0, 599),
    items=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    reason=st.text(max_size=20),
)  # fmt: skip


@given(st.lists(RECORDS, max_size=20))
def test_it_is_the_same_read_at_once_or_bit_by_bit(entries: list[Entry]) -> None:
    records: list[Any] = [json.loads(json.dumps(record_of(one))) for one in entries]
    whole, bit = folded(records), Ledger()
    for one in records:
        bit = folded([one], bit)
    assert whole == bit
    told = {one.key for one in (*whole.unknown(), *whole.refused(), *whole.waiting())}
    for key, entry in whole.entries.items():
        quiet = entry.state in ("sent", "dropped") or whole.served(key)
        assert quiet or key in told, "what was not sent is told"


def test_days_ahead_are_told() -> None:

    def days(n):
        return Entry(KEY._replace(day=TODAY + timedelta(days=n)), "sent")

    found = folded(record_of(days(n)) for n in (-1, 0, 1, 2, 5))
    assert [one.key.day.day for one in found.ahead(TODAY)] == [25, 28]
    assert found.newest() == TODAY + timedelta(days=5)
    assert Ledger().newest() is None


def test_a_ledger_knows_who_it_is_only_once(office: Office) -> None:
    with hold(office) as one:
        first = one.now.id
        assert isinstance(one, OpenLedger)
    with office.path.open("a") as file:
        file.write('{"ledger": "another"}\n')
    assert office.ledger.id == first


@pytest.mark.parametrize("kind", ["pipe", "folder", "empty", "garbage"])
def test_what_is_no_ledger_is_told_in_the_same_words_to_who_sends_and_who_looks(kind: str, office: Office) -> None:
    office.path.parent.mkdir(parents=True)
    writer = None
    if kind == "pipe":
        os.mkfifo(office.path)
        writer = os.open(office.path, os.O_RDWR)
    elif kind == "folder":
        office.path.mkdir()
    else:
        office.path.write_text("" if kind == "empty" else "hello\n{}\n")
    with pytest.raises(MailError, match=r"book\.jsonl is no ledger of sent mail$") as looked:
        read(office.path)
    with pytest.raises(MailError) as sent, hold(office):
        pass
    assert (str(sent.value), sent.value.hint) == (str(looked.value), looked.value.hint)
    if writer is not None:
        os.close(writer)


def test_what_a_clock_far_ahead_has_forgotten_never_goes_again(office: Office) -> None:
    office.sends(letter())
    for days in (560, 561):
        ahead = TODAY + timedelta(days=days)
        office.sends(letter(day=ahead), today=ahead)
    with hold(office) as ledger:
        assert Key("daily", "anna", TODAY) not in ledger.now.entries
        for one in ledger.now.ahead(TODAY):
            ledger.drop(one.key, TODAY)
    assert [one.result for one in office.sends(letter(), letter("ben")).letters] == ["already", "already"]
    tomorrow = TODAY + timedelta(days=1)
    assert [one.result for one in office.sends(letter(day=tomorrow), today=tomorrow).letters] == ["sent"]
    with hold(office, TODAY + timedelta(days=1200)) as ledger:
        assert sum("taken_over" in one for one in ledger.records) == 1
