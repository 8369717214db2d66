"""Where things stand in a text: what the editor cuts by."""

import pytest

from amctl.yaml.marks import Marks, marked


def words(marks: Marks, *path: str | int) -> str:
    """The words of a value, as they stand."""
    node = marks.node(path)
    return marks.text[node.body : node.end]


def test_every_value_is_found_where_it_stands() -> None:
    marks = marked("a: &x 'b c' # d\nl:\n- - e\n  - *x\n-\n- {f: [1, 2], g: }\n? h\n: i\n? j\n")
    assert words(marks, "a") == "'b c'"
    assert words(marks, "l", 0, 0) == "e"
    assert words(marks, "l", 0, 1) == "*x"
    assert words(marks, "l", 1) == ""
    assert words(marks, "l", 2, "f") == "[1, 2]"
    assert words(marks, "l", 2, "f", 1) == "2"
    assert words(marks, "l", 2, "g") == ""
    assert words(marks, "h") == "i"
    assert marks.item(("j",)).sign == 0
    assert [comment.text for comment in marks.comments] == ["# d"]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a: |\n  b\n  c\n\n# d\ne: f\n", "|\n  b\n  c"),
        ("a: |+\n  b\n\n\n# d\ne: f\n", "|+\n  b\n\n"),
        ("a: |-  # x\n  b\n \ne: f\n", "|-  # x\n  b"),
        ("a: >\n  b\n    \n  \ne: f\n", ">\n  b\n    \n  "),
        ("a: |\n\ne: f\n", "|"),
        ("a: |2-\n   b", "|2-\n   b"),
        ("a: |\r\n  b\r\n\r\ne: f\r\n", "|\r\n  b"),
    ],
)
def test_a_text_block_ends_with_its_last_line(text: str, block: str) -> None:
    assert words(marked(text), "a") == block


def test_comments_are_what_no_word_holds() -> None:
    text = "# a\n--- # b\nc: '# no' # d\ne: | # f\n  # no\n# g\nh: [i, # j\n  k] # l\nm: n#o\n... # p\n# q"
    assert [comment.text for comment in marked(text).comments] == [f"# {one}" for one in "abdfgjlpq"]


def test_keys_with_anchors_and_keys_without_a_word() -> None:
    marks = marked("&a b: c\nd: {: e}\n?\n: f\n")
    assert marks.text[slice(*marks.item(("b",)).key)] == "b"
    assert marks.item(("b",)).start == 0
    assert words(marks, "d", "") == "e"
    assert words(marks, "") == "f"


def test_pairs_without_braces() -> None:
    marks = marked("a: [b: c, d]\n")
    assert marks.node(("a", 0)).style == "bare"
    assert words(marks, "a", 0) == "b: c"
