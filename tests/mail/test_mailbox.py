"""An address that mail goes to is one address, of one meaning."""

import pytest

from amctl.errors import MailError
from amctl.mail.mailbox import ascii_domain, mailbox, mailbox_of, same


@pytest.mark.parametrize(
    "address",
    [
        "", "anna", "@ours.example", "anna@", "a b@ours.example", "-oQ/x@ours.example", "-f@ours.example",
        "|/bin/sh@ours.example", "x%evil.example@ours.example", "x!y@ours.example", "a@b@ours.example",
        "x@evil.example> <anna@ours.example", "evil@x.example, anna@ours.example", "anna.@ours.example",
        ".anna@ours.example", "an..na@ours.example", "anna@ours..example", "anna@-ours.example", "anna@ours.example.",
        "anna@[127.0.0.1]", '"a b"@ours.example', "anna@ours.example\nBcc: x@y.example", "anna@our_s.example",
        "ann\u202ea@ours.example", f"{'a' * 65}@ours.example", f"{'ü' * 33}@ours.example", "anna@straße.example",
        f"anna@{'a' * 64}.example", f"anna@{'a.' * 130}example", "anna@\u2024example", "`id`@ours.example",
        "anna@ours.example/../x", "anna@xn--\u00fc.example", "anna\ud800@ours.example",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(MailError):
        mailbox("", address)


@pytest.mark.parametrize(
    ("address", "local", "domain"),
    [
        ("anna@ours.example", "anna", "ours.example"),
        (" Anna.Becker+x@OURS.Example ", "Anna.Becker+x", "ours.example"),
        ("o'neil_2&co@ours.example", "o'neil_2&co", "ours.example"),
        ("jürgen@müller.example", "jürgen", "xn--mller-kva.example"),
        ("anna@XN--MLLER-KVA.example", "anna", "xn--mller-kva.example"),
    ],
)
def test_what_is_one_is_taken_apart(address: str, local: str, domain: str) -> None:
    found = mailbox("A, B", address)
    assert (found.name, found.local, found.domain) == ("A B", local, domain)
    assert found.address == f"{local}@{domain}"
    assert found.plain == local.isascii()


def test_a_mailbox_may_have_its_name_before_it() -> None:
    assert mailbox_of("Account reminders <anna@ours.example>")[:] == ("Account reminders", "anna", "ours.example")
    assert mailbox_of('"Becker, Anna" <anna@ours.example>').name == "Becker Anna"
    assert mailbox_of("<anna@ours.example>").name == ""
    assert mailbox_of("anna@ours.example").name == ""
    with pytest.raises(MailError, match="no address"):
        mailbox_of("Anna <anna@ours.example> <x@evil.example>")


def test_addresses_are_compared_without_case_and_tags() -> None:
    assert same("M.Keller+sales@ACME.example") == same("m.keller@acme.example")
    assert same("a@Müller.example") == "a@xn--mller-kva.example"
    assert same("a@straße.example") == "a@straße.example"
    assert ascii_domain(" Ours.Example ") == "ours.example"
