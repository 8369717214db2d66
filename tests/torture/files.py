"""Generated files, each changed by a command drawn at random, and checked by judges who do not know the editor."""

from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner
from yaml import YAMLError

from amctl.changes.apply import Inapplicable, applied, resolved
from amctl.changes.edits import Change
from amctl.changes.identity import handles
from amctl.cli import app
from amctl.errors import CannotEdit
from amctl.model.account import Account
from amctl.model.reading import understood
from amctl.yaml import editor
from amctl.yaml.reader import read
from tests.torture.deeds import SETTINGS, command_line
from tests.torture.kept import amiss, said, said_quickly
from tests.yaml.drawn import Drawn
from tests.yaml.generated import account_text
from tests.yaml.judge import complaints


class Tried(NamedTuple):
    """What became of one file: written, refused, against the rules, or not to be done; and what is wrong with it."""

    end: str
    command: list[str]
    wrong: list[str]
    before: bytes
    after: bytes


class Files:
    """A book of one file, which is another every time."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, quick: bool = False) -> None:
        self.quick = quick  # one judge instead of two
        self.file = folder / "book" / "acme.yaml"
        self.home = folder / "home"
        self.file.parent.mkdir()
        (self.file.parent / "amctl.yaml").write_text(SETTINGS)
        self.asked: list[tuple[bytes, tuple[Change, ...]]] = []
        self.refused = ""
        self.carried_out = editor.carried_out
        monkeypatch.setattr(editor, "carried_out", self._carried_out)
        for name, value in {"HOME": str(self.home), "AMCTL_TODAY": "2026-11-23", "AMCTL_ME": "anna"}.items():
            monkeypatch.setenv(name, value)

    def _carried_out(self, file: str, content: bytes, changes: Any, model: Any) -> bytes:
        changes = tuple(changes)
        self.asked.append((content, changes))
        try:
            return self.carried_out(file, content, changes, model)
        except CannotEdit as error:
            self.refused = str(error)
            raise

    def tried(self, seed: str) -> Tried:
        """One file, and the first command drawn that it allows."""
        random = Random(seed)
        before = account_text(random)
        document = read("acme.yaml", before)
        account, _ = understood(document, Account)
        assert account is not None, document.problems
        open_ = [
            name
            for name, one in zip(handles("acme", "follow-up", account.follow_ups), account.follow_ups, strict=True)
            if one.done is None
        ]
        self.file.write_bytes(before)
        for path in self.home.rglob("*.jsonl"):
            path.unlink()
        found = Tried("not to be done", [], [], before, before)
        for _ in range(20):
            found = self._run(command_line(random, document.data, open_), before)
            if found.end in ("written", "refused") or found.wrong:
                return found
        return found

    def _run(self, words: list[str], before: bytes) -> Tried:
        self.asked, self.refused = [], ""
        ran = CliRunner().invoke(app, ["-C", str(self.file.parent), "--yes", *words], input="", prog_name="amctl")
        after = self.file.read_bytes()
        wrong = []
        if ran.exception and not isinstance(ran.exception, SystemExit):
            return Tried("a bug", words, [repr(ran.exception)], before, after)
        if ran.exit_code == 0:
            return Tried("written", words, self._judged(before, after, words), before, after)
        if after != before:
            wrong.append(f"exit code {ran.exit_code}, but written")
        end = "refused" if self.refused else "against the rules" if ran.exit_code == 4 else "not to be done"
        return Tried(end, [*words, self.refused or ran.stderr], wrong, before, after)

    def _judged(self, before: bytes, after: bytes, words: list[str]) -> list[str]:
        """Change by change: what one makes of the file, and whether all of them make what was written."""
        if not self.asked:
            return ["nothing was asked of the editor"] if words[0] != "contact" else []
        wrong = []
        content, changes = self.asked[-1]
        for change in changes:
            data = read("acme.yaml", content).data
            try:
                wanted = applied(data, change, Account)
            except Inapplicable as error:
                return [f"inapplicable: {error}"]
            new = after if len(changes) == 1 else self.carried_out("acme.yaml", content, [change], Account)
            wrong += amiss(content, new, change, data, wanted, said_quickly if self.quick else said)
            edit = Drawn(change, resolved(data, change.path, Account), wanted)
            if not self.quick:
                try:
                    wrong += complaints(content, new, edit, said)
                except YAMLError as error:
                    wrong.append(f"PyYAML cannot read it: {error}")
            content = new
        return wrong + (["all changes at once make another file than one by one"] if content != after else [])
