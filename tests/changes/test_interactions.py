"""What was said and done: logged, planned, closed, put off."""

from collections.abc import Callable
from datetime import date

import pytest

from amctl.changes.apply import applied, at
from amctl.changes.edits import Append, Deed
from amctl.changes.identity import handles
from amctl.changes.interactions import (
    close_follow_up,
    follow_up_meant,
    log_interaction,
    outcome_of,
    plan_follow_up,
    snooze,
    stub,
    together,
)
from amctl.dates import Period
from amctl.errors import UsageError
from amctl.model.account import Account
from amctl.model.history import Interaction
from amctl.model.people import ContactLeft
from amctl.model.reading import Record, understood
from amctl.model.work import FollowUp
from amctl.yaml.reader import read

TODAY = date(2026, 11, 23)
TEXT = """\
name: Acme
status: active
owner: anna
contacts:
  keller: {name: Dr. Miriam Keller}
follow_ups:
  - {what: Send draft, due: 2026-11-27, promised_to: keller, kind: email}
  - {what: Status mail, due: 2026-01-31, every: 1 month, last_done: 2026-10-31, snoozed_until: 2026-12-10}
  - {what: Send draft, due: 2026-12-27}
interactions:
  - {date: 2026-11-16, kind: email, summary: Hello, message_id: <a@b.example>}
"""


@pytest.fixture
def acme() -> Record:
    document = read("acme.yaml", TEXT.encode())
    account, problems = understood(document, Account)
    assert account is not None, problems
    return Record("acme", account, document)


def done(record: Record, deed: Deed) -> dict[str, object]:
    """The data with the deed in it, which the model must understand."""
    data = record.document.data
    for change in deed.changes:
        data = applied(data, change, Account)
    Account.model_validate(data)
    return data


def test_a_call_is_added_with_what_was_said_and_nothing_else(acme: Record) -> None:
    call = Interaction(date=TODAY, kind="call", by=("anna",), with_=("keller",), direction="out", summary="Hello")
    deed = log_interaction(acme, call, today=TODAY)
    entry = {
        "date": "2026-11-23",
        "kind": "call",
        "by": "anna",
        "with": "keller",
        "direction": "out",
        "summary": "Hello",
    }
    assert at(done(acme, deed), ("interactions", 1)) == entry
    assert deed.done == "Logged a call with Dr. Miriam Keller at Acme."


def test_a_voicemail_of_last_friday_is_told_as_one(acme: Record) -> None:
    call = Interaction(
        date=date(2026, 11, 20), kind="call", with_=("keller", "new"), reached=False, summary="Voicemail"
    )
    deed = log_interaction(acme, call, today=TODAY)
    assert deed.done == (
        "Logged a call with Dr. Miriam Keller, new on Fri 2026-11-20 (3 days ago) at Acme; nobody was reached."
    )


def test_a_mail_is_logged_once(acme: Record) -> None:
    mail = Interaction(date=TODAY, kind="email", summary="Again", message_id="<a@b.example>")
    with pytest.raises(UsageError, match="there already, as of 2026-11-16: Hello"):
        log_interaction(acme, mail, today=TODAY)
    other = log_interaction(acme, mail.model_copy(update={"message_id": "<c@b.example>"}), today=TODAY)
    assert isinstance(other.changes[0], Append)


def test_a_plan_names_its_handle_even_among_others_alike(acme: Record) -> None:
    plan = FollowUp(what="Send draft", due=date(2026, 11, 30), promised_to="keller")
    deed = plan_follow_up(acme, plan, today=TODAY)
    account = Account.model_validate(done(acme, deed))
    handle = handles("acme", "follow-up", account.follow_ups)[3]
    assert deed.done == (
        f"Planned: Send draft, Mon 2026-11-30 (in 7 days), promised to Dr. Miriam Keller, {handle[:5]}."
    )


def test_a_plan_tells_its_hour_its_rhythm_and_whose_turn_it_is(acme: Record) -> None:
    plan = FollowUp(
        what="Talk", due=date(2026, 11, 24), at="10:00", every=Period(2, "week"), waiting_on="gone", kind="meeting"
    )
    told = plan_follow_up(acme, plan, today=TODAY).done
    assert told.startswith("Planned: Talk, Tue 2026-11-24 (tomorrow) at 10:00, every 2 weeks, waiting on gone, ")


def test_the_second_of_two_alike_is_closed_and_not_the_first(acme: Record) -> None:
    name = handles("acme", "follow-up", acme.account.follow_ups)[2]
    found = follow_up_meant(acme, name)
    assert found
    data = done(acme, close_follow_up(acme, found[0], on=TODAY, today=TODAY))
    assert at(data, ("follow_ups", 2, "done")) == "2026-11-23"
    assert at(data, ("follow_ups", 0, "done")) is None
    assert follow_up_meant(acme, "nothing") is None


@pytest.mark.parametrize(
    ("on", "upto", "following"),
    [
        (date(2026, 11, 23), "2026-11-30", "2026-12-31"),  # early: November's counts
        (date(2026, 11, 30), "2026-11-30", "2026-12-31"),
        (date(2027, 2, 3), "2027-02-03", "2027-02-28"),  # late: those missed are over
    ],
)
def test_what_comes_again_moves_on_along_its_own_days(acme: Record, on: date, upto: str, following: str) -> None:
    deed = close_follow_up(acme, 1, on=on, today=TODAY)
    data = done(acme, deed)
    assert at(data, ("follow_ups", 1)) == {
        "what": "Status mail",
        "due": "2026-01-31",
        "every": "1 month",
        "last_done": upto,
    }
    assert f"next on {date.fromisoformat(following):%a} {following}" in deed.done


def test_what_is_typed_twice_skips_no_time(acme: Record) -> None:
    for on in (date(2026, 10, 31), date(2026, 10, 1)):
        with pytest.raises(UsageError, match=r"done already, up to 2026-10-31; next on Mon 2026-11-30 \(in 7 days\)"):
            close_follow_up(acme, 1, on=on, today=TODAY)


def test_a_call_with_somebody_who_is_gone_is_a_slip_or_news(acme: Record) -> None:
    gone = acme.account.contacts["keller"].model_copy(update={"left": ContactLeft(date=date(2026, 10, 31))})
    replaced = gone.model_copy(update={"left": ContactLeft(date=date(2026, 10, 31), replaced_by="neu")})
    call = Interaction(date=TODAY, kind="call", with_=("keller",), summary="x")
    for contact, told in ((gone, "left on 2026-10-31."), (replaced, "left on 2026-10-31; neu came after.")):
        record = acme._replace(account=acme.account.model_copy(update={"contacts": {"keller": contact}}))
        assert log_interaction(record, call, today=TODAY).notes == (f"Dr. Miriam Keller {told}",)
        early = call.model_copy(update={"date": date(2026, 10, 31)})
        assert log_interaction(record, early, today=TODAY).notes == ()


def test_snoozing_keeps_the_promised_day(acme: Record) -> None:
    deed = snooze(acme, 0, until=date(2026, 11, 30), today=TODAY)
    entry = at(done(acme, deed), ("follow_ups", 0))
    assert (entry["due"], entry["snoozed_until"]) == ("2026-11-27", "2026-11-30")
    assert deed.done == "Put off: Send draft, until Mon 2026-11-30 (in 7 days); due stays 2026-11-27."
    with pytest.raises(UsageError, match="not in the future"):
        snooze(acme, 0, until=TODAY, today=TODAY)


def test_what_came_of_a_follow_up_is_of_its_kind_and_with_its_people() -> None:
    mail = FollowUp(what="x", due=TODAY, kind="email", promised_to="keller")
    found = outcome_of(mail, "Sent.", on=TODAY, by=("anna",))
    assert (found.kind, found.with_, found.direction) == ("email", ("keller",), "out")
    task = FollowUp(what="x", due=TODAY)
    assert outcome_of(task, "Done.", on=TODAY, by=()).kind == "note"
    waiting = FollowUp(what="x", due=TODAY, waiting_on="keller")
    assert outcome_of(waiting, "Came.", on=TODAY, by=()).with_ == ("keller",)
    meeting = FollowUp(what="x", due=TODAY, kind="meeting", with_=("petersen",), promised_to="keller")
    assert outcome_of(meeting, "Held.", on=TODAY, by=()).with_ == ("petersen",)


def test_somebody_new_is_a_name_and_perhaps_an_address(acme: Record) -> None:
    deed = together(stub(acme, "neu", "Jana Neu"), stub(acme, "alt", "A. Alt", email="alt@acme.example"))
    data = done(acme, deed)
    assert at(data, ("contacts", "neu")) == {"name": "Jana Neu"}
    assert at(data, ("contacts", "alt", "email")) == "alt@acme.example"
    assert deed.done == "Added Jana Neu as contact neu. Added A. Alt as contact alt."


@pytest.mark.parametrize("field", ["promised_to", "waiting_on"])
def test_nothing_is_promised_to_somebody_who_left(account: Callable[..., Record], field: str) -> None:
    record = account("contacts:\n  a: {name: Ada}\n  b: {name: Bea, left: {date: 2026-10-31, replaced_by: a}}\n")
    follow_up = FollowUp(what="Offer", due=date(2026, 12, 1), **{field: "b"})
    with pytest.raises(UsageError, match=r"^Bea left on 2026-10-31; Ada came after$"):
        plan_follow_up(record, follow_up, today=TODAY)
