"""AM101"""

import pytest


def test_a_colon_inside_unquoted_text_is_told_where_it_stands(told):
    assert told("summary: Price: still open\n") == [
        (
            4,
            15,
            "AM101",
            "error",
            ":",
            "a colon where none can be",
            "put text that contains ': ' in quotes, or check the indentation",
        )
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("summary: 'never closed\n", 4, 10),
        ("contacts:\n\tkeller: {name: Keller}\n", 5, 1),
        ("tags: [a, b\nlanguage: de\n", 5, 9),
        ("summary: *b\n", 4, 10),
        ("summary: a\x07b\n", 4, 11),
    ],
)
def test_what_is_no_yaml_is_told_where_reading_stopped(told, text, line, column):
    assert [one[:4] for one in told(text)] == [(line, column, "AM101", "error")]


def test_a_file_that_is_no_yaml_is_told_nothing_else_about(codes):
    assert codes("tier: nope\nsummary: a: b\n") == ["AM101"]


@pytest.mark.parametrize("text", ['summary: "Price: still open"\n', "summary: at 10:30\n", "summary: |\n  a: b: c\n"])
def test_a_colon_that_is_text_is_fine(codes, text):
    assert codes(text) == []
