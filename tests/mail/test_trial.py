"""Somebody who watches sees each step, and where it stops."""

from pathlib import Path
from typing import Any

import pytest

from amctl.mail.folder import Folder
from amctl.mail.letter import Attachment
from amctl.mail.transport import Step, Transport
from amctl.mail.trial import tried
from tests.mail.office import BOUNDS, NOW, SENDER, letter, smtp
from tests.mail.servers import Scripted, authenticated, behaving
from tests.mail.test_connection import PASSWORD, Certificates


def steps(by: Transport, **changes: Any) -> list[Step]:
    return list(tried(letter(kind="test", **changes), by, BOUNDS, SENDER, lambda: NOW, "book"))


def test_each_step_is_told_as_it_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tls = Certificates(tmp_path, monkeypatch).context()
    with behaving(tls_context=tls, authenticator=authenticated, auth_required=True) as server:
        by = smtp(server.port, security="starttls", user="jo", password=lambda seconds: PASSWORD)
        found = steps(by)
    assert [one.name for one in found] == [
        "password", "connect", "greeting", "TLS", "login", "sender accepted", "recipient accepted", "body asked for",
        "message accepted",
    ]  # fmt: skip
    assert all(one.good for one in found)
    said = {one.name: one.said for one in found}
    assert said["connect"].endswith(f", port {server.port}")
    assert said["TLS"].startswith("TLSv1.3, certificate of localhost by Test Authority")
    assert said["recipient accepted"] == "250 OK"
    assert said["message accepted"] == "250 kept"
    assert PASSWORD not in str(found)


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("connect", "greeting"), ("EHLO", "greeting"), ("MAIL", "sender accepted"), ("RCPT", "recipient accepted"),
        ("DATA", "body asked for"), ("body", "message accepted"),
    ],
)  # fmt: skip
def test_the_last_step_is_the_one_where_it_stops(step: str, name: str) -> None:
    def hook(now, server):
        return "550 no" if now in (step, "HELO" if step == "EHLO" else step) else None

    with Scripted(hook) as server:
        last = steps(smtp(server.port))[-1]
    assert (last.name, last.good) == (name, False)
    assert last.said.startswith("550 ")
    assert last.said.endswith("no")


def test_a_customer_gets_no_trial_either() -> None:
    with Scripted() as server:
        assert steps(smtp(server.port), address="x@acme.example") == [
            Step("recipient", False, "acme.example is a customer's domain")
        ]
        assert server.connections == 0


def test_a_connection_that_is_lost_is_a_step_that_went_wrong() -> None:
    with Scripted() as server:
        pass
    assert [(one.name, one.good) for one in steps(smtp(server.port))] == [("connect", False)]


def test_what_can_never_be_sent_is_told(tmp_path: Path) -> None:
    found = steps(Folder(tmp_path), attachments=(Attachment("x", "nothing", b""),))
    assert [(one.name, one.good) for one in found] == [("settings", False)]


def test_a_trial_may_be_repeated(tmp_path: Path) -> None:
    from datetime import timedelta

    by = Folder(tmp_path / "out")
    for minute in (0, 1):
        moment = NOW + timedelta(minutes=minute)
        found = list(tried(letter(kind="test"), by, BOUNDS, SENDER, lambda moment=moment: moment, "book"))
        assert found[-1].good
    assert len(list((tmp_path / "out").iterdir())) == 2
