"""The judge of the editor sees what is wrong."""

import pytest

from amctl.changes.edits import Append, Remove, Set
from tests.yaml.drawn import Drawn
from tests.yaml.judge import complaints, remarks

BEFORE = b"""\
# first
tags:   # words
  - a   # one
    # deeper
  # about b
  - b

# ---- Next ----
name: X
"""
DATA = {"tags": ["a", "b"], "name": "X"}
APPENDED = Drawn(Append(("tags",), "c"), ("tags",), {**DATA, "tags": ["a", "b", "c"]}, whole=False)


def judge(after: str, edit: Drawn = APPENDED, before: bytes = BEFORE) -> list[str]:
    return list(complaints(before, after.encode(), edit, lambda _: edit.wanted))


def test_a_good_edit_passes() -> None:
    assert judge(BEFORE.decode().replace("  - b\n", "  - b\n  - c\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# ---- Next ----\nname", "  - c\nname", "a comment is lost"),
        ("# ---- Next ----\n", "# ---- Next ----\n  - c\n", "a comment stands above something else"),
        ("  - a   # one", "  - a", "changed"),
        ("# about b", "#  about b", "changed"),
        ("name: X", "name:  X", "changed"),
        ("name: X\n", "name: X", "the last line end came or went"),
        ("    # deeper\n", "    # deeper\n    # more\n", "a comment came from nowhere"),
    ],
)
def test_a_bad_edit_does_not(old: str, new: str, said: str) -> None:
    after = BEFORE.decode().replace("  - b\n", "  - b\n  - c\n").replace(old, new)
    assert said in "\n".join(judge(after)), judge(after)


def test_data_are_judged_first() -> None:
    assert list(complaints(BEFORE, BEFORE, APPENDED, lambda _: DATA)) == ["the data are not what they should be"]


def test_line_ends_and_byte_order_marks_are_judged() -> None:
    crlf = BEFORE.replace(b"\n", b"\r\n")
    after = BEFORE.decode().replace("  - b\n", "  - b\n  - c\n")
    assert "a line end is of the other kind" in judge(after, before=crlf)
    assert "the byte order mark came or went" in judge("\ufeff" + after)


def test_a_comment_goes_only_with_what_it_speaks_of() -> None:
    gone = Drawn(Remove(("tags",), DATA["tags"]), ("tags",), {"name": "X"})
    assert judge("# first\n# ---- Next ----\nname: X\n", gone) == []
    assert judge("# ---- Next ----\nname: X\n", gone) != []
    other = Drawn(Set(("name",), "Y", "X"), ("name",), {**DATA, "name": "Y"})
    assert judge(BEFORE.decode().replace("X", "Y"), other) == []
    assert judge(BEFORE.decode().replace("X", "Y").replace("   # one", ""), other) != []


def test_remarks_are_comments_only() -> None:
    found = remarks("a: 'x # y'   # one\nb: | # two\n  # text\n# three\nc: [d, # four\n  e]\n")
    assert [one.text for one in found] == ["# one", "# two", "# three", "# four"]
    assert [one.alone for one in found] == [False, False, True, False]
