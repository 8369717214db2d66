"""A handle is the same in every clone and whatever the order of the list; no two entries share one."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.changes.identity import HANDLE_LENGTH, SHOWN_LENGTH, handle, handles, identity, shown
from amctl.model.fields import Entry
from amctl.model.history import Feedback, Interaction
from amctl.model.work import FollowUp, Tick

DAY = date(2026, 11, 27)
ALPHABET = set("0123456789abcdefghjkmnpqrstvwxyz")


def follow_up(what: str, **more: object) -> FollowUp:
    return FollowUp.model_validate({"what": what, "due": DAY, **more})


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        (follow_up("Send draft"), ("Send draft", "")),
        (follow_up("Send draft", step="2", note="x", due=date(2026, 1, 1)), ("Send draft", "2")),
        (
            Interaction(date=DAY, kind="call", with_=("keller", "boss"), summary="Hello", message_id="<a@b>"),
            ("2026-11-27", "call", "keller,boss", "Hello", "<a@b>"),
        ),
        (Interaction(date=DAY, kind="note", summary="x"), ("2026-11-27", "note", "", "x", "")),
        (Feedback(date=DAY, kind="nps"), ("2026-11-27", "nps", "")),
        (Tick(date=DAY), ()),
    ],
)
def test_what_makes_an_entry_itself(entry: Entry, parts: tuple[str, ...]) -> None:
    assert identity(entry) == parts


@pytest.mark.parametrize(
    ("account", "kind", "parts", "nth", "expected"),
    [
        ("nordwind-logistik", "follow-up", ("Send renewal draft", ""), 0, "h8vnkj0vga"),
        ("nordwind-logistik", "follow-up", ("Send renewal draft", ""), 1, "eb8xxtqnab"),
        ("nordwind-logistik", "feedback", ("2026-10-15", "nps", "keller"), 0, "bzn88mq62a"),
        ("acme", "follow-up", ("Grüße 😀", ""), 0, "q2gr96rxhd"),
        ("acme", "follow-up", (), 0, "6s16mqd29r"),
    ],
)
def test_handles_never_change(account: str, kind: str, parts: tuple[str, ...], nth: int, expected: str) -> None:
    """These values are in people's notes and calendars."""
    assert handle(account, kind, parts, nth) == expected


WORDS = st.text(max_size=20)


@given(WORDS, WORDS, st.lists(WORDS, max_size=4), st.integers(0, 99))
def test_a_handle_is_ten_characters_that_nobody_misreads(account: str, kind: str, parts: list[str], nth: int) -> None:
    made = handle(account, kind, parts, nth)
    assert len(made) == HANDLE_LENGTH == 10
    assert set(made) <= ALPHABET
    assert made == handle(account, kind, tuple(parts), nth)


def test_a_handle_depends_on_all_that_makes_an_entry_itself() -> None:
    handles_ = {
        handle("acme", "follow-up", ("a", "b")),
        handle("acme", "follow-up", ("b", "a")),
        handle("acme", "follow-up", ("ab", "")),
        handle("acme", "follow-up", ("a", "b"), 1),
        handle("acme", "issue", ("a", "b")),
        handle("other", "follow-up", ("a", "b")),
    }
    assert len(handles_) == 6


def test_every_character_of_the_alphabet_comes_up_at_every_position() -> None:
    made = [handle("acme", "follow-up", (str(n),)) for n in range(1000)]
    for position in range(HANDLE_LENGTH):
        assert {one[position] for one in made} == ALPHABET


def test_a_text_with_half_a_character_has_a_handle_too() -> None:
    assert len(handle("acme", "follow-up", ("\ud83d",))) == HANDLE_LENGTH


@given(st.permutations(range(8)))
def test_handles_do_not_depend_on_the_order_of_the_list(order: list[int]) -> None:
    entries = [follow_up(f"Task {n}") for n in range(8)]
    made = dict(zip(range(8), handles("acme", "follow-up", entries), strict=True))
    again = handles("acme", "follow-up", [entries[n] for n in order])
    assert again == [made[n] for n in order]


def test_entries_alike_are_told_apart_by_their_order() -> None:
    entries = [follow_up("Call"), follow_up("Mail"), follow_up("Call", note="another"), follow_up("Call")]
    made = handles("acme", "follow-up", entries)
    assert made == [
        handle("acme", "follow-up", parts, nth)
        for parts, nth in [(("Call", ""), 0), (("Mail", ""), 0), (("Call", ""), 1), (("Call", ""), 2)]
    ]
    assert len(set(made)) == 4


def test_what_changes_about_an_entry_leaves_its_handle() -> None:
    before = follow_up("Call")
    after = follow_up("Call", snoozed_until=date(2026, 12, 1), due=date(2026, 12, 2), done=date(2026, 12, 3))
    assert handles("acme", "follow-up", [before]) == handles("acme", "follow-up", [after])


def test_no_entries_have_no_handles() -> None:
    assert handles("acme", "follow-up", []) == []


@pytest.mark.parametrize(
    ("known", "length"),
    [
        ([], 5),
        (["0123456789"], 5),
        (["0123456789", "0123456789"], 5),  # the same one, seen twice
        (["0123456789", "1123456789"], 5),
        (["0123456789", "0123546789"], 5),
        (["0123456789", "0123465789"], 6),
        (["0123456789", "0123456798"], 9),
        (["0123456789", "012345678a"], 10),
    ],
)
def test_as_many_characters_are_shown_as_tell_all_apart(known: list[str], length: int) -> None:
    assert shown(known) == length
    assert shown(iter(known)) == length


def test_in_a_large_book_some_more_are_shown() -> None:
    known = [handle("acme", "follow-up", (str(n),)) for n in range(20_000)]
    random.Random(1).shuffle(known)
    length = shown(known)
    assert SHOWN_LENGTH < length < HANDLE_LENGTH
    assert len({one[:length] for one in known}) == 20_000
    assert len({one[: length - 1] for one in known}) < 20_000
