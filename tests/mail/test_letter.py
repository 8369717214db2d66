"""A mail says what its letter says, to whom it says, whatever names and texts are made of."""

from datetime import date
from email import message_from_bytes, policy
from email.utils import getaddresses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.errors import MailError
from amctl.mail import letter as module
from amctl.mail.headers import display_name, header
from amctl.mail.letter import Attachment, Letter, composed, message_id
from amctl.mail.mailbox import mailbox_of
from tests.mail.office import NOW, SENDER, letter

HOSTILE = [
    "=?utf-8?q?=0aBcc:_evil@x.example?=",
    "=?utf-8?b?CkJjYzogZXZpbEB4LmV4YW1wbGU=?=",
    "=?utf-8?q?a?= =?utf-8?q?=0d=0aBcc:_evil@x.example?=",
    "==??utf-8?q?=0aBcc:_evil@x.example?=",
    "x\nBcc: evil@x.example", "x\rBcc: evil@x.example", "x\r\n\r\n<b>body</b>", "x\x85Bcc: e@x.example",
    "x\u2028Bcc: e@x.example", "x\u2029y", "x\x0bBcc: e@x.example", "x\x0cy", "x\x1cy", "x\x1dy", "x\x1ey", "x\0y",
    "x\x1b[2Jy", "x\ud800y", "x\udcffy", "x\u202ey", "x\ufeffy", "x\ue000y", "",
    "ACME <x@evil.example>", "evil@x.example, anna", "ACME, Inc.", '"', '\\"<evil@x.example>', "(comment) a", "a; b: c",
    "Nordwind Logistik und Speditions Gesellschaft mbH, Hamburg, evil@x.example, Abteilung",
    "Überlange Bezeichnung mit Umlauten äöüß, die mehrfach umbrochen werden muss, evil@x.example, und weiter, " * 3,
    "a" * 400, "ä" * 400, "東京" * 200, "😀" * 100, " " * 300, "?=?=?=", "= ?utf-8?q?x?=", "👩\u200d👩\u200d👧 family",
]  # fmt: skip


def mail(one: Letter) -> Any:
    return message_from_bytes(composed(one, SENDER, NOW, "<id@amctl.invalid>"), policy=policy.default)


def raw_recipients(content: bytes) -> list[str]:
    """Whom a program would send it to that knows nothing of encoded words."""
    found = message_from_bytes(content)
    return [address for _, address in getaddresses(found.get_all("To", []) + found.get_all("Cc", []))]


def test_a_mail_has_its_headers_texts_and_attachments() -> None:
    calendar = Attachment("../due dates.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n\xc3\xbc\r\n")
    picture = Attachment("x.png", "image/png", bytes(range(256)))
    found = mail(letter(name="Müller, Anna", html="<p>Ünï</p>", attachments=(calendar, picture)))
    assert [(name, str(value)) for name, value in found.items() if name not in ("Content-Type", "MIME-Version")] == [
        ("From", "Reminders <bot@ours.example>"),
        ("To", "Müller Anna <anna@ours.example>"),
        ("Subject", "Three things"),
        ("Date", "Mon, 23 Nov 2026 06:00:00 +0000"),
        ("Message-ID", "<id@amctl.invalid>"),
        ("List-Id", "amctl <daily.amctl.invalid>"),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
    ]
    assert [part.get_content_type() for part in found.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "image/png",
    ]  # fmt: skip
    files = [(part.get_filename(), part.get_payload(decode=True)) for part in found.iter_attachments()]
    assert files == [("due-dates.ics", calendar.content), ("x.png", picture.content)]


def test_a_letter_of_text_only_is_one_part_of_short_ascii_lines() -> None:
    content = composed(letter(text="Ä" * 2000 + "\n.\nFrom here\n"), SENDER, NOW, "<id@amctl.invalid>")
    assert message_from_bytes(content, policy=policy.default).get_content_type() == "text/plain"
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    one = letter(subject=text, name=text, text=f"{text}\n", html=f"<p>{text}</p>")
    found = mail(one)
    assert str(found["Subject"]).split() == header(text).split()
    assert [to.addr_spec for to in found["To"].addresses] == ["anna@ours.example"]
    assert found["To"].addresses[0].display_name.replace(" ", "") == display_name(text).replace(" ", "")
    content = composed(one, SENDER, NOW, "<id@amctl.invalid>")
    assert raw_recipients(content) == ["anna@ours.example"]
    assert b"evil" not in b"".join(
        line for line in content.split(b"\r\n\r\n")[0].split(b"\r\n") if line.lower().startswith((b"bcc", b"cc"))
    )


BITS = [
    "=?utf-8?q?", "=?utf-8?b?CkJjYzog", "?=", "=0a", "\n", "\r", "Bcc: ", "evil@x.example", ",", "<", ">", '"', "\\",
    "ä", "東", "😀", "\u2028", "\x85", "\0", "\ud800", " ", "  ", "\t", "a" * 30, ":", ";", "(", ")", "\u202e",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=250), st.lists(st.sampled_from(BITS), max_size=25).map("".join))


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_can_be_sent_and_adds_nothing(subject: str, name: str, text: str) -> None:
    one = letter(subject=subject, name=name, text=text)
    content = composed(one, SENDER, NOW, "<id@amctl.invalid>")  # which proves itself, or raises
    assert raw_recipients(content) == ["anna@ours.example"]
    assert {name.lower() for name in message_from_bytes(content).keys()} == {  # noqa: SIM118  (a message is no mapping)
        "from", "to", "subject", "date", "message-id", "list-id", "auto-submitted", "x-auto-response-suppress",
        "mime-version", "content-type", "content-transfer-encoding",
    }  # fmt: skip


def test_addresses_in_other_letters_stand_there_as_they_are() -> None:
    found = composed(letter(address="jürgen@müller.example"), SENDER, NOW, "<id@amctl.invalid>")
    assert "To: Anna Becker <jürgen@xn--mller-kva.example>\r\n".encode() in found
    plain = composed(letter(address="j@müller.example"), SENDER, NOW, "<id@amctl.invalid>")
    assert b"To: Anna Becker <j@xn--mller-kva.example>\r\n" in plain


def test_what_cannot_be_sent_is_told() -> None:
    with pytest.raises(MailError, match="no address"):
        mail(letter(address="x y@ours.example"))
    with pytest.raises(MailError, match="cannot be made: calendar is no media type"):
        mail(letter(attachments=(Attachment("a", "calendar", b""),)))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda made: made.replace(b"\r\nDate:", b"\r\nBcc: evil@x.example\r\nDate:"), "other headers"),
        (lambda made: made.replace(b"\r\nDate:", b"\r\nTo: evil@x.example\r\nDate:"), "other headers"),
        (lambda made: made.replace(b"To: Anna", b"To: evil@x.example, Anna"), "its To line would name somebody else"),
        (lambda made: made.replace(b"bot@ours", b"bot@evil"), "its From line would name somebody else"),
        (lambda made: made.replace(b"Three", b"Four"), "its subject would be another"),
        (lambda made: made.replace(b"Call", b"Kill"), "its text would be another"),
        (lambda made: made.replace(b"<p>", b"<q>"), "its text would be another"),
        (lambda made: made.replace(b"QUJD", b"QUJE"), "its attachments would be others"),
        (lambda made: made.replace(b"multipart/alternative", b"text/plain; x"), "other parts"),
    ],
)
def test_a_mail_that_would_say_something_else_is_refused(
    change: Any, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(module.EmailMessage):
        def as_bytes(self, *given: Any, **more: Any) -> bytes:
            made = super().as_bytes(*given, **more)
            assert change(made) != made
            return bytes(change(made))

    monkeypatch.setattr(module, "EmailMessage", Wrong)
    with pytest.raises(MailError, match=complaint):
        composed(
            letter(html="<p>x</p>", attachments=(Attachment("a.bin", "application/x", b"ABC"),)), SENDER, NOW, "<i@x>"
        )


def test_an_id_is_always_the_same_and_short_enough_for_one_line() -> None:
    day = date(2026, 11, 23)
    one = message_id("book", "daily", "anna", day)
    assert one == message_id("book", "daily", "anna", day)
    others = {
        message_id("book2", "daily", "anna", day), message_id("book", "weekly", "anna", day),
        message_id("book", "daily", "ben", day), message_id("book", "daily", "anna", date(2026, 11, 24)),
        message_id("book", "daily", "anna", day, "more"),
    }  # fmt: skip
    assert len(others | {one}) == 6
    assert len(one) <= 66
    assert mailbox_of(one).domain == "amctl.invalid"
