"""Mails in a folder: a file each, once, for their owner only."""

import os
import stat
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from amctl.errors import MailError
from amctl.mail.entries import Entry, Key
from amctl.mail.folder import Folder
from amctl.mail.ledger import opened
from amctl.mail.transport import sender_of, transport_for
from amctl.model.settings import Mail
from tests.mail.office import BOUNDS, NOW, TODAY, Office, letter


def test_each_mail_is_a_file_named_by_day_and_person(office: Office) -> None:
    assert office.sends(letter(), letter("../ben")._replace(address="ben@ours.example"), letter(kind="weekly")).good
    names = [path.name for path in office.files()]
    assert [name.rsplit("-", 1)[0] for name in names] == ["2026-11-23-anna", "2026-11-23-anna", "2026-11-23-ben"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in office.files()} == {0o600}
    assert stat.S_IMODE(office.out.stat().st_mode) == 0o700
    found = message_from_bytes(office.files()[-1].read_bytes(), policy=policy.default)
    assert found["To"].addresses[0].addr_spec == "ben@ours.example"


def test_a_mail_whose_file_is_there_was_sent(office: Office) -> None:
    office.sends(letter())
    content = office.files()[0].read_bytes()
    office.path.unlink()
    assert [one.result for one in office.sends(letter(text="other")).letters] == ["sent"]
    assert [path.read_bytes() for path in office.files()] == [content]


@pytest.mark.parametrize("there", [True, False])
def test_what_is_unknown_settles_itself(there: bool, office: Office) -> None:
    if there:
        office.sends(letter())
        office.path.unlink()
    with opened(office.path, TODAY, lambda: NOW) as ledger:
        ledger.note(Entry(Key("daily", "anna", TODAY), "sending", address="anna@ours.example"))
    found = office.sends(letter())
    assert ([one.result for one in found.letters], found.unknown) == (["already" if there else "sent"], ())
    assert office.entry().state == "sent"
    assert len(office.files()) == 1


def test_a_folder_that_cannot_be_made_puts_all_off(office: Office) -> None:
    office.out.parent.mkdir(exist_ok=True)
    office.out.write_text("a file")
    found = office.sends(letter(), letter("ben"))
    assert [one.result for one in found.letters] == ["deferred", "deferred"]
    assert found.letters[0].reason.startswith(f"cannot make {office.out}")


def test_a_disk_that_is_full_puts_a_mail_off(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from amctl.mail import folder

    def full(*given: Any) -> None:
        from amctl.errors import OutputError

        raise OutputError("No space left on device")

    with monkeypatch.context() as now:
        now.setattr(folder, "create", full)
        assert office.sends(letter()).letters[0][1:] == ("deferred", 0, "No space left on device")
    assert office.sends(letter()).good


def test_the_usual_folder_is_in_the_users_state(tmp_path: Path) -> None:
    found = transport_for(Mail(), dict(os.environ))
    assert isinstance(found, Folder)
    assert found.folder.parts[-2:] == ("amctl", "outbox")
    named = transport_for(Mail(folder="~/out"), {})
    assert isinstance(named, Folder)
    assert named.folder == Path.home() / "out"
    with pytest.raises(MailError, match="no folder to put mails into"):
        transport_for(Mail(), {"HOME": ""})


@pytest.mark.parametrize("folder", ["out", "./out", "~nobody-of-this-name/out"])
def test_a_folder_that_depends_on_where_somebody_stands_is_refused(folder: str) -> None:
    with pytest.raises(MailError, match="is elsewhere for each run") as told:
        transport_for(Mail(folder=folder), {})
    assert told.value.hint == "write the whole path, or from ~/ on"


@pytest.mark.parametrize("folder", ["/nowhere/\0", "~/\ud800"])
def test_a_folder_that_there_cannot_be_is_an_error_of_the_config(folder: str) -> None:
    with pytest.raises(MailError, match="a character that no folder can have"):
        transport_for(Mail(folder=folder), {})


def test_who_it_is_from() -> None:
    assert sender_of(Mail()).address == "amctl@amctl.invalid"
    assert sender_of(Mail.model_validate({"from": "Bot <bot@ours.example>"}))[:] == ("Bot", "bot", "ours.example")
    with pytest.raises(MailError, match="nobody is named"):
        sender_of(Mail(transport="sendmail"))
    assert BOUNDS.refusal("anna@ours.example") == ""


def test_a_config_that_is_named_and_not_there_is_no_reason_to_put_mail_where_nobody_looks(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    named = {"AMCTL_CONFIG": str(path), "HOME": str(tmp_path)}
    with pytest.raises(MailError, match=r"config\.yaml, which is not there"):
        transport_for(Mail(), named)
    path.write_text("")
    assert isinstance(transport_for(Mail(), named), Folder)
