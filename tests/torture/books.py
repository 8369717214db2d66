"""A book to torture: commands in it, as processes that may die, and what must hold whatever happened."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from amctl.errors import EXIT_CODES
from amctl.yaml.reader import read

AMCTL = str(Path(sys.executable).parent / "amctl")
WORKER = Path(__file__).parent / "worker.py"
ACME = """\
# Acme: kept by hand, so nothing here may move.
name: Acme Ltd        # as in the register
status: active
owner: anna


contacts:
    keller:   {name: Dr. Miriam Keller,  stance: champion}   # reads the first page only

# ---- What happened ----
interactions:
  - {date: 2026-11-02, kind: call, by: anna, with: [keller], direction: out, summary: 'Asked for a price'}
  # the next one is from the fair
  - date: 2026-11-09
    kind: meeting
    by: anna
    summary: >-
      At the fair,
      for an hour

# ---- What is to be done ----
follow_ups:
  - what: Send the draft          # the short one
    due: 2026-11-27
  - {what: Ask for the order, due: 2026-12-04}
# the end
"""
ACKNOWLEDGED = ("Logged", "Done", "Planned", "Put off", "Set ", "Taken back")
SETTINGS = "amctl: 1\npeople:\n  anna: {name: Anna Becker}\n  ben: {name: Ben Ott}\n"


class Ran(NamedTuple):
    """How a command ended; a negative code is the signal that ended it."""

    code: int
    out: str
    err: str


class Worker:
    """A process that starts commands quickly, each in a child of its own; see worker.py."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.number = folder, 0
        self.process = subprocess.Popen(
            [sys.executable, str(WORKER), str(folder / "scratch")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip

    def _asked(self, wish: dict[str, Any]) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def start(self, *runs: list[str], acks: Path | None = None, fault: tuple[str, int] | None = None) -> "Child":
        """Starts a child that runs these commands one after the other."""
        self.number += 1
        out, err = (self.folder / f"{self.number}.{name}" for name in ("out", "err"))
        wish = {"runs": runs, "out": str(out), "err": str(err), "acks": str(acks) if acks else None, "fault": fault}
        return Child(self, self._asked({"start": wish}), out, err)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()
        self.process.wait(timeout=60)


class Child(NamedTuple):
    """Commands that run in a process of their own."""

    worker: Worker
    pid: int
    out: Path
    err: Path

    def ended(self) -> Ran:
        """How it ended; waits for that."""
        code = self.worker._asked({"wait": self.pid})
        ran = Ran(code, *(path.read_text(errors="replace") if path.exists() else "" for path in (self.out, self.err)))
        for path in (self.out, self.err):
            path.unlink(missing_ok=True)
        return ran


class Book:
    """A folder with one account, and a home for the journal."""

    def __init__(self, folder: Path, text: str = ACME) -> None:
        self.folder, self.root, self.home = folder, folder / "book", folder / "home"
        self.file = self.root / "acme.yaml"
        self.text = text.encode()
        self.root.mkdir(parents=True)
        (self.root / "amctl.yaml").write_text(SETTINGS)
        self.reset()

    def reset(self) -> None:
        """As it was in the beginning; nothing was ever done."""
        self.file.write_bytes(self.text)
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir()
        for path in self.left_over():
            path.unlink()

    @property
    def environment(self) -> dict[str, str]:
        """What a command is told: somebody with this home, on a day that does not change."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
        told = {"HOME": str(self.home), "AMCTL_TODAY": "2026-11-23", "AMCTL_ME": "anna", "PYTHONHASHSEED": "0"}
        return {**kept, **told}

    def worker(self) -> Worker:
        """A worker for commands in this book."""
        folder = self.folder / "worker"
        folder.mkdir(exist_ok=True)
        return Worker(folder, self.environment)

    def words(self, *words: str) -> list[str]:
        """A command line about this book."""
        return ["-C", str(self.root), *words]

    def log(self, text: str) -> list[str]:
        """The command line that is done twenty times a day."""
        return self.words("log", "acme", "--kind", "note", text)

    def run(self, *words: str, before: tuple[str, ...] = (), timeout: float = 60) -> Ran:
        """Runs a command as a process of its own, below another program if need be."""
        done = subprocess.run(
            [*before, AMCTL, *self.words(*words)],
            stdin=subprocess.DEVNULL, capture_output=True, env=self.environment, check=False, timeout=timeout,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    # what must hold

    def summaries(self, content: bytes | None = None) -> list[str]:
        """What happened, as the file has it; fails if the file cannot be read whole."""
        document = read("acme.yaml", self.file.read_bytes() if content is None else content)
        assert not document.problems, document.problems
        return [str(one["summary"]) for one in document.data["interactions"]]

    def left_over(self) -> list[Path]:
        """What half-written files there are."""
        return [path for place in (self.root, self.home) if place.exists() for path in place.rglob("*.tmp")]

    def reached(self, worker: Worker, words: list[str]) -> bytes:
        """What the file holds after a command that nothing disturbs; everything is as before then."""
        before = self.file.read_bytes()
        ran = worker.start(words).ended()
        assert ran.code == 0, ran
        after = self.file.read_bytes()
        self.file.write_bytes(before)
        return after

    def wrong(self, worker: Worker, ran: Ran, before: bytes, after: bytes, *, undoable: bool = True) -> list[str]:
        """What is wrong after a command was struck that makes `after` out of `before`.

        The file must be as before or as after, and what was acknowledged must be there; the next command must work,
        leave nothing half-written behind, and be taken back; and so must the one that was struck.
        """
        now = self.file.read_bytes()
        if now not in (before, after):
            return ["damaged"]
        found = []
        told = ran.code == 0 or any(line.startswith(ACKNOWLEDGED) for line in ran.err.splitlines())
        if told and now != after:
            found.append("lost what was acknowledged")
        again = worker.start(self.log("afterwards")).ended()
        if again.code != 0 or self.summaries().count("afterwards") != 1:
            found.append(f"the next command: {again}")
        found += [f"left over: {path.name}" for path in self.left_over()]
        back = worker.start(self.words("undo")).ended()
        if back.code != 0 or self.file.read_bytes() != now:
            found.append(f"undo of the next command: {back}")
        if undoable and now == after and "cannot be undone" not in ran.err:
            back = worker.start(self.words("undo")).ended()
            if back.code != 0 or self.file.read_bytes() != before:
                found.append(f"undo: {back}")
        return found

    def untold(self, ran: Ran, before: bytes) -> list[str]:
        """What is wrong with how a failure was told: one clear line, a documented exit code, and the old file."""
        found = []
        lines = [line for line in ran.err.splitlines() if not line.startswith(("struck:", "  "))]
        if "Traceback" in ran.err:
            found.append(f"traceback: {ran.err}")
        if ran.code not in dict(EXIT_CODES):
            found.append(f"exit code {ran.code}")
        if ran.code != 0 and self.file.read_bytes() != before:
            found.append(f"exit code {ran.code}, but written: {ran.err}")
        if ran.code != 0 and len([line for line in lines if line.startswith("amctl: ")]) != 1:
            found.append(f"not one line: {ran.err}")
        return found

    def journal(self) -> list[str]:
        """What the journal says was done in this book, straight from its file."""
        found = []
        for path in self.home.rglob("journal/*.jsonl"):
            for line in path.read_text(errors="replace").splitlines():
                try:
                    found.append(str(json.loads(line)["done"]))
                except ValueError:
                    continue
        return found
