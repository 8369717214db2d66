"""AM104"""

import pytest


def test_a_merge_key_and_the_alias_it_takes_are_told(told):
    assert told("custom:\n  base: &b {per: year}\n  line: {<<: *b, amount: 4800}\n") == [
        (6, 10, "AM104", "error", "<<", "a merge key (<<)", "write the keys out"),
        (6, 14, "AM104", "error", "*b", "an alias (*b) to a list or mapping", "write it out"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "at"),
    [
        ("summary: !secret x\n", 4, 10, "!secret x"),
        ("---\nname: Other\n", 4, 1, "---"),
        ("custom: {? [a] : b}\n", 4, 12, "[a]"),
        ("custom: " + "[" * 60 + "]" * 60 + "\n", 4, 58, "["),
    ],
)
def test_what_other_programs_read_differently_is_told(told, text, line, column, at):
    found = told(text)
    assert [one[:4] for one in found] == [(line, column, "AM104", "error")]
    assert at.startswith(found[0].at)


def test_a_directive_is_told(told):
    assert [one[:3] for one in told("%YAML 1.1\n---\nname: Acme\n", head="")] == [(1, 1, "AM104")]


def test_an_alias_to_a_word_is_fine(codes):
    assert codes("summary: &s Runs depots\nindustry: *s\n") == []


def test_forty_levels_are_fine(codes):
    assert codes("custom: " + "[" * 40 + "]" * 40 + "\n") == []
