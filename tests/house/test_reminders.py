"""docs/reminders.md shows what reminders say: its commands are run one after the other, against a mail server."""

import json
import re
import shlex
import shutil
import ssl
import sys
from pathlib import Path

import pytest
import trustme
from aiosmtpd.smtp import AuthResult
from typer.testing import CliRunner

from amctl.cli import app
from amctl.model.reading import understood
from amctl.model.settings import UserConfig
from amctl.yaml.reader import read
from tests.mail.servers import behaving, free_port

HOST = "mail.example-systems.example"
BLOCK = re.compile(r"(<!-- run: (\w+) (\S+) -->\n```console\n)(.*?)(```\n<!-- end -->)", re.DOTALL)


class Reader:
    """Somebody who follows the page in a home of their own, with a copy of the example book."""

    def __init__(self, home: Path, example: Path, config: str, port: int) -> None:
        self.home, self.book, self.port = home, home / "accounts", port
        shutil.copytree(example, self.book)
        self.own = home / ".config" / "amctl" / "config.yaml"
        self.own.parent.mkdir(parents=True)
        self.config = config.replace(HOST, f"localhost\n  port: {port}").replace("[pass, show,", "[echo,")

    def says(self, line: str, day: str, state: str) -> str:
        """What a command says on a day, with the names of the page for those of the test."""
        port = free_port() if state == "down" else self.port
        self.own.write_text(self.config.replace(str(self.port), str(port)))
        words = ["-C", str(self.book), "--today", day, *shlex.split(line)[1:], "--format", "table"]
        text = CliRunner().invoke(app, words, prog_name="amctl").output
        for found, shown in (
            (shlex.quote(str(Path(sys.executable).with_name("amctl"))), "/home/ruth/.local/bin/amctl"),
            (f"{self.home}", "/home/ruth"),
            (f"localhost, port {port}", f"{HOST}, port 587"),
            (f"127.0.0.1, port {port}", "192.0.2.25, port 587"),
            ("localhost", HOST),
        ):
            text = text.replace(found, shown)
        return "".join(f"{row.rstrip()}\n" for row in text.splitlines())

    def dies(self, day: str) -> None:
        """Leaves the ledger as a run does that dies while a mail leaves."""
        (ledger,) = self.home.rglob("*.jsonl")
        entry = {"kind": "daily", "person": "mei", "day": day, "state": "sending"}
        with ledger.open("a") as file:
            file.write(json.dumps({**entry, "address": "mei@example-systems.example"}) + "\n")


def test_the_page_shows_what_is_said(
    project: Path, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    page = project / "docs" / "reminders.md"
    before = page.read_text(encoding="utf-8")
    config = re.findall(r"<!-- config -->\n```yaml\n(.*?)```", before, re.DOTALL)[0]
    authority = trustme.CA(organization_name="Example", organization_unit_name="CA")
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(tls)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    everybody = AuthResult(success=True)
    with behaving(
        tls_context=tls, require_starttls=True, authenticator=lambda *asked: everybody, auth_required=True,
        ident="ESMTP", server_hostname=HOST,
    ) as server:  # fmt: skip
        reader = Reader(tmp_path, example, config, server.port)

        def made(match: re.Match[str]) -> str:
            head, state, day, shown, tail = match.groups()
            if state == "died":
                reader.dies(day)
            with monkeypatch.context() as inside:
                if state != "lines":  # whom this reader trusts would stand in them
                    inside.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
                lines = re.findall(r"^\$ (.*)$", shown, re.MULTILINE)
                said = [f"$ {line}\n{reader.says(line, day, state)}" for line in lines]
            return head + "\n".join(said) + tail

        wanted = BLOCK.sub(made, before)
    if request.config.option.update_snapshots:
        page.write_text(wanted, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == wanted, "make snapshots renews it"


def test_the_config_of_the_page_is_one(project: Path) -> None:
    text = (project / "docs" / "reminders.md").read_text(encoding="utf-8")
    (config,) = re.findall(r"<!-- config -->\n```yaml\n(.*?)```", text, re.DOTALL)
    assert understood(read("config.yaml", config.encode()), UserConfig)[1] == ()
