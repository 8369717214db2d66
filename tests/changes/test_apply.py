"""Changes on plain data: what is asked for happens, nothing else does, and what no longer fits is refused."""

import copy
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amctl.changes.apply import (
    Inapplicable,
    alike,
    applied,
    at,
    dotted,
    drop,
    entry_at,
    models_at,
    named,
    plain,
    put,
    resolved,
)
from amctl.changes.edits import Append, Change, Entry, Remove, Rename, Set
from amctl.changes.identity import identity
from amctl.dates import Period
from amctl.model.account import Account
from amctl.model.contracts import Contract, Line
from amctl.model.fields import Entry as Model
from amctl.model.history import Interaction
from amctl.model.people import Contact
from amctl.model.reading import Record
from amctl.model.settings import Away, Settings
from amctl.model.work import FollowUp, Handoff, Tick
from amctl.yaml.reader import read

TEXT = """
name: Acme
status: active
owner: anna
tier:
tags: [a, b, a]
contacts:
  keller: {name: Keller, roles: [billing]}
follow_ups:
  - {what: Call, due: 2026-12-01}
  - {what: Write, due: 2026-12-02}
  - {what: Call, due: 2026-12-03}
interactions:
  - {date: 2026-11-01, kind: email, with: keller, summary: Hello, message_id: <1@acme.example>}
  - {date: 2026-11-02, kind: call, with: [keller, brandt], summary: Hello}
handoffs:
  - {kind: sales-to-account, from: jonas, to: anna, opened: 2026-01-01, done: {met: {date: 2026-01-02}}}
x-own: {list: [{a: 1}, [b, c]]}
"""
DATA = read("acme.yaml", TEXT.encode()).data
CALL, SECOND_CALL = Entry(("Call", "")), Entry(("Call", ""), 1)


def account(text: str = TEXT) -> Record:
    document = read("acme.yaml", text.encode())
    return Record("acme", Account.model_validate(document.data), document)


def after(change: Change, data: dict[str, Any] | None = None) -> dict[str, Any]:
    """The data after a change, which left what it was given as it was."""
    given_ = DATA if data is None else data
    before = copy.deepcopy(given_)
    changed = applied(given_, change, Account)
    assert alike(given_, before)
    return changed


def differing(changed: dict[str, Any]) -> set[str]:
    return {key for key in {**DATA, **changed} if not alike(DATA.get(key), changed.get(key))}


def test_a_key_is_set_where_it_was_and_where_it_was_not() -> None:
    assert after(Set(("status",), "paused", "active"))["status"] == "paused"
    assert after(Set(("tier",), "gold"))["tier"] == "gold"  # it was there, and empty
    assert after(Set(("website",), "https://acme.example"))["website"] == "https://acme.example"
    assert differing(after(Set(("status",), "paused", "active"))) == {"status"}


def test_what_is_missing_above_a_key_is_made() -> None:
    assert after(Set(("rating", "colour"), "red"))["rating"] == {"colour": "red"}
    assert after(Set(("tier", "x"), 1))["tier"] == {"x": 1}
    changed = after(Set(("contracts", "a", "lines", "b", "amount"), Decimal("48000.00")))
    assert changed["contracts"] == {"a": {"lines": {"b": {"amount": "48000.00"}}}}


def test_a_key_of_an_entry_is_set_and_the_others_stay() -> None:
    changed = after(Set(("follow_ups", SECOND_CALL, "done"), date(2026, 12, 3)))
    assert changed["follow_ups"] == [*DATA["follow_ups"][:2], {**DATA["follow_ups"][2], "done": "2026-12-03"}]
    assert differing(changed) == {"follow_ups"}
    changed = after(Set(("handoffs", Entry(("sales-to-account", "2026-01-01")), "done", "met", "by"), "anna"))
    assert changed["handoffs"][0]["done"] == {"met": {"date": "2026-01-02", "by": "anna"}}


def test_an_entry_is_set_as_a_whole() -> None:
    changed = after(Set(("tags", Entry(("a",), 1)), "c", "a"))
    assert changed["tags"] == ["a", "b", "c"]


def test_the_whole_file_is_set() -> None:
    assert after(Set((), {"name": "Other"}, copy.deepcopy(DATA))) == {"name": "Other"}


def test_a_list_gets_one_more_and_a_missing_one_is_made() -> None:
    assert after(Append(("tags",), "c"))["tags"] == ["a", "b", "a", "c"]
    assert after(Append(("usage",), {"date": date(2026, 1, 1)}))["usage"] == [{"date": "2026-01-01"}]
    assert after(Append(("tier",), "x"))["tier"] == ["x"]
    assert after(Append(("contacts", "keller", "roles"), "coach"))["contacts"]["keller"]["roles"] == [
        "billing",
        "coach",
    ]


def test_a_key_and_an_entry_are_removed() -> None:
    assert "status" not in after(Remove(("status",), "active"))
    assert "tier" not in after(Remove(("tier",), None))
    assert after(Remove(("follow_ups", CALL), DATA["follow_ups"][0]))["follow_ups"] == DATA["follow_ups"][1:]
    changed = after(Remove(("follow_ups", SECOND_CALL, "due"), "2026-12-03"))
    assert changed["follow_ups"] == [*DATA["follow_ups"][:2], {"what": "Call"}]
    assert after(Remove(("contacts", "keller", "roles", Entry(("billing",))), "billing"))["contacts"] == {
        "keller": {"name": "Keller", "roles": []}
    }


@pytest.mark.parametrize("path", [("website",), ("rating", "colour"), ("tier", "x"), ("name", "x"), ("tags", "x")])
def test_what_is_not_there_is_removed_by_doing_nothing(path: tuple[str, ...]) -> None:
    assert differing(after(Remove(path, None))) == set()


def test_a_key_is_renamed_in_its_place() -> None:
    assert list(after(Rename(("owner",), "sold_by"))) == [{"owner": "sold_by"}.get(key, key) for key in DATA]
    assert list(after(Rename(("contacts", "keller"), "boss"))["contacts"]) == ["boss"]
    changed = after(Rename(("follow_ups", CALL, "due"), "done"))
    assert changed["follow_ups"] == [{"what": "Call", "done": "2026-12-01"}, *DATA["follow_ups"][1:]]


MAIL = {"date": "2026-11-20", "kind": "email", "summary": "Again", "message_id": "<1@acme.example>"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Set(("status",), "paused", "ended"), "status is another by now"),
        (Set(("website",), "x", "y"), "website is another by now"),
        (Set(("follow_ups", CALL, "due"), "2026-12-09", "2026-12-03"), r"follow_ups\.0\.due is another by now"),
        (Set(("follow_ups", Entry(("Call", ""), 2), "done"), "x"), "there is no such entry any more: Call$"),
        (Set(("follow_ups", Entry(("Meet", "1")), "done"), "x"), "there is no such entry any more: Meet, 1$"),
        (Set(("contacts", Entry(("keller",)), "done"), "x"), "there is no such entry any more: keller"),
        (Set(("usage", Entry(("2026-01-01", "x")), "active"), 1), "there is no such entry any more: 2026-01-01, x"),
        (Set(("name", "x"), 1), "there is no place for x: what is there is no mapping"),
        (Set(("tags", "x"), 1), "there is no place for x: what is there is no mapping"),
        (Append(("name",), "x"), "name is no list"),
        (Append(("contacts",), "x"), "contacts is no list"),
        (Append(("interactions",), MAIL), "this mail is there already"),
        (Remove(("status",), "ended"), "status is another by now"),
        (Remove(("follow_ups", CALL), DATA["follow_ups"][2]), r"follow_ups\.0 is another by now"),
        (Remove(("tags", Entry(("c",))), "c"), "there is no such entry any more: c"),
        (Rename(("website",), "x"), "there is no website to be named x, or there is a x already"),
        (Rename(("status",), "name"), "there is no status to be named name, or there is a name already"),
        (Rename(("rating", "colour"), "x"), "there is no rating to be named x"),
        (Rename(("name", "x"), "y"), "there is no x to be named y"),
        (Rename(("contacts", "keller", "title"), "y"), "there is no title to be named y"),
    ],
)
def test_what_no_longer_fits_is_refused(change: Change, why: str) -> None:
    with pytest.raises(Inapplicable, match=why):
        after(change)


@pytest.mark.parametrize("was", [True, "1", Decimal(2), [1], {}, None])
def test_a_value_is_still_the_same_only_with_its_type(was: object) -> None:
    with pytest.raises(Inapplicable, match="goals is another by now"):
        after(Set(("goals",), 2, was), {"goals": 1})
    assert after(Set(("goals",), 2, Decimal(1)), {"goals": 1}) == {"goals": 2}


@pytest.mark.parametrize(
    ("value", "read_back"),
    [
        (date(2026, 11, 27), "2026-11-27"),
        (Decimal("48000.00"), "48000.00"),
        (Decimal(48000), 48000),
        (Decimal(-5), -5),
        (Decimal("-0"), "-0"),
        (Decimal(0), 0),
        (Decimal("1E+3"), 1000),
        (Decimal("-0.50"), "-0.50"),
        ("48000", "48000"),
        (True, True),
        (7, 7),
        (None, None),
        ((date(2026, 1, 1), [Decimal("1.5")]), ["2026-01-01", ["1.5"]]),
        ({"a": {"b": (Decimal(1),)}}, {"a": {"b": [1]}}),
    ],
)
def test_values_become_what_the_reader_gives_back(value: object, read_back: object) -> None:
    assert alike(plain(value), read_back)


@given(st.decimals(-(10**9), 10**9, places=2) | st.integers(-(10**15), 10**15).map(Decimal))
def test_a_decimal_written_without_quotes_is_read_as_what_it_became(number: Decimal) -> None:
    assert alike(read("a.yaml", f"a: {number:f}".encode()).data["a"], plain(number))


def test_values_are_alike_with_their_types() -> None:
    assert alike({"a": [1, "x", None]}, {"a": [1, "x", None]})
    assert alike({"a": 1, "b": 2}, {"b": 2, "a": 1})
    for one, other in [
        (1, True),
        ("1", 1),
        ([1], [1, 2]),
        ({"a": 1}, {"b": 1}),
        ({}, []),
        (None, ""),
        ({"a": 1}, {"a": True}),
    ]:
        assert not alike(one, other)
        assert not alike([one], [other])


@pytest.mark.parametrize(
    ("path", "model"),
    [
        (("contacts", "keller"), Contact),
        (("follow_ups", CALL), FollowUp),
        (("contracts", "a", "lines", "b"), Line),
        (("contracts", "a"), Contract),
        (("handoffs", Entry(()), "done", "met"), Tick),
        (("interactions", Entry(())), Interaction),
        (("tags", Entry(("a",))), None),
        (("links", "docs"), None),
        (("name",), None),
        (("x-own", "list", Entry(()), "a"), None),
        (("interactions", Entry(()), "with_"), None),
    ],
)
def test_the_model_of_what_stands_at_a_path(path: tuple[str | Entry, ...], model: type | None) -> None:
    assert models_at(Account, path)[-1] is model
    assert len(models_at(Account, path)) == len(path)


def test_settings_have_their_entries_too() -> None:
    assert models_at(Settings, ("people", "anna", "away", Entry(())))[-1] is Away
    data = {"people": {"anna": {"away": [{"from": "2026-01-01", "until": "2026-01-02"}]}}}
    path = ("people", "anna", "away", Entry(("2026-01-01",)), "until")
    assert resolved(data, path, Settings) == ("people", "anna", "away", 0, "until")


def test_what_stands_at_a_path() -> None:
    assert at(DATA, ("follow_ups", 2, "due")) == "2026-12-03"
    assert at(DATA, ()) is DATA
    for path in [("follow_ups", 3), ("follow_ups", "x"), ("name", "x"), ("tier", "x"), ("website",)]:
        assert at(DATA, path) is None


def test_entries_of_the_users_own_lists_are_found_by_their_text() -> None:
    path = ("x-own", "list", Entry(("b,c",)), Entry(("c",)))
    assert resolved(DATA, path, Account) == ("x-own", "list", 1, 1)
    assert after(Set(path, "d", "c"))["x-own"] == {"list": [{"a": 1}, ["b", "d"]]}


def test_paths_are_written_with_points() -> None:
    assert dotted(("contacts", "keller", "stance")) == "contacts.keller.stance"
    assert dotted(("follow_ups", CALL, "due")) == "follow_ups.Call.due"
    assert dotted(("interactions", Entry(("2026-11-02", "call", "", "Hi", "")))) == "interactions.2026-11-02/call/Hi"
    assert dotted(("tags", 2)) == "tags.2"


def test_a_change_remembers_what_it_was_planned_on() -> None:
    record = account()
    assert put(record, ("status",), "paused") == Set(("status",), "paused", "active")
    assert put(record, ("website",), "x") == Set(("website",), "x", None)
    assert drop(record, ("follow_ups", CALL)) == Remove(("follow_ups", CALL), DATA["follow_ups"][0])
    with pytest.raises(Inapplicable):
        put(record, ("follow_ups", Entry(("Meet", "")), "done"), "x")


def test_every_entry_has_a_path_that_leads_to_it() -> None:
    record = account()
    for section, count in (("follow_ups", 3), ("interactions", 2), ("handoffs", 1), ("tags", 3)):
        paths = [entry_at(record, (section,), index) for index in range(count)]
        assert [resolved(DATA, path, Account) for path in paths] == [(section, index) for index in range(count)]
    assert entry_at(record, ("follow_ups",), 2) == ("follow_ups", SECOND_CALL)
    assert entry_at(record, ("contacts", "keller", "roles"), 0)[-1] == Entry(("billing",))


def models() -> list[type[Model]]:
    """The models of all entries that make themselves, of accounts and settings."""
    seen: set[type[Model]] = set()
    waiting: list[Any] = [Account, Settings]
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, Model) and kind not in seen:
            seen.add(kind)
            waiting += [field.annotation for field in kind.model_fields.values()]
    return sorted((one for one in seen if one.identity), key=lambda one: one.__name__)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """What a file may hold for a type."""
    words = st.text(min_size=1, max_size=5) | st.integers(0, 99)
    plain_types: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
        NoneType: st.none,
        str: lambda: words,
        date: lambda: st.dates(date(1970, 1, 1), date(2200, 1, 1)).map(str),
        Decimal: lambda: st.integers(0, 99) | st.just("1.50"),
        Period: lambda: st.just("2 weeks"),
    }
    if kind in plain_types:
        return plain_types[kind]()
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is Annotated:
        return values(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([values(one) for one in get_args(kind)])
    assert get_origin(kind) is tuple, kind  # ids: one, or a list of them
    return st.none() | words.map(str) | st.lists(words, max_size=3)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
@given(st.data())
def test_an_entrys_data_say_the_same_as_its_model_of_what_makes_it_itself(
    model: type[Model], data: st.DataObject
) -> None:
    drawn = {
        field.alias or name: data.draw(values(field.annotation), label=name)
        for name, field in model.model_fields.items()
        if name in model.identity or field.is_required()
    }
    entry = model.model_validate(drawn, by_alias=True, by_name=False)
    assert named(drawn, model) == identity(entry)
    absent = {key: value for key, value in drawn.items() if value is not None}
    assert named(absent, model) == identity(entry)


def test_all_entries_of_lists_are_among_them() -> None:
    assert {FollowUp, Interaction, Handoff, Away} <= set(models())
    assert len(models()) >= 9


@pytest.mark.parametrize(
    ("value", "name"), [("a", "a"), (1, "1"), (None, ""), (["a", 1], "a,1"), ({"a": 1}, "{'a': 1}")]
)
def test_a_plain_value_is_named_by_its_text(value: object, name: str) -> None:
    assert named(value, None) == (name,)
    assert isinstance(value, dict) or named(value, FollowUp) == (name,)
