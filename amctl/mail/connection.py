"""Getting through to a mail server: a connection, TLS with a certificate that is checked, a login."""

import base64
import contextlib
import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Generator, Mapping
from typing import Any, Literal, NamedTuple

from amctl.errors import MailError
from amctl.mail.deadline import Deadline, resolved
from amctl.mail.headers import header
from amctl.mail.programs import ran, runnable
from amctl.mail.transport import NotReady, Step
from amctl.model.settings import Mail

STEP = 60.0  # seconds for each step
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_PASSWORD = 30.0  # seconds that the command may take which prints it
_LINE, _LINES = 4096, 200  # bytes of a line, and lines, that an answer may have
_CODE = re.compile(rb"[2-5][0-9]{2}(?: .*)?")
Security = Literal["starttls", "tls", "none"]


class Server(NamedTuple):
    """A mail server, and how to get through to it."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: Callable[[float], str] = lambda seconds: ""  # raises NotReady


class Client(smtplib.SMTP):
    """A connection to a mail server; each step has its time, and never more than what is left of all of it."""

    def __init__(self, connection: socket.socket, host: str, deadline: Deadline) -> None:
        super().__init__(local_hostname=_own_name())
        self.sock, self._host = connection, host
        self.host, self.deadline = host, deadline
        self.secrets: tuple[str, ...] = ()

    def limit(self, seconds: float = STEP) -> None:
        """Gives the next step so long."""
        if self.sock:
            self.sock.settimeout(min(seconds, self.deadline.left))

    def asked(self, words: str, seconds: float = STEP) -> tuple[int, str]:
        """The answer to a command. Raises SMTPException or OSError if the connection is lost."""
        self.limit(seconds)
        self.putcmd(words)
        return self.answer()

    def getreply(self) -> tuple[int, bytes]:
        """The next answer, whole: smtplib would take what came before a connection was cut for one.

        A code of -1 is none. Raises SMTPServerDisconnected, OSError.
        """
        if self.file is None:
            if self.sock is None:
                raise smtplib.SMTPServerDisconnected("there is no connection any more")
            self.file = self.sock.makefile("rb")
        lines: list[bytes] = []
        while not lines or lines[-1][3:4] == b"-":
            line = self.file.readline(_LINE)
            if not line.endswith(b"\n") or len(lines) > _LINES:
                raise smtplib.SMTPServerDisconnected("the connection ended in the middle" if line else "it hung up")
            lines.append(line.rstrip(b"\r\n"))
        return int(lines[-1][:3]) if _CODE.fullmatch(lines[-1]) else -1, b"\n".join(line[4:] for line in lines)

    def answer(self) -> tuple[int, str]:
        """The next answer, in one line without anything secret."""
        code, said = self.getreply()
        return code, self.harmless(said)

    def harmless(self, said: bytes) -> str:
        """What a server said, in one line, without the password, should it say that."""
        text = said.decode("utf-8", "replace")
        for secret in filter(None, self.secrets):
            text = text.replace(secret, "***")
        return header(text)

    def complaint(self, error: Exception) -> str:
        """Why the connection is of no use any more."""
        if self.deadline.over:
            return self.deadline.complaint
        return f"{self.host}: {self.harmless(str(error).encode('utf-8', 'replace'))}"


def server_of(mail: Mail, environment: Mapping[str, str]) -> Server:
    """The server that a user has configured; raises MailError if something is missing, or the login would be open."""
    if not mail.host:
        raise MailError("no mail server is named", "set mail: host: in your config")
    given = environment.get("AMCTL_MAIL_PASSWORD", "")
    if mail.user and not given and not mail.password_command:
        raise MailError(
            f"there is no password for {mail.user} on {mail.host}",
            "set mail: password_command: in your config, or AMCTL_MAIL_PASSWORD",
        )
    command = runnable(mail.password_command, "password_command")
    password = (lambda seconds: given) if given else (lambda seconds: _printed(command, seconds))
    return Server(mail.host, mail.port or _PORTS[mail.security], mail.security, mail.user or "", password)


def _printed(command: tuple[str, ...], seconds: float) -> str:
    """The password that a command prints; raises NotReady, which never says what it printed."""
    try:
        ended = ran(command, min(_PASSWORD, seconds))
    except OSError as error:
        raise NotReady("password", f"password_command: cannot run {command[0]}: {error.strerror or error}") from None
    lines = ended.out.decode("utf-8", "surrogateescape").splitlines()
    if ended.code != 0:
        raise NotReady("password", f"password_command: {ended.complaint}")
    if not lines or not lines[0]:
        raise NotReady("password", "password_command: it printed nothing")
    return lines[0]


def connected(server: Server, password: str, deadline: Deadline) -> Generator[Step, None, Client]:
    """A connection on which mail can be sent, step by step. Raises NotReady, MailError."""
    raw, address = _reached(server, deadline)
    client = Client(raw, server.host, deadline)
    client.secrets = (password, _base64(password), _plain(server.user, password))
    try:
        deadline.guard(raw)
        yield Step("connect", True, f"{address}, port {server.port}")
        yield from _agreed(client, server, password)
    except BaseException:
        deadline.release()
        client.close()
        raise
    return client


def _reached(server: Server, deadline: Deadline) -> tuple[socket.socket, str]:
    """A bare connection to the first address that answers, and that address."""
    name = f"{server.host}, port {server.port}"
    try:
        found = resolved(server.host, server.port, min(STEP, deadline.left))
    except OSError as error:
        raise NotReady("connect", f"{name}: {error.strerror or error}") from None
    if server.security == "none" and not all(_loopback(address) for _, address in found):
        raise MailError(
            f"{server.host} is another machine, and mail: security: none would send everything open to it",
            "use starttls or tls",
        )
    problem = "it does not answer"
    for family, address in found:
        with contextlib.ExitStack() as stack:
            try:
                connection = stack.enter_context(socket.socket(family, socket.SOCK_STREAM))
                connection.settimeout(min(STEP, deadline.left))
                connection.connect((address, server.port))
            except OSError as error:
                problem = error.strerror or str(error)
            else:
                stack.pop_all()
                return connection, address
    raise NotReady("connect", deadline.complaint if deadline.over else f"{name}: {problem}")


def _loopback(address: str) -> bool:
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def _agreed(client: Client, server: Server, password: str) -> Generator[Step, None, None]:
    """Greets the server, makes it safe, logs in."""
    step = "TLS" if server.security == "tls" else "greeting"
    try:
        client.limit()
        if server.security == "tls":
            assert client.sock
            client.sock.getpeername()  # fails if it is lost already; wrapped then, it would be left open
            client.sock = _context().wrap_socket(client.sock, server_hostname=server.host)
            yield Step("TLS", True, _certificate(client))
            step = "greeting"
        code, said = client.answer()
        if code != 220:
            raise NotReady("greeting", f"{server.host}: {said}", code)
        client.limit()
        client.ehlo_or_helo_if_needed()
        yield Step("greeting", True, said)
        if server.security == "starttls":
            step = "TLS"
            client.limit()
            client.starttls(context=_context())
            yield Step("TLS", True, _certificate(client))
            client.limit()
            client.ehlo_or_helo_if_needed()
        if server.user:
            step = "login"
            yield _logged_in(client, server.user, password)
    except ssl.SSLCertVerificationError as error:
        raise NotReady(step, f"the certificate of {server.host} is not valid: {error.verify_message}") from None
    except smtplib.SMTPResponseException as error:
        said = client.harmless(error.smtp_error if isinstance(error.smtp_error, bytes) else error.smtp_error.encode())
        raise NotReady(step, f"{server.host}: {said}", error.smtp_code) from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotReady(step, client.complaint(error)) from None


def _logged_in(client: Client, user: str, password: str) -> Step:
    offered = client.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        code, said = client.asked(f"AUTH PLAIN {_plain(user, password)}")
    elif "LOGIN" in offered:
        code, said = client.asked(f"AUTH LOGIN {_base64(user)}")
        if code == 334:
            code, said = client.asked(_base64(password))
    else:
        raise NotReady("login", f"{client.host} offers no login by PLAIN or LOGIN")
    if code != 235:
        raise NotReady("login", f"{client.host}: {said}", code)
    return Step("login", True, said)


def _plain(user: str, password: str) -> str:
    return _base64(f"\0{user}\0{password}")


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogateescape")).decode()


def _context() -> ssl.SSLContext:
    context = ssl.create_default_context()  # certificates and host names are checked
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _certificate(client: Client) -> str:
    """The version of TLS, whose certificate it is, and who says so."""
    assert isinstance(client.sock, ssl.SSLSocket)
    found: Any = client.sock.getpeercert() or {}
    names = [str(value) for _, value in found.get("subjectAltName", ())]
    issuer = [str(value) for part in found.get("issuer", ()) for _, value in part]
    told = f"{client.sock.version()}, certificate of {', '.join(names[:3])} by {' '.join(issuer[:2])}"
    return header(told)


def _own_name() -> str:
    """What this machine calls itself; smtplib would ask the network, which may take long."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() and name.isprintable() else "[127.0.0.1]"
