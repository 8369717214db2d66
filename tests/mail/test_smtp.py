"""Whatever a mail server does, each letter ends as sent, not sent, or unknown, and it is told which and why."""

import time
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.errors import MailError, OutputError
from amctl.mail import connection, deadline
from amctl.mail.letter import Letter
from amctl.mail.mailbox import mailbox_of
from amctl.mail.smtp import stuffed
from tests.mail.office import TODAY, Office, letter, smtp
from tests.mail.servers import Drop, Hook, Inbox, Scripted, behaving


def at(step: str, answer: "str | bytes | type[Drop]", times: int = 99, after: int = 0) -> Hook:
    """Gives this answer at a step, `times` times, but not the first `after` times."""
    seen = 0

    def hook(now: str, server: Scripted) -> "str | bytes | None":
        nonlocal seen
        if now != step:
            return None
        seen += 1
        if not after < seen <= after + times:
            return None
        if isinstance(answer, type):
            raise answer
        return answer

    return hook


def several(*people: str) -> list[Letter]:
    return [letter(one) for one in people]


def results(office: Office, server: Scripted, *people: str, limit: float = 20) -> list[tuple[str, int, str]]:
    found = office.sends(*several(*people), by=smtp(server.port, limit))
    assert [one.letter.person for one in found.letters] == list(people)
    for one in found.letters:
        assert office.entry(one.letter.person).state == one.result
    return [one[1:] for one in found.letters]


def test_mails_arrive_over_one_connection(office: Office) -> None:
    with behaving() as server:
        inbox: Inbox = server.handler
        assert office.sends(*several("anna", "ben"), by=smtp(server.port)).good
        assert office.sends(*several("anna", "ben"), by=smtp(server.port)).good
    assert [mail[:2] for mail in inbox.mails] == [
        ("bot@ours.example", ["anna@ours.example"]), ("bot@ours.example", ["ben@ours.example"]),
    ]  # fmt: skip
    found = message_from_bytes(inbox.mails[0][2], policy=policy.default)
    assert (found["To"], found.get_content()) == ("Anna Becker <anna@ours.example>", "Call Acme.\r\n")
    assert found["Message-ID"] == office.entry().message_id


def test_a_recipient_is_refused_or_put_off_and_the_others_get_theirs(office: Office) -> None:
    with behaving() as server:
        inbox: Inbox = server.handler
        told = office.sends(*several("bad", "grey", "anna"), by=smtp(server.port)).letters
        assert [one[1:] for one in told] == [
            ("refused", 550, "no such user"), ("deferred", 451, "try later"), ("sent", 250, "kept"),
        ]  # fmt: skip
        again = office.sends(*several("bad", "grey", "anna"), by=smtp(server.port)).letters
        assert [one.result for one in again] == ["refused", "deferred", "already"]
        moved = office.sends(letter("bad", address="good@ours.example"), by=smtp(server.port))
        assert moved.good, "a new address is worth a try"
    assert [mail[1] for mail in inbox.mails] == [["anna@ours.example"], ["good@ours.example"]]


@pytest.mark.parametrize(
    ("step", "answer", "result", "code"),
    [
        ("MAIL", "550 not you", "refused", 550),
        ("MAIL", "451 later", "deferred", 451),
        ("MAIL", "421 later", "deferred", 421),
        ("MAIL", b"nonsense\r\n", "deferred", 0),
        ("RCPT", "550 unknown", "refused", 550),
        ("RCPT", "451 grey", "deferred", 451),
        ("RCPT", "252 perhaps", "deferred", 252),
        ("DATA", "451 full", "deferred", 451),
        ("DATA", "554 no", "refused", 554),
        ("DATA", "250 what", "deferred", 250),
        ("body", "451 later", "deferred", 451),
        ("body", "421 later", "deferred", 421),
        ("body", "554 spam", "refused", 554),
        ("body", "354 what", "unknown", 354),
        ("body", b"nonsense\r\n", "unknown", 0),
        ("MAIL", Drop, "deferred", 0),
        ("RCPT", Drop, "deferred", 0),
        ("DATA", Drop, "deferred", 0),
        ("MAIL", b"250-ok\r\n2", "deferred", 0),
        ("body", b"25", "unknown", 0),
        ("body", b"250 ok", "unknown", 0),
        ("body", b"250-ok\r\n250 ok", "unknown", 0),
        ("body", b"250-ok\r\n" * 300, "unknown", 0),
        ("body", b"250" + b" " * 5000 + b"\r\n", "unknown", 0),
        ("asked", Drop, "unknown", 0),
        ("body", Drop, "unknown", 0),
    ],
)
def test_each_answer_at_each_step(step: str, answer: Any, result: str, code: int, office: Office) -> None:
    with Scripted(at(step, answer)) as server:
        first, second = results(office, server, "anna", "ben")
        assert first[:2] == second[:2] == (result, code)
        assert first[2]
        assert server.accepted == []
        assert server.connections <= 2, "a fresh connection is not tried twice"


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "body"])
def test_a_mail_after_one_that_was_refused_is_sent(step: str, office: Office) -> None:
    with Scripted(at(step, "550 no", 1)) as server:
        assert [one[0] for one in results(office, server, "anna", "ben")] == ["refused", "sent"]
        assert server.connections == 1
        assert "RSET" in server.commands


def test_a_connection_that_is_lost_when_a_refusal_is_cleared_is_made_again(office: Office) -> None:
    hooks = at("MAIL", "550 no", 1), at("RSET", Drop)
    with Scripted(lambda step, server: hooks[0](step, server) or hooks[1](step, server)) as server:
        assert [one[0] for one in results(office, server, "anna", "ben")] == ["refused", "sent"]
        assert server.connections == 2


@pytest.mark.parametrize("answer", ["421 enough", Drop])
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_has_enough_between_two_mails_is_asked_once_more(step: str, answer: Any, office: Office) -> None:
    with Scripted(at(step, answer, times=1, after=1)) as server:
        assert [one[0] for one in results(office, server, "anna", "ben", "cleo")] == ["sent"] * 3
        assert (server.connections, len(server.accepted)) == (2, 3)
    with Scripted(at(step, answer, after=1)) as server:
        found = office.sends(*(letter(p, kind="weekly") for p in ("anna", "ben", "cleo")), by=smtp(server.port))
        assert [one.result for one in found.letters] == ["sent", "deferred", "deferred"]


def test_a_server_that_is_gone_is_tried_once_for_all(office: Office) -> None:
    with Scripted(at("connect", "421 closed")) as server:
        told = results(office, server, "anna", "ben", "cleo")
        assert told == [("deferred", 421, "localhost: closed")] * 3
        assert server.connections == 1
    told = results(office, server, "anna", "ben")
    assert {one[:2] for one in told} == {("deferred", 0)}
    assert told[0][2].startswith(f"localhost, port {server.port}: ")


def test_the_connection_may_fail_in_the_middle_of_a_run(office: Office) -> None:
    hooks = at("connect", "421 closed", after=1), at("MAIL", Drop, after=1)
    with Scripted(lambda step, server: hooks[0](step, server) or hooks[1](step, server)) as server:
        told = results(office, server, "anna", "ben", "cleo")
        assert told == [("sent", 250, "kept"), *[("deferred", 421, "localhost: closed")] * 2]


@pytest.mark.parametrize("step", ["connect", "EHLO", "MAIL", "RCPT", "DATA", "body"])
def test_a_silent_server_costs_the_time_limit_and_no_more(step: str, office: Office) -> None:
    def hook(now: str, server: Scripted) -> None:
        if now == step:
            time.sleep(8)

    begun = time.monotonic()
    with Scripted(hook) as server:
        told = results(office, server, "anna", "ben", limit=0.5)
    assert time.monotonic() - begun < 5
    assert [one[0] for one in told] == ["unknown" if step == "body" else "deferred", "deferred"]
    assert all("time limit of 0.5 seconds" in one[2] for one in told)


@pytest.mark.parametrize("step", ["connect", "MAIL", "body"])
def test_a_server_that_drips_costs_no_more_either(step: str, office: Office) -> None:
    def hook(now: str, server: Scripted) -> None:
        while now == step:
            server.open[-1].sendall(b"2")  # raises OSError when the other end is gone
            time.sleep(0.1)

    begun = time.monotonic()
    with Scripted(hook) as server:
        told = results(office, server, "anna", limit=2)
    assert 1.5 < time.monotonic() - begun < 6
    assert told[0][0] == ("unknown" if step == "body" else "deferred")
    assert "time limit of 2 seconds" in told[0][2]


def test_a_step_has_its_own_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.Client.limit, "__defaults__", (0.3,))
    monkeypatch.setattr(connection.Client.asked, "__defaults__", (0.3,))

    def hook(now: str, server: Scripted) -> None:
        if now == "RCPT":
            time.sleep(2)

    with Scripted(hook) as server:
        result, _, reason = results(office, server, "anna")[0]
    assert result == "deferred"
    assert "timed out" in reason


def test_a_name_that_nobody_resolves_costs_no_more_than_the_limit(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline.socket, "getaddrinfo", lambda *given, **more: time.sleep(2) or [])
    told = office.sends(letter(), by=smtp(25, limit=0.2, host="mail.ours.example")).letters[0]
    assert told[1:] == ("deferred", 0, "mail.ours.example, port 25: nobody says what its address is")


def test_what_is_no_name_of_a_host_is_told(office: Office) -> None:
    told = office.sends(letter(), by=smtp(25, host="a" * 300)).letters[0]
    assert told.result == "deferred"
    assert told.reason.endswith("port 25: it is no name of a host")


def test_without_tls_only_this_machine_itself_is_spoken_to(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        deadline.socket, "getaddrinfo", lambda *given, **more: [(2, 1, 6, "", ("192.0.2.1", 25))]
    )  # documentation's own network
    with pytest.raises(MailError, match=r"mail\.ours\.example is another machine"):
        office.sends(letter(), by=smtp(25, host="mail.ours.example"))
    assert office.ledger.last_good_run(TODAY) is None


@pytest.mark.parametrize("person", ["anna", "jürgen"])
def test_letters_of_all_alphabets_in_an_address(person: str, office: Office) -> None:
    with behaving(enable_SMTPUTF8=True) as server:
        told = office.sends(letter(person, address=f"{person}@ours.example"), letter("ben"), by=smtp(server.port))
        assert told.good
        inbox: Inbox = server.handler
        assert [mail[1] for mail in inbox.mails] == [[f"{person}@ours.example"], ["ben@ours.example"]]
        assert f"<{person}@ours.example>".encode() in inbox.mails[0][2]


def test_a_server_that_knows_ascii_only_gets_nothing_else(office: Office) -> None:
    with behaving(enable_SMTPUTF8=False) as server:
        inbox: Inbox = server.handler
        told = office.sends(letter("jürgen", address="jürgen@ours.example"), letter("ben"), by=smtp(server.port))
        assert [one.result for one in told.letters] == ["refused", "sent"]
        assert "takes no addresses with other letters than ASCII" in told.letters[0].reason
        sender = mailbox_of("bot <böt@ours.example>")
        assert office.sends(letter("cleo"), by=smtp(server.port), sender=sender).letters[0].result == "refused"
        assert len(inbox.mails) == 1


@pytest.mark.parametrize(
    "note", ["\r\n.\r\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<evil@x.example>\r\nDATA\r\n", ".\n."]
)
def test_no_text_ends_a_mail_and_begins_another(note: str, office: Office) -> None:
    with Scripted() as server, behaving() as other:
        for one in (server, other):
            kind = "daily" if one is server else "weekly"
            assert office.sends(
                letter(text=note, html=note, kind=kind), letter("ben", kind=kind), by=smtp(one.port)
            ).good
        inbox: Inbox = other.handler
        assert [len(server.bodies), len(inbox.mails)] == [2, 2]
        assert [mail[1] for mail in inbox.mails] == [["anna@ours.example"], ["ben@ours.example"]]
        for body in (server.bodies[0], inbox.mails[0][2]):
            part = message_from_bytes(body, policy=policy.default).get_body(("plain",))
            assert part is not None
            assert part.get_content().replace("\r\n", "\n").strip() == note.replace("\r\n", "\n").strip()


@given(st.text(alphabet=".\r\nab", max_size=40).map(str.encode))
def test_a_stuffed_body_is_read_as_it_was(content: bytes) -> None:
    sent = stuffed(content)
    assert sent.endswith(b"\r\n.\r\n") or sent == b".\r\n" or content == b""
    lines = sent.split(b"\r\n")
    assert lines[-2:] == [b".", b""]
    assert b"." not in lines[:-2], "the dot that ends it stands at its end only"
    read = [line.removeprefix(b".") if line.startswith(b"..") else line for line in lines[:-2]]
    wanted = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    assert read == wanted


def broken(*given: object) -> str:
    raise OutputError("the disk is full")


@pytest.mark.parametrize("error", [OutputError("the disk is full"), KeyboardInterrupt(), SystemExit(143)])
def test_what_keeps_the_intent_from_being_noted_keeps_the_mail_from_leaving(
    error: BaseException, office: Office
) -> None:
    def leaving(day: object) -> str:
        raise error

    with Scripted() as server:
        with pytest.raises(type(error)):
            office.sends(letter(), by=smtp(server.port), leaving=leaving)
        assert office.ledger.entries == {}
        assert office.ledger.runs[-1].counts is None
        assert office.sends(letter(), by=smtp(server.port)).good
        assert (len(server.bodies), len(server.accepted)) == (1, 1)
        assert "QUIT" not in server.commands[:4], "it would have been part of a body"


def test_an_interruption_between_two_mails_leaves_a_ledger_that_is_right(office: Office) -> None:
    def hook(step: str, server: Scripted) -> None:
        if step == "answered" and len(server.accepted) == 1:
            office.path.with_suffix(".stop").touch()

    class Stopping(type(smtp(1))):  # type: ignore[misc]
        def sending(self, mail: Any, intent: Callable[[], None]) -> Any:
            if office.path.with_suffix(".stop").exists():
                raise KeyboardInterrupt
            return super().sending(mail, intent)

    with Scripted(hook) as server:
        by = smtp(server.port)
        by.__class__ = Stopping
        with pytest.raises(KeyboardInterrupt):
            office.sends(*several("anna", "ben"), by=by)
        assert [one.state for one in office.ledger.entries.values()] == ["sent"]
        told = office.sends(*several("anna", "ben"), by=smtp(server.port))
        assert [one.result for one in told.letters] == ["already", "sent"]


def test_nothing_is_unknown_for_ever(office: Office) -> None:
    with Scripted(at("body", Drop, 1)) as server:
        assert results(office, server, "anna")[0][0] == "unknown"
        held = office.sends(letter(), by=smtp(server.port))
        assert [one.result for one in held.letters] == ["unknown"]
        assert [one.key.person for one in held.unknown] == ["anna"]
        assert len(server.bodies) == 1
        tomorrow = TODAY.replace(day=24)
        next_day = office.sends(letter(day=tomorrow), by=smtp(server.port), today=tomorrow)
        assert [one.result for one in next_day.letters] == ["sent"]
        assert not next_day.good, "it is told every day until somebody decides"
