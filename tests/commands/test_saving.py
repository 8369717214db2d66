"""What happens between a deed and a file: the rules, the lock, somebody else, a file that cannot be edited."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from amctl.answer import Options
from amctl.changes.apply import put
from amctl.changes.edits import Append, Deed, Set
from amctl.errors import BreaksRule, CannotEdit, ChangedOnDisk, OutputError
from amctl.saving import save, save_new
from amctl.session import Session
from amctl.store import writing
from amctl.store.writing import held

ACME = """\
name: Acme
status: active
owner: anna
contacts:
  keller: {name: Keller}
"""


@pytest.fixture
def root(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = book(acme=ACME, other="name: Other\nstatus: active\nowner: ben\n")
    monkeypatch.setenv("AMCTL_BOOK", str(root))
    return root


def session(root: Path, **more: Any) -> Session:
    return Session(Options(book=str(root), today="2026-11-23", **more))


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*") if path.is_file()}


def test_a_change_that_breaks_a_rule_is_refused_with_the_rules_words(root: Path, amctl: Any) -> None:
    before = contents(root)
    one = session(root)
    record = one.account("acme").record
    deed = Deed((put(record, ("owner",), "anan"), put(record, ("parent",), "acme")), "Set.")
    with pytest.raises(BreaksRule) as caught:
        save(one, record, deed)
    told = f"{caught.value}\n{caught.value.hint}"
    assert "refused, since it would break a rule: " in told
    assert "acme.yaml:3: AM301 unknown person 'anan'\ndid you mean 'anna'?" in told
    assert "AM309" in told
    assert {name: text for name, text in contents(root).items() if "lock" not in name} == before


def test_what_was_wrong_before_hinders_nobody(root: Path, amctl: Any) -> None:
    (root / "acme.yaml").write_text(ACME.replace("anna", "gone"))
    ran = amctl("note", "acme", "x")
    assert ran.code == 0, ran.err


def test_new_warnings_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "amctl.yaml").write_text("amctl: 1\npeople: {anna: {name: A}, ben: {name: B}}\nrules: {AM301: warning}\n")
    one = session(root)
    record = one.account("acme").record
    save(one, record, Deed((put(record, ("owner",), "anan"),), "Done."))
    assert "acme.yaml:3: AM301 unknown person 'anan'" in capsys.readouterr().err
    assert "owner: anan" in (root / "acme.yaml").read_text()


def test_a_value_that_somebody_else_has_set_is_not_overwritten(root: Path) -> None:
    one = session(root)
    record = one.account("acme").record
    (root / "acme.yaml").write_text(ACME.replace("active", "paused"))
    with pytest.raises(ChangedOnDisk, match="changed meanwhile: status is another by now"):
        save(one, record, Deed((put(record, ("status",), "ended"),), "Ended."))
    assert "paused" in (root / "acme.yaml").read_text()


def test_what_still_applies_is_applied_to_what_somebody_else_wrote(root: Path) -> None:
    one = session(root)
    record = one.account("acme").record
    (root / "acme.yaml").write_text(ACME.replace("active", "paused") + "# theirs\n")
    save(one, record, Deed((put(record, ("tier",), None), Append(("tags",), "new")), "Tagged."))
    text = (root / "acme.yaml").read_text()
    assert "paused" in text
    assert "new" in text
    assert text.endswith("# theirs\n")


def test_an_account_that_is_gone_is_told(root: Path) -> None:
    one = session(root)
    record = one.account("acme").record
    (root / "acme.yaml").unlink()
    with pytest.raises(ChangedOnDisk, match="is gone"):
        save(one, record, Deed((Append(("tags",), "new"),), "Tagged."))


def test_a_new_account_never_takes_anothers_place(root: Path) -> None:
    with pytest.raises(ChangedOnDisk, match="exists already"):
        save_new(session(root), "acme.yaml", "name: New\nstatus: active\nowner: anna\n", "Started.")
    with pytest.raises(BreaksRule, match="AM206"):
        save_new(session(root), "north/acme.yaml", "name: New\nstatus: active\nowner: anna\n", "Started.")
    with pytest.raises(BreaksRule, match="AM202"):
        save_new(session(root), "new.yaml", "name: New\nowner: anna\n", "Started.")
    save_new(session(root), "new.yaml", "name: New\nstatus: active\nowner: anna\n", "Started.")
    assert (root / "new.yaml").exists()


REFUSED = ACME + "tags: [one,   # the first\n       ]\n"


def test_what_cannot_be_edited_comes_with_the_lines_to_paste(
    root: Path, amctl: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*given: object) -> bytes:
        raise CannotEdit("line 6: there is a comment in the way", "", "tags:\n  - new")

    monkeypatch.setattr("amctl.yaml.editor.carried_out", refuses)
    before = (root / "acme.yaml").read_bytes()
    ran = amctl("note", "acme", "x")
    assert ran.code == 4
    assert "acme.yaml: line 6: there is a comment in the way" in ran.err
    assert "--rewrite" in ran.err
    assert "tags:\n  - new" in ran.err
    assert (root / "acme.yaml").read_bytes() == before


def test_whoever_asks_gets_the_file_written_anew(root: Path, amctl: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*given: object) -> bytes:
        raise CannotEdit("line 6: there is a comment in the way", "", "")

    monkeypatch.setattr("amctl.yaml.editor.carried_out", refuses)
    before = (root / "acme.yaml").read_bytes()
    ran = amctl("note", "acme", "rewritten", "--rewrite", "-n")
    assert ran.code == 0
    assert "+" in ran.out
    assert (root / "acme.yaml").read_bytes() == before
    assert amctl("note", "acme", "rewritten", "--rewrite").code == 0
    assert "rewritten" in (root / "acme.yaml").read_text()
    assert amctl("validate").code == 0


def test_whoever_holds_the_lock_is_named(root: Path, amctl: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextlib.contextmanager
    def busy(*given: Any) -> Iterator[None]:
        with held(root, ["acme.yaml"]), held(root, ["acme.yaml"], patience=0.05):
            yield

    monkeypatch.setattr(writing, "held", busy)
    ran = amctl("note", "acme", "x")
    assert ran.code == 7
    assert f"acme is being changed by process {os.getpid()} on " in ran.err
    assert "try again" in ran.err


def test_a_set_of_what_is_there_already_writes_nothing(root: Path) -> None:
    one = session(root, quiet=True)
    record = one.account("acme").record
    before = (root / "acme.yaml").stat().st_mtime_ns
    save(one, record, Deed((Set(("owner",), "anna", "anna"),), "Set."))
    assert (root / "acme.yaml").stat().st_mtime_ns == before


def test_a_file_never_grows_beyond_what_is_read(root: Path, amctl: Any) -> None:
    text = ("word " * 20 + "\n") * 6000
    assert amctl("note", "acme", "-", stdin=text.encode()).code == 0
    before = (root / "acme.yaml").read_bytes()
    ran = amctl("note", "acme", "-", stdin=text.encode())
    assert ran.code == 4
    assert "would grow beyond 1000 kB" in ran.err
    assert (root / "acme.yaml").read_bytes() == before


def test_where_all_is_over_nothing_is_next(root: Path, amctl: Any) -> None:
    assert "Next:" not in amctl("close", "acme", "--reason", "budget").err


def test_as_json_warnings_come_with_the_change(root: Path, amctl: Any) -> None:
    ran = amctl("set", "acme", "contacts.keller.phone=+49401234", "x-erp=007", "--json")
    (row,) = ran.json["data"]
    assert row["written"] is True
    assert row["warnings"] == []
    late = amctl("log", "acme", "Hello", "--kind", "call", "--json").json["data"][0]
    assert late["written"] is True
    ran = amctl("set", "acme", "tier=none", "--json")
    assert ran.code == 4
    assert "AM307" in ran.err


def test_what_the_rules_say_of_a_change_is_in_its_json(root: Path, amctl: Any) -> None:
    with (root / "acme.yaml").open("a") as file:
        file.write("contracts:\n  p: {signed: 2026-01-01, start: 2026-01-01, end: 2027-12-31, renewal: auto}\n")
    ran = amctl("set", "acme", "contracts.p.end=2026-12-31", "--json")
    warned = {one["code"]: one for one in ran.json["data"][0]["warnings"]}
    assert set(warned["AM404"]) == {"code", "line", "message", "help"}
    assert warned["AM404"]["line"] == 7


def test_what_changed_nothing_was_not_written(root: Path, amctl: Any) -> None:
    row = amctl("set", "acme", "owner=anna", "--json").json["data"][0]
    assert (row["written"], row["changes"]) == (False, [])


def test_a_closed_output_is_told_before_anything_is_written(
    root: Path, amctl: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(root)
    monkeypatch.setattr("amctl.terminal.sys.stdout", None)
    one = session(root, format="json")
    record = one.account("acme").record
    with pytest.raises(OutputError, match="standard output is closed"):
        save(one, record, Deed((put(record, ("owner",), "ben"),), "Set."))
    assert {name: text for name, text in contents(root).items() if "lock" not in name} == before


def test_a_name_that_ends_with_a_point_ends_its_sentence(root: Path, amctl: Any) -> None:
    (root / "acme.yaml").write_text(ACME.replace("name: Acme", "name: Acme Inc."))
    ran = amctl("contact", "add", "acme", "--name", "Ada Berg")
    assert ran.err.startswith("Added Ada Berg as contact berg of Acme Inc.\n")
