"""Who else writes into a book and asks for no lock: an editor that saves, and git that checks out another branch."""

import os
import subprocess
import threading
import time
from abc import ABC, abstractmethod
from random import Random

from amctl.store.journal import acts
from tests.torture.books import Book, Worker

END = b"# the end\n"
PAUSE = 0.005  # seconds between the two halves of what an editor writes in place


class Disturbance(ABC):
    """Somebody who writes the same file at about the same time."""

    def __init__(self, book: Book, chance: Random) -> None:
        self.book, self.chance = book, chance
        self.whole: set[bytes] = set()  # what may be there besides the entry: what somebody else wrote, whole
        self.took = 0.05

    @abstractmethod
    def begin(self, number: int) -> None:
        """Makes the round ready."""

    @abstractmethod
    def strike(self) -> None:
        """Writes the file."""

    def round(self, worker: Worker, number: int) -> tuple[str, list[str]]:
        """Lets a command and the disturbance run at once; how it ended, and what is wrong."""
        text = f"round {number} of many"
        self.begin(number)
        other = threading.Thread(target=self._late, args=(self.chance.uniform(0, self.took * 1.2),))
        begun = time.monotonic()
        other.start()
        ran = worker.start(self.book.log(text)).ended()
        self.took = self.took * 0.9 + (time.monotonic() - begun) * 0.1
        other.join()
        content = self.book.file.read_bytes()
        found = []
        if not content.endswith(END):
            found.append("truncated")
        entry = content.count(text.encode())
        if self._without(content, text) not in self.whole:
            found.append(f"not what somebody else wrote last, with or without the entry: {ran}")
        if "Traceback" in ran.err or ran.code not in (0, 7, 4, 3, 1):
            found.append(f"badly told: {ran}")
        if ran.code == 0 and not entry and not self._journal(text):
            found.append(f"lost in silence: {ran}")
        if ran.code != 0 and entry:
            found.append(f"told as not written, but there: {ran}")
        found += [f"left over: {path.name}" for path in self.book.left_over()]
        ends = {0: "written" if entry else "written, then overwritten, in the journal", 7: "refused, exit 7"}
        return ends.get(ran.code, f"refused, exit {ran.code}"), found

    def _late(self, seconds: float) -> None:
        time.sleep(seconds)
        self.strike()

    def _without(self, content: bytes, text: str) -> bytes:
        """The content without the entry of this round."""
        lines = content.splitlines(keepends=True)
        at = next((number for number, line in enumerate(lines) if text.encode() in line), None)
        if at is None:
            return content
        first = max(number for number in range(at + 1) if lines[number].lstrip().startswith(b"- "))
        return b"".join(lines[:first] + lines[at + 1 :])

    def _journal(self, text: str) -> bool:
        """Whether the journal has kept what was acknowledged, though somebody overwrote it."""
        paths = self.book.home.rglob("journal/*.jsonl")
        return any(text.encode() in trace.words() for path in paths for act in acts(path) for trace in act.files)


class Editor(Disturbance):
    """Somebody who opened the file before, writes a line, and saves as editors do."""

    def begin(self, number: int) -> None:
        self.book.reset()
        before = self.book.text.replace(b"# the end", f"# opened in round {number}\n# the end".encode())
        self.book.file.write_bytes(before)
        at = before.index(b"# ---- What happened")
        self.saved = before[:at] + f"# typed in round {number}\n".encode() + before[at:]
        self.whole = {self.saved}

    def strike(self) -> None:
        self.chance.choice([self._in_place, self._renaming, self._replacing])()

    def _in_place(self) -> None:
        """As nano does, with a pause in the middle."""
        half = self.chance.randrange(len(self.saved))
        with open(self.book.file, "wb", buffering=0) as file:
            file.write(self.saved[:half])
            time.sleep(self.chance.uniform(0, PAUSE))
            file.write(self.saved[half:])

    def _renaming(self) -> None:
        """As vim does: the old file becomes the backup, and for a moment there is none."""
        backup = self.book.file.with_name("acme.yaml~")
        os.rename(self.book.file, backup)
        self._in_place()
        backup.unlink()

    def _replacing(self) -> None:
        beside = self.book.file.with_name(".acme.yaml.swx")
        beside.write_bytes(self.saved)
        os.replace(beside, self.book.file)


class Checkout(Disturbance):
    """Somebody who checks out another branch, which has another version of this file and of many more."""

    def __init__(self, book: Book, chance: Random) -> None:
        super().__init__(book, chance)
        self.version: dict[str, bytes] = {}
        self._git("init", "-q", "-b", "one")
        for branch in ("one", "two"):
            if branch == "two":
                self._git("checkout", "-q", "-b", "two")
            text = book.text.replace(b"# ---- What happened", f"# This is branch {branch}\n# ---- What".encode())
            for name in ("acme", *(f"a{number}" for number in range(20)), *(f"z{number}" for number in range(20))):
                content = text if name == "acme" else f"name: {name} {branch}\nstatus: active\nowner: anna\n".encode()
                (book.root / f"{name}.yaml").write_bytes(content)
            self.version[branch] = text
            self._git("add", "-A")
            self._git("commit", "-q", "-m", branch)

    def begin(self, number: int) -> None:
        self.branch, self.other = self.chance.sample(["one", "two"], 2)
        self._git("checkout", "-q", "-f", self.branch)

    def strike(self) -> None:
        done = self._git("checkout", "-q", *self.chance.choice([(), ("-f",)]), self.other, check=False)
        self.whole = {self.version[self.other if done else self.branch]}

    def _git(self, *words: str, check: bool = True) -> bool:
        who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.com", "-c", "core.fsync=none"]
        done = subprocess.run(
            ["git", "-C", str(self.book.root), *who, *words],
            capture_output=True, check=False, env={**self.book.environment, "GIT_CONFIG_NOSYSTEM": "1"},
        )  # fmt: skip
        assert not check or done.returncode == 0, done.stderr
        return done.returncode == 0
