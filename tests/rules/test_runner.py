"""Levels, and what a file asks not to be told about."""

import pytest

from amctl.document import Document
from amctl.rules.runner import excused

LEFT = "name: Acme\nstatus: active\n"  # and then an owner who left, in the third line


def test_a_rule_has_the_level_that_the_book_gives_it(told):
    assert [one.level for one in told("owner: jonas\n", head=LEFT, settings="rules: {AM306: warning}\n")] == ["warning"]
    assert [one.level for one in told("sumary: x\n", settings="rules: {AM201: warning}\n")] == ["warning"]


def test_a_rule_that_the_book_ignores_is_silent(codes):
    assert codes("owner: jonas\n", head=LEFT, settings="rules: {AM306: ignore}\n") == []
    assert codes("sumary: x\n", settings="rules: {AM201: ignore}\n") == []


def test_a_rule_across_accounts_has_its_level_too(told_of_book):
    files = {"a.yaml": "parent: x\n"}
    assert [one[4] for one in told_of_book(files, "rules: {AM304: warning}\n")] == ["warning"]
    assert told_of_book(files, "rules: {AM304: ignore}\n") == []


@pytest.mark.parametrize("level", ["ignore", "warning"])
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("AM101", "summary: a: b\n"),
        ("AM102", "<<<<<<< HEAD\n>>>>>>> x\n"),
        ("AM103", "name: Other\n"),
        ("AM104", "summary: !tag x\n"),
        ("AM202", "tags: x\n"),
        ("AM203", "since: yesterday\n"),
    ],
)
def test_what_makes_a_file_unusable_is_told_as_an_error_whatever_anybody_asks(told, code, text, level):
    found = told(f"# amctl: ignore[{code}] I like it so\n" + text, settings=f"rules: {{{code}: {level}}}\n")
    assert {one[2:4] for one in found} == {(code, "error"), ("AM106", "warning")}


def test_only_what_is_fatal_itself_is_told_against_the_levels(codes):
    """A key that is written twice and in capitals: two faults at one place, of which one may be ignored."""
    text = "contacts:\n  Keller: {name: A}\n  Keller: {name: B}\n"
    assert codes(text) == ["AM204", "AM103"]
    assert codes(text.replace("  Keller: {name: A}\n", "  k: {name: A}\n  k: {name: C}\n")) == ["AM103", "AM204"]
    assert codes(text, settings="rules: {AM204: ignore}\n") == ["AM103"]


@pytest.mark.parametrize(
    "text",
    [
        "owner: jonas  # amctl: ignore[AM306] his account until January\n",
        "owner: jonas #amctl:ignore[AM306]his account until January\n",
        "owner: jonas  # amctl: ignore[AM404, AM306] his account until January\n",
        "# amctl: ignore[AM306] his account until January\nowner: jonas\n",
        "# amctl: ignore[AM306] his account until January\n# and then Ben's\n  # or Lea's\nowner: jonas\n",
        "# amctl: ignore[AM306] his account until January\r\nowner: jonas\r\n",
    ],
    ids=["on the line", "close together", "several codes", "above", "above other comments", "Windows"],
)
def test_a_comment_silences_a_finding_on_its_line_or_below(codes, text):
    assert codes(text, head=LEFT) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("owner: jonas  # amctl: ignore[AM306]\n", ["AM306", "AM106"]),
        ("owner: jonas  # amctl: ignore[AM307] his account\n", ["AM306"]),
        ("owner: jonas  # amctl: ignore[AM3] his account\n", ["AM306", "AM106"]),
        ("owner: jonas  # amctl: ignore his account\n", ["AM306"]),
        ("owner: jonas\n# amctl: ignore[AM306] his account\n", ["AM306"]),
        ("summary: s  # amctl: ignore[AM306] his account\nowner: jonas\n", ["AM306"]),
        ("# amctl: ignore[AM306] his account\nsummary: s\nowner: jonas\n", ["AM306"]),
    ],
    ids=["no reason", "other code", "family", "no brackets", "below", "behind another line", "above another line"],
)
def test_a_comment_that_does_not_fit_silences_nothing(codes, text, expected):
    assert codes(text, head=LEFT) == expected


def test_a_comment_silences_a_rule_across_accounts(told_of_book):
    assert told_of_book({"a.yaml": "parent: x  # amctl: ignore[AM304] comes with the import\n"}) == []


def test_a_comment_silences_a_fault_of_shape_that_is_not_fatal(codes):
    assert codes("sumary: x  # amctl: ignore[AM201] a field to come\n") == []


def test_a_comment_at_the_end_of_a_file_speaks_for_nothing():
    assert excused(Document("a.yaml", "# amctl: ignore[AM306] reason", {}, {}, ())) == ()


def test_findings_of_an_account_come_in_the_order_of_their_places(told):
    found = told("tier: x\nparent: y\nprimary: z\ntags: []\n")
    assert [one.line for one in found] == sorted(one.line for one in found)
