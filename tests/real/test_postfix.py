"""Reminders through a real mail server: Postfix with TLS and login. `make postfix-test` runs these."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from tests.real.postfix import BOXES, DOMAIN, PASSWORD, Postfix, running, until

__all__ = ["running"]  # a fixture
pytestmark = [pytest.mark.postfix, pytest.mark.timeout(120)]

AMCTL = Path(sys.executable).parent / "amctl"
TODAY = "2026-11-23"  # a Monday
SETTINGS = {
    "amctl": 1,
    "language": "en",
    "people": {
        "anna": {"name": "Anna Bücker", "email": f"anna@{DOMAIN}", "language": "de"},
        "ben": {"name": "Ott, Ben", "email": f"ben@{DOMAIN}"},
        "cleo": {"name": ".Cleo", "email": f"cleo@{DOMAIN}"},
        "dora": {"name": "Dora", "email": f"dora@{DOMAIN}"},
        "emil": {"name": "Emil", "email": f"emil@{DOMAIN}"},
    },
}
STRANGE = "Grüße → 株式会社"
FOLLOW_UPS = [
    {"what": f"{STRANGE} for {name}", "due": "2026-11-20", "who": name} for name in ("ben", "cleo", "dora", "emil")
]
ACME = {
    "name": "Acmé & <b>Söhne</b>",
    "status": "active",
    "owner": "anna",
    "follow_ups": [*FOLLOW_UPS, {"what": ".", "due": TODAY}],
}


class Desk:
    """Where somebody sits who sends the reminders of a book through the server."""

    def __init__(self, folder: Path, server: Postfix) -> None:
        self.folder, self.server = folder, server
        self.book = folder / "book"
        self.book.mkdir()
        self.write("amctl.yaml", SETTINGS)
        self.write("acme.yaml", ACME)
        self.password = folder / "password"
        self.password.write_text(f"{PASSWORD}\n")
        self.trusted = server.ca
        self.configure()

    def write(self, name: str, data: object) -> None:
        (self.book / name).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def configure(self, **mail: Any) -> None:
        usual = {
            "transport": "smtp",
            "host": "localhost",
            "port": self.server.port,
            "user": "bot",
            "password_command": ["cat", str(self.password)],
            "from": f"Reminders <bot@{DOMAIN}>",
        }
        (self.folder / "config.yaml").write_text(yaml.safe_dump({"me": "anna", "mail": {**usual, **mail}}))

    @property
    def environment(self) -> Mapping[str, str]:
        kept = {name: value for name, value in os.environ.items() if name == "PATH" or "COVERAGE" in name}
        return {
            **kept,
            "HOME": str(self.folder),
            "AMCTL_CONFIG": str(self.folder / "config.yaml"),
            "AMCTL_TODAY": TODAY,
            "SSL_CERT_FILE": str(self.trusted),
        }

    def begins(self, *words: str) -> "subprocess.Popen[str]":
        """Runs amctl beside the test."""
        line = [AMCTL, "-C", self.book, "remind", *words]
        return subprocess.Popen(
            line, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def says(self, *words: str) -> tuple[int, str, str]:
        """The exit code of amctl remind, and what it says."""
        with self.begins(*words) as process:
            out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def counts(self) -> dict[str, int]:
        return {one: len(self.server.mails(one)) for one in BOXES}

    def ledger(self) -> str:
        return "".join(path.read_text() for path in self.folder.rglob("*.jsonl"))


@pytest.fixture
def desk(tmp_path: Path, running: Postfix) -> Desk:
    running.slow(None)
    running.start()
    running.empty()
    return Desk(tmp_path, running)


ALL = dict.fromkeys(BOXES, 1)
NONE = dict.fromkeys(BOXES, 0)


def test_each_gets_a_digest_once_and_as_it_was_written(desk: Desk) -> None:
    for _ in range(2):
        assert desk.says("--send") == (0, "", "")
    assert desk.counts() == ALL
    (anna,), (ben,), (cleo,) = (desk.server.mails(one) for one in ("anna", "ben", "cleo"))
    assert str(anna["Subject"]) == "Mo., 23. Nov. 2026: 4 überfällig, 1 heute"
    assert str(ben["Subject"]) == "Mon, 23 Nov 2026: 1 overdue"
    for mail, name, person in ((anna, "Anna Bücker", "anna"), (ben, "Ott Ben", "ben"), (cleo, "Cleo", "cleo")):
        assert [(one.display_name, one.addr_spec) for one in mail["To"].addresses] == [(name, f"{person}@{DOMAIN}")]
        assert [one.addr_spec for one in mail["From"].addresses] == [f"bot@{DOMAIN}"]
        assert mail["Return-Path"] == f"<bot@{DOMAIN}>"
        assert mail["Delivered-To"] == f"{person}@{DOMAIN}"
        assert mail["Auto-Submitted"] == "auto-generated"
        assert "with ESMTPSA" in str(mail["Received"])  # TLS and a login
        text, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
        assert STRANGE in text
        assert STRANGE in page
        assert "Acmé & <b>Söhne</b>" in text
        assert "Acmé &amp; &lt;b&gt;Söhne&lt;/b&gt;" in page
    assert "\n  .\n" in anna.get_body(("plain",)).get_content()
    assert cleo.get_body(("plain",)).get_content().startswith(".Cleo: what is due on Mon, 23 Nov 2026\n")
    assert len({mail["Message-ID"] for one in BOXES for mail in desk.server.mails(one)}) == len(BOXES)


def test_with_a_wrong_password_all_wait_for_the_next_run(desk: Desk) -> None:
    desk.password.write_text("hunter2\n")
    code, out, err = desk.says("--send")
    assert (code, out, err.count("\n")) == (6, "", 1)
    assert err.startswith("amctl: 5 mails did not go (anna, ben, cleo and 2 more: deferred, 535 ")
    assert "localhost" in err
    assert "hunter2" not in err + desk.ledger()
    assert desk.counts() == NONE
    desk.password.write_text(f"{PASSWORD}\n")
    assert desk.says("--send") == (0, "", "")
    assert desk.counts() == ALL
    assert PASSWORD not in desk.ledger()


def test_a_certificate_that_nobody_vouches_for_gets_no_password_and_no_mail(desk: Desk) -> None:
    before = len(desk.server.log.read_text())
    desk.trusted = desk.folder / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(desk.trusted))
    code, out, err = desk.says("--send")
    assert (code, out, err.count("\n")) == (6, "", 1)
    assert "the certificate of localhost is not valid: " in err
    desk.configure(host="127.0.0.1")  # whose name is not in the certificate
    desk.trusted = desk.server.ca
    assert "the certificate of 127.0.0.1 is not valid: " in desk.says("--send")[2]
    assert "sasl" not in desk.server.log.read_text()[before:].lower()
    assert desk.counts() == NONE
    desk.configure()
    assert desk.says("--send") == (0, "", "")
    assert desk.counts() == ALL


def test_who_is_unknown_there_gets_none_and_the_others_theirs(desk: Desk) -> None:
    moved = {**SETTINGS["people"], "ben": {"name": "Ben", "email": f"nobody@{DOMAIN}"}}  # type: ignore[dict-item]
    desk.write("amctl.yaml", {**SETTINGS, "people": moved})
    for _ in range(2):
        code, out, err = desk.says("--send")
        assert (code, out, err.count("\n")) == (6, "", 1)
        assert err.startswith("amctl: 1 mail did not go (ben: refused, 550 5.1.1 ")
    assert desk.server.log.read_text().count(f"<nobody@{DOMAIN}>: Recipient address rejected") == 1
    assert desk.counts() == {**ALL, "ben": 0}
    desk.write("amctl.yaml", SETTINGS)
    assert desk.says("--send") == (0, "", "")
    assert desk.counts() == ALL


def test_a_mail_for_a_test_tells_each_step(desk: Desk) -> None:
    code, out, err = desk.says("--test")
    assert (code, err) == (0, "")
    steps = [line.split("\t") for line in out.splitlines()]
    assert [(name, good) for name, good, _ in steps] == [
        (name, "true")
        for name in (
            "config", "from and to", "password", "connect", "greeting", "TLS", "login",
            "sender accepted", "recipient accepted", "body asked for", "message accepted",
        )
    ]  # fmt: skip
    said = {name: words for name, _, words in steps}
    assert said["connect"] == f"127.0.0.1, port {desk.server.port}"
    assert "TLSv1.3, certificate of localhost by trustme" in said["TLS"]
    assert "250 2.1.5 Ok" in said["recipient accepted"]
    assert PASSWORD not in out
    assert desk.counts() == {**NONE, "anna": 1}
    desk.password.write_text("hunter2\n")
    code, out, err = desk.says("--test")
    assert (code, err) == (6, "")
    assert out.splitlines()[-1].startswith("login\tfalse\t535 ")
    assert "hunter2" not in out


def test_what_a_server_that_stops_has_not_taken_goes_later_and_nothing_twice(desk: Desk) -> None:
    desk.server.slow("cleo")
    with desk.begins("--send") as process:
        until(lambda: desk.server.files("anna") and desk.server.files("ben"), "the first two")
        desk.server.stop()
        out, err = process.communicate(timeout=60)
    assert err.startswith("amctl: 3 mails did not go (cleo, dora, emil: deferred, localhost")
    assert (process.returncode, out, err.count("\n")) == (6, "", 1)
    assert "Connection refused" in desk.says("--send")[2]
    desk.server.slow(None)
    desk.server.start()
    for _ in range(2):
        assert desk.says("--send") == (0, "", "")
    assert desk.counts() == ALL


def test_a_sendmail_command_takes_them_also_while_its_server_is_stopped(desk: Desk) -> None:
    desk.configure(transport="sendmail", command=["sendmail", "-C", str(desk.server.conf)])
    assert desk.says("--send", "--owner", "anna") == (0, "", "")
    until(lambda: desk.server.files("anna"), "the pickup")
    desk.server.stop()
    assert desk.says("--send") == (0, "", "")
    desk.server.start()
    assert desk.says("--send") == (0, "", "")
    assert desk.counts() == ALL
    (cleo,) = desk.server.mails("cleo")
    assert cleo["Return-Path"] == f"<bot@{DOMAIN}>"
    assert cleo.get_body(("plain",)).get_content().startswith(".Cleo: what is due")
    assert STRANGE in cleo.get_body(("html",)).get_content()


def test_a_sendmail_command_that_fails_says_so_and_they_wait(desk: Desk) -> None:
    desk.configure(transport="sendmail", command=["sendmail", "-C", str(desk.folder)])
    code, out, err = desk.says("--send")
    assert (code, out, err.count("\n")) == (6, "", 1)
    assert err.startswith("amctl: 5 mails did not go (anna, ben, cleo and 2 more: deferred, 75 sendmail: fatal: ")
