"""A command that sends answers by its exit code, and gets nothing that it could take for an option."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from amctl.errors import MailError
from amctl.mail.sendmail import Sendmail
from amctl.mail.transport import transport_for
from amctl.model.settings import Mail
from tests.mail.office import Office, letter


def command(folder: Path, code: str) -> list[str]:
    path = folder / "sendmail.py"
    path.write_text(f"import json, os, sys, time\nmail = sys.stdin.buffer.read()\n{code}\n")
    return [sys.executable, str(path)]


def test_it_gets_sender_recipient_and_the_mail_with_plain_line_ends(tmp_path: Path, office: Office) -> None:
    code = f"json.dump([sys.argv[1:], mail.decode()], open({str(tmp_path / 'got')!r}, 'w'))"
    assert office.sends(letter(text="one\n.\ntwo\n"), by=Sendmail(command(tmp_path, code), 20)).good
    words, mail = json.loads((tmp_path / "got").read_text())
    assert words == ["-oi", "-f", "bot@ours.example", "--", "anna@ours.example"]
    assert "\r" not in mail
    assert mail.endswith("\none\n.\ntwo\n")


@pytest.mark.parametrize(
    ("code", "result", "number", "reason"),
    [
        ("print('chatter')", "sent", 0, ""),
        ("sys.exit(75)", "deferred", 75, "it ended with exit code 75"),
        ("print('later', 'please', file=sys.stderr); sys.exit(75)", "deferred", 75, "later please"),
        ("print('\\n\\x1b[1mno user\\nmore', file=sys.stderr); sys.exit(67)", "refused", 67, "[1mno user"),
        ("sys.exit(65)", "refused", 65, "it ended with exit code 65"),
        ("sys.exit(64)", "deferred", 64, "it ended with exit code 64"),
        ("sys.exit(66)", "deferred", 66, "it ended with exit code 66"),
        ("print('cannot locate host', file=sys.stderr); sys.exit(68)", "deferred", 68, "cannot locate host"),
        ("sys.exit(78)", "deferred", 78, "it ended with exit code 78"),
        ("sys.exit(1)", "unknown", 1, "it ended with exit code 1"),
        ("sys.exit(79)", "unknown", 79, "it ended with exit code 79"),
        ("os.kill(os.getpid(), 9)", "unknown", -9, "it was killed by signal 9"),
    ],
)
def test_each_exit_code(code: str, result: str, number: int, reason: str, tmp_path: Path, office: Office) -> None:
    assert office.sends(letter(), by=Sendmail(command(tmp_path, code), 20)).letters[0][1:] == (result, number, reason)
    assert office.entry().state == result


def test_one_that_takes_too_long_is_killed_and_nothing_else_is_sent(tmp_path: Path, office: Office) -> None:
    begun = time.monotonic()
    told = office.sends(letter(), letter("ben"), by=Sendmail(command(tmp_path, "time.sleep(30)"), 1)).letters
    assert [one.result for one in told] == ["unknown", "deferred"]
    assert told[0].reason == "it took too long"
    assert "time limit of 1 seconds" in told[1].reason
    assert time.monotonic() - begun < 10


def test_the_intent_is_on_disk_before_the_command_runs(tmp_path: Path, office: Office) -> None:
    code = f"open({str(tmp_path / 'seen')!r}, 'w').write(open({str(office.path)!r}).read())"
    assert office.sends(letter(), by=Sendmail(command(tmp_path, code), 20)).good
    assert json.loads((tmp_path / "seen").read_text().splitlines()[-1])["state"] == "sending"
    with pytest.raises(KeyboardInterrupt):
        office.sends(letter(kind="weekly"), by=Sendmail(command(tmp_path, "1"), 20), leaving=interrupted)
    assert len(office.ledger.entries) == 1


def interrupted(day: object) -> str:
    raise KeyboardInterrupt


def test_a_command_that_is_not_there_puts_all_off(tmp_path: Path, office: Office) -> None:
    told = office.sends(letter(), letter("ben"), by=Sendmail(["/nowhere/sendmail"], 20)).letters
    assert [one[1:] for one in told] == [
        ("deferred", 0, "there is no command /nowhere/sendmail, or it may not be run")
    ] * 2
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF")
    broken.chmod(0o755)
    told = office.sends(letter(kind="weekly"), by=Sendmail([str(broken)], 20)).letters
    assert told[0].result == "deferred"
    assert told[0].reason.startswith(f"cannot run {broken}: ")
    assert office.entry(kind="weekly").state == "deferred"


def test_an_interruption_ends_the_command_too(tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: subprocess.Popen[bytes]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "poll", interrupted)
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        office.sends(letter(), by=Sendmail(command(tmp_path, "time.sleep(30)"), 20))
    assert time.monotonic() - begun < 10
    assert [one.state for one in office.ledger.unknown()] == ["sending"]


def test_it_comes_from_the_config() -> None:
    found = transport_for(Mail(transport="sendmail", command=("msmtp", "-a", "work"), time_limit=7), {})
    assert isinstance(found, Sendmail)
    assert (found.command, found.limit) == (("msmtp", "-a", "work"), 7)
    with pytest.raises(MailError, match="no command"):
        transport_for(Mail(transport="sendmail", command=()), {})


@pytest.mark.parametrize("word", ["/x\0", "\ud800"])
def test_words_that_no_program_can_get_are_an_error_of_the_config(word: str) -> None:
    for command in ((word,), ("/bin/sh", word)):
        with pytest.raises(MailError, match="mail: command: has a character that no program can get") as told:
            transport_for(Mail(transport="sendmail", command=command), {})
        assert told.value.hint


def test_what_a_command_leaves_running_is_not_waited_for(tmp_path: Path, office: Office) -> None:
    code = "import subprocess; subprocess.Popen(['sleep', '30']); print('queued', file=sys.stderr)"
    begun = time.monotonic()
    by = Sendmail(command(tmp_path, code), 20)
    assert [one.result for one in office.sends(letter(), letter("ben"), by=by).letters] == ["sent", "sent"]
    told = office.sends(letter("cara"), by=Sendmail(command(tmp_path, f"{code}; sys.exit(75)"), 20)).letters
    assert told[0][1:] == ("deferred", 75, "queued")
    assert time.monotonic() - begun < 15


def test_nothing_is_known_of_a_mail_that_may_have_gone(tmp_path: Path, office: Office) -> None:
    by = Sendmail(command(tmp_path, "sys.exit(1)"), 20)
    office.sends(letter(), by=by)
    found = office.sends(letter(), by=by)
    assert [one.result for one in found.letters] == ["unknown"]
    assert len(found.unknown) == 1
