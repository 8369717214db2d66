"""A file written anew: the data are right, whatever becomes of the layout."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
import yaml

from amctl.changes.apply import Inapplicable
from amctl.changes.edits import Append, Change, Entry, Remove, Rename, Set
from amctl.errors import CannotEdit
from amctl.model.account import Account
from amctl.yaml.reader import read
from amctl.yaml.rewrite import rewritten
from tests.yaml.drawn import drawn
from tests.yaml.generated import account_text

BEFORE = """\
# schema
name: Acme   # ours
owner: 'anna'
phone: "+49 40"
tags: [a, b]
contacts:
    keller:
        name: K   # Dr.
follow_ups:
  - {what: A, due: 2026-11-24}
interactions:
"""


def rewrite(*changes: Change, before: str = BEFORE) -> str:
    return rewritten("acme.yaml", before.encode(), changes, Account).decode()


def test_changes_are_carried_out_and_comments_stay() -> None:
    text = rewrite(
        Append(("tags",), "no"),
        Append(("follow_ups",), {"what": "B: now", "due": date(2026, 11, 23), "note": "One.\nTwo.\n"}),
        Append(("interactions",), {"date": date(2026, 11, 23), "reached": True, "score": Decimal("4.50")}),
        Set(("contacts", "keller", "title"), "1:30"),
        Set(("contacts", "adams"), {"name": "A", "x-n": Decimal(3), "x-none": None}),
        Set(("contracts", "p", "lines", "s", "amount"), Decimal("480.00")),
        Set(("follow_ups", Entry(("A", "")), "done"), date(2026, 11, 25)),
        Set(("owner",), "ben", "anna"),
        Rename(("contacts", "keller"), "miriam"),
        Remove(("phone",), "+49 40"),
        Remove(("tags", Entry(("a",))), "a"),
    )
    assert (
        text
        == """\
# schema
name: Acme   # ours
owner: ben
tags: [b, "no"]
contacts:
    miriam:
        name: K   # Dr.
        title: "1:30"
    adams:
        name: A
        x-n: 3
        x-none:
contracts:
    p:
        lines:
            s:
                amount: 480.00
follow_ups:
  - {what: A, due: 2026-11-24, done: 2026-11-25}
  - what: "B: now"
    due: 2026-11-23
    note: |
        One.
        Two.
interactions:
  - date: 2026-11-23
    reached: true
    score: 4.50
"""
    )
    assert yaml.safe_load(text)["tags"] == ["b", "no"]


def test_byte_order_mark_line_ends_and_document_start_stay() -> None:
    before = b"\xef\xbb\xbf---\r\nname: Acme\r\nowner: anna\r\n"
    after = rewritten("acme.yaml", before, [Set(("owner",), "ben", "anna")], Account)
    assert after == b"\xef\xbb\xbf---\r\nname: Acme\r\nowner: ben\r\n"


def test_a_value_in_an_entry_of_a_list() -> None:
    assert rewrite(Set(("tags", Entry(("b",))), "c", "b"), before="tags: [a, b]\n") == "tags: [a, c]\n"


def test_a_key_with_nothing_gets_what_is_below_it() -> None:
    change = Set(("contracts", "p", "number"), "ES-1")
    assert rewrite(change, before="contracts:\nname: A\n") == "contracts:\n  p:\n    number: ES-1\nname: A\n"


def test_what_cannot_be_read_is_not_written() -> None:
    with pytest.raises(CannotEdit, match="line 2: a second document"):
        rewrite(Set(("owner",), "ben"), before="a: 1\n---\nb: 2\n")


def test_what_would_say_something_else_is_not_written() -> None:
    with pytest.raises(CannotEdit, match="written anew, the file would not say what it should"):
        rewrite(Set(("owner",), "ben"), before="? name   # hm\n: Acme\nsummary: |2\n    two\n  none\n")


def test_what_ruamel_cannot_do_is_said() -> None:
    with pytest.raises(CannotEdit, match="the file cannot be written anew: "):
        rewrite(Set(("owner",), "ben"), before="name:\tAcme\n")


def test_what_the_data_do_not_allow() -> None:
    with pytest.raises(Inapplicable):
        rewrite(Set(("owner",), "ben", "mei"))


def test_random_files_say_what_they_should_or_are_refused(judged: Callable[..., Any]) -> None:
    done = 0
    for seed in range(30):
        content = account_text(Random(seed))
        edit = drawn(Random(seed), read("acme.yaml", content).data)
        try:
            after = rewritten("acme.yaml", content, [edit.change], Account)
        except CannotEdit:
            continue
        done += 1
        assert judged(after.decode("utf-8-sig")) == edit.wanted
    assert done > 20
