"""Sending that is killed, again and again, until nothing is left to be sent; and what a mail server saw of it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.mail.office import Office
from tests.mail.servers import Drop, Scripted

ROOT = Path(__file__).resolve().parents[2]
STEPS = ["connect", "EHLO", "MAIL", "RCPT", "DATA", "asked", "body", "answered"]


class Killer:
    """Kills whoever sends: in each process at another step of another letter, or at any moment."""

    def __init__(self, kills: int, chance: Random, letters: int) -> None:
        self.left, self.chance, self.killed = kills, chance, Counter[str]()
        self.letters, self.victim, self.step, self.wait = letters, 0, "", 0  # letters that pass before it strikes

    def aim(self, victim: int) -> None:
        """Chooses where the next process is to die."""
        self.step = STEPS[sum(self.killed.values()) % len(STEPS)] if self.left > 0 else ""
        self.wait = self.chance.randrange(self.letters) if self.step not in ("", "connect", "EHLO") else 0
        self.victim = victim

    def __call__(self, step: str, server: Scripted) -> None:
        if step != self.step:
            return
        if self.wait:
            self.wait -= 1
            return
        self.kill(step)
        raise Drop

    def kill(self, step: str) -> None:
        """Kills the process that sends now."""
        self.left, self.step = self.left - 1, ""
        self.killed[step] += 1
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.victim, signal.SIGKILL)


class Killed(NamedTuple):
    """What came of it."""

    kills: Counter[str]
    accepted: int
    unknown: int
    wrong: list[str]


def killed_again_and_again(
    folder: Path, letters: int, kills: int, chance: Random, *, at_random: bool = False
) -> Killed:
    """Sends letters with processes that are killed, so many of them, every second one at any moment if `at_random`."""
    office, killer = Office(folder), Killer(kills, chance, max(1, letters // kills))
    code = -signal.SIGKILL
    with Scripted(killer) as server:
        while code == -signal.SIGKILL:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.mail.sender", str(folder), str(server.port), str(letters)], cwd=ROOT
            )
            killer.aim(process.pid)
            if at_random and killer.step and sum(killer.killed.values()) % 2:
                killer.step = ""
                _wait_for_mail(server, process)
                time.sleep(chance.expovariate(1 / 0.02))
                killer.kill("any moment")
            code = process.wait()
        unknown = len(office.ledger.unknown())
        wrong = _wrong(office, server, letters) + ([] if code in (0, 6) else [f"it ended with exit code {code}"])
        return Killed(killer.killed, len(server.accepted), unknown, wrong)


def _wait_for_mail(server: Scripted, process: "subprocess.Popen[bytes]") -> None:
    before = server.connections
    while server.connections == before and process.poll() is None:
        time.sleep(0.002)


def _wrong(office: Office, server: Scripted, letters: int) -> list[str]:
    """Mails that came twice, and letters that did not come of which nobody is told."""
    arrived = Counter(
        str(message_from_bytes(body)["To"]).rpartition("<")[2].partition("@")[0] for body in server.accepted
    )
    unknown = {one.key.person for one in office.ledger.unknown()}
    found = [f"{person} got {count}" for person, count in arrived.items() if count > 1]
    for number in range(letters):
        entry = office.entry(person := f"p{number}")
        if entry.state == "sent" and not arrived[person]:
            found.append(f"{person} got none, but it counts as sent")
        if entry.state != "sent" and person not in unknown:
            found.append(f"{person} is {entry.state}, and nobody is told")
    return found
