"""New text: a scalar, an entry, a whole file."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from amctl.yaml.reader import read
from amctl.yaml.writing import Layout, document_text, flow_text, literal, scalar_text, wrapped


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"), (True, "true"), (False, "false"), (14, "14"), (date(2026, 11, 23), "2026-11-23"),
        (Decimal("48000.00"), "48000.00"), (Decimal("1E+3"), "1000"), ("2026-11-23", '"2026-11-23"'), ("14", '"14"'),
        ("14 depots", "14 depots"), ("3 % a year", "3 % a year"), ("Müller's", "Müller's"), ("no", '"no"'),
        ("Dr. Keller (COO)", "Dr. Keller (COO)"), ("+49 40 1234", '"+49 40 1234"'), ('say "yes"', 'say "yes"'),
        ('"yes", she said', "'\"yes\", she said'"), ("'yes' or \"no\"", '"\'yes\' or \\"no\\""'), ("a\tb", '"a\\tb"'),
        ("Talked through the renewal; wants a fixed price.", "Talked through the renewal; wants a fixed price."),
        ("\u202e\x07\0", '"\\u202e\\x07\\0"'), ("", '""'), ("a: b", '"a: b"'), ("a:b", "a:b"), ("😀", "😀"),
    ],
)  # fmt: skip
def test_a_scalar(value: Any, text: str) -> None:
    assert scalar_text(value, flow=False) == text


@pytest.mark.parametrize("text", ["a, b", "a]", "{a", "a:b", "why?", "#a"])
def test_in_brackets_more_needs_quotes(text: str) -> None:
    assert scalar_text(text, flow=True) == f'"{text}"'


@pytest.mark.parametrize(
    ("like", "value", "text"),
    [
        ("'old'", "new", "'new'"), ('"old"', "new", '"new"'), ("old", "new", "new"), ("'old'", "it's", "'it''s'"),
        ("'old'", "a\nb", '"a\\nb"'), ('"old"', 'say "x"', '"say \\"x\\""'),
        ('"2026-01-01"', date(2026, 2, 1), "2026-02-01"),
    ],
)  # fmt: skip
def test_the_old_quotes_are_kept_if_they_can_be(like: str, value: Any, text: str) -> None:
    assert scalar_text(value, flow=False, like=like) == text


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("a\nb\n", "|"), ("a\nb", "|-"), ("a\n\n b\n", "|"), ("a", None), ("a\n", None), (" a\nb", None),
        ("\na\n", None),        ("a\n\n", None), ("a\n  \nb", None), ("a\tb\nc", None), ("a\nb\x07", None),
    ],
)  # fmt: skip
def test_a_text_block(text: str, header: str | None) -> None:
    block = literal(text)
    assert (block and block[0]) == header


def test_brackets_are_broken_behind_commas() -> None:
    assert wrapped({"a": "x" * 8, "b": ["z"], "c": 1}, 4, 20) == ["{a: xxxxxxxx,", "     b: [z], c: 1}"]
    assert wrapped(["x" * 30, "z"], 0, 20) == ["[" + "x" * 30 + ",", " z]"]
    assert wrapped({}, 3) == ["{}"]
    assert flow_text({"a": [], "b": {"c": None}}) == "{a: [], b: {c: null}}"


def test_a_whole_file() -> None:
    data = {
        "name": "Acme Ltd", "status": "active", "owner": "anna", "tags": ["a", "b"], "since": date(2026, 11, 23),
        "summary": "One.\nTwo.\n", "contacts": {"keller": {"name": "K. Keller", "roles": ["coach"]}},
        "goals": {"faster": {"goal": "Faster", "readings": [{"date": date(2026, 1, 1), "value": Decimal("4.5")}]}},
        "follow_ups": [{"what": "Call: them", "due": date(2026, 12, 1)}], "x-m": [["a"], ["b", ["c"]], "d"],
    }  # fmt: skip
    text = document_text(data)
    assert (
        text
        == """\
name: Acme Ltd
status: active
owner: anna
tags: [a, b]
since: 2026-11-23
summary: |
  One.
  Two.
contacts:
  keller: {name: K. Keller, roles: [coach]}
goals:
  faster:
    goal: Faster
    readings:
      - {date: 2026-01-01, value: 4.5}
follow_ups:
  - {what: "Call: them", due: 2026-12-01}
x-m: [[a], [b, [c]], d]
"""
    )
    assert read("acme.yaml", text.encode()).problems == ()


def test_the_sections_of_a_long_file_are_parted() -> None:
    contacts = {f"c{n}": {"name": "x" * 120} for n in range(10)}
    text = document_text({"name": "Acme", "contacts": contacts, "tags": ["a"], "team": {"ben": "x" * 120}})
    assert text.startswith("name: Acme\n\ncontacts:\n  c0:\n")
    assert text.endswith(f"tags: [a]\n\nteam:\n  ben: {'x' * 120}\n")


def test_entries_may_begin_below_their_dashes() -> None:
    layout = Layout(4, 2, braces=False)
    layout.below = 2
    assert layout.entry_lines({"a": 1, "b": {"c": 2}}, 2) == ["  -", "    a: 1", "    b:", "        c: 2"]


def test_a_list_in_a_list_stands_in_brackets() -> None:
    layout = Layout(brackets=False)
    assert layout.entry_lines(["a", "b"], 0) == ["- [a, b]"]
    assert layout.entry_lines([{"a": "x" * 70}, {"b": "y" * 70}], 0) == [
        "- [{a: " + "x" * 70 + "},",
        "   {b: " + "y" * 70 + "}]",
    ]
