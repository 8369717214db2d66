"""A mail server is spoken to safely or not at all, and the password goes nowhere else."""

import socket
import ssl
import sys
from pathlib import Path
from typing import Any

import pytest
import trustme

from amctl.errors import MailError
from amctl.mail import connection
from amctl.mail.connection import Security, Server, connected, server_of
from amctl.mail.deadline import Deadline
from amctl.mail.smtp import Smtp
from amctl.mail.transport import NotReady, transport_for
from amctl.model.settings import Mail
from tests.mail.office import Office, letter
from tests.mail.servers import Inbox, Scripted, authenticated, behaving

PASSWORD = "s3crät"


OPEN_LOGIN = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # the server's own opinion


class Certificates:
    """An authority that is trusted, and what servers have from it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ca = trustme.CA(organization_name="Test Authority")
        self.ca.cert_pem.write_to_path(str(folder / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))

    def context(self, host: str = "localhost", ca: trustme.CA | None = None) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        (ca or self.ca).issue_cert(host).configure_cert(context)
        return context


@pytest.fixture
def certificates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certificates:
    return Certificates(tmp_path, monkeypatch)


def config(port: int | None, **changes: Any) -> Mail:
    usual = {"transport": "smtp", "host": "localhost", "port": port, "from": "bot@ours.example", "time_limit": 20}
    return Mail.model_validate({**usual, **changes})


def sent(office: Office, port: int, environment: "dict[str, str] | None" = None, **changes: Any) -> Any:
    """What becomes of one letter; the ledger never holds a password."""
    given = {"AMCTL_MAIL_PASSWORD": PASSWORD} if environment is None else environment
    told = office.sends(letter(), by=transport_for(config(port, **changes), given)).letters[0]
    for words in (office.path.read_text(), told.reason):
        assert PASSWORD not in words
        assert "s3cr" not in words
    return told


@OPEN_LOGIN
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_goes_over_tls_with_a_login(security: str, office: Office, certificates: Certificates) -> None:
    tls = certificates.context()
    options = {"ssl_context": tls} if security == "tls" else {"tls_context": tls, "require_starttls": True}
    login = {"authenticator": authenticated, "auth_required": True, "auth_require_tls": security == "starttls"}
    with behaving(**options, **login) as server:
        assert sent(office, server.port, security=security, user="jo").result == "sent"
        inbox: Inbox = server.handler
        assert len(inbox.mails) == 1


@pytest.mark.parametrize("method", ["PLAIN", "LOGIN"])
def test_either_way_to_log_in(method: str, office: Office, certificates: Certificates) -> None:
    other = {"PLAIN": "LOGIN", "LOGIN": "PLAIN"}[method]
    options = {"authenticator": authenticated, "auth_required": True, "auth_exclude_mechanism": [other]}
    with behaving(tls_context=certificates.context(), **options) as server:
        assert sent(office, server.port, user="jo").result == "sent"


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("wrong", ["unknown authority", "another host", "expired"])
def test_a_certificate_that_is_not_valid_ends_it(
    security: str, wrong: str, office: Office, certificates: Certificates
) -> None:
    if wrong == "expired":
        from datetime import UTC, datetime

        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificates.ca.issue_cert("localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(tls)
    elif wrong == "another host":
        tls = certificates.context("mail.evil.example")
    else:
        tls = certificates.context(ca=trustme.CA())
    commands: list[str] = []
    with Scripted(tls=tls, implicit=security == "tls") as server:
        told = sent(office, server.port, security=security, user="jo")
        commands = server.commands
    assert told.result == "deferred"
    assert told.reason.startswith("the certificate of localhost is not valid: ")
    assert not [one for one in commands if "AUTH" in one or "MAIL" in one]


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_a_server_that_goes_away_at_once_is_no_bug_of_ours(security: Security) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        class Late(Deadline):
            def guard(self, connection: socket.socket) -> None:
                server.close()  # resets the connections that nobody has accepted
                super().guard(connection)

        with pytest.raises(NotReady) as caught:
            list(connected(Server("127.0.0.1", port, security), "", Late(10.0)))
    assert caught.value.step == ("TLS" if security == "tls" else "greeting")
    assert str(caught.value).startswith("127.0.0.1: ")


def test_an_address_of_a_family_that_this_machine_has_not_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    families = [(socket.AF_IPX, "127.0.0.1"), (socket.AF_INET, "127.0.0.1")]
    monkeypatch.setattr(connection, "resolved", lambda host, port, seconds: families)
    with socket.create_server(("127.0.0.1", 0)) as server:
        steps = connected(Server("localhost", server.getsockname()[1], "none"), "", Deadline(10.0))
        assert next(steps).said.startswith("127.0.0.1, port ")
        steps.close()
    monkeypatch.setattr(connection, "resolved", lambda host, port, seconds: families[:1])
    with pytest.raises(NotReady, match="not supported"):
        next(connected(Server("localhost", 25, "none"), "", Deadline(10.0)))


def test_a_server_without_starttls_gets_neither_password_nor_mail(office: Office) -> None:
    with Scripted() as server:
        told = sent(office, server.port, user="jo")
    assert told.result == "deferred"
    assert "STARTTLS" in told.reason
    assert server.commands[1:] in ([], ["QUIT"])


@pytest.mark.parametrize("answer", ["454 not now", "501 what"])
def test_a_server_that_refuses_starttls_gets_neither(answer: str, office: Office, certificates: Certificates) -> None:

    def hook(step, server):
        return answer if step == "STARTTLS" else None

    with Scripted(hook, tls=certificates.context()) as server:
        told = sent(office, server.port, user="jo")
    assert told[1:] == ("deferred", int(answer[:3]), f"localhost: {answer[4:]}")
    assert not [one for one in server.commands if "AUTH" in one or "MAIL" in one]


def test_old_versions_of_tls_are_not_spoken_and_hosts_are_checked() -> None:
    found = connection._context()
    assert found.minimum_version == ssl.TLSVersion.TLSv1_2
    assert found.check_hostname
    assert found.verify_mode == ssl.CERT_REQUIRED


def test_a_wrong_password_is_told_once_and_tried_once(office: Office, certificates: Certificates) -> None:
    tries: list[str] = []

    def judged(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        tries.append(mechanism)
        return authenticated(server, session, envelope, mechanism, data)

    with behaving(tls_context=certificates.context(), authenticator=judged, auth_required=True) as server:
        by = transport_for(config(server.port, user="jo"), {"AMCTL_MAIL_PASSWORD": "wr0ng"})
        told = office.sends(letter(), letter("ben"), by=by).letters
    assert [one[1:3] for one in told] == [("deferred", 535)] * 2
    assert len(tries) == 1
    assert "wr0ng" not in str(told) + office.path.read_text()


def test_a_server_without_login_gets_no_password(office: Office) -> None:
    with Scripted() as server:
        told = sent(office, server.port, security="none", user="jo")
    assert told[1:] == ("deferred", 0, "localhost offers no login by PLAIN or LOGIN")
    assert not [one for one in server.commands if "AUTH" in one]


def test_a_server_that_says_the_password_is_not_repeated(office: Office) -> None:
    import base64

    plain = base64.b64encode(f"\0jo\0{PASSWORD}".encode()).decode()

    def hook(step, server):
        return f"535 no: {PASSWORD} {plain}" if step == "AUTH" else None

    with Scripted(hook) as server:
        server.extensions = ["AUTH PLAIN"]
        told = sent(office, server.port, security="none", user="jo")
    assert told.reason == "localhost: no: *** ***"
    assert f"AUTH PLAIN {plain}" in server.commands


def command(tmp_path: Path, code: str) -> list[str]:
    path = tmp_path / "password.py"
    path.write_text(code)
    return [sys.executable, str(path)]


@OPEN_LOGIN
def test_the_password_is_the_first_line_that_a_command_prints(tmp_path: Path, office: Office) -> None:
    words = command(tmp_path, f"import sys\nprint({PASSWORD!r} + sys.stdin.read())\nprint('user: jo')\n")
    with behaving(authenticator=authenticated, auth_required=True, auth_require_tls=False) as server:
        told = sent(office, server.port, {}, security="none", user="jo", password_command=words)
    assert told.result == "sent"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (f"import sys; print({PASSWORD!r}); print('gpg: locked\\nmore', file=sys.stderr); sys.exit(2)", "gpg: locked"),
        ("import sys; sys.exit(3)", "it ended with exit code 3"),
        ("import os; os.kill(os.getpid(), 9)", "it was killed by signal 9"),
        ("", "it printed nothing"),
        ("print()", "it printed nothing"),
    ],
)
def test_a_command_that_fails_is_told_by_its_first_complaint(
    code: str, reason: str, tmp_path: Path, office: Office
) -> None:
    told = sent(office, 1, {}, user="jo", password_command=command(tmp_path, code))
    assert told[1:] == ("deferred", 0, f"password_command: {reason}")


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path, office: Office) -> None:
    import time

    begun = time.monotonic()
    words = command(tmp_path, "import subprocess; subprocess.run(['sleep', '30'])")
    told = sent(office, 1, {}, user="jo", password_command=words, time_limit=1)
    assert told[1:] == ("deferred", 0, "password_command: it took too long")
    assert time.monotonic() - begun < 10


def test_a_command_that_is_not_there_is_told(office: Office) -> None:
    told = sent(office, 1, {}, user="jo", password_command=["/nowhere/pass", "x"])
    assert told.reason == "password_command: cannot run /nowhere/pass: No such file or directory"


def test_what_is_missing_in_the_config_is_told() -> None:
    with pytest.raises(MailError, match="no mail server"):
        server_of(Mail(transport="smtp"), {})
    with pytest.raises(MailError, match="no password for jo on localhost"):
        server_of(config(1, user="jo"), {})


def test_each_way_has_its_usual_port() -> None:
    found = [server_of(config(None, security=one), {}).port for one in ("starttls", "tls", "none")]
    assert found == [587, 465, 25]
    assert isinstance(transport_for(config(1), {}), Smtp)


def test_a_password_command_with_a_nul_is_an_error_of_the_config() -> None:
    mail = Mail(transport="smtp", host="mx.example", user="anna", password_command=("/bin/echo\0",))
    with pytest.raises(MailError, match="mail: password_command: has a character that no program can get"):
        server_of(mail, {})
