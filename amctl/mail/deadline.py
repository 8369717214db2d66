"""A limit for all of a run, kept even against a server that sends a byte a second and never comes to an end."""

import contextlib
import socket
import threading
import time


class Deadline:
    """So many seconds from now. A connection that it guards is cut when they are over."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.end = seconds, time.monotonic() + seconds
        self._guarded: socket.socket | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    @property
    def left(self) -> float:
        """Seconds that are left; none at all would mean for ever to a socket, so there is always a little."""
        return max(0.01, self.end - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.end

    @property
    def complaint(self) -> str:
        """What to say when the time is up."""
        return f"the time limit of {self.seconds:g} seconds is over (mail: time_limit: in your config)"

    def guard(self, connection: socket.socket) -> None:
        """Cuts a connection when the time is up, whatever it is doing then; one at a time."""
        self.release()
        with self._lock:
            self._guarded = connection.dup()  # the same connection, also when TLS has taken over the other handle
            self._timer = threading.Timer(self.left, self._cut)
            self._timer.daemon = True
            self._timer.start()

    def release(self) -> None:
        """Guards nothing any more."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
            if self._guarded:
                self._guarded.close()
            self._timer = self._guarded = None

    def _cut(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._guarded:
                self._guarded.shutdown(socket.SHUT_RDWR)


def resolved(host: str, port: int, seconds: float) -> list[tuple[socket.AddressFamily, str]]:
    """The addresses of a host; raises OSError if it has none, TimeoutError if nobody says so in time.

    The system's resolver can neither be told how long to take nor be interrupted: it is left alone then.
    """
    found: list[tuple[socket.AddressFamily, str]] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend((family, str(address[0])) for family, _, _, _, address in answers)
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError("it is no name of a host"))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError("nobody says what its address is")
    return found
