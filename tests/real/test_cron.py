"""Reminders by real cron, and by systemd as far as it can be asked. `make cron-test` runs these."""

import os
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trustme
import yaml

from tests.mail.servers import Inbox, authenticated, behaving
from tests.real.cron import Firing, Job, fired, missing
from tests.real.postfix import until

pytestmark = [pytest.mark.cron, pytest.mark.timeout(200)]

AMCTL = Path(sys.executable).parent / "amctl"
FIRINGS = 2
SETTINGS = """\
amctl: 1
people:
  anna: {name: Anna Bücker, email: anna@ours.example, lead: ruth, language: de}
  ben: {name: Ben, email: ben@ours.example, lead: ruth}
  ruth: {name: Ruth, email: ruth@ours.example}
"""
ACME = """\
name: Acmé
status: active
owner: anna
follow_ups: [{what: Grüße, due: 2026-11-20}, {what: Call, due: 2026-11-23, who: ben}]
"""


class Desk:
    """Where somebody has a book and a config, and asks amctl for lines of a crontab."""

    def __init__(self, folder: Path, mail: dict[str, Any], **environment: str) -> None:
        self.folder = folder
        self.book = folder / "100 % of 'ours'"
        self.book.mkdir(parents=True)
        (self.book / "amctl.yaml").write_text(SETTINGS)
        (self.book / "acme.yaml").write_text(ACME)
        config = folder / "my config.yaml"
        config.write_text(yaml.safe_dump({"me": "anna", "mail": {"from": "bot@ours.example", **mail}}))
        self.environment = {
            **os.environ,
            "AMCTL_CONFIG": str(config),
            "XDG_STATE_HOME": str(folder / "state"),
            **environment,
        }

    def prints(self, option: str) -> str:
        line = [AMCTL, "-C", os.path.relpath(self.book), "remind", option]
        return subprocess.run(line, env=self.environment, check=True, capture_output=True, text=True).stdout

    def job(self) -> Job:
        return Job(self.folder, self.prints("--print-crontab"))

    def sent(self) -> list[str]:
        """Whom the ledger says that something was sent to, and what."""
        text = "".join(path.read_text() for path in (self.folder / "state").rglob("*.jsonl"))
        return sorted(re.findall(r'"kind": "(\w+)", "person": "(\w+)", .*"state": "sent"', text))


class Morning(NamedTuple):
    """What two firings of cron have come to."""

    desks: dict[str, Desk]
    jobs: dict[str, Job]
    inbox: Inbox


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Morning]:
    if why := missing():
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("cron")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(tls)
    tools = folder / "tools"  # where nobody looks but who has it on the path
    tools.mkdir()
    (tools / "own-pass").write_text("#!/bin/sh\necho s3crät\n")
    (tools / "own-pass").chmod(0o755)
    with behaving(
        tls_context=tls, require_starttls=True, authenticator=authenticated, auth_required=True, auth_require_tls=True
    ) as server:
        smtp = {"transport": "smtp", "host": "localhost", "port": server.port, "user": "jo"}
        trust = {"SSL_CERT_FILE": str(folder / "ca.pem"), "PATH": f"{tools}:{os.environ['PATH']}"}
        desks = {
            "folder": Desk(folder / "files", {"transport": "files", "folder": str(folder / "out")}),
            "server": Desk(folder / "smtp", {**smtp, "password_command": ["printf", "s3crät\\n"]}, **trust),
            "failing": Desk(folder / "fails", {**smtp, "password_command": ["own-pass"]}, **trust),
        }
        jobs = {name: one.job() for name, one in desks.items()}
        with fired(folder, list(jobs.values()), {"AMCTL_TODAY": "2026-11-23"}):
            wanted = FIRINGS * 2  # a line for the day, a line for the week
            until(lambda: all(len(one.firings) >= wanted for one in jobs.values()), "two firings", 150)
        yield Morning(desks, jobs, server.handler)


ALL = [("daily", "anna"), ("daily", "ben"), ("weekly", "ruth")]


def test_cron_gives_next_to_nothing_and_that_is_enough(morning: Morning) -> None:
    found = morning.jobs["folder"].environment
    assert found["PATH"] == "/usr/bin:/bin"
    assert r"/100 \% of " in morning.jobs["folder"].lines
    assert not {"LANG", "LC_ALL", "AMCTL_CONFIG", "XDG_STATE_HOME", "SSL_CERT_FILE"} & found.keys()


def test_mails_into_a_folder_come_once_and_nothing_is_said(morning: Morning) -> None:
    assert morning.jobs["folder"].firings == [Firing(0, "")] * len(morning.jobs["folder"].firings)
    assert morning.desks["folder"].sent() == ALL
    mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in _out(morning)]
    assert sorted(str(mail["To"].addresses[0].username) for mail in mails) == ["anna", "ben", "ruth"]
    (anna,) = (mail for mail in mails if mail["To"].addresses[0].username == "anna")
    assert str(anna["Subject"]) == "Mo., 23. Nov. 2026: 1 überfällig, 1 heute"
    assert "Grüße" in anna.get_body(("plain",)).get_content()


def _out(morning: Morning) -> list[Path]:
    return sorted((morning.desks["folder"].folder.parent / "out").glob("*.eml"))


def test_mails_by_a_server_come_once_and_nothing_is_said(morning: Morning) -> None:
    assert morning.jobs["server"].firings == [Firing(0, "")] * len(morning.jobs["server"].firings)
    assert morning.desks["server"].sent() == ALL
    assert sorted(to for _, (to,), _ in morning.inbox.mails) == [f"{one}@ours.example" for _, one in ALL]


def test_a_password_command_off_the_short_path_is_one_line_each_time_and_no_mail(morning: Morning) -> None:
    job, desk = morning.jobs["failing"], morning.desks["failing"]
    assert "s3crät" in subprocess.check_output(["own-pass"], env=desk.environment, text=True)
    why = "password_command: cannot run own-pass: No such file or directory"
    daily = f"amctl: 2 mails did not go (anna, ben: deferred, {why})\n"
    weekly = f"amctl: 1 mail did not go (ruth: deferred, {why})\n"
    assert {one.code for one in job.firings} == {6}
    assert {one.said for one in job.firings} == {daily, weekly}
    assert desk.sent() == []


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The units in files of their own, as the comments above them say."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze: apt-get install systemd")
    monkeypatch.chdir(tmp_path)
    printed = Desk(tmp_path / "desk", {"transport": "files", "folder": "~/my mails"}).prints("--print-systemd")
    folder = tmp_path / "units"
    folder.mkdir()
    parts = re.split(r"(?m)^# ~/\.config/systemd/user/(\S+)\n", printed)
    assert parts[1::2] == ["amctl-remind.service", "amctl-remind.timer", "amctl-week.service", "amctl-week.timer"]
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        (folder / name).write_text(text)
    return folder


def analyzed(*words: object) -> tuple[int, str]:
    done = subprocess.run(["systemd-analyze", *map(str, words)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_systemd_finds_nothing_wrong_with_the_units(units: Path) -> None:
    files = sorted(units.iterdir())
    code, said = analyzed("verify", "--user", *files)
    if "Failed to" in said and "amctl" not in said:  # no manager of a user can be had, so the system's
        code, said = analyzed("verify", *files)
    assert [line for line in said.splitlines() if "amctl" in line] == []
    assert code == 0, said
    (units / "amctl-remind.service").write_text("[Service]\nExecStart=/no/such amctl\n")
    assert "amctl-remind.service" in analyzed("verify", *files)[1]


def test_systemd_understands_the_hours(units: Path) -> None:
    for name, minute, hours in (("amctl-remind", 15, range(7, 19)), ("amctl-week", 20, range(8, 19))):
        (when,) = re.findall(r"^OnCalendar=(.*)$", (units / f"{name}.timer").read_text(), re.MULTILINE)
        code, said = analyzed(
            "calendar", "--base-time=2026-11-21 00:00:00 UTC", f"--iterations={len(hours) + 1}", f"{when} UTC"
        )
        assert code == 0
        found = re.findall(r"(?:Next elapse|Iter\. #\d+|Iteration #\d+): (\w+ [0-9-]+ [0-9:]+)", said)
        assert found == [f"Mon 2026-11-23 {hour:02}:{minute}:00" for hour in hours] + [
            f"Tue 2026-11-24 {hours[0]:02}:{minute}:00"
        ]
