"""A Postfix with STARTTLS and login by Dovecot, in a folder of its own: nothing of the system's configuration is read
or changed, it listens on 127.0.0.1 only, and nothing leaves this machine.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

from tests.mail.servers import free_port

PASSWORD = "s3cret-of-bot"
DOMAIN = "ours.example"
BOXES = ("anna", "ben", "cleo", "dora", "emil")
_UID = 5000  # whose the mailboxes are; nobody needs to have it
_PROGRAMS = ("postfix", "postconf", "sendmail", "dovecot")

_MAIN = """\
compatibility_level = 3.6
queue_directory = {home}/spool
data_directory = {home}/data
mail_owner = postfix
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
alias_maps =
default_transport = error:this test server delivers {domain} only
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {home}/mail
virtual_mailbox_maps = texthash:{home}/conf/boxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{uid}
smtpd_tls_cert_file = {home}/cert.pem
smtpd_tls_key_file = {home}/key.pem
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {home}/sasl/auth
smtpd_recipient_restrictions =
  check_recipient_access texthash:{home}/conf/access, permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_error_sleep_time = 0
maillog_file = {home}/mail.log
maillog_file_prefixes = {home}
"""
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup   unix n - n 1 1 pickup
cleanup  unix n - n - 0 cleanup
qmgr     unix n - n 300 1 qmgr
tlsmgr   unix - - n 1000? 1 tlsmgr
rewrite  unix - - n - - trivial-rewrite
bounce   unix - - n - 0 bounce
defer    unix - - n - 0 bounce
trace    unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error    unix - - n - - error
retry    unix - - n - - error
virtual  unix - n n - - virtual
anvil    unix - - n - 1 anvil
showq    unix n - n - - showq
postlog  unix-dgram n - n - 1 postlogd
"""
_DOVECOT = """\
base_dir = {home}/sasl/run
log_path = {home}/sasl/log
protocols =
ssl = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={uid} home={home}/mail
}}
service auth {{
  unix_listener {home}/sasl/auth {{
    mode = 0666
  }}
}}
"""


def missing() -> str:
    """Why there can be no such server here; empty: there can."""
    if os.geteuid() != 0:
        return "a mail server of one's own needs root"
    lacking = [one for one in _PROGRAMS if not shutil.which(one)]
    if lacking:
        return f"no {lacking[0]}: apt-get install postfix dovecot-core"
    version = subprocess.run(["dovecot", "--version"], capture_output=True, text=True, check=True).stdout
    return "" if version.startswith("2.3.") else f"these settings are of Dovecot 2.3, and here is {version.strip()}"


def until(true: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Waits until something is true, but not for ever."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


class Postfix:
    """The server; its clients trust `ca` and log in with any name and PASSWORD."""

    def __init__(self, home: Path) -> None:
        self.home, self.conf, self.port = home, home / "conf", free_port()
        self.ca = home / "ca.pem"
        self.log = home / "mail.log"
        self._processes: list[subprocess.Popen[bytes]] = []
        home.chmod(0o755)
        for name in ("conf", "spool", "data", "mail", "sasl"):
            (home / name).mkdir()
        shutil.chown(home / "data", "postfix")
        os.chown(home / "mail", _UID, _UID)
        self._certify()
        facts = {"home": home, "port": self.port, "domain": DOMAIN, "uid": _UID, "password": PASSWORD}
        (self.conf / "main.cf").write_text(_MAIN.format(**facts))
        (self.conf / "master.cf").write_text(_MASTER.format(**facts))
        (self.conf / "boxes").write_text("".join(f"{one}@{DOMAIN} {one}/\n" for one in BOXES))
        (self.conf / "access").write_text("")
        (home / "sasl" / "dovecot.conf").write_text(_DOVECOT.format(**facts))

    def _certify(self) -> None:
        authority = trustme.CA()
        certificate = authority.issue_cert("localhost")
        authority.cert_pem.write_to_path(str(self.ca))
        certificate.cert_chain_pems[0].write_to_path(str(self.home / "cert.pem"))
        certificate.private_key_pem.write_to_path(str(self.home / "key.pem"))
        (self.home / "key.pem").chmod(0o600)

    @property
    def runs(self) -> bool:
        """Whether it takes mail: what it asks about passwords runs as long as the test does."""
        return len(self._processes) > 1

    def start(self) -> None:
        """Starts it, unless it runs."""
        if self.runs:
            return
        if not self._processes:
            self._spawn("dovecot", "-F", "-c", str(self.home / "sasl" / "dovecot.conf"))
            until((self.home / "sasl" / "auth").exists, "dovecot")
        self.log.unlink(missing_ok=True)
        self._spawn("postfix", "-c", str(self.conf), "start-fg")
        until(lambda: self.log.exists() and "daemon started" in self.log.read_text(), "postfix")

    def stop(self) -> None:
        """Stops the server at once, whatever it is doing; mail that it has taken stays in its queue."""
        subprocess.run(["postfix", "-c", str(self.conf), "stop"], check=True, capture_output=True, timeout=60)
        self._processes.pop().wait(30)

    def end(self) -> None:
        """Stops everything."""
        if self.runs:
            self.stop()
        for one in self._processes:
            one.terminate()
            one.wait(30)

    def _spawn(self, *words: str) -> None:
        with (self.home / f"{words[0]}.out").open("ab") as out:
            self._processes.append(subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=out))

    def slow(self, person: str | None, seconds: int = 20) -> None:
        """Has the server take its time over a recipient; None: over nobody."""
        (self.conf / "access").write_text(f"{person}@{DOMAIN} sleep {seconds}\n" if person else "")
        if self.runs:
            subprocess.run(["postfix", "-c", str(self.conf), "reload"], check=True, capture_output=True, timeout=60)

    def files(self, person: str) -> list[Path]:
        """What lies in somebody's mailbox at this moment."""
        return sorted((self.home / "mail" / person / "new").glob("*"))

    def mails(self, person: str) -> list[EmailMessage]:
        """What is in somebody's mailbox when all that the server has taken is delivered."""
        until(self._idle, "the queue")
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in self.files(person)]

    def _idle(self) -> bool:
        queues = ("maildrop", "incoming", "active", "deferred")
        return not any(path.is_file() for one in queues for path in (self.home / "spool" / one).rglob("*"))

    def empty(self) -> None:
        """Takes all mails out of the mailboxes."""
        until(self._idle, "the queue")
        for one in BOXES:
            for path in self.files(one):
                path.unlink()


@pytest.fixture(scope="module")
def running() -> Iterator[Postfix]:
    if why := missing():
        pytest.skip(why)
    with tempfile.TemporaryDirectory(prefix="amctl-") as home:  # a short path: sockets take no longer ones
        server = Postfix(Path(home))
        try:
            server.start()
            yield server
        finally:
            server.end()
