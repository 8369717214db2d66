"""AM107"""

import pytest


def test_a_tab_between_a_key_and_its_value_is_told(told):
    assert told("summary:\tRuns dispatch\n") == [
        (
            4,
            9,
            "AM107",
            "warning",
            "\t",
            "a tab stands between words: PyYAML and others refuse the file",
            "write a blank instead",
        )
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("summary: \tx\n", 10),
        ("summary: x \t# y\n", 12),
        ("summary: x\t\n", 11),
        ('tags: [a,\t"b"\t]\n', 14),
        ("address: {city:\tBremen}\n", 16),
        ("address:\n  city: Bremen\t# here\n", 15),
    ],
)
def test_it_is_told_wherever_it_stands(told, text, column):
    assert [(one.code, one.column) for one in told(text)] == [("AM107", column)]


@pytest.mark.parametrize(
    "text",
    [
        'summary: "a\tb"\n',
        "summary: a\tb\n",
        "summary: |\n  a\tb\n",
        "summary: x   # a\tb\n",
        "# a\tb\nsummary: x\n",
        'summary: "a\n  b\tc"\n',
        "tags: [a]\n",
        'summary: "\tb\n  c"\n',
    ],
)
def test_tabs_in_texts_and_comments_are_fine(codes, text):
    assert codes(text) == []


def test_values_that_have_other_places_do_not_confuse_it(codes):
    assert codes("address:\n  city:\n    Bremen\nsummary: >-\n  a\tb\n") == []
