"""What cannot be written with proof is refused: with the reason, the line, and what to paste."""

from datetime import date

import pytest

from amctl.changes.edits import Append, Change, Entry, Remove, Rename, Set
from amctl.errors import UNREADABLE, CannotEdit
from amctl.model.account import Account
from amctl.yaml import editor, proof
from amctl.yaml.blocks import Splice
from amctl.yaml.editor import carried_out, pasted

OPEN = "name: Acme\nsummary: |\n  Runs dispatch."  # no line end


def refused(before: str, change: Change) -> CannotEdit:
    with pytest.raises(CannotEdit) as caught:
        carried_out("acme.yaml", before.encode(), [change], Account)
    return caught.value


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    error = refused("name: Acme\nowner: [anna\n", Set(("owner",), "ben", "anna"))
    assert str(error).startswith("line 2: the bracket opened on line 2 is never closed")
    assert error.exit_code == UNREADABLE
    assert "bracket" in error.hint


@pytest.mark.parametrize("text", ["name: a\nname: b\n", "a: &x {b: 1}\nc: *x\n", "a: !t 1\n", "<<: {a: 1}\n"])
def test_what_is_beyond_the_dialect_is_not_touched(text: str) -> None:
    assert str(refused(text, Set(("owner",), "ben"))).endswith("so nothing can be written")


def test_the_reason_names_the_line_and_the_deed() -> None:
    error = refused(OPEN, Set(("rating", "reason"), "no"))
    assert str(error) == "line 2: the file ends inside a text block, without a line end, so rating.reason cannot be set"
    assert error.paste == 'rating:\n  reason: "no"'
    assert error.hint == "write it into the file yourself"


def test_what_is_to_be_pasted_is_in_block_style() -> None:
    entry = {"what": "Send: draft", "due": date(2026, 11, 27), "note": "One.\nTwo.\n"}
    lines = ["  - what: \"Send: draft\"", "    due: 2026-11-27", "    note: |", "      One.", "      Two."]  # fmt: skip
    assert refused(OPEN, Append(("follow_ups",), entry)).paste.splitlines() == ["follow_ups:", *lines]


def test_what_is_to_be_pasted_into_an_entry_stands_in_one() -> None:
    change = Set(("follow_ups", Entry(("Send\n  draft", "")), "done"), date(2026, 11, 27), None)
    assert pasted(change) == "follow_ups:\n  - done: 2026-11-27"


def test_an_entry_is_named_on_one_line() -> None:
    text = 'x-a: [b: 1]\nfollow_ups: [what: "Send  the\\n draft"]\n'
    change = Set(("follow_ups", Entry(("Send  the\n draft", "")), "done"), date(2026, 11, 27), None)
    assert str(refused(text, change)).endswith("so follow_ups.Send the draft.done cannot be set")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Remove(("custom", Entry(("{'a': 1}",)), "a"), 1), "custom.{'a': 1}.a cannot be removed"),
        (Append(("custom", Entry(("{'a': 1}",)), "b"), "x"), "nothing can be added to custom.{'a': 1}.b"),
    ],
)
def test_pairs_without_braces_cannot_grow_or_shrink(change: Change, said: str) -> None:
    error = refused("name: Acme\ncustom: [a: 1]\n", change)
    assert str(error) == f"line 2: a pair without braces stands in a list, so {said}"


def test_there_is_nothing_to_paste_for_what_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: [])
    assert refused("name: Acme\n", Remove(("name",), "Acme")).paste == ""
    error = refused("name: Acme\n", Rename(("name",), "title"))
    assert str(error) == "line 1: the file would not say what it should, so name cannot be named title"


def test_half_a_character_cannot_be_written() -> None:
    error = refused("name: Acme\n", Set(("note",), "\ud83d", None))
    assert str(error) == "line 1: half of a character (a lone surrogate) cannot be written, so note cannot be set"
    assert error.paste == ""


def test_a_key_longer_than_yaml_allows_is_refused() -> None:
    assert "it could not be read again" in str(refused("name: Acme\n", Set(("links", "x" * 2000), "y")))


# What the editor might do wrong, were it wrong; the proof stands between that and the file.
FILE = """\
name: Acme   # ours
# of tags
tags:
  - a   # one
  # before b
  - b
# of us
owner: anna
"""


def cut(old: str, new: str) -> list[Splice]:
    at = FILE.index(old)
    return [(at, at + len(old), new)]


@pytest.mark.parametrize(
    ("splices", "said"),
    [
        (cut("owner: anna", "owner: [anna"), "it could not be read again (the bracket"),
        (cut("  - b\n", "  - b\n  - d\n"), "the file would not say what it should"),
        (cut("  # before b\n", "  # before b\n  - c\n"), "the file would not say what it should"),
        (cut("owner: anna", "owner:  anna\ntags_: [c]"), "another line would change"),
        (cut("# of us\n", "# of us\n  - c\n"), "a comment would be lost or moved (# of us)"),
        (cut("  - b\n", "  - b\n  - c\n  # more\n"), "a comment would be lost or moved (# of us)"),
        (cut("# of tags\n", ""), "another line would change"),
        (cut("tags:\n  - a   # one\n  # before b\n  - b\n", "tags: [a, b, c]\n"), "another line would change"),
    ],
)
def test_the_proof_finds_what_is_wrong(monkeypatch: pytest.MonkeyPatch, splices: list[Splice], said: str) -> None:
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: splices)
    assert said in str(refused(FILE, Append(("tags",), "c")))


def test_the_proof_finds_a_comment_that_goes_with_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: cut("Acme   # ours", "Beta"))
    assert "a comment would be lost or moved (# ours)" in str(refused(FILE, Set(("name",), "Beta", "Acme")))


def test_the_proof_finds_a_comment_from_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: cut("Acme   # ours", "Beta   # ours\n# and more"))
    assert "a comment would" in str(refused(FILE, Set(("name",), "Beta", "Acme")))
    gone = cut("tags:\n  - a   # one\n  # before b\n  - b\n", "# new\n")
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: gone)
    assert "a comment would appear (# new)" in str(refused(FILE, Remove(("tags",), ["a", "b"])))


def test_the_proof_finds_a_comment_that_moved_behind_what_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "_same_lines", lambda *_: None)
    gone = cut("tags:\n  - a   # one\n  # before b\n  - b\n# of us\nowner: anna\n", "owner: anna\n# of us\n")
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: gone)
    assert "a comment would be lost or moved (# of us)" in str(refused(FILE, Remove(("tags",), ["a", "b"])))


def test_an_alias_never_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    at = "x-a: &b c\nx-d: *b\n".index("*b")
    monkeypatch.setattr(editor, "freed", lambda *_: [(at, at + 2, "e")])
    error = refused("x-a: &b c\nx-d: *b\n", Set(("x-a",), "f", "c"))
    assert str(error) == "line 1: an alias (*) would say something else, so x-a cannot be set"


def test_a_text_block_below_its_key_and_a_comment_stays() -> None:
    error = refused("x-a:   # hm\n  |\n  b\n", Set(("x-a",), "c", "b\n"))
    assert str(error) == "line 2: a text block begins below its key and a comment, so x-a cannot be set"


def test_the_line_of_an_entry_is_that_of_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "splices_of", lambda *_, **__: [])
    change = Set(("tags", Entry(("b",))), "c", "b")
    assert str(refused(FILE, change)) == "line 3: the file would not say what it should, so tags.b cannot be set"
