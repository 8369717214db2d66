"""Mail servers inside a test: one that behaves (aiosmtpd), and one that does at each step whatever a test wants."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Inbox:
    """Keeps what arrives; who is called bad or grey gets nothing."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []

    async def handle_RCPT(self, server: Any, peer: Any, envelope: Any, address: str, options: Any) -> str:
        for prefix, answer in (("bad", "550 no such user"), ("grey", "451 try later")):
            if address.startswith(prefix):
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, peer: Any, envelope: Any) -> str:
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 kept"


def authenticated(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    good = (data.login, data.password) == (b"jo", "s3crät".encode())
    return AuthResult(success=good, handled=good)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def behaving(**options: Any) -> Iterator[Controller]:
    """A server that behaves; its `handler` is the inbox."""
    server = Controller(Inbox(), "localhost", free_port(), **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class Drop(Exception):
    """The server is to close the connection."""


Hook = Callable[[str, "Scripted"], "str | bytes | None"]


class Scripted:
    """A server that asks `hook` at each step of a dialogue: connect EHLO MAIL RCPT DATA (before 354) asked (after it)
    body (before the answer) answered RSET QUIT. It returns another answer, or None for the usual one, or raises Drop.
    """

    def __init__(
        self, hook: Hook = lambda step, server: None, tls: ssl.SSLContext | None = None, implicit: bool = False
    ) -> None:
        self.hook, self.tls, self.implicit = hook, tls, implicit
        self.extensions = ["8BITMIME", *(["STARTTLS"] if tls and not implicit else [])]
        self.bodies: list[bytes] = []  # what came whole, whatever was answered
        self.accepted: list[bytes] = []
        self.commands: list[str] = []
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> "Scripted":
        return self

    def __exit__(self, *problem: object) -> None:
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for one in self.open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            self.open.append(connection)
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with contextlib.ExitStack() as open_ones, contextlib.suppress(Drop, OSError):
            open_ones.enter_context(connection)
            if self.tls and self.implicit:
                connection = open_ones.enter_context(self.tls.wrap_socket(connection, server_side=True))
            lines = open_ones.enter_context(connection.makefile("rb"))
            self._answer(connection, "connect", "220 here")
            while line := lines.readline():
                text = line.decode().strip()
                self.commands.append(text)
                name = text.split(" ")[0].split(":")[0].upper()
                if name == "EHLO":
                    offers = ["250-here", *(f"250-{one}" for one in self.extensions[:-1]), f"250 {self.extensions[-1]}"]
                    self._answer(connection, name, "\r\n".join(offers))
                elif name == "DATA":
                    self._receive(connection, lines)
                elif name == "STARTTLS" and self.tls:
                    if self._answer(connection, name, "220 go on").startswith(b"220"):
                        connection = open_ones.enter_context(self.tls.wrap_socket(connection, server_side=True))
                        lines = open_ones.enter_context(connection.makefile("rb"))
                elif name == "QUIT":
                    self._answer(connection, name, "221 bye")
                    return
                else:
                    self._answer(connection, name, "250 ok")

    def _receive(self, connection: socket.socket, lines: Any) -> None:
        if not self._answer(connection, "DATA", "354 go on").startswith(b"354"):
            return
        self.hook("asked", self)
        body = b""
        while (line := lines.readline()) != b".\r\n":
            if not line:
                raise Drop
            body += line[1:] if line.startswith(b".") else line
        self.bodies.append(body)
        said = self.hook("body", self)
        if said is None:
            self.accepted.append(body)  # it is the server's now, whether or not anybody hears of it
        answer = _line("250 kept" if said is None else said)
        connection.sendall(answer)
        if not answer.endswith(b"\r\n"):
            raise Drop
        self.hook("answered", self)

    def _answer(self, connection: socket.socket, step: str, usual: str) -> bytes:
        said = self.hook(step, self)
        answer = _line(usual if said is None else said)
        connection.sendall(answer)
        if not answer.endswith(b"\r\n"):
            raise Drop
        return answer


def _line(said: str | bytes) -> bytes:
    return said if isinstance(said, bytes) else said.encode() + b"\r\n"
